import { Observable } from "./observable.js";

/** What can be done from the keyboard, with the keys that do it until somebody chooses others. */
export const actions = {
  panes: "F6", panesBack: "Shift+F6", previous: "Alt+ArrowUp", next: "Alt+ArrowDown", send: "Ctrl+Enter", sheet: "Ctrl+/",
  emergency: "F8", alarm: "F9",
};

/** @param {KeyboardEvent} event @returns {string} the combination as it is written: modifiers in this order, then the key */
export function combination(event) {
  const held = [["Ctrl", event.ctrlKey || event.metaKey], ["Alt", event.altKey], ["Shift", event.shiftKey]];
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return [...held.filter(([, on]) => on).map(([name]) => name), key].join("+");
}

/**
 * Which keys do what, as this person wants it on this device. A combination that types something, a single letter or one with Shift,
 * is never one (WCAG 2.1.4). Tells "changed".
 */
export class KeyMap extends Observable {
  #preferences;
  #keys;

  /** @param {import("./preferences.js").Preferences} preferences */
  constructor(preferences) {
    super();
    this.#preferences = preferences;
    this.#keys = { ...actions };
    for (const part of preferences.get("keys").split(" ")) {
      const [action, keys] = [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)];
      if (action in actions && (keys === "" || KeyMap.mayBe(keys))) this.#keys[action] = keys;
    }
  }

  /** @param {string} keys */
  static mayBe(keys) {
    return /^((Ctrl|Alt)\+(Alt\+)?(Shift\+)?([^\s+]|\+|Arrow\w+|Enter|F\d{1,2})|(Shift\+)?F\d{1,2})$/.test(keys);
  }

  /** @returns {string} an empty text when it is off */
  of(action) {
    return this.#keys[action];
  }

  /** @param {KeyboardEvent} event @returns {string|null} the action that these keys do */
  actionFor(event) {
    const keys = combination(event);
    return Object.keys(actions).find((action) => this.#keys[action] === keys) || null;
  }

  /**
   * @param {string} action @param {string} keys an empty text turns it off
   * @returns {"set"|"taken"|"refused"} "taken": they do something else already
   */
  set(action, keys) {
    if (keys !== "" && !KeyMap.mayBe(keys)) return "refused";
    if (keys !== "" && Object.keys(actions).some((other) => other !== action && this.#keys[other] === keys)) return "taken";
    this.#keys[action] = keys;
    const moved = Object.keys(actions).filter((each) => this.#keys[each] !== actions[each]);
    this.#preferences.set("keys", moved.map((each) => `${each}=${this.#keys[each]}`).join(" "));
    this.tell("changed");
    return "set";
  }

  /** As it was at first. */
  reset() {
    this.#keys = { ...actions };
    this.#preferences.set("keys", "");
    this.tell("changed");
  }
}

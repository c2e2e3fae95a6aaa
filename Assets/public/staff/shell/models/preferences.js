import { Observable } from "./observable.js";

/** The one thing that a staff browser keeps: how this person wants to work on this device. Never anything of a conversation. */
const NAME = "lichtpunt";

/** What can be chosen, with what holds until somebody chooses: a value of another type is none. */
export const defaults = {
  callSound: true,
  callVolume: 8,
  messageSound: true,
  messageVolume: 5,
  queueSound: true,
  queueVolume: 5,
  desktop: false,
  /** Seconds in which a message can be taken back before it goes; 0 is off. */
  undo: 0,
  /** Keys that were put elsewhere: action to combination, an empty text is off. */
  keys: "",
};

/** Settings of this device. Written when something is changed, never before. Tells "changed". */
export class Preferences extends Observable {
  #store;
  #values = { ...defaults };

  /** @param {{getItem: Function, setItem: Function}|null} [store] null where a browser keeps nothing */
  constructor(store = storeOfThisBrowser()) {
    super();
    this.#store = store;
    for (const [name, value] of Object.entries(this.#kept())) {
      if (name in defaults && typeof value === typeof defaults[name]) this.#values[name] = value;
    }
  }

  get(name) {
    return this.#values[name];
  }

  /** @param {string} name of `defaults` @param {boolean|number|string} value of the same type */
  set(name, value) {
    if (typeof value !== typeof defaults[name]) throw new RangeError(`no setting ${name}`);
    this.#values[name] = value;
    if (this.#store) this.#store.setItem(NAME, JSON.stringify(this.#values));
    this.tell("changed", name);
  }

  #kept() {
    const text = this.#store && this.#store.getItem(NAME);
    try {
      return JSON.parse(text || "{}") || {};
    } catch (error) {
      if (error instanceof SyntaxError) return {};
      throw error;
    }
  }
}

/** A browser may be told to keep nothing: then a choice lasts as long as the page. */
function storeOfThisBrowser() {
  try {
    return globalThis.localStorage || null;
  } catch (error) {
    if (error.name === "SecurityError") return null;
    throw error;
  }
}

import { combination } from "../models/key-map.js";
import { partsOf, stamp, tell } from "./parts.js";

/** Keys that are pressed on the way to a combination. */
const MODIFIERS = ["Control", "Alt", "Shift", "Meta", "AltGraph"];

/** Keys for people who keep their hands on the keyboard, and the sheet that shows them and lets them be put elsewhere or off. */
export class Shortcuts {
  /**
   * @param {{texts: object, keys: import("../models/key-map.js").KeyMap, preferences: object, panes: object,
   *   session: () => object|null}} about
   */
  constructor({ texts, keys, preferences, panes, session }) {
    Object.assign(this, { texts, keys, preferences, panes, session });
    this.sheet = document.getElementById("shortcut-sheet");
    this.parts = partsOf(this.sheet);
    this.rows = new Map();
    for (const row of this.sheet.querySelectorAll("[data-action]")) this.rows.set(row.dataset.action, this.row(row));
    document.getElementById("shortcuts-open").addEventListener("click", () => this.open());
    document.getElementById("emergency-open").addEventListener("click", () => this.session() && this.session().emergency());
    this.undo = document.getElementById("undo-choice");
    this.undo.addEventListener("change", () => preferences.set("undo", this.undo.checked ? 5 : 0));
    this.parts.reset.addEventListener("click", () => this.keys.reset());
    this.sheet.addEventListener("close", () => this.listen(null));
    document.addEventListener("keydown", (event) => this.pressed(event));
    keys.on("changed", () => this.show());
    this.show();
  }

  // Internal

  row(holder) {
    const { root, parts } = stamp("part-shortcut");
    holder.append(root);
    const { action } = holder.dataset;
    const name = holder.querySelector("[data-name]").textContent;
    parts.change.setAttribute("aria-label", this.texts.get("keyChangeOf", { name }));
    parts.off.setAttribute("aria-label", this.texts.get("keyOffOf", { name }));
    parts.change.addEventListener("click", () => this.listen(action));
    parts.off.addEventListener("click", () => this.keys.set(action, ""));
    return parts;
  }

  show() {
    for (const [action, { keys }] of this.rows) keys.textContent = this.keys.of(action) || this.texts.get("keyNone");
  }

  open() {
    this.undo.checked = this.preferences.get("undo") > 0;
    if (!this.sheet.open) this.sheet.showModal();
  }

  /** The next combination is for this action. @param {string|null} action */
  listen(action) {
    this.listening = action;
    tell(this.parts.notice, action ? this.texts.get("keyPress") : null);
  }

  learn(event) {
    if (MODIFIERS.includes(event.key)) return;
    event.preventDefault();
    const answer = event.key === "Escape" ? "set" : this.keys.set(this.listening, combination(event));
    if (answer === "set") return this.listen(null);
    tell(this.parts.notice, this.texts.get(answer === "taken" ? "keyTaken" : "keyRefused"));
  }

  pressed(event) {
    if (this.listening && this.sheet.open) return this.learn(event);
    const session = this.session();
    if (!session || event.defaultPrevented || event.isComposing) return;
    const action = this.keys.actionFor(event);
    if (action === "panes") this.panes.cycle(1);
    else if (action === "panesBack") this.panes.cycle(-1);
    else if (action === "sheet") this.open();
    else if (action === "previous") this.chat(session, -1);
    else if (action === "next") this.chat(session, 1);
    else if (action === "emergency") session.emergency();
    else if (action === "alarm") session.callNow();
    else return;
    event.preventDefault();
  }

  chat({ workspace }, step) {
    workspace.selectNext(step);
    this.panes.show("conversation", "#composer-text");
  }
}

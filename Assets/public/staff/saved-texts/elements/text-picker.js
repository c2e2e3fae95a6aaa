import { stamp } from "../../shell/elements/parts.js";
import { fillIn } from "../models/placeholders.js";

/** A slash at the beginning of a word, and what is typed behind it, up to the cursor. */
const TYPED = /(^|\s)\/([^\s/]{0,30})$/;

/**
 * The list of saved texts above the composer: it opens while `/word` is typed, is gone through with the arrow keys, and puts a text
 * where the cursor is. It never sends.
 */
export class TextPicker extends HTMLElement {
  // Lifecycle

  /**
   * @param {{field: HTMLTextAreaElement, saved: import("../models/saved-texts.js").SavedTexts, values: () => object,
   *   language: () => string, texts: object}} about `values` for placeholders; `language` the visitor's
   */
  attach(about) {
    Object.assign(this, about);
    this.listbox = this.querySelector("[role=listbox]");
    this.controller = new AbortController();
    const { signal } = this.controller;
    this.field.addEventListener("input", () => this.look(), { signal });
    this.field.addEventListener("keydown", (event) => this.pressed(event), { signal });
    this.field.addEventListener("blur", () => this.close(), { signal });
    // They may come after somebody asked for them.
    this.stop = this.saved.on("changed", () => this.hidden && document.activeElement === this.field && this.look());
    this.close();
  }

  detach() {
    if (!this.controller) return;
    this.controller.abort();
    this.stop();
    this.close();
  }

  // Actions

  /** As if a slash had been typed: for who does not know the shortcut. */
  open() {
    const { field } = this;
    const before = field.value.slice(0, field.selectionStart);
    field.focus();
    field.setRangeText(/(^|\s)$/.test(before) ? "/" : " /", field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // Internal

  look() {
    const typed = TYPED.exec(this.field.value.slice(0, this.field.selectionStart));
    this.found = typed ? this.saved.search(typed[2], this.language()) : [];
    this.chosen = 0;
    if (this.found.length === 0) return this.close();
    this.listbox.replaceChildren(...this.found.map((text, index) => this.option(text, index)));
    this.hidden = false;
    this.mark();
  }

  option({ shortcut, title, text }, index) {
    const { root: option, parts } = stamp("part-text-option");
    option.id = `saved-text-${index}`;
    parts.name.textContent = `/${shortcut} ${title}`;
    parts.text.textContent = text;
    // Not "click": the field must not lose the focus, and with it the place.
    option.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      this.choose(index);
    });
    return option;
  }

  mark() {
    Array.from(this.listbox.children).forEach((option, index) => option.setAttribute("aria-selected", String(index === this.chosen)));
    this.field.setAttribute("aria-activedescendant", `saved-text-${this.chosen}`);
    this.listbox.children[this.chosen].scrollIntoView({ block: "nearest" });
  }

  pressed(event) {
    if (this.hidden || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const { length } = this.found;
    if (step) this.chosen = (this.chosen + step + length) % length;
    else if (event.key === "Enter" || event.key === "Tab") this.choose(this.chosen);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (step) this.mark();
  }

  choose(index) {
    const { field } = this;
    const end = field.selectionStart;
    const typed = TYPED.exec(field.value.slice(0, end));
    const text = fillIn(this.found[index].text, this.values());
    this.close();
    if (!typed) return;
    field.setRangeText(text, end - typed[2].length - 1, end, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  close() {
    this.hidden = true;
    this.listbox.replaceChildren();
    this.field.removeAttribute("aria-activedescendant");
  }
}

customElements.define("text-picker", TextPicker);

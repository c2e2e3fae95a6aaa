import { problemOf } from "../../guests/elements/guest-words.js";
import { partsOf, tell } from "../../shell/elements/parts.js";
import { missingIn } from "../models/letter-draft.js";

/** A text for one organisation, before she reads it. What was written stays when this is closed, until she is asked. */
export class LetterForm {
  /** @param {import("../../shell/models/texts.js").Texts} words @param {import("../../guests/models/guest-draft.js").Rules} rules */
  constructor(words, rules) {
    this.words = words;
    this.rules = rules;
    this.element = document.getElementById("part-letter-form").content.firstElementChild.cloneNode(true);
    document.body.append(this.element);
    this.parts = partsOf(this.element);
    this.form = this.element.querySelector("form");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.propose();
    });
    this.form.addEventListener("change", () => this.follow());
    this.parts.close.addEventListener("click", () => this.element.close());
    this.element.addEventListener("close", () => this.put());
  }

  // Actions

  /** @param {import("../models/letter-writing.js").LetterWriting} writing @param {string} name how the visitor is called here */
  open(writing, name) {
    this.writing = writing;
    this.form.reset();
    const { elements } = this.form;
    for (const [field, value] of Object.entries(writing.draft || {})) {
      if (field === "advised") elements.advised.checked = value;
      else elements[field].value = value;
    }
    this.follow();
    tell(this.parts.error, null);
    this.parts.send.textContent = this.words.get("letterAsk", { name });
    this.element.showModal();
  }

  // Internal

  get draft() {
    const { organisation, called, age, advised, text } = this.form.elements;
    return {
      organisation: organisation.value.trim(), called: called.value.trim(), age: age.value, advised: this.rules.withAdvice.includes(age.value) && advised.checked,
      text: text.value.trim(),
    };
  }

  /** Nothing of it stays in the page's form. */
  put() {
    if (this.writing) this.writing.draft = this.sent ? null : this.draft;
    this.sent = false;
    this.writing = null;
    this.form.reset();
  }

  follow() {
    this.parts.advice.hidden = !this.rules.withAdvice.includes(this.draft.age);
  }

  async propose() {
    const { words, draft, writing } = this;
    const missing = missingIn(draft, this.rules);
    if (missing) return tell(this.parts.error, words.get(missing));
    tell(this.parts.error, null);
    this.parts.send.disabled = true;
    try {
      await writing.propose(draft);
      this.sent = true;
      this.element.close();
    } catch (error) {
      tell(this.parts.error, problemOf(error, words));
    } finally {
      this.parts.send.disabled = false;
    }
  }
}

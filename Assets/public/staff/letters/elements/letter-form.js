import { KeptForm } from "../../chat/elements/kept-form.js";
import { problemOf } from "../../guests/elements/guest-words.js";
import { partsOf, tell } from "../../shell/elements/parts.js";
import { missingIn } from "../models/letter-draft.js";

/** A text for one organisation, before she reads it. What was written stays with the conversation when this is closed, until she is asked. */
export class LetterForm {
  /** @param {import("../../shell/models/texts.js").Texts} words @param {import("../../guests/models/guest-draft.js").Rules} rules */
  constructor(words, rules) {
    this.words = words;
    this.rules = rules;
    this.element = document.getElementById("part-letter-form").content.firstElementChild.cloneNode(true);
    document.body.append(this.element);
    this.parts = partsOf(this.element);
    this.form = this.element.querySelector("form");
    this.kept = new KeptForm(this.form);
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
    this.kept.open(writing.conversation.forms.letter);
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
    this.kept.close();
    this.writing = null;
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
      writing.conversation.forms.letter.clear();
      this.element.close();
    } catch (error) {
      tell(this.parts.error, problemOf(error, words));
    } finally {
      this.parts.send.disabled = false;
    }
  }
}

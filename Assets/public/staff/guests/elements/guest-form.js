import { partsOf, tell } from "../../shell/elements/parts.js";
import { SERVES, missingIn, noteOf } from "../models/guest-draft.js";
import { guestWords, problemOf } from "./guest-words.js";

/** Who somebody from outside is, before she is asked. Nothing goes before the button is pressed, and nothing is chosen beforehand. */
export class GuestForm {
  /** @param {import("../../shell/models/texts.js").Texts} words @param {import("../models/guest-draft.js").Rules} rules */
  constructor(words, rules) {
    this.words = words;
    this.rules = rules;
    this.element = document.getElementById("part-guest-form").content.firstElementChild.cloneNode(true);
    document.body.append(this.element);
    this.parts = partsOf(this.element);
    this.form = this.element.querySelector("form");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.propose();
    });
    this.form.addEventListener("change", () => this.follow());
    this.parts.close.addEventListener("click", () => this.element.close());
    this.element.addEventListener("close", () => this.clear());
  }

  // Actions

  /** @param {import("../models/guest-inviting.js").GuestInviting} inviting @param {string} name how the visitor is called here */
  open(inviting, name) {
    this.inviting = inviting;
    this.form.reset();
    this.follow();
    tell(this.parts.error, null);
    this.parts.send.textContent = this.words.get("guestAskVisitor", { name });
    this.element.showModal();
  }

  /** Nothing of it stays in the page. */
  clear() {
    this.form.reset();
    this.inviting = null;
  }

  // Internal

  get draft() {
    const { name, organisation, role, unit, number, called, known, age, advised } = this.form.elements;
    const serves = SERVES.includes(role.value);
    return {
      name: name.value.trim(), organisation: organisation.value.trim(), role: role.value,
      unit: serves ? unit.value.trim() : "", number: serves ? number.value.trim() : "",
      called: called.value.trim(), known: known.value, age: age.value, advised: this.rules.withAdvice.includes(age.value) && advised.checked,
    };
  }

  /** What is asked only of some. */
  follow() {
    const { role, age } = this.draft;
    this.parts.service.hidden = !SERVES.includes(role);
    const refused = role === "police" && this.rules.withoutPolice.includes(age);
    this.parts.advice.hidden = !this.rules.withAdvice.includes(age) || refused;
    this.parts.young.hidden = !refused;
  }

  async propose() {
    const { words, draft, inviting } = this;
    const missing = missingIn(draft, this.rules);
    if (missing) return tell(this.parts.error, words.get(missing));
    tell(this.parts.error, null);
    this.parts.send.disabled = true;
    try {
      const { language } = inviting.conversation.facts;
      const hers = language === words.language ? words : await guestWords(language);
      await inviting.propose(draft, noteOf(draft, words), hers.get("guestQuestion", { name: draft.name, employer: draft.organisation }));
      this.element.close();
    } catch (error) {
      tell(this.parts.error, problemOf(error, words));
    } finally {
      this.parts.send.disabled = false;
    }
  }
}

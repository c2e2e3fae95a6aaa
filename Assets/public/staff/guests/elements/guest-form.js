import { KeptForm } from "../../chat/elements/kept-form.js";
import { partsOf, tell } from "../../shell/elements/parts.js";
import { FIRST, INVESTIGATES, SERVES, mayAccuseHer, missingIn, namesCriminal, noteOf } from "../models/guest-draft.js";
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
    this.kept = new KeptForm(this.form, ["discussed"]);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.propose();
    });
    this.form.addEventListener("change", () => this.follow());
    for (const role of FIRST) this.parts[role].addEventListener("click", () => this.instead(role));
    this.parts.directory.addEventListener("click", () => this.lookUp());
    this.parts.close.addEventListener("click", () => this.giveUp());
    this.element.oncancel = () => this.kept.drop();
    this.element.addEventListener("close", () => this.clear());
  }

  // Actions

  /** @param {import("../models/guest-inviting.js").GuestInviting} inviting @param {string} name how the visitor is called here */
  open(inviting, name) {
    this.inviting = inviting;
    this.kept.open(inviting.conversation.forms.guest);
    this.follow();
    tell(this.parts.error, null);
    this.parts.send.textContent = this.words.get("guestAskVisitor", { name });
    this.element.showModal();
  }

  /** Somebody else is asked, of whom nothing is known yet: of the one before only what she said herself stays. @param {string} role */
  instead(role) {
    const { elements } = this.form;
    for (const field of ["name", "organisation", "unit", "number", "called", "known", "offence"]) this.empty(elements[field]);
    elements.discussed.checked = false;
    elements.role.value = role;
    this.kept.keep();
    tell(this.parts.error, null);
    this.follow();
    elements.name.focus();
  }

  /** Closed on purpose, by the button or by Escape: it is kept no longer. */
  giveUp() {
    this.kept.drop();
    this.element.close();
  }

  /** The directory's lawyers, to be shown to her; nobody is asked meanwhile. */
  lookUp() {
    this.element.close();
    this.rules.directory("lawyer");
  }

  /** Nothing of it stays in the page. */
  clear() {
    this.kept.close();
    this.inviting = null;
  }

  // Internal

  get draft() {
    const { name, organisation, role, unit, number, called, known, age, advised, offence, discussed } = this.form.elements;
    const serves = SERVES.includes(role.value);
    const asked = INVESTIGATES.includes(role.value) ? offence.value : "";
    return {
      name: name.value.trim(), organisation: organisation.value.trim(), role: role.value,
      unit: serves ? unit.value.trim() : "", number: serves ? number.value.trim() : "",
      called: called.value.trim(), known: known.value, age: age.value, advised: this.rules.withAdvice.includes(age.value) && advised.checked,
      offence: asked, discussed: mayAccuseHer({ role: role.value, offence: asked }) && discussed.checked,
    };
  }

  /** A field, or all answers of one question. */
  empty(field) {
    if (field instanceof RadioNodeList) for (const choice of field) choice.checked = false;
    else field.value = "";
  }

  /** What is asked only of some. */
  follow() {
    const { role, age, offence } = this.draft;
    this.parts.offence.hidden = !INVESTIGATES.includes(role);
    this.parts.registered.hidden = !this.inviting || !namesCriminal(this.inviting.conversation.registered);
    this.parts.first.hidden = !mayAccuseHer({ role, offence });
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
      inviting.conversation.forms.guest.clear();
      this.element.close();
    } catch (error) {
      tell(this.parts.error, problemOf(error, words));
    } finally {
      this.parts.send.disabled = false;
    }
  }
}

import { partsOf, tell } from "../../shell/elements/parts.js";
import { PassphraseChoice } from "../models/passphrase-choice.js";
import { TotpSecret } from "../models/totp-secret.js";

/** Name, passphrase and code app of somebody who is new. */
export class PersonForm extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    if (this.parts) return;
    this.parts = partsOf(this);
    this.parts.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.parts.again.addEventListener("click", () => {
      this.choice.again();
      this.render();
    });
    this.parts.own.addEventListener("click", () => {
      this.choice.own = !this.choice.own;
      this.render();
    });
    this.parts.form.elements.name.addEventListener("input", () => this.totp());
  }

  /**
   * @param {{texts: object, totpSecret: string, issuer: string, save: (person: object) => Promise<void>}} parts `save`
   *   gets {name, displayName, passphrase, code}
   */
  attach({ texts, totpSecret, issuer, save }) {
    Object.assign(this, { texts, totpSecret, issuer, save });
    this.choice = new PassphraseChoice(texts.language);
    this.render();
    this.totp();
  }

  // Actions

  async submit() {
    const { elements } = this.parts.form;
    if (this.busy || !this.filled(elements)) return;
    const typed = elements.passphrase.value;
    const problem = this.choice.problem(typed, elements.repeated.value);
    if (problem) {
      this.refuse(this.texts.get(problem), elements.passphrase);
      return;
    }
    this.working(true);
    try {
      await this.save({
        name: elements.name.value.trim(),
        displayName: elements.displayName.value.trim(),
        passphrase: this.choice.chosen(typed),
        code: elements.code.value,
      });
      this.parts.form.reset();
      this.forget();
    } catch (error) {
      this.refused(error, elements);
    } finally {
      this.working(false);
    }
  }

  // Internal

  filled(elements) {
    const empty = Array.from(elements).find((field) => field.required && !field.value.trim());
    if (empty) this.refuse(this.texts.get("fillIn"), empty);
    return !empty;
  }

  refused(error, elements) {
    const field = error.details && error.details.field;
    const key = error.code === "invalid" && field ? `invalid_${field}` : null;
    const sentence = key && this.texts.has(key) ? this.texts.get(key) : this.texts.problem(error);
    this.refuse(sentence, error.code === "name-taken" ? elements.name : elements[field] || elements.code);
  }

  refuse(sentence, field) {
    tell(this.parts.problem, sentence);
    for (const each of this.parts.form.elements) if (each.willValidate) each.removeAttribute("aria-invalid");
    field.setAttribute("aria-invalid", "true");
    field.focus();
  }

  working(busy) {
    this.busy = busy;
    this.parts.progress.textContent = busy ? this.texts.get("working") : "";
    if (busy) tell(this.parts.problem, null);
  }

  render() {
    const { own, words } = this.choice;
    tell(this.parts.words, own ? null : words);
    this.parts.again.hidden = own;
    this.parts.repeat.hidden = !own;
    this.parts.own.setAttribute("aria-pressed", String(own));
    this.parts["passphrase-label"].textContent = this.texts.get(own ? "passphraseOwnType" : "passphraseType");
  }

  totp() {
    const account = this.parts.form.elements.name.value.trim() || this.texts.get("productName");
    const secret = new TotpSecret({ secret: this.totpSecret, account, issuer: this.issuer });
    this.parts.totp.textContent = secret.groups;
    this.parts["totp-link"].href = secret.link;
  }

  forget() {
    this.totpSecret = "";
    this.choice.words = "";
    for (const name of ["words", "totp"]) this.parts[name].textContent = "";
    this.parts["totp-link"].removeAttribute("href");
  }
}

customElements.define("person-form", PersonForm);

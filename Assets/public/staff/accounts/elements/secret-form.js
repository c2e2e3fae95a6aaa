import { partsOf, tell } from "../../shell/elements/parts.js";

/** A form that takes a passphrase: calm progress, one sentence for every refusal, and nothing left in the fields. */
export class SecretForm extends HTMLElement {
  // Lifecycle

  /** @param {{texts: import("../../shell/models/texts.js").Texts, enter: (input: object) => Promise<void>}} parts */
  attach({ texts, enter }) {
    this.texts = texts;
    this.enter = enter;
    this.form = this.querySelector("form");
    this.parts = partsOf(this);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
  }

  // Actions

  async submit() {
    if (this.busy) return;
    const input = Object.fromEntries(new FormData(this.form));
    const empty = Array.from(this.form.elements).find((field) => field.required && !field.value.trim());
    if (empty) {
      this.refuse(this.texts.get("fillIn"), empty);
      return;
    }
    this.working(true);
    try {
      await this.enter(input);
      this.form.reset();
      tell(this.parts.error, null);
    } catch (error) {
      this.refuse(this.texts.problem(error), this.form.elements.passphrase);
      if (this.form.elements.code) this.form.elements.code.value = "";
    } finally {
      this.working(false);
    }
  }

  say(text) {
    tell(this.parts.error, text);
  }

  // Internal

  refuse(sentence, field) {
    tell(this.parts.error, sentence);
    for (const each of this.form.elements) if (each.willValidate) each.removeAttribute("aria-invalid");
    if (!field) return;
    field.setAttribute("aria-invalid", "true");
    field.focus();
  }

  working(busy) {
    this.busy = busy;
    this.form.querySelector("[type=submit]").setAttribute("aria-disabled", String(busy));
    this.parts.progress.textContent = busy ? this.texts.get("working") : "";
  }
}

customElements.define("sign-in-form", class extends SecretForm {});
customElements.define("unlock-form", class extends SecretForm {});

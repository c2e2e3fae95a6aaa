import { partsOf, tell } from "../../shell/elements/parts.js";
import { PartnerDraft } from "../models/partner-draft.js";
import { PartnerWords } from "../models/partner-words.js";

/** Writes one entry of the directory, for who keeps it. */
export class PartnerForm extends HTMLElement {
  // Lifecycle

  /** @param {{texts: object, api: object, config: object, changed: (sentence: string) => void}} about `changed` once it is kept or gone */
  attach({ texts, api, config, changed }) {
    Object.assign(this, { texts, api, changed, words: new PartnerWords(texts), parts: partsOf(this) });
    const { form, sure } = this.parts;
    for (const [name, codes] of [["kind", config.kinds], ["urgency", config.urgencies]]) {
      form.elements[name].replaceChildren(...codes.map((code) => new Option(this.words.code(name, code), code)));
    }
    for (const [name, list, codes] of [["regions", "region", config.regions], ["groups", "group", config.groups], ["forms", "form", config.forms]]) {
      this.parts[name].append(...codes.map((code) => this.choice(name, code, this.words.code(list, code))));
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.run(() => this.draft.keep(new FormData(form)), "editKept");
    });
    this.parts.remove.addEventListener("click", () => {
      sure.hidden = false;
      sure.focus();
    });
    sure.addEventListener("click", () => this.run(() => this.draft.remove(), "editRemoved"));
    this.parts.cancel.addEventListener("click", () => this.leave());
  }

  // Actions

  /** @param {{id: string, entry: object}|null} match null writes a new one @param {HTMLElement} back takes the focus afterwards */
  open(match, back) {
    const { form, heading } = this.parts;
    this.back = back;
    this.draft = new PartnerDraft(this.api, match);
    form.reset();
    for (const [name, value] of Object.entries(this.draft.values)) {
      if (!Array.isArray(value)) form.elements[name].value = value;
      else for (const box of form.querySelectorAll(`[name="${name}"]`)) box.checked = value.includes(box.value);
    }
    tell(this.parts.wrong, null);
    this.parts.remove.hidden = match === null;
    this.parts.sure.hidden = true;
    this.hidden = false;
    heading.focus();
  }

  // Internal

  choice(name, code, label) {
    const line = document.createElement("label");
    const box = document.createElement("input");
    const words = document.createElement("span");
    line.className = "choice";
    Object.assign(box, { className: "choice__input", type: "checkbox", name, value: code, autocomplete: "off" });
    words.textContent = label;
    line.append(box, " ", words);
    return line;
  }

  async run(step, done) {
    if (this.busy) return;
    this.busy = true;
    tell(this.parts.wrong, null);
    try {
      await step();
      this.leave();
      this.changed(this.texts.get(done));
    } catch (error) {
      tell(this.parts.wrong, this.sentence(error));
    } finally {
      this.busy = false;
    }
  }

  sentence(error) {
    const key = error.code === "invalid" && error.details ? `wrong_${error.details.field}` : "";
    return this.texts.has(key) ? this.texts.get(key) : this.texts.problem(error);
  }

  leave() {
    this.hidden = true;
    this.draft = null;
    if (this.back.isConnected) this.back.focus();
  }
}

customElements.define("partner-form", PartnerForm);

import { stamp, tell } from "../../shell/elements/parts.js";

/** One field of the code book as a group of choices; for an age also a number of years. Codes only, no free text. */
export class CodeField {
  /** @param {{field: object, values: import("../models/case-values.js").CaseValues, language: string, texts: object,
   *   earlier: string[], changed: () => void}} about */
  constructor(about) {
    Object.assign(this, about);
    this.sentence = null;
    const made = stamp("part-field");
    this.root = made.root;
    this.parts = made.parts;
    this.problemId = `problem-${this.field.key}`;
    this.parts.legend.textContent = this.field.label[this.language] + (this.field.required ? ` ${this.texts.get("required")}` : "");
    this.parts.problem.id = this.problemId;
    const steps = this.earlier.map((code) => this.labelOf(code)).join(" → ");
    tell(this.parts.hint, steps ? this.texts.get("willingnessBefore", { steps }) : null);
    this.build();
    this.refresh();
  }

  /** Shows the field only where it applies, with what is chosen now. */
  refresh() {
    const { field, values } = this;
    this.root.hidden = !values.book.applies(field, values.values);
    if (field.kind === "perReferral") this.build();
    for (const input of this.root.querySelectorAll("input")) this.fill(input);
  }

  /** @param {string|null} sentence the server's, beside the field */
  problem(sentence) {
    tell(this.parts.problem, sentence);
    this.sentence = sentence;
    if (sentence) this.root.setAttribute("aria-describedby", this.problemId);
    else this.root.removeAttribute("aria-describedby");
  }

  focus() {
    const details = this.root.closest("details");
    if (details) details.open = true;
    this.root.querySelector("input").focus();
  }

  // Internal

  labelOf(code) {
    const known = this.field.codes.find((each) => each.code === code);
    return known ? known.label[this.language] : code;
  }

  build() {
    const { field, parts } = this;
    if (field.kind === "perReferral") {
      this.perReferral();
      return;
    }
    if (field.kind === "age") parts.choices.append(this.years());
    for (const code of field.codes) parts.choices.append(this.choice(code, field.key));
  }

  /** For every referral that was chosen its own row of choices. */
  perReferral() {
    const { field, values, language } = this;
    const referrals = values.book.referrals(values.values);
    if (this.built === referrals.join()) return;
    this.built = referrals.join();
    const names = values.book.field("referral").codes;
    const groups = referrals.map((referral) => {
      const made = stamp("part-field");
      made.parts.legend.textContent = names.find(({ code }) => code === referral).label[language];
      for (const code of field.codes) made.parts.choices.append(this.choice(code, `${field.key}-${referral}`, referral));
      return made.root;
    });
    this.parts.choices.replaceChildren(...groups);
  }

  choice({ code, label }, name, referral) {
    const made = stamp("part-choice");
    const { input } = made.parts;
    const several = this.field.kind === "several";
    input.type = several ? "checkbox" : "radio";
    input.name = name;
    input.value = code;
    if (referral) input.dataset.referral = referral;
    made.parts.label.textContent = label[this.language];
    input.addEventListener("change", () => this.chosen(input));
    return made.root;
  }

  years() {
    const made = stamp("part-number");
    const { number } = made.parts;
    number.id = `years-${this.field.key}`;
    made.parts.legend.htmlFor = number.id;
    made.parts.legend.textContent = this.texts.get("years");
    number.addEventListener("change", () => this.chosen(number));
    return made.root;
  }

  chosen(input) {
    const { field, values } = this;
    const { referral } = input.dataset;
    if (input.type === "number") values.set(field.key, input.value === "" ? null : Math.round(Number(input.value)));
    else if (field.kind === "several") values.toggle(field.key, input.value, input.checked);
    else if (referral) values.setFor(field.key, referral, input.value);
    else values.set(field.key, input.value);
    this.changed();
  }

  fill(input) {
    const { referral } = input.dataset;
    const value = referral ? this.values.getFor(this.field.key, referral) : this.values.get(this.field.key);
    if (input.type === "number") input.value = typeof value === "number" ? String(value) : "";
    else input.checked = Array.isArray(value) ? value.includes(input.value) : value === input.value;
  }
}

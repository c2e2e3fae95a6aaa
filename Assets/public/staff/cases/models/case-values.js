/** The values of one registration: codes only. Keeps them consistent with the code book while they change. */
export class CaseValues {
  /** @param {import("./code-book.js").CodeBook} book @param {object} [fields] stored codes @param {object} [care] opened ones */
  constructor(book, fields = {}, care = {}) {
    this.book = book;
    this.values = { ...fields, ...care };
    this.perReferral = {};
    for (const field of book.fields) if (field.kind === "perReferral") this.spread(field.key);
  }

  get(key) {
    return this.values[key];
  }

  get objected() {
    return this.values.consent === "objected";
  }

  /** @param {string} key @param {string|number|null} value null: not answered */
  set(key, value) {
    if (value === null || value === "") delete this.values[key];
    else this.values[key] = value;
    this.settle();
  }

  /** @param {string} key of a field of kind "several" */
  toggle(key, code, chosen) {
    const list = this.book.choose(this.book.field(key), this.values[key] || [], code, chosen);
    if (list.length === 0) delete this.values[key];
    else this.values[key] = list;
    this.settle();
  }

  /** @param {string} key of a field of kind "perReferral" @param {string} referral */
  setFor(key, referral, code) {
    this.perReferral[key][referral] = code;
    this.settle();
  }

  getFor(key, referral) {
    return this.perReferral[key][referral] || "unk";
  }

  /** What goes to the server: everything but the care fields; after an objection nothing but that. */
  get fields() {
    return this.objected ? { consent: "objected" } : this.part((field) => !field.care);
  }

  /** What is sealed to the team. */
  get care() {
    return this.objected ? {} : this.part((field) => field.care);
  }

  /** Required fields without a value. @returns {string[]} */
  get missing() {
    if (this.objected) return [];
    const required = this.book.fields.filter((field) => field.required && this.book.applies(field, this.values));
    return required.map((field) => field.key).filter((key) => this.values[key] === undefined);
  }

  /** Danger is acute and nobody was called in: worth one question, never a refusal. */
  get asksAboutDanger() {
    const acute = (this.values.danger || []).includes("acute");
    return acute && this.book.referrals(this.values).length === 0;
  }

  // Internal

  part(belongs) {
    const chosen = {};
    for (const field of this.book.fields) {
      if (belongs(field) && this.values[field.key] !== undefined) chosen[field.key] = this.values[field.key];
    }
    return chosen;
  }

  /** Fields whose condition is no longer met are empty; lists per referral follow the referrals, one to one. */
  settle() {
    for (const field of this.book.fields) {
      if (!this.book.applies(field, this.values)) delete this.values[field.key];
      else if (field.kind === "perReferral") this.align(field.key);
    }
  }

  align(key) {
    const list = this.book.referrals(this.values).map((referral) => this.getFor(key, referral));
    if (list.length === 0) delete this.values[key];
    else this.values[key] = list;
  }

  spread(key) {
    this.perReferral[key] = {};
    const stored = this.values[key] || [];
    this.book.referrals(this.values).forEach((referral, index) => {
      this.perReferral[key][referral] = stored[index] || "unk";
    });
  }
}

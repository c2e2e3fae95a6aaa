/** The code book as the form needs it: which fields, in which part, when, and what excludes what. */
export class CodeBook {
  /** @param {{version: number, fields: object[]}} book as served at /code-book */
  constructor(book) {
    this.version = book.version;
    this.fields = book.fields;
    this.byKey = new Map(book.fields.map((field) => [field.key, field]));
  }

  get core() {
    return this.fields.filter((field) => field.core && !field.care && field.key !== "consent");
  }

  /** Shown under "only if it came up". By which entrance she came is known, and so it is no question. */
  get rest() {
    return this.fields.filter((field) => !field.core && !field.care && field.kind !== "entrance");
  }

  /** Sealed to the team, never a table. */
  get care() {
    return this.fields.filter((field) => field.care);
  }

  field(key) {
    return this.byKey.get(key);
  }

  /** Whether the field's condition is met by the other values. */
  applies(field, values) {
    const { condition } = field;
    if (!condition) return true;
    const other = values[condition.field];
    const held = Array.isArray(other) ? other : [other];
    return condition.anyOf.some((code) => held.includes(code));
  }

  /**
   * The list after one code of it was chosen or taken away: `unk`, `none` and their like stand alone.
   * @param {object} field of kind "several"
   * @param {string[]} before
   * @param {string} code
   * @param {boolean} chosen
   */
  choose(field, before, code, chosen) {
    const others = before.filter((held) => held !== code);
    if (!chosen) return others;
    const alone = field.exclusive || [];
    if (alone.includes(code)) return [code];
    const kept = others.filter((held) => !alone.includes(held));
    return field.codes.map((known) => known.code).filter((known) => known === code || kept.includes(known));
  }

  /** Per referral, in the order of `referral`: those that are referrals to somebody. @returns {string[]} */
  referrals(values) {
    const field = this.byKey.get("referral");
    const alone = (field && field.exclusive) || [];
    return (values.referral || []).filter((code) => !alone.includes(code));
  }
}

/** A list of what waits for this professional: a row for each, made once and kept while it waits. */
export class CallRows {
  /** @param {HTMLElement} list @param {(call: object) => string} keyOf what tells one from another */
  constructor(list, keyOf) {
    this.list = list;
    this.keyOf = keyOf;
    /** @type {Map<string, {root: HTMLElement, parts: Object<string, HTMLElement>}>} */
    this.rows = new Map();
  }

  // Actions

  /** @param {object[]} calls as the server tells them */
  show(calls) {
    this.list.hidden = calls.length === 0;
    const here = new Map(calls.map((call) => [this.keyOf(call), call]));
    for (const [key, { root }] of this.rows) if (!here.has(key) && this.rows.delete(key)) root.remove();
    for (const [key, call] of here) if (!this.rows.has(key)) this.#add(key, call);
  }

  // What an own list has to do

  /** Makes the row of one. @param {object} call @returns {{root: HTMLElement, parts: Object<string, HTMLElement>}} from `stamp` */
  row(call) {
    throw new Error(`no row for ${this.keyOf(call)}`);
  }

  // Internal

  #add(key, call) {
    const made = this.row(call);
    this.rows.set(key, made);
    this.list.append(made.root);
  }
}

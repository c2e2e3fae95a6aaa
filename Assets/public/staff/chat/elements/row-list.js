import { partsOf } from "../../shell/elements/parts.js";

/** A list of rows that follows the workspace and the clock: one row for each key, made once and kept while it is there. */
export class RowList extends HTMLElement {
  // Lifecycle

  /** @param {string} topic of the workspace @param {{texts: object, workspace: object}} about */
  follow(topic, about) {
    Object.assign(this, about);
    // A claim that was answered after a lock may have drawn rows again.
    if (this.rows) this.keepRows(new Set());
    this.parts = partsOf(this);
    this.rows = new Map();
    this.stop = this.workspace.on(topic, () => this.render());
    this.timer = setInterval(() => this.render(), 15000);
    this.render();
  }

  detach() {
    if (!this.stop) return;
    this.stop();
    clearInterval(this.timer);
    this.keepRows(new Set());
  }

  // Internal

  /** Takes away the rows that are no longer there. @param {Set<any>} keys of those that are */
  keepRows(keys) {
    for (const [key, { root }] of this.rows) {
      if (keys.has(key)) continue;
      root.remove();
      this.rows.delete(key);
    }
  }

  /** @param {any} key @param {() => {root: HTMLElement, parts: object}} make */
  rowOf(key, make) {
    if (!this.rows.has(key)) this.rows.set(key, make());
    return this.rows.get(key);
  }
}

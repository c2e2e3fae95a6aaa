import { partsOf } from "../../shell/elements/parts.js";

/**
 * A list of rows that follows the workspace and the clock: one row for each key, made once and kept while it is there. What comes by
 * itself waits while somebody is on the way to a button.
 */
export class RowList extends HTMLElement {
  // Lifecycle

  /** @param {string} topic of the workspace @param {{texts: object, workspace: object, steady: import("../../shell/models/steady.js").Steady}} about */
  follow(topic, about) {
    Object.assign(this, about);
    // A claim that was answered after a lock may have drawn rows again.
    if (this.rows) this.keepRows(new Set());
    this.parts = partsOf(this);
    this.rows = new Map();
    const { draw, stop } = this.steady.holding(() => this.render(), () => this.wait());
    this.stops = [stop, this.workspace.on(topic, draw)];
    this.draw = draw;
    this.timer = setInterval(draw, 15000);
    this.render();
  }

  detach() {
    for (const stop of this.stops || []) stop();
    clearInterval(this.timer);
    if (this.rows) this.keepRows(new Set());
  }

  // Internal

  /** Something came that may not be drawn yet. */
  wait() {}

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

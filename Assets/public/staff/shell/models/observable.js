/** A model that says that it changed, and to whom it matters. Listeners are called at once, in the order in which they came. */
export class Observable {
  constructor() {
    this.listeners = new Map();
  }

  /**
   * @param {string} topic
   * @param {(detail: any) => void} listener
   * @returns {() => void} stops listening
   */
  on(topic, listener) {
    if (!this.listeners.has(topic)) this.listeners.set(topic, new Set());
    this.listeners.get(topic).add(listener);
    return () => this.listeners.get(topic).delete(listener);
  }

  /** @param {string} topic @param {any} [detail] */
  tell(topic, detail) {
    // A copy: a listener that registers anew while it is told would be told for ever.
    for (const listener of Array.from(this.listeners.get(topic) || [])) listener(detail);
  }
}

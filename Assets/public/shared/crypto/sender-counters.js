/**
 * Each tab counts its own messages from 0; a message that is missing, repeated or put back shows in the counter.
 */
export class SenderCounters {
  #last = new Map();

  /**
   * @param {import("./message.js").Sender} sender
   * @returns {null|{warning: "counter-repeat"|"counter-jump"|"counter-fell-back"}}
   */
  check({ role, id, instance, counter }) {
    const key = `${role}/${id}/${instance}`;
    const last = this.#last.has(key) ? this.#last.get(key) : -1;
    if (counter === last) return { warning: "counter-repeat" };
    if (counter < last) return { warning: "counter-fell-back" };
    this.#last.set(key, counter);
    return counter === last + 1 ? null : { warning: "counter-jump" };
  }
}

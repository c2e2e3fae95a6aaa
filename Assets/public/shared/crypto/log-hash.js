/** The running hash over a conversation's messages: docs/protocol.md, "Messages". */

import { ad, equalBytes, sha256 } from "./bytes.js";
import { messageAD } from "./message.js";

/**
 * What this tab has processed, as one hash at each sequence number. Both sides put theirs in their messages, so a
 * server that drops, repeats or reorders messages shows. Nothing here throws for that: the chat goes on, and says so.
 */
export class LogHash {
  #conversation;
  #hashes = new Map();
  #seen = 0;
  #tail = Promise.resolve(null);

  /** @param {string} conversation @returns {Promise<LogHash>} nothing processed yet */
  static async start(conversation) {
    const log = new LogHash(conversation);
    log.#hashes.set(0, await sha256(ad("log", conversation)));
    return log;
  }

  constructor(conversation) {
    this.#conversation = conversation;
  }

  /** The last sequence number processed. */
  get seen() {
    return this.#seen;
  }

  /** The hash there. */
  get hash() {
    return this.#hashes.get(this.#seen);
  }

  /** @param {number} sequence @returns {Uint8Array|undefined} the hash there, when it was processed */
  at(sequence) {
    return this.#hashes.get(sequence);
  }

  /**
   * A message entry, in the order of the log. Calls may overlap; they are processed one after the other.
   * @param {number} sequence
   * @param {{epoch: number, sender: import("./message.js").Sender, envelope: Uint8Array}} entry
   * @returns {Promise<null|{warning: "sequence-repeat"|"sequence-gap"}>} a repeat is left out of the hash
   */
  add(sequence, { epoch, sender, envelope }) {
    return this.#next(async () => {
      const warning = this.#order(sequence);
      if (warning && warning.warning === "sequence-repeat") return warning;
      const bound = messageAD(this.#conversation, epoch, sender);
      const sealed = await sha256(envelope);
      this.#set(sequence, await sha256(ad("log-entry", this.hash, sequence, bound, sealed)));
      return warning;
    });
  }

  /** Any other entry: the hash stays as it is. @param {number} sequence @returns {Promise<null|{warning: string}>} */
  passed(sequence) {
    return this.#next(async () => {
      const warning = this.#order(sequence);
      if (warning && warning.warning === "sequence-repeat") return warning;
      this.#set(sequence, this.hash);
      return warning;
    });
  }

  /**
   * Compares what a sender saw with what this tab saw.
   * @param {number} seen
   * @param {Uint8Array} hash
   * @returns {null|{warning: "log-differs"|"log-ahead"}} `log-ahead`: the sender knows a later entry; check again then
   */
  check(seen, hash) {
    if (seen > this.#seen) return { warning: "log-ahead" };
    const ours = this.#hashes.get(seen);
    return ours && equalBytes(ours, hash) ? null : { warning: "log-differs" };
  }

  // Internal

  #next(step) {
    const result = this.#tail.then(step);
    this.#tail = result.catch(() => null);
    return result;
  }

  #order(sequence) {
    if (sequence <= this.#seen) return { warning: "sequence-repeat" };
    return sequence === this.#seen + 1 ? null : { warning: "sequence-gap" };
  }

  #set(sequence, hash) {
    this.#hashes.set(sequence, hash);
    this.#seen = sequence;
  }
}

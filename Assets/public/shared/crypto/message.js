/** Sealed messages, and how a message that is missing, repeated or moved shows: docs/protocol.md, "Messages". */

import {
  SealRefused, ad, base64url, equalBytes, fromBase64url, fromHex, fromUtf8, hex, open, pad, random, require, seal, sha256,
  unpad, utf8,
} from "./primitives.js";

/** @typedef {{role: "visitor"|"counsellor"|"guest", id: string, instance: string, counter: number}} Sender */

const roles = ["visitor", "counsellor", "guest"];

/** @returns {string} 16 hex digits; one for each tab that sends */
export function newInstance() {
  return hex(random(8));
}

/**
 * @param {string} conversation
 * @param {number} epoch
 * @param {Sender} sender
 * @returns {Uint8Array} what a message is bound to: it opens nowhere else
 * @throws {SealRefused} `malformed`
 */
export function messageAD(conversation, epoch, sender) {
  require(sender && roles.includes(sender.role) && typeof sender.id === "string", "malformed");
  require(typeof sender.instance === "string" && sender.instance.length === 16, "malformed");
  return ad("message", conversation, epoch, sender.role, sender.id, fromHex(sender.instance), sender.counter);
}

/**
 * @param {{conversation: string, epoch: import("./conversation-keys.js").OpenEpoch, role: Sender["role"], sender: string,
 *   instance: string, counter: number, text: string, kind?: string, body?: object, seen: number, hash: Uint8Array}} message
 *   `kind` and `body` where it is more than words; `sender` is `visitor` or the member's id; `seen` and `hash` come from the sender's LogHash
 * @returns {Promise<Uint8Array>} the envelope
 */
export async function sealMessage({ conversation, epoch, role, sender, instance, counter, text, kind, body, seen, hash }) {
  const additional = messageAD(conversation, epoch.number, { role, id: sender, instance, counter });
  const plain = utf8(JSON.stringify({ text, kind, body, seen, hash: base64url(hash) }));
  return seal(epoch.messageKey, additional, pad(plain));
}

/**
 * @param {{conversation: string, epoch: import("./conversation-keys.js").OpenEpoch, sender: Sender, envelope: Uint8Array}} message
 * @returns {Promise<{text: string, kind: string|null, body: *, seen: number, hash: Uint8Array, ad: Uint8Array}>} `body` unexamined
 * @throws {SealRefused} `sealed`: altered, moved or not of this epoch; `malformed`
 */
export async function openMessage({ conversation, epoch, sender, envelope }) {
  const additional = messageAD(conversation, epoch.number, sender);
  const plain = fromUtf8(unpad(await open(epoch.messageKey, additional, envelope)));
  const { text, kind, body, seen, hash } = parse(plain);
  require(typeof text === "string" && Number.isSafeInteger(seen) && seen >= 0, "malformed");
  const hashBytes = fromBase64url(hash);
  require(hashBytes.length === 32, "malformed");
  return { text, kind: typeof kind === "string" ? kind : null, body, seen, hash: hashBytes, ad: additional };
}

function parse(json) {
  try {
    return JSON.parse(json) || {};
  } catch {
    throw new SealRefused("malformed");
  }
}

/**
 * Each tab counts its own messages from 0; a message that is missing, repeated or put back shows in the counter.
 */
export class SenderCounters {
  #last = new Map();

  /**
   * @param {Sender} sender
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
   * @param {{epoch: number, sender: Sender, envelope: Uint8Array}} entry
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

/** Sealed messages: docs/protocol.md, "Messages". */

import { open, pad, seal, unpad } from "./aead.js";
import { ad, base64url, fromBase64url, fromHex, fromUtf8, hex, random, utf8 } from "./bytes.js";
import { SealRefused, require } from "./refused.js";

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
 * @param {{conversation: string, epoch: import("./epoch.js").OpenEpoch, role: Sender["role"], sender: string,
 *   instance: string, counter: number, text: string, seen: number, hash: Uint8Array}} message
 *   `sender` is `visitor` or the member's id; `seen` and `hash` come from the sender's LogHash
 * @returns {Promise<Uint8Array>} the envelope
 */
export async function sealMessage({ conversation, epoch, role, sender, instance, counter, text, seen, hash }) {
  const additional = messageAD(conversation, epoch.number, { role, id: sender, instance, counter });
  const plain = utf8(JSON.stringify({ text, seen, hash: base64url(hash) }));
  return seal(epoch.messageKey, additional, pad(plain));
}

/**
 * @param {{conversation: string, epoch: import("./epoch.js").OpenEpoch, sender: Sender, envelope: Uint8Array}} message
 * @returns {Promise<{text: string, seen: number, hash: Uint8Array, ad: Uint8Array}>}
 * @throws {SealRefused} `sealed`: altered, moved or not of this epoch; `malformed`
 */
export async function openMessage({ conversation, epoch, sender, envelope }) {
  const additional = messageAD(conversation, epoch.number, sender);
  const plain = fromUtf8(unpad(await open(epoch.messageKey, additional, envelope)));
  const { text, seen, hash } = parse(plain);
  require(typeof text === "string" && Number.isSafeInteger(seen) && seen >= 0, "malformed");
  const hashBytes = fromBase64url(hash);
  require(hashBytes.length === 32, "malformed");
  return { text, seen, hash: hashBytes, ad: additional };
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

export { LogHash } from "./log-hash.js";

/** Conversation epochs: docs/protocol.md, "Epochs". A new key for every change of who can read. */

import { aeadKey } from "./aead.js";
import { ad, base64url, fromBase64url, random } from "./bytes.js";
import { hkdf } from "./hkdf.js";
import { openWith, openWithPsk, sealTo, sealToPsk } from "./hpke.js";
import { SealRefused, require } from "./refused.js";

/** @typedef {"start"|"guest-joined"|"guest-left"|"team-changed"|"renewed"} EpochReason */
/**
 * @typedef {Object} EpochBody wire form, for POST
 * @property {number} number
 * @property {number} teamEpoch
 * @property {string[]} audience
 * @property {EpochReason} reason
 * @property {Object<string, string>} sealed base64url by recipient
 */
/**
 * @typedef {Object} OpenEpoch
 * @property {number} number
 * @property {number} teamEpoch
 * @property {string[]} audience
 * @property {EpochReason} reason
 * @property {CryptoKey} messageKey
 */

const reasons = ["start", "guest-joined", "guest-left", "team-changed", "renewed"];
const reader = /^(team|visitor|guest:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$/;

/**
 * Makes a fresh key and seals it to each reader. Visitor and team are sealed with a key only they share, so that a
 * guest, or somebody who can write in the database, cannot make an epoch they accept.
 * @param {{conversation: string, number: number, teamEpoch: number, reason: EpochReason, audience: string[],
 *   root: Uint8Array, visitorPublic: Uint8Array, teamPublic: Uint8Array, guests?: Object<string, Uint8Array>}} about
 * @returns {Promise<{body: EpochBody, epoch: OpenEpoch}>}
 */
export async function mintEpoch(about) {
  const { conversation, number, teamEpoch, reason, root, guests = {} } = about;
  const audience = checkedAudience(about.audience);
  require(reasons.includes(reason) && number >= 1, "malformed");
  const key = random(32);
  const shared = await preShared(root, conversation);
  const publicKeys = { ...guests, team: about.teamPublic, visitor: about.visitorPublic };
  const sealed = {};
  for (const recipient of audience) {
    const aad = statement({ conversation, number, teamEpoch, reason, audience }, recipient);
    const to = publicKeys[recipient];
    require(to instanceof Uint8Array, "audience");
    sealed[recipient] = base64url(
      recipient.startsWith("guest:")
        ? await sealTo(to, "epoch", aad, key)
        : await sealToPsk(to, "epoch", aad, key, shared),
    );
  }
  const body = { number, teamEpoch, audience, reason, sealed };
  return { body, epoch: await opened(body, conversation, key) };
}

/**
 * Opens an epoch for one reader, and refuses one whose audience is not exactly what the caller agreed to.
 * @param {{number: number, teamEpoch: number, audience: string[], reason: EpochReason, sealed: string}} record
 * @param {{conversation: string, as: string, recipient: import("./key-pair.js").Recipient, root?: Uint8Array,
 *   audience: string[]}} expected `as`: team, visitor or guest:<uuid>; `root` for the first two
 * @returns {Promise<OpenEpoch>}
 * @throws {SealRefused} `audience`: not the agreed one; `epoch`: altered, forged or not for this reader
 */
export async function openEpoch(record, { conversation, as, recipient, root, audience }) {
  require(record && Array.isArray(record.audience) && reasons.includes(record.reason), "epoch");
  require(Number.isSafeInteger(record.number) && record.number >= 1, "epoch");
  require(Number.isSafeInteger(record.teamEpoch) && record.teamEpoch >= 0, "epoch");
  const agreed = checkedAudience(audience);
  require(JSON.stringify(agreed) === JSON.stringify(record.audience), "audience");
  try {
    const aad = statement({ ...record, conversation }, as);
    const sealed = fromBase64url(record.sealed);
    const key = as.startsWith("guest:")
      ? await openWith(recipient, "epoch", aad, sealed)
      : await openWithPsk(recipient, "epoch", aad, sealed, await preShared(root, conversation));
    return await opened(record, conversation, key);
  } catch (error) {
    throw error instanceof SealRefused ? new SealRefused("epoch") : error;
  }
}

/** What is signed by sealing: every field of it is bound to the key. */
function statement({ conversation, number, teamEpoch, reason, audience }, recipient) {
  return ad("epoch", conversation, number, teamEpoch, recipient, reason, ...audience);
}

async function preShared(root, conversation) {
  require(root instanceof Uint8Array && root.length === 32, "epoch");
  return { psk: await hkdf(root, "epoch psk"), pskId: ad("epoch psk", conversation) };
}

async function opened({ number, teamEpoch, audience, reason }, conversation, key) {
  require(key.length === 32, "epoch");
  const messageKey = await aeadKey(await hkdf(key, "message key", conversation, number));
  return { number, teamEpoch, audience, reason, messageKey };
}

/** Sorted bytewise (all of it is ASCII), each reader once. */
function checkedAudience(audience) {
  require(Array.isArray(audience) && audience.every((name) => reader.test(name)), "audience");
  const sorted = [...audience].sort();
  require(sorted.length > 0 && new Set(sorted).size === sorted.length, "audience");
  return sorted;
}

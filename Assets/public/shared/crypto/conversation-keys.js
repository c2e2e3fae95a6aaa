/**
 * The keys of a conversation: docs/protocol.md, "Visitor's tab" and "Epochs". The ticket is all that survives a reload;
 * the server keeps what it unlocks, for minutes, and cannot open it. A new epoch for every change of who can read.
 */

import { openWith, openWithPsk, generateKeyPair, importPrivateRecord, sealTo, sealToPsk } from "./hpke.js";
import {
  SealRefused, ad, aeadKey, base64url, concat, fromBase64url, hkdf, open, random, require, seal,
} from "./primitives.js";

/**
 * @typedef {Object} VisitorKeys
 * @property {string} conversation
 * @property {import("./hpke.js").Recipient} visitor V
 * @property {Uint8Array} record V's private record, 97 bytes, for wrapping it again
 * @property {Uint8Array} root R, 32 bytes
 */
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
 * @property {Object<string, Uint8Array>} guests their public keys, where they were told
 */

const reasons = ["start", "guest-joined", "guest-left", "team-changed", "renewed"];
const reader = /^(team|visitor|guest:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$/;

// The visitor's tab

/** @returns {Uint8Array} 32 random bytes */
export function newTicket() {
  return random(32);
}

/** @param {Uint8Array} ticket @returns {Promise<Uint8Array>} 32 bytes, sent as `Authorization: Bearer <base64url>` */
export async function sessionToken(ticket) {
  return hkdf(ticket, "session token");
}

/** @param {string} conversation @returns {Promise<VisitorKeys>} new V and R */
export async function newVisitorKeys(conversation) {
  const { record, key } = await generateKeyPair();
  return { conversation, visitor: key, record, root: random(32) };
}

/**
 * @param {Uint8Array} ticket
 * @param {string} conversation
 * @param {VisitorKeys} keys
 * @returns {Promise<Uint8Array>}
 */
export async function wrapTicket(ticket, conversation, keys) {
  return seal(await hkdf(ticket, "ticket key"), ad("ticket", conversation), contents(keys));
}

/**
 * @param {Uint8Array} ticket
 * @param {string} conversation
 * @param {Uint8Array} wrapped
 * @returns {Promise<VisitorKeys>}
 * @throws {SealRefused}
 */
export async function openTicket(ticket, conversation, wrapped) {
  const plain = await open(await hkdf(ticket, "ticket key"), ad("ticket", conversation), wrapped);
  return readContents(plain, conversation);
}

/**
 * R and V's public key for the team.
 * @param {VisitorKeys} keys
 * @param {number} teamEpoch
 * @param {Uint8Array} teamPublic
 * @returns {Promise<Uint8Array>}
 */
export async function sealRoot(keys, teamEpoch, teamPublic) {
  const aad = ad("root", keys.conversation, teamEpoch);
  return sealTo(teamPublic, "root", aad, concat(keys.root, keys.visitor.publicBytes));
}

/**
 * The counsellor's side of {@link sealRoot}.
 * @param {import("./hpke.js").Recipient} team
 * @param {string} conversation
 * @param {number} teamEpoch
 * @param {Uint8Array} sealed
 * @returns {Promise<{root: Uint8Array, visitorPublic: Uint8Array}>}
 * @throws {SealRefused}
 */
export async function openRoot(team, conversation, teamEpoch, sealed) {
  const plain = await openWith(team, "root", ad("root", conversation, teamEpoch), sealed);
  require(plain.length === 97 && plain[32] === 4, "malformed");
  return { root: plain.slice(0, 32), visitorPublic: plain.slice(32) };
}

/**
 * Everything sealed that opening a conversation needs. The caller adds id, language, topic, danger and puzzle to
 * `request`, and keeps `ticket` in sessionStorage once the server has answered.
 * @param {{conversation: string, teamEpoch: number, teamPublic: Uint8Array}} about
 * @returns {Promise<{ticket: Uint8Array, token: Uint8Array, keys: VisitorKeys,
 *   epoch: OpenEpoch,
 *   request: {teamEpoch: number, wrappedTicket: string, sealedRoot: string, epoch: EpochBody}}>}
 */
export async function newConversation({ conversation, teamEpoch, teamPublic }) {
  const ticket = newTicket();
  const keys = await newVisitorKeys(conversation);
  const { body, epoch } = await mintEpoch({
    conversation, number: 1, teamEpoch, reason: "start", audience: ["team", "visitor"], root: keys.root,
    visitorPublic: keys.visitor.publicBytes, teamPublic,
  });
  const request = {
    teamEpoch,
    wrappedTicket: base64url(await wrapTicket(ticket, conversation, keys)),
    sealedRoot: base64url(await sealRoot(keys, teamEpoch, teamPublic)),
    epoch: body,
  };
  return { ticket, token: await sessionToken(ticket), keys, epoch, request };
}

/** @param {VisitorKeys} keys @returns {Uint8Array} what a ticket and a return code wrap: V's record(97), R(32) */
export function contents(keys) {
  return concat(keys.record, keys.root);
}

/** @param {Uint8Array} plain @param {string} conversation @returns {Promise<VisitorKeys>} @throws {SealRefused} */
export async function readContents(plain, conversation) {
  require(plain.length === 129, "malformed");
  const record = plain.slice(0, 97);
  return { conversation, visitor: await importPrivateRecord(record), record, root: plain.slice(97) };
}

// Epochs

/**
 * Makes a fresh key and seals it to each reader. Visitor and team are sealed with a key only they share, so that a
 * guest, or somebody who can write in the database, cannot make an epoch they accept. They are told the guests' keys.
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
  require(audience.every((name) => publicKeys[name] instanceof Uint8Array), "audience");
  const told = concat(key, ...audience.filter(isGuest).map((name) => publicKeys[name]));
  const sealed = {};
  for (const recipient of audience) {
    const aad = statement({ conversation, number, teamEpoch, reason, audience }, recipient);
    const to = publicKeys[recipient];
    sealed[recipient] = base64url(
      isGuest(recipient) ? await sealTo(to, "epoch", aad, key) : await sealToPsk(to, "epoch", aad, told, shared),
    );
  }
  const body = { number, teamEpoch, audience, reason, sealed };
  return { body, epoch: await opened(body, conversation, told) };
}

/**
 * Opens an epoch for one reader, and refuses one whose audience is not exactly what the caller agreed to.
 * @param {{number: number, teamEpoch: number, audience: string[], reason: EpochReason, sealed: string}} record
 * @param {{conversation: string, as: string, recipient: import("./hpke.js").Recipient, root?: Uint8Array,
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
    const told = isGuest(as)
      ? await openWith(recipient, "epoch", aad, sealed)
      : await openWithPsk(recipient, "epoch", aad, sealed, await preShared(root, conversation));
    return await opened(record, conversation, told);
  } catch (error) {
    throw error instanceof SealRefused ? new SealRefused("epoch") : error;
  }
}

/** What is signed by sealing: every field of it is bound to the key. For the modules of this folder. */
export function statement({ conversation, number, teamEpoch, reason, audience }, recipient) {
  return ad("epoch", conversation, number, teamEpoch, recipient, reason, ...audience);
}

/** What visitor and team share, and nobody else. For the modules of this folder. */
export async function preShared(root, conversation) {
  require(root instanceof Uint8Array && root.length === 32, "epoch");
  return { psk: await hkdf(root, "epoch psk"), pskId: ad("epoch psk", conversation) };
}

/** @param {Uint8Array} told the key, and after it those of the guests in the audience's order, or none */
async function opened({ number, teamEpoch, audience, reason }, conversation, told) {
  const names = audience.filter(isGuest);
  require(told.length === 32 || told.length === 32 + 65 * names.length, "epoch");
  const guests = {};
  if (told.length > 32) names.forEach((name, i) => (guests[name] = told.slice(32 + 65 * i, 97 + 65 * i)));
  const messageKey = await aeadKey(await hkdf(told.slice(0, 32), "message key", conversation, number));
  return { number, teamEpoch, audience, reason, messageKey, guests };
}

function isGuest(name) {
  return name.startsWith("guest:");
}

/** Sorted bytewise (all of it is ASCII), each reader once. */
function checkedAudience(audience) {
  require(Array.isArray(audience) && audience.every((name) => reader.test(name)), "audience");
  const sorted = [...audience].sort();
  require(sorted.length > 0 && new Set(sorted).size === sorted.length, "audience");
  return sorted;
}

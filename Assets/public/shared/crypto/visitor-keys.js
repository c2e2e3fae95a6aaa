/**
 * The keys of the visitor's tab: docs/protocol.md, "Visitor's tab". The ticket is all that survives a reload; the
 * server keeps what it unlocks, for minutes, and cannot open it.
 */

import { open, seal } from "./aead.js";
import { ad, base64url, concat, random } from "./bytes.js";
import { mintEpoch } from "./epoch.js";
import { hkdf } from "./hkdf.js";
import { generateKeyPair, importPrivateRecord, openWith, sealTo } from "./hpke.js";
import { require } from "./refused.js";

/**
 * @typedef {Object} VisitorKeys
 * @property {string} conversation
 * @property {import("./key-pair.js").Recipient} visitor V
 * @property {Uint8Array} record V's private record, 97 bytes, for wrapping it again
 * @property {Uint8Array} root R, 32 bytes
 */

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
 * @param {import("./key-pair.js").Recipient} team
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
 *   epoch: import("./epoch.js").OpenEpoch,
 *   request: {teamEpoch: number, wrappedTicket: string, sealedRoot: string, epoch: import("./epoch.js").EpochBody}}>}
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

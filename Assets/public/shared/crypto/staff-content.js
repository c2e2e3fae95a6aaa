/** What only the team may read about a conversation: docs/protocol.md, "Staff-only content". */

import { openWith, sealTo } from "./hpke.js";
import { ad, fromUtf8, hkdf, open, pad, random, require, seal, unpad, utf8 } from "./primitives.js";

/** @typedef {"nickname"|"draft"|"care"|"note"|"whisper"|"code-word"|"safety"} ItemKind */

const kinds = ["nickname", "draft", "care", "note", "whisper", "code-word", "safety"];

/** @returns {Uint8Array} a conversation's staff key S, made once by the browser that claims it first */
export function newStaffKey() {
  return random(32);
}

/** @param {Uint8Array} staffKey @param {string} conversation @param {number} teamEpoch @param {Uint8Array} teamPublic */
export async function sealStaffKey(staffKey, conversation, teamEpoch, teamPublic) {
  require(staffKey.length === 32, "malformed");
  return sealTo(teamPublic, "staff-key", ad("staff-key", conversation, teamEpoch), staffKey);
}

/**
 * @param {import("./hpke.js").Recipient} team
 * @param {string} conversation
 * @param {number} teamEpoch
 * @param {Uint8Array} sealed
 * @returns {Promise<Uint8Array>} S
 * @throws {SealRefused}
 */
export async function openStaffKey(team, conversation, teamEpoch, sealed) {
  const staffKey = await openWith(team, "staff-key", ad("staff-key", conversation, teamEpoch), sealed);
  require(staffKey.length === 32, "malformed");
  return staffKey;
}

/**
 * @param {Uint8Array} staffKey
 * @param {string} conversation
 * @param {ItemKind} kind
 * @param {string} item the kind itself where there is one per conversation, the member's id for a draft, its own for a note
 * @param {string} text
 * @returns {Promise<Uint8Array>}
 */
export async function sealItem(staffKey, conversation, kind, item, text) {
  require(kinds.includes(kind), "malformed");
  return seal(await hkdf(staffKey, "staff item"), ad(kind, conversation, item), pad(utf8(text)));
}

/** The other side of {@link sealItem}. @returns {Promise<string>} @throws {SealRefused} */
export async function openItem(staffKey, conversation, kind, item, sealed) {
  require(kinds.includes(kind), "malformed");
  return fromUtf8(unpad(await open(await hkdf(staffKey, "staff item"), ad(kind, conversation, item), sealed)));
}

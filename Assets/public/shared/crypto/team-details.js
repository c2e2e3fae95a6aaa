/** What only the team reads of something under way, as JSON sealed to its key and bound to what it belongs to (docs/protocol.md). */

import { openWith, sealTo } from "./hpke.js";
import { SealRefused, base64url, fromBase64url, fromUtf8, pad, require, unpad, utf8 } from "./primitives.js";

/** Bytes of what is sealed: the server takes no more of anything. */
const LARGEST = 16 * 1024;

/**
 * @param {Uint8Array} teamPublic @param {string} kind @param {Uint8Array} additional from `ad(kind, ...)` @param {object} value
 * @returns {Promise<string>} base64url @throws {RangeError} too long
 */
export async function sealForTeam(teamPublic, kind, additional, value) {
  const bytes = await sealTo(teamPublic, kind, additional, pad(utf8(JSON.stringify(value))));
  if (bytes.length > LARGEST) throw new RangeError("too long to seal");
  return base64url(bytes);
}

/**
 * The other side, with these fields as texts; what else is in it is for who asked to look at.
 * @param {import("./hpke.js").Recipient} team @param {string} sealed base64url @param {string[]} fields
 * @returns {Promise<object>} @throws {SealRefused}
 */
export async function openForTeam(team, kind, additional, sealed, fields) {
  const value = parse(fromUtf8(unpad(await openWith(team, kind, additional, fromBase64url(sealed)))));
  require(fields.every((field) => typeof value[field] === "string"), "malformed");
  return value;
}

/** These fields of it and no others. @param {object} value @param {string[]} fields */
export function pick(value, fields) {
  return Object.fromEntries(fields.map((field) => [field, value[field]]));
}

function parse(json) {
  try {
    return JSON.parse(json) || {};
  } catch {
    throw new SealRefused("malformed");
  }
}

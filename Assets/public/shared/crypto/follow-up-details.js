/** Whom the team still asks, and how: docs/protocol.md, "A follow-up". Sealed to the team key; nothing of the visitor is in it. */

import { openWith, sealTo } from "./hpke.js";
import { SealRefused, ad, base64url, fromBase64url, fromUtf8, pad, require, unpad, utf8 } from "./primitives.js";

/** @typedef {{id: string, teamEpoch: number}} About */
/** @typedef {{organisation: string, reach: string, note: string, token: string}} Details `token`: 32 bytes as base64url, the way to the case */

const fields = ["organisation", "reach", "note", "token"];
const binding = ({ id, teamEpoch }) => ad("follow-up", id, teamEpoch);

/** @param {About} about @param {Details} details @param {Uint8Array} teamPublic @returns {Promise<string>} base64url */
export async function sealFollowUp(about, details, teamPublic) {
  const plain = JSON.stringify(Object.fromEntries(fields.map((field) => [field, details[field]])));
  return base64url(await sealTo(teamPublic, "follow-up", binding(about), pad(utf8(plain))));
}

/** @param {import("./hpke.js").Recipient} team @param {About} about @param {string} sealed @returns {Promise<Details>} @throws {SealRefused} */
export async function openFollowUp(team, about, sealed) {
  const plain = fromUtf8(unpad(await openWith(team, "follow-up", binding(about), fromBase64url(sealed))));
  const details = parse(plain);
  require(fields.every((field) => typeof details[field] === "string"), "malformed");
  return details;
}

function parse(json) {
  try {
    return JSON.parse(json) || {};
  } catch {
    throw new SealRefused("malformed");
  }
}

/** Who a guest is, for the colleague who confirms him: docs/protocol.md, "A guest". The server keeps it until he is out, and cannot read it. */

import { openWith, sealTo } from "./hpke.js";
import { SealRefused, ad, base64url, fromBase64url, fromUtf8, pad, require, unpad, utf8 } from "./primitives.js";

/** @typedef {{guest: string, conversation: string, teamEpoch: number}} About */
/** @typedef {{name: string, organisation: string, unit: string, number: string, called: string}} Details `number`: of his service; `called`: by telephone */

const fields = ["name", "organisation", "unit", "number", "called"];
const binding = ({ guest, conversation, teamEpoch }) => ad("guest-details", guest, conversation, teamEpoch);

/** @param {About} about @param {Details} details @param {Uint8Array} teamPublic @returns {Promise<string>} base64url */
export async function sealGuestDetails(about, details, teamPublic) {
  const plain = JSON.stringify(Object.fromEntries(fields.map((field) => [field, details[field]])));
  return base64url(await sealTo(teamPublic, "guest", binding(about), pad(utf8(plain))));
}

/** @param {import("./hpke.js").Recipient} team @param {About} about @param {string} sealed @returns {Promise<Details>} @throws {SealRefused} */
export async function openGuestDetails(team, about, sealed) {
  const plain = fromUtf8(unpad(await openWith(team, "guest", binding(about), fromBase64url(sealed))));
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

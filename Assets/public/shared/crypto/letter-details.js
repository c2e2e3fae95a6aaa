/** A letter's text and addressee, for the colleague who reads it first and for who calls when nobody opens it: docs/protocol.md, "A letter". */

import { ad } from "./primitives.js";
import { openForTeam, pick, sealForTeam } from "./team-details.js";

/** @typedef {{letter: string, conversation: string, teamEpoch: number}} About */
/** @typedef {{organisation: string, called: string, text: string}} Details `called`: where it can be telephoned */

const fields = ["organisation", "called", "text"];
const binding = ({ letter, conversation, teamEpoch }) => ad("letter-details", letter, conversation, teamEpoch);

/** @param {About} about @param {Details} details @param {Uint8Array} teamPublic @returns {Promise<string>} base64url */
export async function sealLetterDetails(about, details, teamPublic) {
  return sealForTeam(teamPublic, "letter", binding(about), pick(details, fields));
}

/** @param {import("./hpke.js").Recipient} team @param {About} about @param {string} sealed @returns {Promise<Details>} @throws {import("./primitives.js").SealRefused} */
export async function openLetterDetails(team, about, sealed) {
  return openForTeam(team, "letter", binding(about), sealed, fields);
}

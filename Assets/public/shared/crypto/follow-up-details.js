/** Whom the team still asks, and how: docs/protocol.md, "A follow-up". Sealed to the team key; nothing of the visitor is in it. */

import { ad } from "./primitives.js";
import { openForTeam, pick, sealForTeam } from "./team-details.js";

/** @typedef {{id: string, teamEpoch: number}} About */
/** @typedef {{organisation: string, reach: string, note: string, token: string}} Details `token`: 32 bytes as base64url, the way to the case */

const fields = ["organisation", "reach", "note", "token"];
const binding = ({ id, teamEpoch }) => ad("follow-up", id, teamEpoch);

/** @param {About} about @param {Details} details @param {Uint8Array} teamPublic @returns {Promise<string>} base64url */
export async function sealFollowUp(about, details, teamPublic) {
  return sealForTeam(teamPublic, "follow-up", binding(about), pick(details, fields));
}

/** @param {import("./hpke.js").Recipient} team @param {About} about @param {string} sealed @returns {Promise<Details>} @throws {import("./primitives.js").SealRefused} */
export async function openFollowUp(team, about, sealed) {
  return openForTeam(team, "follow-up", binding(about), sealed, fields);
}

/** Who a guest is, for the colleague who confirms him: docs/protocol.md, "A guest". The server keeps it until he is out, and cannot read it. */

import { ad } from "./primitives.js";
import { openForTeam, pick, sealForTeam } from "./team-details.js";

/** @typedef {{guest: string, conversation: string, teamEpoch: number}} About */
/** @typedef {{name: string, organisation: string, unit: string, number: string, called: string}} Details `number`: of his service; `called`: by telephone */

const fields = ["name", "organisation", "unit", "number", "called"];
const binding = ({ guest, conversation, teamEpoch }) => ad("guest-details", guest, conversation, teamEpoch);

/** @param {About} about @param {Details} details @param {Uint8Array} teamPublic @returns {Promise<string>} base64url */
export async function sealGuestDetails(about, details, teamPublic) {
  return sealForTeam(teamPublic, "guest", binding(about), pick(details, fields));
}

/** @param {import("./hpke.js").Recipient} team @param {About} about @param {string} sealed @returns {Promise<Details>} @throws {import("./primitives.js").SealRefused} */
export async function openGuestDetails(team, about, sealed) {
  return openForTeam(team, "guest", binding(about), sealed, fields);
}

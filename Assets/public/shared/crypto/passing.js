/** What is passed on without a yes, and what a second professional says of it: docs/protocol.md, "Passing on". Sealed for the team alone. */

import { ad, require } from "./primitives.js";
import { openForTeam, pick, sealForTeam } from "./team-details.js";

/** @typedef {{passing: string, conversation: string, teamEpoch: number}} About */
/** @typedef {{seq: number, text: string}} Fact something she typed, and its number in the log */
/**
 * @typedef {{organisation: string, person: string, called: string, facts: Fact[], shared: string, why: string, advice: string,
 *   reason: string, untold: string}} PassingRecord `shared`: the very words that go to whom it is for; `advice`: what Veilig Thuis said;
 *   `reason`, `untold`: why she was not told
 */

const words = ["organisation", "person", "called", "shared", "why", "advice", "reason", "untold"];
const binding = (what, { passing, conversation, teamEpoch }) => ad(what, passing, conversation, teamEpoch);
const isFact = (fact) => fact && Number.isSafeInteger(fact.seq) && fact.seq > 0 && typeof fact.text === "string" && fact.text !== "";

/** @param {About} about @param {PassingRecord} record @param {Uint8Array} teamPublic @returns {Promise<string>} base64url @throws {RangeError} too long */
export async function sealPassing(about, record, teamPublic) {
  const facts = record.facts.map(({ seq, text }) => ({ seq, text }));
  return sealForTeam(teamPublic, "passing", binding("passing", about), { ...pick(record, words), facts });
}

/** @param {import("./hpke.js").Recipient} team @param {About} about @returns {Promise<PassingRecord>} @throws {SealRefused} */
export async function openPassing(team, about, bytes) {
  const record = await openForTeam(team, "passing", binding("passing", about), bytes, words);
  require(Array.isArray(record.facts) && record.facts.length > 0 && record.facts.every(isFact), "malformed");
  return record;
}

/** @param {About} about @param {string} text @param {Uint8Array} teamPublic @returns {Promise<string>} base64url */
export async function sealAnswer(about, text, teamPublic) {
  return sealForTeam(teamPublic, "passing-answer", binding("passing-answer", about), { text });
}

/** @param {import("./hpke.js").Recipient} team @param {About} about @returns {Promise<string>} @throws {SealRefused} */
export async function openAnswer(team, about, bytes) {
  return (await openForTeam(team, "passing-answer", binding("passing-answer", about), bytes, ["text"])).text;
}

/** What is passed on without a yes, and what a second professional says of it: docs/protocol.md, "Passing on". Sealed for the team alone. */

import { openWith, sealTo } from "./hpke.js";
import { SealRefused, ad, base64url, fromBase64url, fromUtf8, pad, require, unpad, utf8 } from "./primitives.js";

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
  return sealed("passing", about, { ...pick(record), facts: record.facts.map(({ seq, text }) => ({ seq, text })) }, teamPublic);
}

/** @param {import("./hpke.js").Recipient} team @param {About} about @returns {Promise<PassingRecord>} @throws {SealRefused} */
export async function openPassing(team, about, bytes) {
  const record = await opened("passing", team, about, bytes);
  require(words.every((field) => typeof record[field] === "string"), "malformed");
  require(Array.isArray(record.facts) && record.facts.length > 0 && record.facts.every(isFact), "malformed");
  return record;
}

/** @param {About} about @param {string} text @param {Uint8Array} teamPublic @returns {Promise<string>} base64url */
export async function sealAnswer(about, text, teamPublic) {
  return sealed("passing-answer", about, { text }, teamPublic);
}

/** @param {import("./hpke.js").Recipient} team @param {About} about @returns {Promise<string>} @throws {SealRefused} */
export async function openAnswer(team, about, bytes) {
  const { text } = await opened("passing-answer", team, about, bytes);
  require(typeof text === "string", "malformed");
  return text;
}

// Internal

/** Bytes of what is sealed: the server takes no more. */
const LARGEST = 16 * 1024;

const pick = (record) => Object.fromEntries(words.map((field) => [field, record[field]]));

async function sealed(what, about, value, teamPublic) {
  const bytes = await sealTo(teamPublic, what, binding(what, about), pad(utf8(JSON.stringify(value))));
  if (bytes.length > LARGEST) throw new RangeError("too long to seal");
  return base64url(bytes);
}

async function opened(what, team, about, bytes) {
  const plain = fromUtf8(unpad(await openWith(team, what, binding(what, about), fromBase64url(bytes))));
  try {
    return JSON.parse(plain) || {};
  } catch {
    throw new SealRefused("malformed");
  }
}

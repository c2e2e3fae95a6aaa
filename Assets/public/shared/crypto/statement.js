/** One line of the membership list: docs/protocol.md, "The team". */

import { ad, equalBytes, fromU64, fromUtf8, sha256, splitFields } from "./bytes.js";
import { importRecord, publicPart, recordOf } from "./key-pair.js";
import { CryptoUnavailable, SealRefused, require, subtle } from "./refused.js";

/**
 * @typedef {Object} Statement
 * @property {number} number from 0
 * @property {Uint8Array} previous hash of the statement before; empty for number 0
 * @property {"found"|"recovery"|"admit"|"role"|"remove"|"rotate"} action
 * @property {string} member whom it is about; for `rotate` the signer
 * @property {string} role empty for `remove` and `rotate`
 * @property {Uint8Array} hpkePublic
 * @property {Uint8Array} signingPublic
 * @property {number} teamEpoch 0 for `role` and `remove`
 * @property {Uint8Array} teamPublic
 * @property {string} signer
 */
/** @typedef {{key: CryptoKey, publicBytes: Uint8Array}} Signing a private signing key that cannot be exported */

const ecdsa = { name: "ECDSA", namedCurve: "P-256" };
const signature = { name: "ECDSA", hash: "SHA-256" };
const actions = ["found", "recovery", "admit", "role", "remove", "rotate"];
const roles = ["coordinator", "shift-lead", "counsellor", "researcher", "privacy-officer", "recovery", ""];
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** @param {Statement} s @returns {Uint8Array} */
export function encodeStatement(s) {
  return ad(
    "statement", s.number, s.previous, s.action, s.member, s.role, s.hpkePublic, s.signingPublic, s.teamEpoch,
    s.teamPublic, s.signer,
  );
}

/** @param {Uint8Array} bytes @returns {Statement} @throws {SealRefused} `malformed` */
export function decodeStatement(bytes) {
  const parts = splitFields(bytes);
  require(parts.length === 12, "malformed");
  const [number, previous, action, member, role, hpkePublic, signingPublic, teamEpoch, teamPublic, signer] =
    parts.slice(2);
  const statement = {
    number: fromU64(number), previous, action: fromUtf8(action), member: fromUtf8(member), role: fromUtf8(role),
    hpkePublic, signingPublic, teamEpoch: fromU64(teamEpoch), teamPublic, signer: fromUtf8(signer),
  };
  require(actions.includes(statement.action) && roles.includes(statement.role), "malformed");
  require(uuid.test(statement.member) && uuid.test(statement.signer), "malformed");
  require([0, 32].includes(previous.length), "malformed");
  require([hpkePublic, signingPublic, teamPublic].every((key) => [0, 65].includes(key.length)), "malformed");
  require(equalBytes(encodeStatement(statement), bytes), "malformed");
  return statement;
}

/** @param {Uint8Array} bytes @returns {Promise<Uint8Array>} 32 bytes */
export async function statementHash(bytes) {
  return sha256(bytes);
}

/** @returns {Promise<{record: Uint8Array, publicBytes: Uint8Array, key: CryptoKey}>} */
export async function generateSigningPair() {
  const pair = await subtle().generateKey(ecdsa, true, ["sign", "verify"]);
  const record = await recordOf(pair.privateKey);
  return { record, ...(await importSigningRecord(record)) };
}

/** @param {Uint8Array} record 97 bytes @returns {Promise<Signing>} @throws {SealRefused} `key` */
export async function importSigningRecord(record) {
  return { key: await importRecord(record, ecdsa, ["sign"]), publicBytes: publicPart(record) };
}

/** @param {Uint8Array} bytes @param {CryptoKey} key @returns {Promise<Uint8Array>} 64 bytes, r then s */
export async function signStatement(bytes, key) {
  return new Uint8Array(await subtle().sign(signature, key, bytes));
}

/** @param {Uint8Array} bytes @param {Uint8Array} signed @param {Uint8Array} publicBytes @returns {Promise<boolean>} */
export async function isSignedBy(bytes, signed, publicBytes) {
  if (signed.length !== 64 || publicBytes.length !== 65) return false;
  try {
    const key = await subtle().importKey("raw", publicBytes, ecdsa, false, ["verify"]);
    return await subtle().verify(signature, key, signed, bytes);
  } catch (error) {
    if (error instanceof CryptoUnavailable) throw error;
    throw new SealRefused("signature");
  }
}

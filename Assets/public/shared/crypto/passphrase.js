/** A professional's passphrase and what it unlocks: docs/protocol.md, "The team". */

import { ad, concat, fields, fromU64, hkdf, open, pbkdf2, random, require, seal, splitFields, utf8 } from "./primitives.js";

/** The fewest PBKDF2 rounds accepted, whatever a server asks for. */
export const fewestIterations = 600_000;
const mostIterations = 10_000_000;

/** @returns {Uint8Array} 16 bytes */
export function newSalt() {
  return random(16);
}

/**
 * PBKDF2-SHA-256; a server cannot make it cheap by asking for fewer rounds.
 * @param {string} text
 * @param {Uint8Array} salt exactly 16 bytes (browsers in FIPS mode refuse less)
 * @param {number} iterations at least 600,000
 * @returns {Promise<Uint8Array>} 32 bytes
 * @throws {SealRefused} `malformed`
 */
export async function stretch(text, salt, iterations) {
  require(salt instanceof Uint8Array && salt.length === 16, "malformed");
  require(Number.isSafeInteger(iterations) && iterations >= fewestIterations, "malformed");
  require(iterations <= mostIterations, "malformed");
  return pbkdf2(utf8(text), salt, iterations);
}

/**
 * @param {string} passphrase
 * @param {Uint8Array} salt
 * @param {number} [iterations]
 * @returns {Promise<{signInSecret: Uint8Array, localHalf: Uint8Array}>} the first goes to the server, the second never
 */
export async function deriveSecrets(passphrase, salt, iterations = fewestIterations) {
  const stretched = await stretch(passphrase.normalize("NFKC"), salt, iterations);
  return {
    signInSecret: await hkdf(stretched, "sign-in secret"),
    localHalf: await hkdf(stretched, "local half"),
  };
}

/** @param {Uint8Array} localHalf @param {Uint8Array} serverShare 32 bytes each @returns {Promise<Uint8Array>} */
export async function wrappingKey(localHalf, serverShare) {
  require(localHalf.length === 32 && serverShare.length === 32, "malformed");
  return hkdf(concat(localHalf, serverShare), "wrapping key");
}

/**
 * @typedef {Object} MemberKeys
 * @property {Uint8Array} hpkeRecord
 * @property {Uint8Array} signingRecord
 * @property {Uint8Array} rootHash
 * @property {number} lastNumber the last membership statement this member saw
 */

/** @param {Uint8Array} key @param {string} member @param {MemberKeys} keys @returns {Promise<Uint8Array>} */
export async function sealMemberKeys(key, member, { hpkeRecord, signingRecord, rootHash, lastNumber }) {
  const plain = fields(hpkeRecord, signingRecord, rootHash, lastNumber);
  return seal(key, ad("member-keys", member), plain);
}

/**
 * @param {Uint8Array} key
 * @param {string} member
 * @param {Uint8Array} wrapped
 * @returns {Promise<MemberKeys>}
 * @throws {SealRefused}
 */
export async function openMemberKeys(key, member, wrapped) {
  const parts = splitFields(await open(key, ad("member-keys", member), wrapped));
  require(parts.map((part) => part.length).join() === "97,97,32,8", "malformed");
  const [hpkeRecord, signingRecord, rootHash, lastNumber] = parts;
  return { hpkeRecord, signingRecord, rootHash, lastNumber: fromU64(lastNumber) };
}

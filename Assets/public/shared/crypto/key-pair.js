/** P-256 key pairs for HPKE. A private key *record* is `d(32) ‖ 04 ‖ X(32) ‖ Y(32)`. */

import { base64url, concat, equalBytes, fromBase64url } from "./bytes.js";
import { CryptoUnavailable, SealRefused, require, subtle } from "./refused.js";

/** @typedef {{privateKey: CryptoKey, publicBytes: Uint8Array}} Recipient a private key that cannot be exported, and its public part */

const ecdh = { name: "ECDH", namedCurve: "P-256" };

/** @returns {Promise<{record: Uint8Array, publicBytes: Uint8Array, key: Recipient}>} */
export async function generateKeyPair() {
  const pair = await subtle().generateKey(ecdh, true, ["deriveBits"]);
  const record = await recordOf(pair.privateKey);
  return { record, publicBytes: publicPart(record), key: await importPrivateRecord(record) };
}

/**
 * @param {Uint8Array} record 97 bytes
 * @returns {Promise<Recipient>}
 * @throws {SealRefused} `key` when it is not a P-256 private key
 */
export async function importPrivateRecord(record) {
  return { privateKey: await importRecord(record, ecdh, ["deriveBits"]), publicBytes: publicPart(record) };
}

/** @param {Uint8Array} record @returns {Uint8Array} its 65 public bytes @throws {SealRefused} `key` */
export function publicPart(record) {
  require(record instanceof Uint8Array && record.length === 97 && record[32] === 4, "key");
  return record.slice(32);
}

/**
 * The record of a private scalar whose public key is known (a browser cannot compute it), refused when they do not
 * belong together.
 * @param {Uint8Array} scalar 32 bytes
 * @param {Uint8Array} publicBytes 65 bytes
 * @returns {Promise<Uint8Array>}
 * @throws {SealRefused} `key`
 */
export async function recordFrom(scalar, publicBytes) {
  require(scalar.length === 32 && publicBytes.length === 65, "key");
  const record = concat(scalar, publicBytes);
  const { privateKey } = await importPrivateRecord(record);
  const probe = (await generateKeyPair()).key;
  const [ours, theirs] = [await agree(privateKey, probe.publicBytes), await agree(probe.privateKey, publicBytes)];
  require(equalBytes(ours, theirs), "key");
  return record;
}

/**
 * @param {CryptoKey} privateKey
 * @param {Uint8Array} publicBytes
 * @returns {Promise<Uint8Array>} the 32 bytes both sides can compute
 * @throws {SealRefused} `key` when the point is not on the curve
 */
export async function agree(privateKey, publicBytes) {
  require(publicBytes instanceof Uint8Array && publicBytes.length === 65 && publicBytes[0] === 4, "key");
  try {
    const theirs = await subtle().importKey("raw", publicBytes, ecdh, false, []);
    return new Uint8Array(await subtle().deriveBits({ name: "ECDH", public: theirs }, privateKey, 256));
  } catch (error) {
    if (error instanceof CryptoUnavailable) throw error;
    throw new SealRefused("key");
  }
}

/** @param {CryptoKey} privateKey extractable @returns {Promise<Uint8Array>} 97 bytes */
export async function recordOf(privateKey) {
  const jwk = await subtle().exportKey("jwk", privateKey);
  return concat(fromBase64url(jwk.d), Uint8Array.of(4), fromBase64url(jwk.x), fromBase64url(jwk.y));
}

/**
 * @param {Uint8Array} record
 * @param {EcKeyImportParams} algorithm
 * @param {KeyUsage[]} usages
 * @returns {Promise<CryptoKey>} not extractable
 * @throws {SealRefused} `key`
 */
export async function importRecord(record, algorithm, usages) {
  publicPart(record);
  const [d, x, y] = [record.slice(0, 32), record.slice(33, 65), record.slice(65)].map(base64url);
  try {
    return await subtle().importKey("jwk", { kty: "EC", crv: "P-256", d, x, y }, algorithm, false, usages);
  } catch (error) {
    if (error instanceof CryptoUnavailable) throw error;
    throw new SealRefused("key");
  }
}

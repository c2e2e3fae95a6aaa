/**
 * HPKE (RFC 9180) over P-256: DHKEM(P-256, HKDF-SHA256) 0x0010, HKDF-SHA256 0x0001, AES-256-GCM 0x0002; modes base and
 * PSK, one message for each context. Proven with the published vectors in Tests/SealingTests/Vectors/. And the key
 * pairs for it: a private key *record* is `d(32) ‖ 04 ‖ X(32) ‖ Y(32)`.
 */

import {
  CryptoUnavailable, SealRefused, ad, base64url, concat, equalBytes, fromBase64url, hmac, require, subtle, utf8,
} from "./primitives.js";

/** @typedef {{privateKey: CryptoKey, publicBytes: Uint8Array}} Recipient a private key that cannot be exported, and its public part */
/** @typedef {{psk: Uint8Array, pskId: Uint8Array}} PreShared the key both sides hold already, and its name */

const ecdh = { name: "ECDH", namedCurve: "P-256" };
const kemSuite = concat(utf8("KEM"), Uint8Array.of(0x00, 0x10));
const suite = concat(utf8("HPKE"), Uint8Array.of(0x00, 0x10, 0x00, 0x01, 0x00, 0x02));
const empty = new Uint8Array(0);
const encLength = 65;

/**
 * Seals to a public key. Only the holder of the private key opens it; it does not say who sealed it.
 * @param {Uint8Array} publicBytes 65 bytes
 * @param {string} kind
 * @param {Uint8Array} aad from `ad(kind, ...)`
 * @param {Uint8Array} plaintext
 * @returns {Promise<Uint8Array>} enc(65), ciphertext, tag
 */
export async function sealTo(publicBytes, kind, aad, plaintext) {
  return sealFrom(await ephemeral(), publicBytes, ad(kind), aad, plaintext, null);
}

/**
 * As {@link sealTo}, and only a holder of the pre-shared key can have made it.
 * @param {Uint8Array} publicBytes
 * @param {string} kind
 * @param {Uint8Array} aad
 * @param {Uint8Array} plaintext
 * @param {PreShared} shared
 * @returns {Promise<Uint8Array>}
 */
export async function sealToPsk(publicBytes, kind, aad, plaintext, shared) {
  return sealFrom(await ephemeral(), publicBytes, ad(kind), aad, plaintext, shared);
}

/**
 * @param {Recipient} recipient
 * @param {string} kind
 * @param {Uint8Array} aad
 * @param {Uint8Array} sealed
 * @returns {Promise<Uint8Array>}
 * @throws {SealRefused} `sealed`
 */
export async function openWith(recipient, kind, aad, sealed) {
  return openFrom(recipient, ad(kind), aad, sealed, null);
}

/** As {@link openWith}, in PSK mode. @param {PreShared} shared */
export async function openWithPsk(recipient, kind, aad, sealed, shared) {
  return openFrom(recipient, ad(kind), aad, sealed, shared);
}

/** For the test vectors: the whole of `info` and the ephemeral pair are given. @param {Recipient} pair */
export async function sealFrom(pair, publicBytes, info, aad, plaintext, shared) {
  const dh = await agree(pair.privateKey, publicBytes);
  const { key, nonce } = await schedule(dh, concat(pair.publicBytes, publicBytes), info, shared);
  const imported = await subtle().importKey("raw", key, "AES-GCM", false, ["encrypt"]);
  const how = { name: "AES-GCM", iv: nonce, additionalData: aad, tagLength: 128 };
  return concat(pair.publicBytes, new Uint8Array(await subtle().encrypt(how, imported, plaintext)));
}

/** For the test vectors: the whole of `info` is given. */
export async function openFrom(recipient, info, aad, sealed, shared) {
  require(sealed instanceof Uint8Array && sealed.length >= encLength + 16, "sealed");
  const enc = sealed.slice(0, encLength);
  try {
    const dh = await agree(recipient.privateKey, enc);
    const { key, nonce } = await schedule(dh, concat(enc, recipient.publicBytes), info, shared);
    const imported = await subtle().importKey("raw", key, "AES-GCM", false, ["decrypt"]);
    const how = { name: "AES-GCM", iv: nonce, additionalData: aad, tagLength: 128 };
    return new Uint8Array(await subtle().decrypt(how, imported, sealed.slice(encLength)));
  } catch (error) {
    if (error instanceof CryptoUnavailable) throw error;
    throw new SealRefused("sealed");
  }
}

async function ephemeral() {
  return (await generateKeyPair()).key;
}

/** RFC 9180 sections 4.1 (ExtractAndExpand) and 5.1 (KeySchedule). */
async function schedule(dh, kemContext, info, shared) {
  const eae = await labeledExtract(kemSuite, empty, "eae_prk", dh);
  const secret = await labeledExpand(kemSuite, eae, "shared_secret", kemContext, 32);
  const mode = Uint8Array.of(shared ? 1 : 0);
  const psk = shared ? shared.psk : empty;
  const pskIdHash = await labeledExtract(suite, empty, "psk_id_hash", shared ? shared.pskId : empty);
  const infoHash = await labeledExtract(suite, empty, "info_hash", info);
  const context = concat(mode, pskIdHash, infoHash);
  const prk = await labeledExtract(suite, secret, "secret", psk);
  return {
    key: await labeledExpand(suite, prk, "key", context, 32),
    nonce: await labeledExpand(suite, prk, "base_nonce", context, 12),
  };
}

async function labeledExtract(suiteId, salt, label, ikm) {
  return hmac(salt, concat(utf8("HPKE-v1"), suiteId, utf8(label), ikm));
}

/** HKDF-Expand is one HMAC block, since no length here is above 32. */
async function labeledExpand(suiteId, prk, label, info, length) {
  const labeled = concat(Uint8Array.of(0, length), utf8("HPKE-v1"), suiteId, utf8(label), info, Uint8Array.of(1));
  return (await hmac(prk, labeled)).slice(0, length);
}

// Key pairs

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

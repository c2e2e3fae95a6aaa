/**
 * HPKE (RFC 9180) over P-256: DHKEM(P-256, HKDF-SHA256) 0x0010, HKDF-SHA256 0x0001, AES-256-GCM 0x0002; modes base and
 * PSK, one message for each context. Proven with the published vectors in Tests/SealingTests/Vectors/.
 */

import { ad, concat, utf8 } from "./bytes.js";
import { hmac } from "./hkdf.js";
import { agree, generateKeyPair } from "./key-pair.js";
import { CryptoUnavailable, SealRefused, require, subtle } from "./refused.js";

/** @typedef {import("./key-pair.js").Recipient} Recipient */
/** @typedef {{psk: Uint8Array, pskId: Uint8Array}} PreShared the key both sides hold already, and its name */

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

export { generateKeyPair, importPrivateRecord, recordFrom } from "./key-pair.js";

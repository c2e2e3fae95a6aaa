/** AES-256-GCM with the nonce in front: docs/protocol.md, "Notation" (`Seal`, `pad`). */

import { concat, random } from "./bytes.js";
import { CryptoUnavailable, SealRefused, require, subtle } from "./refused.js";

const nonceLength = 12;
const tagLength = 16;
const block = 256;

/**
 * A key that cannot leave the browser any more.
 * @param {Uint8Array} bytes 32 bytes
 * @returns {Promise<CryptoKey>}
 */
export async function aeadKey(bytes) {
  require(bytes.length === 32, "malformed");
  return subtle().importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/**
 * @param {Uint8Array|CryptoKey} key 32 bytes, or from {@link aeadKey}
 * @param {Uint8Array} additional from `ad(kind, ...)`
 * @param {Uint8Array} plaintext
 * @returns {Promise<Uint8Array>} nonce, ciphertext, tag
 */
export async function seal(key, additional, plaintext) {
  return sealWithNonce(key, random(nonceLength), additional, plaintext);
}

/** For the test vectors only: a nonce must never be used twice with a key. */
export async function sealWithNonce(key, nonce, additional, plaintext) {
  const how = { name: "AES-GCM", iv: nonce, additionalData: additional, tagLength: 128 };
  const imported = key instanceof Uint8Array ? await aeadKey(key) : key;
  return concat(nonce, new Uint8Array(await subtle().encrypt(how, imported, plaintext)));
}

/**
 * @param {Uint8Array|CryptoKey} key
 * @param {Uint8Array} additional
 * @param {Uint8Array} sealed
 * @returns {Promise<Uint8Array>} the plaintext
 * @throws {SealRefused} `sealed`
 */
export async function open(key, additional, sealed) {
  require(sealed instanceof Uint8Array && sealed.length >= nonceLength + tagLength, "sealed");
  const iv = sealed.slice(0, nonceLength);
  const how = { name: "AES-GCM", iv, additionalData: additional, tagLength: 128 };
  try {
    const imported = key instanceof Uint8Array ? await aeadKey(key) : key;
    return new Uint8Array(await subtle().decrypt(how, imported, sealed.slice(nonceLength)));
  } catch (error) {
    if (error instanceof CryptoUnavailable) throw error;
    throw new SealRefused("sealed");
  }
}

/** @param {Uint8Array} bytes @returns {Uint8Array} followed by 80 00… to the next multiple of 256, so length tells little */
export function pad(bytes) {
  const padded = new Uint8Array((Math.floor(bytes.length / block) + 1) * block);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  return padded;
}

/** @param {Uint8Array} padded @returns {Uint8Array} @throws {SealRefused} `malformed` */
export function unpad(padded) {
  require(padded.length > 0 && padded.length % block === 0, "malformed");
  let end = padded.length - 1;
  while (end >= 0 && padded[end] === 0) end -= 1;
  require(end >= padded.length - block && padded[end] === 0x80, "malformed");
  return padded.slice(0, end);
}

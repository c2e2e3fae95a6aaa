/** Key derivation: docs/protocol.md, "Notation". */

import { ad } from "./bytes.js";
import { subtle } from "./refused.js";

/**
 * HKDF-SHA-256 with a salt of 32 zero bytes and `info = fields("lichtpunt/1", label, ...rest)`.
 * @param {Uint8Array} ikm
 * @param {string} label what the key is for; no two uses share a label
 * @param {...(Uint8Array|string|number)} rest
 * @returns {Promise<Uint8Array>} 32 bytes
 */
export async function hkdf(ikm, label, ...rest) {
  const key = await subtle().importKey("raw", ikm, "HKDF", false, ["deriveBits"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(32), info: ad(label, ...rest) };
  return new Uint8Array(await subtle().deriveBits(how, key, 256));
}

/**
 * HMAC-SHA-256. Browsers refuse an empty key; 32 zero bytes are the same key (RFC 2104 pads with zeros).
 * @param {Uint8Array} key
 * @param {Uint8Array} data
 * @returns {Promise<Uint8Array>} 32 bytes
 */
export async function hmac(key, data) {
  const raw = key.length === 0 ? new Uint8Array(32) : key;
  const imported = await subtle().importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await subtle().sign("HMAC", imported, data));
}

/**
 * PBKDF2-SHA-256, 32 bytes out.
 * @param {Uint8Array} password
 * @param {Uint8Array} salt
 * @param {number} iterations
 * @returns {Promise<Uint8Array>}
 */
export async function pbkdf2(password, salt, iterations) {
  const key = await subtle().importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
  return new Uint8Array(
    await subtle().deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, key, 256),
  );
}

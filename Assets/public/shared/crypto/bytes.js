/** Bytes and their encodings: docs/protocol.md, "Notation". Bytes are always `Uint8Array`. */

import { SealRefused, require, subtle } from "./refused.js";

const version = "lichtpunt/1";
const encoder = new TextEncoder();

/** @param {string} text @returns {Uint8Array} */
export function utf8(text) {
  return encoder.encode(text);
}

/** @param {Uint8Array} bytes @returns {string} @throws {SealRefused} `malformed` when it is not UTF-8 */
export function fromUtf8(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new SealRefused("malformed");
  }
}

/** @param {...Uint8Array} parts @returns {Uint8Array} */
export function concat(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** @param {number} n 0 up to 2^32 - 1 @returns {Uint8Array} four bytes, big-endian */
export function u32(n) {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, n);
  return bytes;
}

/** @param {number} n 0 up to 2^53 - 1 @returns {Uint8Array} eight bytes, big-endian @throws {SealRefused} `malformed` */
export function u64(n) {
  require(Number.isSafeInteger(n) && n >= 0, "malformed");
  return concat(u32(Math.floor(n / 0x1_0000_0000)), u32(n % 0x1_0000_0000));
}

/** @param {Uint8Array} bytes eight bytes @returns {number} @throws {SealRefused} `malformed` above 2^53 - 1 */
export function fromU64(bytes) {
  require(bytes.length === 8, "malformed");
  const view = new DataView(bytes.buffer, bytes.byteOffset, 8);
  const n = view.getUint32(0) * 0x1_0000_0000 + view.getUint32(4);
  require(Number.isSafeInteger(n), "malformed");
  return n;
}

/**
 * Length-prefixed fields: no two lists of fields give the same bytes.
 * @param {...(Uint8Array|string|number)} values
 * @returns {Uint8Array}
 */
export function fields(...values) {
  const parts = [];
  for (const value of values) {
    const bytes = typeof value === "number" ? u64(value) : typeof value === "string" ? utf8(value) : value;
    require(bytes instanceof Uint8Array, "malformed");
    parts.push(u32(bytes.length), bytes);
  }
  return concat(...parts);
}

/** @param {Uint8Array} bytes @returns {Uint8Array[]} the fields again @throws {SealRefused} `malformed` */
export function splitFields(bytes) {
  const found = [];
  let at = 0;
  while (at < bytes.length) {
    require(bytes.length - at >= 4, "malformed");
    const length = new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0);
    require(bytes.length - at - 4 >= length, "malformed");
    found.push(bytes.slice(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return found;
}

/**
 * Additional data of one kind of sealed thing.
 * @param {string} kind
 * @param {...(Uint8Array|string|number)} values
 * @returns {Uint8Array}
 */
export function ad(kind, ...values) {
  return fields(version, kind, ...values);
}

/** @param {Uint8Array} bytes @returns {string} without padding (RFC 4648 section 5) */
export function base64url(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** @param {string} text @returns {Uint8Array} @throws {SealRefused} `malformed` for any other spelling */
export function fromBase64url(text) {
  require(typeof text === "string" && /^[A-Za-z0-9_-]*$/.test(text) && text.length % 4 !== 1, "malformed");
  const bytes = Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  require(base64url(bytes) === text, "malformed");
  return bytes;
}

/** @param {Uint8Array} bytes @returns {string} lower case */
export function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string} text @returns {Uint8Array} @throws {SealRefused} `malformed` */
export function fromHex(text) {
  require(typeof text === "string" && /^([0-9a-f]{2})*$/.test(text), "malformed");
  return Uint8Array.from(text.match(/../g) || [], (pair) => parseInt(pair, 16));
}

/** @param {number} n up to 65,536 @returns {Uint8Array} n random bytes @throws {CryptoUnavailable} */
export function random(n) {
  subtle();
  return globalThis.crypto.getRandomValues(new Uint8Array(n));
}

/** @param {Uint8Array} a @param {Uint8Array} b @returns {boolean} in a time that does not tell where they differ */
export function equalBytes(a, b) {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i += 1) difference |= a[i] ^ b[i];
  return difference === 0;
}

/** @param {Uint8Array} bytes @returns {Promise<Uint8Array>} 32 bytes */
export async function sha256(bytes) {
  return new Uint8Array(await subtle().digest("SHA-256", bytes));
}

/**
 * What everything else here is made of: the two refusals, bytes and their encodings, key derivation, AES-256-GCM with
 * the nonce in front and padding. docs/protocol.md, "Notation". Bytes are always `Uint8Array`.
 */

const version = "lichtpunt/1";
const encoder = new TextEncoder();
const nonceLength = 12;
const tagLength = 16;
const block = 256;

/**
 * Something did not open: forged, altered, for somebody else, or not in the agreed form. One error for all of these,
 * so that nobody learns from the difference; `reason` is a short code for the few cases a person must act upon.
 */
export class SealRefused extends Error {
  constructor(reason) {
    super(`refused: ${reason}`);
    this.name = "SealRefused";
    this.reason = reason;
  }
}

/** @param {unknown} condition @param {string} reason @throws {SealRefused} when the condition does not hold */
export function require(condition, reason) {
  if (!condition) throw new SealRefused(reason);
}

/** No WebCrypto here: the page shows the telephone numbers instead. There is no second, weaker way to send. */
export class CryptoUnavailable extends Error {
  constructor() {
    super("WebCrypto is not available");
    this.name = "CryptoUnavailable";
  }
}

/** Every use of WebCrypto goes through here. @returns {SubtleCrypto} @throws {CryptoUnavailable} */
export function subtle() {
  const crypto = globalThis.crypto;
  if (!crypto || !crypto.subtle || typeof crypto.getRandomValues !== "function") throw new CryptoUnavailable();
  return crypto.subtle;
}

// Bytes

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

/** @param {...(Uint8Array|string|number)} values @returns {Uint8Array} with their lengths: no two lists give the same */
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

/** Additional data of one kind of sealed thing. @param {string} kind @param {...(Uint8Array|string|number)} values */
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

// Key derivation

/**
 * HKDF-SHA-256 with a salt of 32 zero bytes and `info = fields("lichtpunt/1", label, ...rest)`.
 * @param {string} label what the key is for; no two uses share a label
 * @returns {Promise<Uint8Array>} 32 bytes
 */
export async function hkdf(ikm, label, ...rest) {
  const key = await subtle().importKey("raw", ikm, "HKDF", false, ["deriveBits"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(32), info: ad(label, ...rest) };
  return new Uint8Array(await subtle().deriveBits(how, key, 256));
}

/** HMAC-SHA-256. Browsers refuse an empty key; 32 zero bytes are the same key (RFC 2104 pads with zeros). */
export async function hmac(key, data) {
  const raw = key.length === 0 ? new Uint8Array(32) : key;
  const imported = await subtle().importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await subtle().sign("HMAC", imported, data));
}

/** PBKDF2-SHA-256. @param {Uint8Array} password @param {Uint8Array} salt @param {number} iterations */
export async function pbkdf2(password, salt, iterations) {
  const key = await subtle().importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return new Uint8Array(await subtle().deriveBits(how, key, 256));
}

// Sealing with a key

/** @param {Uint8Array} bytes 32 bytes @returns {Promise<CryptoKey>} a key that cannot leave the browser any more */
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

/** The other side of {@link seal}. @returns {Promise<Uint8Array>} the plaintext @throws {SealRefused} `sealed` */
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

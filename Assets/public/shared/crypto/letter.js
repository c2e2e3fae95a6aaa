/**
 * A written handover: docs/protocol.md, "A letter". Link and spoken code together make the key; neither reaches the server, which knows
 * both again by what is derived from them.
 */

import { fewestIterations } from "./passphrase.js";
import { ad, base64url, concat, fromBase64url, fromUtf8, hkdf, open, pad, pbkdf2, random, require, seal, sha256, unpad, utf8 } from "./primitives.js";

/** @typedef {{id: string, secret: Uint8Array}} Link */
/** @typedef {{token: Uint8Array, proof: Uint8Array, key: Uint8Array}} LetterKeys what link and code make together */

/** No I, O, 0 or 1: each of these is heard and read as itself. */
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const CODE = 8;
const FRAGMENT = /^letter\.([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;

// The sending tab

/** @param {string} id of the letter @returns {{link: Link, code: string, fragment: string}} */
export function newLetterWay(id) {
  const secret = random(32);
  const code = Array.from(random(CODE), (byte) => LETTERS[byte % LETTERS.length]).join("");
  return { link: { id, secret }, code, fragment: `letter.${id}.${base64url(secret)}` };
}

/** @param {LetterKeys} keys @param {string} text @returns {Promise<{tokenHash: string, proofHash: string, sealed: string}>} base64url */
export async function sealLetter(id, { token, proof, key }, text) {
  const sealed = await seal(key, ad("letter", id), pad(utf8(text)));
  return { tokenHash: base64url(await sha256(token)), proofHash: base64url(await sha256(proof)), sealed: base64url(sealed) };
}

/** What she said yes to, so that no other words can take their place. @param {string} text @returns {Promise<string>} base64url */
export async function letterDigest(text) {
  return base64url(await sha256(ad("letter-text", text)));
}

// The addressee's page

/** @param {string} text what stands behind the `#` @returns {Link} @throws {import("./primitives.js").SealRefused} `fragment`: the link was not copied whole */
export function parseLetterFragment(text) {
  const found = FRAGMENT.exec(String(text).replace(/^#/, "").trim());
  // The 43rd letter holds two bits that are no part of 32 bytes: another spelling of the same is not the link.
  require(found && /[AEIMQUYcgkosw048]$/.test(found[2]), "fragment");
  return { id: found[1], secret: fromBase64url(found[2]) };
}

/** @param {string} text as typed @returns {string} @throws {import("./primitives.js").SealRefused} `code` */
export function readLetterCode(text) {
  const code = String(text).replace(/[\s.-]/g, "").toUpperCase();
  require(code.length === CODE && [...code].every((letter) => LETTERS.includes(letter)), "code");
  return code;
}

/** @param {Link} link @param {string} code @returns {Promise<LetterKeys>} after a second or so: guessing shall cost that too */
export async function letterKeys({ id, secret }, code) {
  const salt = await sha256(ad("letter-salt", id));
  const stretched = await pbkdf2(concat(secret, utf8(code)), salt, fewestIterations);
  const [token, proof, key] = await Promise.all([hkdf(secret, "letter token"), hkdf(stretched, "letter proof"), hkdf(stretched, "letter key")]);
  return { token, proof, key };
}

/** @param {string} id @param {LetterKeys} keys @param {string} sealed base64url @returns {Promise<string>} the text @throws {import("./primitives.js").SealRefused} */
export async function openLetter(id, { key }, sealed) {
  return fromUtf8(unpad(await open(key, ad("letter", id), fromBase64url(sealed))));
}

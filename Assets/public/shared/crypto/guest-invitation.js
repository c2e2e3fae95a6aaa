/**
 * Letting a guest in: docs/protocol.md, "A guest". The link's fragment and the spoken code never reach the server, so it can put no
 * keys of its own in the guest's place; who has only the link, or only the code, cannot either.
 */

import { generateKeyPair } from "./hpke.js";
import { ad, base64url, equalBytes, fromBase64url, hkdf, hmac, random, require, sha256 } from "./primitives.js";

/**
 * @typedef {Object} GuestInvitation what the inviting tab keeps, in memory only
 * @property {string} id also the guest's: he is `guest:<id>` in an audience
 * @property {Uint8Array} secret
 * @property {string} code six digits, for the telephone and nowhere else
 * @property {string} fragment behind the `#` of the link
 * @property {Uint8Array} tokenHash for the server, which knows the link again by it
 */
/**
 * @typedef {Object} GuestKeys what the guest's page keeps, in memory only: a reload needs a new invitation
 * @property {import("./hpke.js").Recipient} guest
 * @property {Uint8Array} session 32 random bytes, his authority once he is in
 */
/** @typedef {{publicKey: Uint8Array, sessionHash: Uint8Array, mac: Uint8Array}} Knock what he posts */

const form = /^([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;
const codeForm = /^[0-9]{6}$/;

// The inviting tab

/** @returns {Promise<GuestInvitation>} */
export async function newGuestInvitation() {
  const id = globalThis.crypto.randomUUID();
  const secret = random(32);
  const tokenHash = await sha256(await guestToken(secret));
  return { id, secret, code: newCode(), fragment: `${id}.${base64url(secret)}`, tokenHash };
}

/**
 * @param {GuestInvitation} invitation
 * @param {Knock} knock
 * @returns {Promise<boolean>} false: not from who has the link and heard the code; seal nothing to this key
 */
export async function verifyKnock({ id, secret, code }, { publicKey, sessionHash, mac }) {
  if (!isKey(publicKey) || !isHash(sessionHash) || !isHash(mac)) return false;
  return equalBytes(await knockMac({ id, secret }, code, publicKey, sessionHash), mac);
}

// The guest's page

/**
 * @param {string} text what stands behind the `#`
 * @returns {{id: string, secret: Uint8Array}}
 * @throws {import("./primitives.js").SealRefused} `fragment`: the link was not copied whole
 */
export function parseGuestFragment(text) {
  const found = form.exec(String(text).replace(/^#/, "").trim());
  // The 43rd letter holds two bits that are no part of 32 bytes: another spelling of the same is not the link.
  require(found && /[AEIMQUYcgkosw048]$/.test(found[2]), "fragment");
  return { id: found[1], secret: fromBase64url(found[2]) };
}

/** @param {string} text as typed @returns {string} six digits @throws {import("./primitives.js").SealRefused} `code` */
export function readCode(text) {
  const code = String(text).replace(/[\s.-]/g, "");
  require(codeForm.test(code), "code");
  return code;
}

/** @param {Uint8Array} secret @returns {Promise<Uint8Array>} what he shows the server instead of the secret */
export async function guestToken(secret) {
  return hkdf(secret, "guest token");
}

/** @returns {Promise<GuestKeys>} the same for every try of the code */
export async function newGuestKeys() {
  return { guest: (await generateKeyPair()).key, session: random(32) };
}

/**
 * @param {{id: string, secret: Uint8Array}} link from {@link parseGuestFragment}
 * @param {string} code from {@link readCode}
 * @param {GuestKeys} keys
 * @returns {Promise<Knock>}
 */
export async function knock(link, code, { guest, session }) {
  const publicKey = guest.publicBytes;
  const sessionHash = await sha256(session);
  return { publicKey, sessionHash, mac: await knockMac(link, code, publicKey, sessionHash) };
}

async function knockMac({ id, secret }, code, publicKey, sessionHash) {
  return hmac(await hkdf(secret, "guest mac", code), ad("guest", id, publicKey, sessionHash));
}

/** Each digit as likely as any other: bytes of 250 and more are drawn again. */
function newCode() {
  let code = "";
  while (code.length < 6) {
    const [byte] = random(1);
    if (byte < 250) code += byte % 10;
  }
  return code;
}

function isKey(bytes) {
  return bytes instanceof Uint8Array && bytes.length === 65 && bytes[0] === 4;
}

function isHash(bytes) {
  return bytes instanceof Uint8Array && bytes.length === 32;
}

/**
 * Inviting a professional: docs/protocol.md, "The team". The link's fragment never reaches the server, so the server
 * cannot put keys of its own in the newcomer's place.
 */

import { openWith, sealTo } from "./hpke.js";
import { SealRefused, ad, base64url, concat, equalBytes, fromBase64url, hkdf, hmac, random, require, sha256 } from "./primitives.js";

/** @typedef {{invitation: string, member: string, hpkePublic: Uint8Array, signingPublic: Uint8Array}} Enrolment */

const form = /^([0-9a-f-]{36})\.([A-Za-z0-9_-]{86})$/;

/**
 * @param {Uint8Array} rootHash
 * @returns {Promise<{id: string, secret: Uint8Array, fragment: string, tokenHash: Uint8Array}>} `fragment` goes behind
 *   the `#` of the link: `<id>.<base64url(root hash, secret)>`
 */
export async function newInvitation(rootHash) {
  require(rootHash.length === 32, "malformed");
  const secret = random(32);
  const id = globalThis.crypto.randomUUID();
  const fragment = `${id}.${base64url(concat(rootHash, secret))}`;
  return { id, secret, fragment, tokenHash: await sha256(await invitationToken(secret)) };
}

/**
 * @param {string} text what stands behind the `#`
 * @returns {{invitation: string, rootHash: Uint8Array, secret: Uint8Array}}
 * @throws {SealRefused} `fragment`: the link was not copied whole
 */
export function parseFragment(text) {
  const found = form.exec(String(text).replace(/^#/, "").trim());
  require(found, "fragment");
  try {
    const bytes = fromBase64url(found[2]);
    return { invitation: found[1], rootHash: bytes.slice(0, 32), secret: bytes.slice(32) };
  } catch {
    throw new SealRefused("fragment");
  }
}

/** @param {Uint8Array} secret @returns {Promise<Uint8Array>} what the newcomer shows the server */
export async function invitationToken(secret) {
  return hkdf(secret, "invitation token");
}

/** Kept for the inviter, who checks the enrolment later, perhaps in another tab. @returns {Promise<Uint8Array>} */
export async function sealInvitationSecret(secret, invitation, inviterPublic) {
  return sealTo(inviterPublic, "invitation", ad("invitation", invitation), secret);
}

/**
 * @param {import("./hpke.js").Recipient} recipient
 * @param {string} invitation
 * @param {Uint8Array} sealed
 * @returns {Promise<Uint8Array>} the secret
 * @throws {SealRefused}
 */
export async function openInvitationSecret(recipient, invitation, sealed) {
  const secret = await openWith(recipient, "invitation", ad("invitation", invitation), sealed);
  require(secret.length === 32, "malformed");
  return secret;
}

/** @param {Uint8Array} secret @param {Enrolment} enrolment @returns {Promise<Uint8Array>} 32 bytes */
export async function enrolmentMac(secret, { invitation, member, hpkePublic, signingPublic }) {
  const key = await hkdf(secret, "invitation mac");
  return hmac(key, ad("enrolment", invitation, member, hpkePublic, signingPublic));
}

/**
 * @param {Uint8Array} secret
 * @param {Enrolment} enrolment
 * @param {Uint8Array} mac
 * @returns {Promise<boolean>} false: these keys did not come from the person who holds the link; do not admit
 */
export async function verifyEnrolment(secret, enrolment, mac) {
  return equalBytes(await enrolmentMac(secret, enrolment), mac);
}

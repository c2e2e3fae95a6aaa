/** Texts that professionals put into their answers: docs/protocol.md, "Saved texts". */

import { openWith, sealTo } from "./hpke.js";
import { isSignedBy } from "./membership.js";
import { ad, base64url, fromBase64url, fromUtf8, pad, require, unpad, utf8 } from "./primitives.js";
import { signStatement } from "./team.js";

/**
 * @typedef {Object} About
 * @property {string} id
 * @property {string} owner `team`, or the member whose own it is
 * @property {number} version
 * @property {number} teamEpoch
 * @property {string} signer the member who wrote it
 */

const binding = ({ id, owner, version, teamEpoch }) => ad("saved-text", id, owner, version, teamEpoch);
const statement = ({ id, owner, version, teamEpoch, signer }, sealed) =>
  ad("saved-text-signature", id, owner, version, teamEpoch, signer, sealed);

/**
 * @param {About} about @param {string} text @param {Uint8Array} teamPublic @param {import("./team.js").Signing} signing
 * @returns {Promise<{sealed: string, signature: string}>} base64url
 */
export async function sealSavedText(about, text, teamPublic, signing) {
  const sealed = await sealTo(teamPublic, "saved-text", binding(about), pad(utf8(text)));
  const signature = await signStatement(statement(about, sealed), signing.key);
  return { sealed: base64url(sealed), signature: base64url(signature) };
}

/**
 * Anybody can seal to the team; only what a colleague signed is taken for his.
 * @param {import("./hpke.js").Recipient} team
 * @param {{id: string, signingPublic: Uint8Array}} author as the signed membership list names him
 * @param {About & {sealed: string, signature: string}} stored
 * @returns {Promise<string>}
 * @throws {SealRefused} `signature` when it is not the author's, or was altered or moved
 */
export async function openSavedText(team, author, stored) {
  const sealed = fromBase64url(stored.sealed);
  require(author.id === stored.signer, "signer");
  require(await isSignedBy(statement(stored, sealed), fromBase64url(stored.signature), author.signingPublic), "signature");
  return fromUtf8(unpad(await openWith(team, "saved-text", binding(stored), sealed)));
}

/** Founding a team and admitting to it: docs/protocol.md, "The team". Reading and checking the list is in membership.js. */

import { generateKeyPair, importPrivateRecord, importRecord, openWith, publicPart, recordOf, sealTo } from "./hpke.js";
import { encodeStatement, statementHash } from "./membership.js";
import { ad, base64url, equalBytes, require, subtle } from "./primitives.js";

/** @typedef {{key: CryptoKey, publicBytes: Uint8Array}} Signing a private signing key that cannot be exported */

const ecdsa = { name: "ECDSA", namedCurve: "P-256" };
const signature = { name: "ECDSA", hash: "SHA-256" };
const none = new Uint8Array(0);

/** @returns {Promise<{record: Uint8Array, publicBytes: Uint8Array, key: CryptoKey}>} */
export async function generateSigningPair() {
  const pair = await subtle().generateKey(ecdsa, true, ["sign", "verify"]);
  const record = await recordOf(pair.privateKey);
  return { record, ...(await importSigningRecord(record)) };
}

/** @param {Uint8Array} record 97 bytes @returns {Promise<Signing>} @throws {SealRefused} `key` */
export async function importSigningRecord(record) {
  return { key: await importRecord(record, ecdsa, ["sign"]), publicBytes: publicPart(record) };
}

/** @param {Uint8Array} bytes @param {CryptoKey} key @returns {Promise<Uint8Array>} 64 bytes, r then s */
export async function signStatement(bytes, key) {
  return new Uint8Array(await subtle().sign(signature, key, bytes));
}

/**
 * Founds a team: statements `found` and `recovery`, the first team key, sealed for founder and recovery.
 * @param {{founder: string, founderHpkePublic: Uint8Array, signing: Signing,
 *   recovery: string, recoveryPublic: Uint8Array}} about ids are UUIDs
 * @returns {Promise<{rootHash: Uint8Array, statements: import("./membership.js").SignedStatement[], teamRecord: Uint8Array, teamEpoch: 1,
 *   teamPublic: Uint8Array, teamKeys: {memberId: string, sealed: string}[]}>}
 */
export async function found({ founder: id, founderHpkePublic, signing, recovery, recoveryPublic }) {
  const { record: teamRecord, publicBytes: teamPublic } = await generateKeyPair();
  const common = { teamEpoch: 1, teamPublic, signer: id };
  const first = encodeStatement({
    ...common, number: 0, previous: none, action: "found", member: id, role: "coordinator",
    hpkePublic: founderHpkePublic, signingPublic: signing.publicBytes,
  });
  const rootHash = await statementHash(first);
  const second = encodeStatement({
    ...common, number: 1, previous: rootHash, action: "recovery", member: recovery, role: "recovery",
    hpkePublic: recoveryPublic, signingPublic: none,
  });
  const statements = [await signed(first, signing), await signed(second, signing)];
  const teamKeys = [
    { memberId: id, sealed: base64url(await sealTeamKey(teamRecord, 1, id, founderHpkePublic)) },
    { memberId: recovery, sealed: base64url(await sealTeamKey(teamRecord, 1, recovery, recoveryPublic)) },
  ];
  return { rootHash, statements, teamRecord, teamEpoch: 1, teamPublic, teamKeys };
}

/**
 * @param {import("./membership.js").TeamList} list as verified just now; the statement follows its last one
 * @param {{signer: string, signing: Signing, member: string, role: string,
 *   hpkePublic: Uint8Array, signingPublic: Uint8Array}} admission
 * @returns {Promise<import("./membership.js").SignedStatement>}
 */
export async function admissionStatement(list, { signer, signing, member, role, hpkePublic, signingPublic }) {
  const bytes = encodeStatement({
    number: list.lastNumber + 1, previous: list.lastHash, action: "admit", member, role, hpkePublic, signingPublic,
    teamEpoch: list.teamEpoch, teamPublic: list.teamPublic, signer,
  });
  return signed(bytes, signing);
}

/** @param {Uint8Array} teamRecord @param {number} teamEpoch @param {string} member @param {Uint8Array} memberPublic */
export async function sealTeamKey(teamRecord, teamEpoch, member, memberPublic) {
  return sealTo(memberPublic, "team-key", ad("team-key", teamEpoch, member), teamRecord);
}

/**
 * @param {import("./hpke.js").Recipient} recipient
 * @param {string} member
 * @param {number} teamEpoch
 * @param {Uint8Array} sealed
 * @param {import("./membership.js").TeamList} list
 * @returns {Promise<{recipient: import("./hpke.js").Recipient, record: Uint8Array, teamEpoch: number}>}
 * @throws {SealRefused} `team-key` when it is not the key the signed list names for that epoch
 */
export async function openTeamKey(recipient, member, teamEpoch, sealed, list) {
  const record = await openWith(recipient, "team-key", ad("team-key", teamEpoch, member), sealed);
  const named = list.teamHistory.find((key) => key.teamEpoch === teamEpoch);
  require(named && equalBytes(publicPart(record), named.teamPublic), "team-key");
  return { recipient: await importPrivateRecord(record), record, teamEpoch };
}

// Internal

async function signed(bytes, signing) {
  return { statement: base64url(bytes), signature: base64url(await signStatement(bytes, signing.key)) };
}

export * from "./membership.js";

/** Changing a team: docs/protocol.md, "The team". Another role; a new team key, with or without somebody's removal or a new recovery kit. */

import { generateKeyPair } from "./hpke.js";
import { encodeStatement, statementHash } from "./membership.js";
import { base64url, require } from "./primitives.js";
import { sealTeamKey, signStatement } from "./team.js";

/** @typedef {{signer: string, signing: import("./team.js").Signing}} By a coordinator by the list */

const none = new Uint8Array(0);
const bringsNothing = { hpkePublic: none, signingPublic: none, teamEpoch: 0, teamPublic: none };

/**
 * @param {import("./membership.js").TeamList} list as verified just now; the statement follows its last one
 * @param {By & {member: string, role: string}} change
 * @returns {Promise<import("./membership.js").SignedStatement>}
 */
export async function roleStatement(list, { signer, signing, member, role }) {
  const { lastNumber, lastHash } = list;
  return signed({ ...bringsNothing, number: lastNumber + 1, previous: lastHash, action: "role", member, role, signer }, signing);
}

/**
 * A fresh team key, sealed to everybody who remains and to the recovery member, and to nobody else.
 * @param {import("./membership.js").TeamList} list as verified just now
 * @param {By & {removed?: string, kit?: {id: string, publicBytes: Uint8Array}}} change `removed`: who leaves with it; `kit`: the recovery
 *   member that takes the place of the one before
 * @returns {Promise<{statements: import("./membership.js").SignedStatement[], teamKeys: {memberId: string, sealed: string}[]}>}
 * @throws {SealRefused} `member` when the one who is to leave is not there, is the signer or is the recovery member
 */
export async function renewal(list, { signer, signing, removed = null, kit = null }) {
  const { lastNumber, lastHash, teamEpoch, teamPublic: earlier } = list;
  const statements = [];
  let [number, previous] = [lastNumber + 1, lastHash];
  if (removed !== null) {
    const leaving = list.members.get(removed);
    require(leaving && !leaving.removed && leaving.role !== "recovery" && removed !== signer, "member");
    const bytes = encodeStatement({ ...bringsNothing, number, previous, action: "remove", member: removed, role: "", signer });
    statements.push(await signedBytes(bytes, signing));
    [number, previous] = [number + 1, await statementHash(bytes)];
  }
  if (kit !== null) {
    const coming = { number, previous, action: "recovery", member: kit.id, role: "recovery", signer };
    const keys = { hpkePublic: kit.publicBytes, signingPublic: none, teamEpoch, teamPublic: earlier };
    const bytes = encodeStatement({ ...coming, ...keys });
    statements.push(await signedBytes(bytes, signing));
    [number, previous] = [number + 1, await statementHash(bytes)];
  }
  const { record, publicBytes: teamPublic } = await generateKeyPair();
  const rotation = { ...bringsNothing, number, previous, action: "rotate", member: signer, role: "", signer };
  statements.push(await signed({ ...rotation, teamEpoch: teamEpoch + 1, teamPublic }, signing));
  const teamKeys = [];
  const remain = Array.from(list.members.values()).filter(({ id, role, removed: left }) => !left && id !== removed && !(kit && role === "recovery"));
  if (kit) remain.push({ id: kit.id, hpkePublic: kit.publicBytes });
  for (const { id, hpkePublic } of remain) {
    teamKeys.push({ memberId: id, sealed: base64url(await sealTeamKey(record, teamEpoch + 1, id, hpkePublic)) });
  }
  record.fill(0);
  return { statements, teamKeys };
}

// Internal

async function signed(statement, signing) {
  return signedBytes(encodeStatement(statement), signing);
}

async function signedBytes(bytes, signing) {
  return { statement: base64url(bytes), signature: base64url(await signStatement(bytes, signing.key)) };
}

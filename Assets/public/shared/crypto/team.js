/**
 * The team's membership list: docs/protocol.md, "The team". One list of signed statements, each bound to the one
 * before; the server carries it and cannot add to it.
 */

import { ad, base64url, equalBytes, fromBase64url } from "./bytes.js";
import { generateKeyPair, importPrivateRecord, openWith, sealTo } from "./hpke.js";
import { publicPart } from "./key-pair.js";
import { apply } from "./membership.js";
import { require } from "./refused.js";
import { decodeStatement, encodeStatement, isSignedBy, signStatement, statementHash } from "./statement.js";

/** @typedef {{id: string, role: string, hpkePublic: Uint8Array, signingPublic: Uint8Array, removed: boolean}} Member */
/** @typedef {{statement: string, signature: string}} SignedStatement wire form, base64url */
/**
 * @typedef {Object} TeamList
 * @property {Map<string, Member>} members
 * @property {number} teamEpoch
 * @property {Uint8Array} teamPublic
 * @property {{teamEpoch: number, teamPublic: Uint8Array}[]} teamHistory oldest first, the current one included
 * @property {number} lastNumber
 * @property {Uint8Array} lastHash
 */

const none = new Uint8Array(0);

/**
 * @param {SignedStatement[]} statements
 * @param {Uint8Array} rootHash from the page's configuration or the member's own sealed blob, never from the list
 * @param {{lastSeen?: number}} [known] the last number this member saw before
 * @returns {Promise<TeamList>}
 * @throws {SealRefused} `empty`, `root`, `order`, `signature`, `signer`, `team-key`, `member`, `old-list`, `malformed`
 */
export async function verifyList(statements, rootHash, { lastSeen = 0 } = {}) {
  require(Array.isArray(statements) && statements.length > 0, "empty");
  const list = {
    members: new Map(), teamEpoch: 0, teamPublic: none, teamHistory: [], lastNumber: -1, lastHash: none,
  };
  for (const signed of statements) {
    require(signed, "malformed");
    const bytes = fromBase64url(signed.statement);
    const hash = await statementHash(bytes);
    require(list.lastNumber >= 0 || equalBytes(hash, rootHash), "root");
    const statement = decodeStatement(bytes);
    require(statement.number === list.lastNumber + 1 && equalBytes(statement.previous, list.lastHash), "order");
    const signer = statement.number === 0 ? founder(statement) : list.members.get(statement.signer);
    require(signer && !signer.removed && signer.role === "coordinator", "signer");
    require(await isSignedBy(bytes, fromBase64url(signed.signature), signer.signingPublic), "signature");
    apply(statement, list);
    list.lastNumber = statement.number;
    list.lastHash = hash;
  }
  require(list.lastNumber >= lastSeen, "old-list");
  return list;
}

/**
 * Founds a team: statements `found` and `recovery`, the first team key, sealed for founder and recovery.
 * @param {{founder: string, founderHpkePublic: Uint8Array, signing: import("./statement.js").Signing,
 *   recovery: string, recoveryPublic: Uint8Array}} about ids are UUIDs
 * @returns {Promise<{rootHash: Uint8Array, statements: SignedStatement[], teamRecord: Uint8Array, teamEpoch: 1,
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
 * @param {TeamList} list as verified just now; the statement follows its last one
 * @param {{signer: string, signing: import("./statement.js").Signing, member: string, role: string,
 *   hpkePublic: Uint8Array, signingPublic: Uint8Array}} admission
 * @returns {Promise<SignedStatement>}
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
 * @param {import("./key-pair.js").Recipient} recipient
 * @param {string} member
 * @param {number} teamEpoch
 * @param {Uint8Array} sealed
 * @param {TeamList} list
 * @returns {Promise<{recipient: import("./key-pair.js").Recipient, record: Uint8Array, teamEpoch: number}>}
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

/** Statement 0 is signed by the one it is about. */
function founder(s) {
  require(s.action === "found" && s.member === s.signer, "signer");
  return { role: s.role, signingPublic: s.signingPublic, removed: false };
}

export * from "./statement.js";

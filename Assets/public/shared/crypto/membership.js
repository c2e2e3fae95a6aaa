/**
 * Reading the team's membership list: docs/protocol.md, "The team". One list of signed statements, each bound to the
 * one before; the server carries it and cannot add to it. All that a visitor needs; making statements is in team.js.
 */

import {
  CryptoUnavailable, SealRefused, ad, equalBytes, fromBase64url, fromU64, fromUtf8, require, sha256, splitFields, subtle,
} from "./primitives.js";

/**
 * @typedef {Object} Statement
 * @property {number} number from 0
 * @property {Uint8Array} previous hash of the statement before; empty for number 0
 * @property {"found"|"recovery"|"admit"|"role"|"remove"|"rotate"} action
 * @property {string} member whom it is about; for `rotate` the signer
 * @property {string} role empty for `remove` and `rotate`
 * @property {Uint8Array} hpkePublic
 * @property {Uint8Array} signingPublic
 * @property {number} teamEpoch 0 for `role` and `remove`
 * @property {Uint8Array} teamPublic
 * @property {string} signer
 */
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

const ecdsa = { name: "ECDSA", namedCurve: "P-256" };
const signature = { name: "ECDSA", hash: "SHA-256" };
const actions = ["found", "recovery", "admit", "role", "remove", "rotate"];
const roles = ["coordinator", "shift-lead", "counsellor", "researcher", "privacy-officer", "recovery", ""];
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const keyLength = 65;
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

// Statements

/** @param {Statement} s @returns {Uint8Array} */
export function encodeStatement(s) {
  return ad(
    "statement", s.number, s.previous, s.action, s.member, s.role, s.hpkePublic, s.signingPublic, s.teamEpoch,
    s.teamPublic, s.signer,
  );
}

/** @param {Uint8Array} bytes @returns {Statement} @throws {SealRefused} `malformed` */
export function decodeStatement(bytes) {
  const parts = splitFields(bytes);
  require(parts.length === 12, "malformed");
  const [number, previous, action, member, role, hpkePublic, signingPublic, teamEpoch, teamPublic, signer] =
    parts.slice(2);
  const statement = {
    number: fromU64(number), previous, action: fromUtf8(action), member: fromUtf8(member), role: fromUtf8(role),
    hpkePublic, signingPublic, teamEpoch: fromU64(teamEpoch), teamPublic, signer: fromUtf8(signer),
  };
  require(actions.includes(statement.action) && roles.includes(statement.role), "malformed");
  require(uuid.test(statement.member) && uuid.test(statement.signer), "malformed");
  require([0, 32].includes(previous.length), "malformed");
  require([hpkePublic, signingPublic, teamPublic].every((key) => [0, 65].includes(key.length)), "malformed");
  require(equalBytes(encodeStatement(statement), bytes), "malformed");
  return statement;
}

/** @param {Uint8Array} bytes @returns {Promise<Uint8Array>} 32 bytes */
export async function statementHash(bytes) {
  return sha256(bytes);
}

/** @param {Uint8Array} bytes @param {Uint8Array} signed @param {Uint8Array} publicBytes @returns {Promise<boolean>} */
export async function isSignedBy(bytes, signed, publicBytes) {
  if (signed.length !== 64 || publicBytes.length !== 65) return false;
  try {
    const key = await subtle().importKey("raw", publicBytes, ecdsa, false, ["verify"]);
    return await subtle().verify(signature, key, signed, bytes);
  } catch (error) {
    if (error instanceof CryptoUnavailable) throw error;
    throw new SealRefused("signature");
  }
}

// What they do

/**
 * What a statement does to the list, once its place and signature are known to be right.
 * @param {Statement} s
 * @param {TeamList} list changed in place
 * @throws {SealRefused} `order`, `team-key`, `member`
 */
function apply(s, list) {
  require((s.number === 0) === (s.action === "found") && (s.number !== 1 || s.action === "recovery"), "order");
  if (s.action === "found") return found(s, list);
  if (s.action === "recovery" || s.action === "admit") return enter(s, list);
  if (s.action === "rotate") return rotate(s, list);
  return change(s, list);
}

function found(s, list) {
  require(s.role === "coordinator" && s.hpkePublic.length === keyLength && s.signingPublic.length === keyLength, "member");
  require(s.teamEpoch === 1 && s.teamPublic.length === keyLength, "team-key");
  setTeamKey(s, list);
  add(s, list);
}

/** `recovery` and `admit`: an id enters once, also after removal. A new kit takes the place of the one before. */
function enter(s, list) {
  const recovery = s.action === "recovery";
  require(!list.members.has(s.member) && s.role !== "" && (s.role === "recovery") === recovery, "member");
  require(s.hpkePublic.length === keyLength && s.signingPublic.length === (recovery ? 0 : keyLength), "member");
  require(s.teamEpoch === list.teamEpoch && equalBytes(s.teamPublic, list.teamPublic), "team-key");
  for (const [id, member] of list.members) if (recovery && member.role === "recovery") list.members.set(id, { ...member, removed: true });
  add(s, list);
}

function rotate(s, list) {
  require(s.member === s.signer && s.role === "" && s.hpkePublic.length + s.signingPublic.length === 0, "member");
  require(s.teamEpoch === list.teamEpoch + 1 && s.teamPublic.length === keyLength, "team-key");
  setTeamKey(s, list);
}

/** `role` and `remove`; the recovery kit is no person: only its successor takes it away. */
function change(s, list) {
  const member = list.members.get(s.member);
  require(member && !member.removed && member.role !== "recovery", "member");
  require(s.hpkePublic.length + s.signingPublic.length === 0, "member");
  require(s.teamEpoch === 0 && s.teamPublic.length === 0, "team-key");
  if (s.action === "remove") {
    require(s.role === "", "member");
    list.members.set(s.member, { ...member, removed: true });
  } else {
    require(s.role !== "" && s.role !== "recovery", "member");
    list.members.set(s.member, { ...member, role: s.role });
  }
}

function add({ member: id, role, hpkePublic, signingPublic }, list) {
  list.members.set(id, { id, role, hpkePublic, signingPublic, removed: false });
}

function setTeamKey({ teamEpoch, teamPublic }, list) {
  list.teamEpoch = teamEpoch;
  list.teamPublic = teamPublic;
  list.teamHistory.push({ teamEpoch, teamPublic });
}

/** Statement 0 is signed by the one it is about. */
function founder(s) {
  require(s.action === "found" && s.member === s.signer, "signer");
  return { role: s.role, signingPublic: s.signingPublic, removed: false };
}

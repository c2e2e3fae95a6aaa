/** What each statement does to the list, once its place and signature are known to be right. */

import { equalBytes } from "./bytes.js";
import { require } from "./refused.js";

const key = 65;

/**
 * @param {import("./statement.js").Statement} s
 * @param {import("./team.js").TeamList} list changed in place
 * @throws {SealRefused} `order`, `team-key`, `member`
 */
export function apply(s, list) {
  require((s.number === 0) === (s.action === "found") && (s.number === 1) === (s.action === "recovery"), "order");
  if (s.action === "found") return found(s, list);
  if (s.action === "recovery" || s.action === "admit") return enter(s, list);
  if (s.action === "rotate") return rotate(s, list);
  return change(s, list);
}

function found(s, list) {
  require(s.role === "coordinator" && s.hpkePublic.length === key && s.signingPublic.length === key, "member");
  require(s.teamEpoch === 1 && s.teamPublic.length === key, "team-key");
  setTeamKey(s, list);
  add(s, list);
}

/** `recovery` and `admit`: an id enters once, also after removal. */
function enter(s, list) {
  const recovery = s.action === "recovery";
  require(!list.members.has(s.member) && s.role !== "" && (s.role === "recovery") === recovery, "member");
  require(s.hpkePublic.length === key && s.signingPublic.length === (recovery ? 0 : key), "member");
  require(s.teamEpoch === list.teamEpoch && equalBytes(s.teamPublic, list.teamPublic), "team-key");
  add(s, list);
}

function rotate(s, list) {
  require(s.member === s.signer && s.role === "" && s.hpkePublic.length + s.signingPublic.length === 0, "member");
  require(s.teamEpoch === list.teamEpoch + 1 && s.teamPublic.length === key, "team-key");
  setTeamKey(s, list);
}

/** `role` and `remove`; the recovery kit is not a person and stays. */
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

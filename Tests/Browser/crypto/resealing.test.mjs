// Somebody leaves the team. What he could open before, and what he can open after, with the real seals.
import "./webcrypto.mjs";
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { newConversation, openEpoch, openRoot } from "../../../Assets/public/shared/crypto/conversation-keys.js";
import { generateKeyPair, importPrivateRecord, openWith } from "../../../Assets/public/shared/crypto/hpke.js";
import { ad, fromBase64url as bytes, base64url } from "../../../Assets/public/shared/crypto/primitives.js";
import { kitText, readKit, readRoot } from "../../../Assets/public/shared/crypto/recovery-kit.js";
import { resealed } from "../../../Assets/public/shared/crypto/resealing.js";
import { newStaffKey, openStaffKey, sealStaffKey } from "../../../Assets/public/shared/crypto/staff-content.js";
import { renewal, roleStatement } from "../../../Assets/public/shared/crypto/team-changes.js";
import * as team from "../../../Assets/public/shared/crypto/team.js";

const refused = (reason) => ({ name: "SealRefused", ...(reason && { reason }) });
const id = () => globalThis.crypto.randomUUID();
const [ada, bram, chris, kit] = [id(), id(), id(), id()];
const keys = {};
const signing = {};
let founded, list, adas, brams;

const verified = (statements) => team.verifyList(statements, founded.rootHash);

before(async () => {
  for (const person of [ada, bram, chris, kit]) {
    [keys[person], signing[person]] = [await generateKeyPair(), await team.generateSigningPair()];
  }
  founded = await team.found({
    founder: ada, founderHpkePublic: keys[ada].publicBytes, signing: signing[ada], recovery: kit, recoveryPublic: keys[kit].publicBytes,
  });
  let statements = founded.statements;
  for (const [member, role] of [[bram, "counsellor"], [chris, "coordinator"]]) {
    const made = await team.admissionStatement(await verified(statements), {
      signer: ada, signing: signing[ada], member, role, hpkePublic: keys[member].publicBytes,
      signingPublic: signing[member].publicBytes,
    });
    statements = [...statements, made];
  }
  founded.statements = statements;
  list = await verified(statements);
  const old = (member) => team.sealTeamKey(founded.teamRecord.slice(), 1, member, keys[member].publicBytes);
  // Bram holds the first team key, by right.
  [adas, brams] = await Promise.all(
    [ada, bram].map(async (member) => (await team.openTeamKey(keys[member].key, member, 1, await old(member), list)).recipient),
  );
});

/** Bram is removed by Ada. */
async function withoutBram() {
  const made = await renewal(list, { signer: ada, signing: signing[ada], removed: bram });
  const after = await verified([...founded.statements, ...made.statements]);
  const sealed = (member) => bytes(made.teamKeys.find(({ memberId }) => memberId === member).sealed);
  const { recipient } = await team.openTeamKey(keys[ada].key, ada, 2, sealed(ada), after);
  const held = new Map([[1, adas], [2, recipient]]);
  return { made, after, sealed, team: { teamKey: (epoch) => held.get(epoch), teamEpoch: 2, teamPublic: after.teamPublic } };
}

/** A conversation of before, as the server keeps it for the team. */
async function kept() {
  const conversation = id();
  const opened = await newConversation({ conversation, teamEpoch: 1, teamPublic: founded.teamPublic });
  const staffKey = newStaffKey();
  const { sealed, ...about } = opened.request.epoch;
  return {
    conversation, opened, staffKey,
    behind: {
      id: conversation, teamEpoch: 1, sealedRoot: opened.request.sealedRoot, epochs: [{ ...about, sealed: sealed.team }],
      staffKey: { teamEpoch: 1, sealed: base64url(await sealStaffKey(staffKey, conversation, 1, founded.teamPublic)) },
    },
  };
}

test("a removal takes somebody out of the list and brings a key that everybody else has", async () => {
  const { made, after, sealed } = await withoutBram();

  assert.equal(after.members.get(bram).removed, true);
  assert.equal(after.teamEpoch, 2);
  assert.deepEqual(made.teamKeys.map(({ memberId }) => memberId).sort(), [ada, chris, kit].sort());
  for (const member of [ada, chris, kit]) {
    const { teamEpoch } = await team.openTeamKey(keys[member].key, member, 2, sealed(member), after);
    assert.equal(teamEpoch, 2);
  }
});

test("what the removed one holds opens nothing new, and did open what was before", async () => {
  const { made, team: now } = await withoutBram();
  const { conversation, behind, staffKey } = await kept();
  // The premise: with the old team key he opened root, epoch and staff key.
  const { root } = await openRoot(brams, conversation, 1, bytes(behind.sealedRoot));
  const his = { conversation, as: "team", recipient: brams, root, audience: ["team", "visitor"] };
  assert.equal((await openEpoch(behind.epochs[0], his)).number, 1);
  assert.deepEqual(await openStaffKey(brams, conversation, 1, bytes(behind.staffKey.sealed)), staffKey);

  const again = await resealed(behind, now);

  const { sealed, ...next } = again.next;
  for (const epoch of [1, 2]) {
    await assert.rejects(openRoot(brams, conversation, epoch, bytes(again.sealedRoot)), refused());
    await assert.rejects(openStaffKey(brams, conversation, epoch, bytes(again.staffKey)), refused());
  }
  await assert.rejects(openEpoch({ ...behind.epochs[0], sealed: again.epochs[0].sealed }, his), refused("epoch"));
  await assert.rejects(openEpoch({ ...next, sealed: sealed.team }, his), refused("epoch"));
  await assert.rejects(openEpoch({ ...next, sealed: sealed.visitor }, { ...his, as: "visitor" }), refused("epoch"));
  for (const { memberId, sealed: key } of made.teamKeys) {
    for (const name of [memberId, bram]) {
      await assert.rejects(openWith(keys[bram].key, "team-key", ad("team-key", 2, name), bytes(key)), refused());
    }
  }
});

test("who remains reads all of it: root, staff key, every epoch and the new one, and so does she", async () => {
  const { team: now } = await withoutBram();
  const { conversation, behind, opened, staffKey } = await kept();

  const again = await resealed(behind, now);

  const recipient = now.teamKey(2);
  const { root, visitorPublic } = await openRoot(recipient, conversation, 2, bytes(again.sealedRoot));
  assert.deepEqual([root, visitorPublic], [opened.keys.root, opened.keys.visitor.publicBytes]);
  assert.deepEqual(await openStaffKey(recipient, conversation, 2, bytes(again.staffKey)), staffKey);
  const team = { conversation, as: "team", recipient, root, audience: ["team", "visitor"] };
  assert.equal((await openEpoch({ ...behind.epochs[0], sealed: again.epochs[0].sealed }, team)).number, 1);
  const { sealed, ...next } = again.next;
  assert.deepEqual([next.number, next.reason, next.teamEpoch], [2, "team-changed", 2]);
  assert.equal((await openEpoch({ ...next, sealed: sealed.team }, team)).number, 2);
  const hers = { ...team, as: "visitor", recipient: opened.keys.visitor, root: opened.keys.root };
  assert.equal((await openEpoch({ ...next, sealed: sealed.visitor }, hers)).number, 2);
});

test("a new recovery kit takes the place of the one before, with a key that the old paper does not open", async () => {
  const [next, pair] = [id(), await generateKeyPair()];
  const made = await renewal(list, { signer: ada, signing: signing[ada], kit: { id: next, publicBytes: pair.publicBytes } });

  const after = await verified([...founded.statements, ...made.statements]);

  assert.equal(after.members.get(kit).removed, true);
  assert.deepEqual([after.members.get(next).role, after.members.get(next).removed], ["recovery", false]);
  assert.deepEqual(made.teamKeys.map(({ memberId }) => memberId).sort(), [ada, bram, chris, next].sort());
  const sealed = bytes(made.teamKeys.find(({ memberId }) => memberId === next).sealed);
  const paper = await kitText(pair.record.slice(), founded.rootHash);
  const record = await readKit(paper.key, after.members.get(next).hpkePublic);
  assert.equal((await team.openTeamKey(await importPrivateRecord(record), next, 2, sealed, after)).teamEpoch, 2);
  for (const { memberId, sealed: key } of made.teamKeys) {
    await assert.rejects(openWith(keys[kit].key, "team-key", ad("team-key", 2, memberId), bytes(key)), refused());
  }
  const byBram = await renewal(list, { signer: bram, signing: signing[bram], kit: { id: next, publicBytes: pair.publicBytes } });
  await assert.rejects(verified([...founded.statements, ...byBram.statements]), refused("signer"));
});

test("what was written on paper at the beginning opens the new team key, and with it what is kept", async () => {
  const paper = await kitText(keys[kit].record.slice(), founded.rootHash);
  const { made, sealed, team: now } = await withoutBram();
  const { conversation, behind, opened } = await kept();
  const again = await resealed(behind, now);

  // Years later, typed by somebody who has the paper and the database, and nobody's passphrase.
  const list = await team.verifyList([...founded.statements, ...made.statements], await readRoot(paper.root.toLowerCase()));
  const record = await readKit(paper.key.replaceAll(" ", "-"), list.members.get(kit).hpkePublic);
  const { recipient } = await team.openTeamKey(await importPrivateRecord(record), kit, 2, sealed(kit), list);

  const { root } = await openRoot(recipient, conversation, 2, bytes(again.sealedRoot));
  assert.deepEqual(root, opened.keys.root);
});

test("a key is renewed without anybody's leaving", async () => {
  const made = await renewal(list, { signer: ada, signing: signing[ada] });

  const after = await verified([...founded.statements, ...made.statements]);
  assert.deepEqual([after.teamEpoch, made.statements.length, made.teamKeys.length], [2, 1, 4]);
  assert.equal(after.members.get(bram).removed, false);
});

test("nobody removes himself, the kit, a stranger or who has left", async () => {
  const { after } = await withoutBram();
  const by = { signer: ada, signing: signing[ada] };

  for (const removed of [ada, kit, id()]) await assert.rejects(renewal(list, { ...by, removed }), refused("member"));
  await assert.rejects(renewal(after, { ...by, removed: bram }), refused("member"));
});

test("another role stands in the list; a counsellor cannot give one", async () => {
  const made = await roleStatement(list, { signer: ada, signing: signing[ada], member: bram, role: "shift-lead" });
  const byBram = await roleStatement(list, { signer: bram, signing: signing[bram], member: bram, role: "coordinator" });

  assert.equal((await verified([...founded.statements, made])).members.get(bram).role, "shift-lead");
  await assert.rejects(verified([...founded.statements, byBram]), refused("signer"));
});

test("what was altered on the way is not sealed anew", async () => {
  const { team: now } = await withoutBram();
  const { behind } = await kept();
  const other = await kept();

  await assert.rejects(resealed({ ...behind, sealedRoot: other.behind.sealedRoot }, now), refused());
  await assert.rejects(resealed({ ...behind, epochs: other.behind.epochs }, now), refused());
  await assert.rejects(resealed({ ...behind, staffKey: other.behind.staffKey }, now), refused());
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { code, StaffServer } from "./staff_server.mjs";
import { newConversation, openEpoch, openRoot } from "../../../Assets/public/shared/crypto/conversation-keys.js";
import { fromBase64url } from "../../../Assets/public/shared/crypto/primitives.js";
import { Enrolment } from "../../../Assets/public/staff/accounts/models/enrolment.js";
import { Founding } from "../../../Assets/public/staff/accounts/models/founding.js";
import { Invitations } from "../../../Assets/public/staff/accounts/models/invitations.js";
import { SignIn } from "../../../Assets/public/staff/accounts/models/sign-in.js";
import { TeamChanges } from "../../../Assets/public/staff/accounts/models/team-changes.js";

const ada = { name: "ada", displayName: "Ada", passphrase: "lamp venster regen appel trein", code };
const bram = { name: "bram", displayName: "Bram", passphrase: "tafel wolk fiets soep brug", code };
const audience = ["team", "visitor"];

/** Ada is coordinator, Bram counsellor; both are unlocked, and three conversations are kept. */
async function team() {
  const server = new StaffServer();
  const founding = new Founding(server.browser(), "link");
  await founding.start();
  await founding.finish(ada);
  const api = server.browser();
  const signIn = new SignIn(api);
  const ring = await signIn.signIn(ada);
  const invitations = new Invitations({ api, ring, signIn, origin: "" });
  const { link } = await invitations.make("counsellor");
  const enrolment = new Enrolment(server.browser(), link.split("#")[1]);
  await enrolment.start();
  await enrolment.finish(bram);
  await invitations.admit((await invitations.list())[0], ada.passphrase);
  const his = server.browser();
  const brams = await new SignIn(his).signIn(bram);
  const kept = [await begun(server, ring), await begun(server, ring), await begun(server, ring)];
  return { server, api, ring, his, brams, kept, changes: new TeamChanges({ api, ring, signIn }) };
}

/** A conversation that a visitor began and nobody claimed yet. */
async function begun(server, { teamEpoch, teamPublic }) {
  const id = crypto.randomUUID();
  const { keys, request } = await newConversation({ conversation: id, teamEpoch, teamPublic });
  server.conversations.set(id, { id, teamEpoch, sealedRoot: request.sealedRoot, staffKey: null, epochs: [request.epoch] });
  return { id, keys };
}

const rootOf = ({ id, sealedRoot, teamEpoch }, ring) => openRoot(ring.teamKey(teamEpoch), id, teamEpoch, fromBase64url(sealedRoot));

test("who is removed is signed out, and what is kept opens for who remains and not for him", async () => {
  const { server, ring, his, brams, kept, changes } = await team();
  const progress = [];

  await changes.renew(ada.passphrase, brams.member.id);
  const left = await changes.resealing.run((done, all) => progress.push([done, all]));

  assert.equal(left, 0);
  assert.deepEqual([progress[0], progress.at(-1)], [[0, 3], [3, 3]]);
  await assert.rejects(his.get("/team/statements"), { code: "signed-out" });
  for (const { id, keys } of kept) {
    const stored = server.conversations.get(id);
    assert.equal(stored.teamEpoch, 2);
    const { root } = await rootOf(stored, ring);
    assert.deepEqual(root, keys.root);
    await assert.rejects(rootOf({ ...stored, teamEpoch: 1 }, brams), { name: "SealRefused" });
    const next = stored.epochs.at(-1);
    const forTeam = { ...next, sealed: next.sealed.team };
    const team = { conversation: id, as: "team", root, audience };
    assert.equal((await openEpoch(forTeam, { ...team, recipient: ring.teamKey(2) })).reason, "team-changed");
    await assert.rejects(openEpoch(forTeam, { ...team, recipient: brams.teamKey(1) }), { reason: "epoch" });
    const hers = { ...team, as: "visitor", recipient: keys.visitor };
    assert.equal((await openEpoch({ ...next, sealed: next.sealed.visitor }, hers)).number, 2);
  }
});

test("the old team keys are let go only when nothing is sealed to them any more", async () => {
  const { server, changes } = await team();
  await changes.renew(ada.passphrase);
  assert.deepEqual(new Set(server.keys.map(({ teamEpoch }) => teamEpoch)), new Set([1, 2]));

  await changes.resealing.run(() => {});

  assert.deepEqual(new Set(server.keys.map(({ teamEpoch }) => teamEpoch)), new Set([2]));
});

test("sealing anew that was interrupted goes on where it was", async () => {
  const { server, changes } = await team();
  await changes.renew(ada.passphrase);
  server.breaksAfter = 1;
  await assert.rejects(changes.resealing.run(() => {}), { code: "network" });
  assert.equal(await changes.resealing.left(), 2);

  assert.equal(await changes.resealing.run(() => {}), 0);
});

test("a conversation that does not open holds up none of the others, and keeps its key", async () => {
  const { server, kept, changes } = await team();
  server.conversations.get(kept[1].id).sealedRoot = server.conversations.get(kept[0].id).sealedRoot;
  await changes.renew(ada.passphrase);

  assert.equal(await changes.resealing.run(() => {}), 1);

  assert.equal(server.conversations.get(kept[2].id).teamEpoch, 2);
  assert.ok(server.keys.some(({ teamEpoch }) => teamEpoch === 1));
});

test("another role is signed into the list that everybody checks", async () => {
  const { his, brams, changes } = await team();

  await changes.giveRole(brams.member.id, "shift-lead", ada.passphrase);

  await brams.refresh(his);
  assert.equal(brams.list.members.get(brams.member.id).role, "shift-lead");
});

test("without the passphrase nothing is signed", async () => {
  const { server, brams, changes } = await team();
  const before = server.statements.length;

  await assert.rejects(changes.renew("iets anders", brams.member.id), { code: "wrong-sign-in" });

  assert.equal(server.statements.length, before);
});

test("a team key that came after the last look is fetched when it is needed", async () => {
  const { his, brams, changes } = await team();
  await changes.renew(ada.passphrase);
  assert.throws(() => brams.teamKey(2), RangeError);

  assert.equal((await brams.latestTeamKey(2, his)).privateKey.extractable, false);
});

// What a server, a former colleague or somebody on the line could try with the membership list.
import "./webcrypto.mjs";
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { generateKeyPair } from "../../../Assets/public/shared/crypto/hpke.js";
import { enrolmentMac, newInvitation, parseFragment, verifyEnrolment } from "../../../Assets/public/shared/crypto/invitation.js";
import { base64url as b, fromBase64url as bytes } from "../../../Assets/public/shared/crypto/primitives.js";
import { readKit } from "../../../Assets/public/shared/crypto/recovery-kit.js";
import * as team from "../../../Assets/public/shared/crypto/team.js";
import { vectors } from "./vectors.mjs";

const v = vectors("sealed-by-browser");
const refused = (reason) => ({ name: "SealRefused", reason });
const id = () => globalThis.crypto.randomUUID();
const [ada, bram, kit] = [id(), id(), id()];
let adaKeys, bramKeys, adaSigning, bramSigning, founded, admitted;

const list = (statements, known) => team.verifyList(statements, founded.rootHash, known);
const admission = (on, changes = {}) => team.admissionStatement(on, {
  signer: ada, signing: adaSigning, member: bram, role: "counsellor", hpkePublic: bramKeys.publicBytes,
  signingPublic: bramSigning.publicBytes, ...changes,
});

before(async () => {
  [adaKeys, bramKeys] = [await generateKeyPair(), await generateKeyPair()];
  [adaSigning, bramSigning] = [await team.generateSigningPair(), await team.generateSigningPair()];
  founded = await team.found({
    founder: ada, founderHpkePublic: adaKeys.publicBytes, signing: adaSigning, recovery: kit,
    recoveryPublic: (await generateKeyPair()).publicBytes,
  });
  admitted = [...founded.statements, await admission(await list(founded.statements))];
});

test("a list that stands gives members and team key", async () => {
  const { members, teamEpoch, teamPublic, lastNumber } = await list(admitted, { lastSeen: 2 });

  assert.equal(members.get(bram).role, "counsellor");
  assert.deepEqual([teamEpoch, lastNumber], [1, 2]);
  assert.deepEqual(teamPublic, founded.teamPublic);
});

test("another root, an empty list or a list of another team is refused", async () => {
  await assert.rejects(team.verifyList(admitted, new Uint8Array(32)), refused("root"));
  await assert.rejects(team.verifyList(v.team.statements, founded.rootHash), refused("root"));
  await assert.rejects(list([]), refused("empty"));
});

test("an older list than the one seen before is refused", async () => {
  await list(founded.statements, { lastSeen: 1 });

  await assert.rejects(list(founded.statements, { lastSeen: 2 }), refused("old-list"));
});

test("a statement signed by a counsellor, a stranger or nobody is refused", async () => {
  const on = await list(admitted);
  const another = { member: id() };

  const byBram = await admission(on, { ...another, signer: bram, signing: bramSigning });
  const byStranger = await admission(on, { ...another, signer: id(), signing: bramSigning });
  const inAdasName = await admission(on, { ...another, signing: bramSigning });
  const unsigned = { ...(await admission(on, another)), signature: b(new Uint8Array(64)) };

  await assert.rejects(list([...admitted, byBram]), refused("signer"));
  await assert.rejects(list([...admitted, byStranger]), refused("signer"));
  await assert.rejects(list([...admitted, inAdasName]), refused("signature"));
  await assert.rejects(list([...admitted, unsigned]), refused("signature"));
});

test("a statement left out, repeated or moved is refused", async () => {
  const [found, recovery, third] = admitted;

  await assert.rejects(list([found, third]), refused("order"));
  await assert.rejects(list([found, recovery, recovery]), refused("order"));
  await assert.rejects(list([found, third, recovery]), refused("order"));
  await assert.rejects(list([recovery, found]), refused("root"));
});

test("a member admitted twice, as recovery, or with another team key is refused", async () => {
  const on = await list(admitted);
  const stranger = (await generateKeyPair()).publicBytes;

  await assert.rejects(list([...admitted, await admission(on)]), refused("member"));
  await assert.rejects(list([...admitted, await admission(on, { member: id(), role: "recovery" })]), refused("member"));
  const other = await admission({ ...on, teamPublic: stranger }, { member: id() });
  await assert.rejects(list([...admitted, other]), refused("team-key"));
});

test("a coordinator who was removed admits nobody any more", async () => {
  const two = await team.verifyList(v.team.statements, bytes(v.team.rootHash));
  const removed = v.team.members.find((member) => member.removed).id;
  const statement = await team.admissionStatement(two, {
    signer: removed, signing: bramSigning, member: id(), role: "counsellor", hpkePublic: bramKeys.publicBytes,
    signingPublic: bramSigning.publicBytes,
  });

  await assert.rejects(
    team.verifyList([...v.team.statements, statement], bytes(v.team.rootHash)), refused("signer"));
});

test("a team key that the list does not name is refused", async () => {
  const on = await list(admitted);
  const genuine = await team.sealTeamKey(founded.teamRecord, 1, bram, bramKeys.publicBytes);
  await team.openTeamKey(bramKeys.key, bram, 1, genuine, on);

  const swapped = await team.sealTeamKey((await generateKeyPair()).record, 1, bram, bramKeys.publicBytes);

  await assert.rejects(team.openTeamKey(bramKeys.key, bram, 1, swapped, on), refused("team-key"));
  await assert.rejects(team.openTeamKey(bramKeys.key, bram, 2, genuine, on), refused("sealed"));
  await assert.rejects(team.openTeamKey(adaKeys.key, bram, 1, genuine, on), refused("sealed"));
});

test("a key swapped between invitation and admission does not verify", async () => {
  const { id: invitation, secret } = await newInvitation(founded.rootHash);
  const enrolment = {
    invitation, member: bram, hpkePublic: bramKeys.publicBytes, signingPublic: bramSigning.publicBytes,
  };
  const mac = await enrolmentMac(secret, enrolment);
  assert.ok(await verifyEnrolment(secret, enrolment, mac));

  for (const swapped of [
    { hpkePublic: adaKeys.publicBytes }, { signingPublic: adaSigning.publicBytes }, { member: ada }, { invitation: id() },
  ]) {
    assert.ok(!(await verifyEnrolment(secret, { ...enrolment, ...swapped }, mac)));
  }
  assert.ok(!(await verifyEnrolment(new Uint8Array(32), enrolment, mac)));
});

test("a link that was not copied whole is refused", async () => {
  const { fragment } = await newInvitation(founded.rootHash);
  parseFragment(`#${fragment}`);

  for (const text of ["", "#", fragment.slice(0, -1), `${fragment}A`, fragment.replace(".", "")]) {
    assert.throws(() => parseFragment(text), refused("fragment"));
  }
});

test("a mistyped recovery kit, or one of another team, is refused", async () => {
  const recoveryPublic = bytes(v.kit.record).slice(32);
  await readKit(v.kit.key, recoveryPublic);

  const first = v.kit.key[0] === "7" ? "8" : "7";
  await assert.rejects(readKit(first + v.kit.key.slice(1), recoveryPublic), refused("kit"));
  await assert.rejects(readKit(v.kit.key.slice(0, -3), recoveryPublic), refused("kit"));
  await assert.rejects(readKit(v.kit.key, adaKeys.publicBytes), refused("kit"));
});

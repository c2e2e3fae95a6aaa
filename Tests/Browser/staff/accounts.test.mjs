import assert from "node:assert/strict";
import { test } from "node:test";
import { code, StaffServer } from "./staff_server.mjs";
import { generateKeyPair } from "../../../Assets/public/shared/crypto/hpke.js";
import { base64url, random } from "../../../Assets/public/shared/crypto/primitives.js";
import { Problem } from "../../../Assets/public/shared/models/http-client.js";
import { Enrolment } from "../../../Assets/public/staff/accounts/models/enrolment.js";
import { Founding } from "../../../Assets/public/staff/accounts/models/founding.js";
import { Invitations } from "../../../Assets/public/staff/accounts/models/invitations.js";
import { KitCheck } from "../../../Assets/public/staff/accounts/models/kit-check.js";
import { PassphraseChoice } from "../../../Assets/public/staff/accounts/models/passphrase-choice.js";
import { SignIn } from "../../../Assets/public/staff/accounts/models/sign-in.js";
import { TotpSecret } from "../../../Assets/public/staff/accounts/models/totp-secret.js";

const ada = { name: "ada", displayName: "Ada", passphrase: "lamp venster regen appel trein", code };
const bram = { name: "bram", displayName: "Bram", passphrase: "tafel wolk fiets soep brug", code };

/** A team with Ada as its coordinator, signed in. */
async function team() {
  const server = new StaffServer();
  const founding = new Founding(server.browser(), "link");
  await founding.start();
  await founding.finish(ada);
  const api = server.browser();
  const signIn = new SignIn(api);
  const ring = await signIn.signIn(ada);
  await ring.refresh(api);
  return { server, api, ring, signIn, invitations: new Invitations({ api, ring, signIn, origin: "" }) };
}

/** Bram answered an invitation and waits. */
async function enrolled() {
  const made = await team();
  const { link } = await made.invitations.make("counsellor");
  const enrolment = new Enrolment(made.server.browser(), link.split("#")[1]);
  await enrolment.start();
  await enrolment.finish(bram);
  return { ...made, waiting: () => made.server.invitations.values().next().value };
}

test("the first coordinator signs in and holds the team's key, which cannot be exported", async () => {
  const { ring } = await team();

  const key = ring.teamKey(ring.teamEpoch);

  assert.equal(ring.member.role, "coordinator");
  assert.equal(key.privateKey.extractable, false);
  assert.equal(ring.signing.key.extractable, false);
});

test("a wrong passphrase opens nothing and says the same as a wrong code", async () => {
  const { server } = await team();
  const signIn = new SignIn(server.browser());

  await assert.rejects(signIn.signIn({ ...ada, passphrase: "iets anders" }), { code: "wrong-sign-in" });
  await assert.rejects(signIn.signIn({ ...ada, code: "000000" }), { code: "wrong-sign-in" });
  assert.equal((await signIn.signIn(ada)).member.name, "ada");
});

test("a used set-up link makes no keys", async () => {
  const founding = new Founding(new StaffServer().browser(), "used");

  await assert.rejects(founding.start(), { code: "wrong-code" });
  assert.equal(founding.team, null);
});

test("someone who was not admitted yet cannot unlock; after admission he can", async () => {
  const { server, invitations } = await enrolled();
  const signIn = new SignIn(server.browser());
  await assert.rejects(signIn.signIn(bram), { code: "not-admitted" });

  const [invitation] = await invitations.list();
  await invitations.admit(invitation, ada.passphrase);

  const api = server.browser();
  const ring = await new SignIn(api).signIn(bram);
  await ring.refresh(api);
  assert.equal(invitation.trusted, true);
  assert.equal(ring.teamKey(1).publicBytes.length, 65);
});

test("a newcomer who did not hear the answer tries again and is in, once", async () => {
  const { server, invitations } = await team();
  const { link } = await invitations.make("counsellor");
  const api = server.browser();
  const { post } = api;
  api.post = async (path, body) => {
    await post(path, body);
    if (path === "/enrolments") throw new Problem(0, "network");
  };
  const enrolment = new Enrolment({ ...api, post }, link.split("#")[1]);
  await enrolment.start();
  enrolment.api = api;
  await assert.rejects(enrolment.finish(bram), { code: "network" });

  enrolment.api = { ...api, post };
  await enrolment.finish({ ...bram, code: "654321" });

  const [invitation] = await invitations.list();
  assert.equal(invitation.trusted, true);
  await assert.rejects(enrolment.finish({ ...bram, name: "iemand anders" }), { code: "wrong-code" });
});

test("keys swapped between invitation and admission are refused, before anything is signed", async () => {
  const { server, invitations, waiting } = await enrolled();
  assert.equal((await invitations.list())[0].trusted, true);
  waiting().enrolment.hpkePublic = base64url((await generateKeyPair()).publicBytes);

  const [invitation] = await invitations.list();

  assert.equal(invitation.trusted, false);
  await assert.rejects(invitations.admit(invitation, ada.passphrase), { code: "not-vouched" });
  assert.equal(server.statements.length, 2);
});

test("a membership list older than the one seen is refused", async () => {
  const { server, api, ring, invitations } = await enrolled();
  const before = [...server.statements];
  await invitations.admit((await invitations.list())[0], ada.passphrase);
  assert.equal(ring.lastNumber, 2);

  server.statements = before;

  await assert.rejects(ring.refresh(api), { name: "SealRefused", reason: "old-list" });
});

test("an older list is refused after a later sign-in too, in whatever browser", async () => {
  const { server, invitations } = await enrolled();
  const before = [...server.statements];
  const elsewhere = () => new SignIn(server.browser()).signIn(ada);
  assert.equal((await elsewhere()).lastNumber, 1);
  await invitations.admit((await invitations.list())[0], ada.passphrase);

  server.statements = before;

  await assert.rejects(elsewhere(), { name: "SealRefused", reason: "old-list" });
});

test("what a sign-in saw of the list is what the next one refuses less than", async () => {
  const { server, invitations } = await enrolled();
  const before = [...server.statements];
  await invitations.admit((await invitations.list())[0], ada.passphrase);
  const now = [...server.statements];
  const own = Array.from(server.members.values()).find(({ name }) => name === "bram");
  const asEnrolled = own.wrapped;
  const signsIn = () => new SignIn(server.browser()).signIn(bram);

  assert.equal((await signsIn()).lastNumber, 2);
  server.statements = before;
  await assert.rejects(signsIn(), { name: "SealRefused", reason: "old-list" });

  server.statements = now;
  assert.equal((await signsIn()).lastNumber, 2);
  assert.notEqual(own.wrapped, asEnrolled);
});

test("of two tabs that unlock at once the later does not undo the first's, and both open", async () => {
  const { server, api, invitations } = await enrolled();
  const [late, first] = [new SignIn(api), new SignIn(api)];
  const opened = await late.openKeys(ada.passphrase);
  await invitations.admit((await invitations.list())[0], ada.passphrase);
  const kept = server.members.get(api.session.member).wrapped;

  await late.ring(opened);

  assert.equal(server.members.get(api.session.member).wrapped, kept);
  assert.equal((await first.unlock(ada.passphrase)).lastNumber, 2);
});

test("where the newest number cannot be kept, nothing is unlocked", async () => {
  const { server, invitations } = await enrolled();
  await invitations.admit((await invitations.list())[0], ada.passphrase);
  server["PUT /me"] = async () => {
    throw new Problem(503, "unavailable");
  };

  await assert.rejects(new SignIn(server.browser()).signIn(bram), { code: "unavailable" });
});

test("a team with another root is refused", async () => {
  const { api, ring } = await team();
  ring.rootHash = random(32);

  await assert.rejects(ring.refresh(api), { name: "SealRefused", reason: "root" });
});

test("half an invitation link is refused before anything is asked of the server", async () => {
  const server = new StaffServer();

  assert.throws(() => new Enrolment(server.browser(), "3f0c"), { name: "SealRefused", reason: "fragment" });
  assert.deepEqual(server.calls, []);
});

test("drawn words must be typed as drawn, whatever the capitals and spaces", () => {
  const choice = new PassphraseChoice("nl", () => "een twee drie vier vijf");

  assert.equal(choice.problem(" Een  twee drie vier vijf "), null);
  assert.equal(choice.chosen("Een twee drie vier vijf"), "een twee drie vier vijf");
  assert.equal(choice.problem("een twee drie vier zes"), "passphraseNotTheWords");
});

test("an own passphrase has twenty characters at least and is typed twice", () => {
  const choice = new PassphraseChoice("nl", () => "");
  choice.own = true;

  assert.equal(choice.problem("negentien tekens!!!", "negentien tekens!!!"), "passphraseTooShort");
  assert.equal(choice.problem("dit zijn er meer dan twintig", "dit zijn er meer dan twintih"), "passphraseDiffers");
  assert.equal(choice.problem("dit zijn er meer dan twintig", "dit zijn er meer dan twintig"), null);
});

test("the kit is asked for one whole group, and forgives what Crockford's alphabet forgives", () => {
  const check = new KitCheck("AB01 CDEF G1HJ 9K", () => 0.99);

  assert.equal(check.number, 3);
  assert.equal(check.accepts(" g l h j"), true);
  assert.equal(check.accepts("CDEF"), false);
});

test("the code app gets the secret in groups and as a link", () => {
  const secret = new TotpSecret({ secret: "JBSWY3DPEHPK3PXP", account: "ada", issuer: "Huis & Haard" });

  assert.equal(secret.groups, "JBSW Y3DP EHPK 3PXP");
  assert.match(secret.link, /^otpauth:\/\/totp\/Huis%20%26%20Haard:ada\?secret=JBSWY3DPEHPK3PXP&issuer=Huis%20%26%20Haard&/);
});

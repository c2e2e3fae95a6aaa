// A counsellor lets somebody from outside in: her yes, a colleague's call, the code, and then the key, in this order and in no other.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { openGuestDetails, sealGuestDetails } from "../../../Assets/public/shared/crypto/guest-details.js";
import { knock, newGuestKeys, parseGuestFragment } from "../../../Assets/public/shared/crypto/guest-invitation.js";
import { base64url } from "../../../Assets/public/shared/crypto/primitives.js";
import { Problem } from "../../../Assets/public/shared/models/http-client.js";
import { FIRST, INVESTIGATES, mayAccuseHer, missingIn, namesCriminal, noteOf } from "../../../Assets/public/staff/guests/models/guest-draft.js";
import { GuestInviting } from "../../../Assets/public/staff/guests/models/guest-inviting.js";
import { Observable } from "../../../Assets/public/staff/shell/models/observable.js";
import { Texts } from "../../../Assets/public/staff/shell/models/texts.js";
import { both, guestStory } from "../models/guest_story.mjs";

const words = (language) =>
  new Texts(JSON.parse(readFileSync(new URL(`../../../Assets/locales/referral.${language}.json`, import.meta.url))), language);
const draft = {
  name: "Piet", organisation: "Politie", role: "police", unit: "Noord", number: "1234", called: "0900-8844", known: "yes", age: "16-up", advised: false,
  offence: "no", discussed: false,
};
const rules = { withoutPolice: ["under-12"], withAdvice: ["under-12"] };
async function until(what) {
  for (let tries = 0; !what() && tries < 2000; tries += 1) await new Promise((done) => setTimeout(done, 5));
  assert.ok(what());
}

/** Bram's tab with one conversation, and as much of the server as a guest needs. */
async function bram() {
  const story = await guestStory();
  const server = { calls: [], guest: null, epochs: 0 };
  const talk = new Observable();
  Object.assign(talk, {
    id: story.id, facts: { guests: [], language: "nl" }, conversation: story.counsellor, readers: { root: story.root, visitorPublic: story.visitorPublic },
    catchUp: story.sync, sent: [], withoutGuests: async () => server.calls.push("without"),
    know(row) {
      Object.assign(talk.facts, row);
      talk.tell("facts");
    },
    send(text, extra) {
      talk.sent.push({ text, extra });
      return server.full ? null : {};
    },
  });
  const guest = () => talk.facts.guests.at(-1);
  const tells = (news) => talk.know({ guests: [...talk.facts.guests.filter(({ id }) => id !== (news.id || guest().id)), { ...guest(), ...news }] });
  const api = {
    async post(path, body) {
      const what = path.split("/").pop();
      server.calls.push(what);
      if (server.refuses) throw server.refuses;
      if (what === "guests") server.proposed = body;
      if (what === "invitation") server.invited = body;
      if (what === "mistake") return { ...guest(), step: "invited", triesLeft: guest().triesLeft - 1 };
      if (what === "admission") return server.admits(body);
      return what === "guests" ? { id: body.id, role: body.role, step: "proposed" } : { until: 900 };
    },
    async delete(path) {
      server.calls.push(`delete ${path.split("/").pop()}`);
    },
  };
  server.admits = (body) => story.append({ type: "epoch", epoch: body });
  const notes = [];
  const ring = { teamEpoch: 1, teamPublic: story.team.publicBytes };
  const inviting = new GuestInviting({ api, ring, conversation: talk, note: async (text) => notes.push(text), address: "https://gast.example/" });
  const heard = { changed: 0, wrong: [], trouble: [] };
  inviting.on("changed", () => (heard.changed += 1));
  inviting.on("wrong", ({ triesLeft }) => heard.wrong.push(triesLeft));
  inviting.on("trouble", (error) => heard.trouble.push(error.code));
  const propose = () => inviting.propose(draft, "note", "Mag Piet meepraten?");
  /** Up to the link, with what she said in the log. */
  const linked = async (answer = "yes") => {
    await propose();
    story.guest = server.proposed.id;
    await story.says(story.counsellor, "Mag Piet meepraten?", talk.sent.at(-1).extra);
    if (answer) await story.says(story.ada, answer, story.answer(answer));
    tells({ step: "confirmed", triesLeft: 5 });
    await inviting.invite(guest().id);
    const keys = await newGuestKeys();
    const { code } = inviting.link(guest());
    const link = parseGuestFragment(new URL(inviting.link(guest()).link).hash);
    const knocks = async (typed) => {
      const made = await knock(link, typed, keys);
      const read = Object.fromEntries(Object.entries(made).map(([name, bytes]) => [name, base64url(bytes)]));
      tells({ step: "knocking", knock: read });
    };
    return { knocks, code };
  };
  return { story, server, talk, inviting, notes, heard, propose, linked, guest, tells };
}

test("what goes to the server says what he is, never who; the note and her message say who", async () => {
  const { server, talk, notes, propose, story } = await bram();

  await propose();

  const { id, details, ...rest } = server.proposed;
  assert.deepEqual(rest, { role: "police", age: "16-up", advised: false, outside: false, teamEpoch: 1 });
  assert.deepEqual(notes, ["note"]);
  assert.deepEqual(talk.sent, [{ text: "Mag Piet meepraten?", extra: { kind: "guest", body: { guest: id, name: "Piet", organisation: "Politie", role: "police" } } }]);
  const about = { guest: id, conversation: story.id, teamEpoch: 1 };
  const { name, organisation, unit, number, called } = draft;
  assert.deepEqual(await openGuestDetails(story.team.key, about, details), { name, organisation, unit, number, called });
  for (const other of [{ guest: crypto.randomUUID() }, { conversation: crypto.randomUUID() }, { teamEpoch: 2 }]) {
    await assert.rejects(openGuestDetails(story.team.key, { ...about, ...other }, details), { name: "SealRefused" });
  }
});

test("where the note or the question cannot go, nobody stays proposed", async () => {
  const { server, inviting, propose } = await bram();
  server.full = true;

  await assert.rejects(propose(), RangeError);

  assert.deepEqual(server.calls, ["guests", `delete ${server.proposed.id}`]);
  assert.equal(inviting.has(server.proposed.id), false);
});

test("who knocks with the right code comes in by himself, by an epoch that both take", async () => {
  const { story, server, inviting, heard, linked, guest, tells } = await bram();
  const { knocks, code } = await linked();
  assert.match(code, /^[0-9]{6}$/);

  await knocks(code);
  await until(() => story.counsellor.epoch.number === 2);
  tells({ step: "present" });

  assert.deepEqual(story.ada.epoch.audience, [`guest:${server.proposed.id}`, ...both]);
  assert.equal(inviting.has(guest().id), false, "link and code are gone");
  assert.equal(inviting.link(guest()), null);
  assert.deepEqual(heard.trouble, []);
});

test("a wrong code costs one try, is told, and brings no key", async () => {
  const { story, server, heard, linked } = await bram();
  const { knocks, code } = await linked();

  await knocks(code === "000000" ? "000001" : "000000");
  await until(() => heard.wrong.length > 0);

  assert.deepEqual(heard.wrong, [4]);
  assert.ok(!server.calls.includes("admission"));
  await knocks(code);
  await until(() => story.counsellor.epoch.number === 2);
});

for (const answer of [null, "no"]) {
  test(`without her yes in the log he does not come in, whatever the server says (she said ${answer})`, async () => {
    const { story, server, heard, linked } = await bram();
    const { knocks, code } = await linked(answer);

    await knocks(code);
    await until(() => heard.trouble.length > 0);

    assert.deepEqual(heard.trouble, ["guest-not-agreed"]);
    assert.ok(!server.calls.includes("admission"));
    assert.ok(server.calls.includes(`delete ${server.proposed.id}`));
    assert.equal(story.counsellor.epoch.number, 1);
  });
}

test("a number that somebody took meanwhile is followed by the next", async () => {
  const { story, server, linked } = await bram();
  const { knocks, code } = await linked();
  let first = true;
  server.admits = async (body) => {
    if (first) await story.mint(2, "renewed", both);
    if (first) first = false;
    else return story.append({ type: "epoch", epoch: body });
    throw new Problem(409, "epoch-old");
  };

  await knocks(code);
  await until(() => story.counsellor.epoch.number === 3);

  assert.equal(story.ada.epoch.number, 3);
});

test("who comes second comes beside the first, whose key the first epoch told", async () => {
  const { story, server, tells, heard, linked, talk } = await bram();
  const first = await linked();
  await first.knocks(first.code);
  await until(() => story.counsellor.epoch.number === 2);
  tells({ step: "present" });
  const piet = server.proposed.id;

  const second = await linked();
  assert.deepEqual(talk.facts.guests.map(({ id, step }) => [id === piet, step]), [[true, "present"], [false, "invited"]]);
  await second.knocks(second.code);
  await until(() => story.counsellor.epoch.number === 3);

  assert.deepEqual(new Set(story.ada.epoch.audience), new Set([`guest:${piet}`, `guest:${server.proposed.id}`, ...both]));
  assert.notEqual(piet, server.proposed.id);
  assert.deepEqual(heard.trouble, []);
});

test("where the first has gone by himself the second comes in without him", async () => {
  const { story, server, talk, tells, linked } = await bram();
  const first = await linked();
  await first.knocks(first.code);
  await until(() => story.counsellor.epoch.number === 2);
  tells({ step: "present" });
  const second = await linked();
  talk.know({ guests: talk.facts.guests.map((guest) => (guest.step === "present" ? { ...guest, step: "left", why: "guest" } : guest)) });

  await second.knocks(second.code);
  await until(() => story.counsellor.epoch.number === 3);

  assert.deepEqual(story.ada.epoch.audience, [`guest:${server.proposed.id}`, ...both]);
});

test("another tab, or this one after a reload, has neither link nor code, and answers no knock", async () => {
  const { server, talk, inviting } = await bram();

  const guest = { id: crypto.randomUUID(), step: "knocking", mine: true, knock: { publicKey: "AA", sessionHash: "AA", mac: "AA" } };
  talk.know({ guests: [guest] });
  await new Promise((done) => setTimeout(done, 20));

  assert.equal(inviting.has(guest.id), false);
  assert.equal(inviting.link(guest), null);
  assert.deepEqual(server.calls, []);
});

test("the form asks for everything that the rules need", () => {
  assert.equal(missingIn(draft, rules), null);
  const wrong = {
    guestNeedsName: { name: "" }, guestNeedsOrganisation: { organisation: "" }, guestNeedsRole: { role: "" }, guestNeedsService: { number: "" },
    guestNeedsNumber: { called: "call me" }, guestNeedsKnown: { known: "" }, guestNeedsAge: { age: "" }, guestTooYoung: { age: "under-12", advised: true },
    guestNeedsAdvice: { age: "under-12", role: "shelter" }, guestNeedsOffence: { offence: "" }, guestNeedsDiscussed: { offence: "unknown" },
  };
  for (const [key, change] of Object.entries(wrong)) {
    assert.equal(missingIn({ ...draft, ...change }, rules), key);
    for (const language of ["nl", "en"]) assert.ok(words(language).get(key));
  }
  assert.equal(missingIn({ ...draft, role: "shelter", unit: "", number: "" }, rules), null);
  assert.equal(missingIn({ ...draft, role: "shelter", age: "under-12", advised: true }, rules), null);
  // Of an organisation that decided otherwise.
  const strict = { withoutPolice: ["under-12", "12-15", "unsaid"], withAdvice: [] };
  assert.equal(missingIn({ ...draft, age: "unsaid" }, strict), "guestTooYoung");
  assert.equal(missingIn({ ...draft, role: "shelter", age: "under-12" }, strict), null);
});

test("the note that stays says all that was said of him", () => {
  for (const role of ROLES) {
    for (const age of ["under-12", "12-15", "16-up", "unsaid"]) assert.ok(noteOf({ ...draft, role, age }, words("en")).includes("Piet"));
  }
  const note = noteOf({ ...draft, known: "no" }, words("nl"));
  for (const said of ["Piet", "Politie", "Noord", "1234", "0900-8844", "16 of ouder", "Nee."]) assert.ok(note.includes(said), said);
});

const ROLES = ["police", "shelter", "veilig-thuis", "lawyer", "safety-coordinator", "youth-care", "interpreter", "other"];

test("police come after a lawyer was offered, wherever she may have been made to do what is not allowed", () => {
  for (const role of ROLES) {
    for (const offence of ["", "yes", "no", "unknown", "perhaps"]) {
      for (const discussed of [false, true]) {
        const asked = missingIn({ ...draft, role, offence, discussed }, rules);
        if (role !== "police" || offence === "no") assert.equal(asked, null, `${role} ${offence}`);
        else if (!["yes", "unknown"].includes(offence)) assert.equal(asked, "guestNeedsOffence", offence);
        else assert.equal(asked, discussed ? null : "guestNeedsDiscussed", `${offence} ${discussed}`);
        assert.equal(mayAccuseHer({ role, offence }), role === "police" && ["yes", "unknown"].includes(offence));
      }
    }
  }
  for (const role of FIRST) assert.ok(ROLES.includes(role) && !INVESTIGATES.includes(role), role);
  for (const language of ["nl", "en"]) {
    for (const key of ["guestNeedsOffence", "guestNeedsDiscussed", ...FIRST.map((role) => `guestInstead_${role.replace("-", "_")}`)]) assert.ok(words(language).has(key), key);
  }
});

test("what was asked of it stands in the sealed note, of police only, and goes nowhere else", async () => {
  for (const offence of ["yes", "no", "unknown"]) {
    const note = noteOf({ ...draft, offence, discussed: offence !== "no" }, words("nl"));
    assert.ok(note.includes(words("nl").get(`guestOffenceNote_${offence}`)), offence);
    assert.equal(note.includes(words("nl").get("guestDiscussed")), offence !== "no");
  }
  for (const role of ROLES.slice(1)) assert.ok(!noteOf({ ...draft, role, offence: "" }, words("nl")).includes("dingen doen"), role);

  const { server, talk, inviting, story } = await bram();
  await inviting.propose({ ...draft, offence: "yes", discussed: true }, "note", "Mag Piet meepraten?");
  const opened = await openGuestDetails(story.team.key, { guest: server.proposed.id, conversation: story.id, teamEpoch: 1 }, server.proposed.details);
  for (const gone of [server.proposed, opened, talk.sent[0].extra.body]) assert.ok(!("offence" in gone) && !("discussed" in gone));
});

test("the form says when the registration names criminal exploitation", () => {
  assert.equal(namesCriminal({ version: 2, fields: { form: ["sex", "crim"] }, final: false }), true);
  for (const registered of [null, { fields: {} }, { fields: { form: ["sex"] } }, { fields: { form: "crime" } }, {}]) assert.equal(namesCriminal(registered), false);
});

test("details that are not whole are refused", async () => {
  const story = await guestStory();
  const about = { guest: story.guest, conversation: story.id, teamEpoch: 1 };
  const sealed = await sealGuestDetails(about, { name: "Piet" }, story.team.publicBytes);

  await assert.rejects(openGuestDetails(story.team.key, about, sealed), { reason: "malformed" });
});

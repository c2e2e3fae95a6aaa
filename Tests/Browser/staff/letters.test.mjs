// A counsellor writes a handover: her yes to these words, and then they are sealed for who has link and code, and no others.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { letterDigest, letterKeys, openLetter, parseLetterFragment, readLetterCode } from "../../../Assets/public/shared/crypto/letter.js";
import { openLetterDetails } from "../../../Assets/public/shared/crypto/letter-details.js";
import { missingIn } from "../../../Assets/public/staff/letters/models/letter-draft.js";
import { LetterWriting } from "../../../Assets/public/staff/letters/models/letter-writing.js";
import { Observable } from "../../../Assets/public/staff/shell/models/observable.js";
import { guestStory } from "../models/guest_story.mjs";

const texts = JSON.parse(readFileSync(new URL("../../../Assets/locales/referral.nl.json", import.meta.url)));
const draft = { organisation: "Opvang Noord", called: "0900-8844", age: "16-up", advised: false, text: "Een meisje vraagt om opvang." };

const rules = { withoutPolice: ["under-12"], withAdvice: ["under-12"] };

/** Bram's tab with one conversation, and as much of the server as a letter needs. */
async function bram() {
  const story = await guestStory();
  const server = { calls: [], lies: null, full: false };
  const talk = new Observable();
  Object.assign(talk, {
    id: story.id, facts: { letter: null, language: "nl" }, lines: story.told.bram, catchUp: story.sync, sent: [],
    know(row) {
      Object.assign(talk.facts, row);
      talk.tell("facts");
    },
    send(text, extra) {
      talk.sent.push({ text, extra });
      return server.full ? null : {};
    },
  });
  const api = {
    async post(path, body) {
      server.calls.push(path.split("/").pop());
      server.proposed = body;
      return { id: body.id, step: "proposed", second: body.age !== "16-up" };
    },
    async put(path, body) {
      server.calls.push(path.split("/").pop());
      server.lies = body;
      return { ...talk.facts.letter, step: "sent", triesLeft: 5, until: 900 };
    },
    async delete() {
      server.calls.push("delete");
    },
  };
  const notes = [];
  const ring = { teamEpoch: 1, teamPublic: story.team.publicBytes };
  const writing = new LetterWriting({ api, ring, conversation: talk, note: async (text) => notes.push(text), address: "https://gast.example/" });
  /** She read it and answered. */
  const agreed = async (answer = "yes", words = draft.text) => {
    await writing.propose(draft);
    const { text, extra } = talk.sent[0];
    await story.says(story.counsellor, text, extra);
    const { letter } = extra.body;
    if (answer) await story.says(story.ada, answer, { kind: "letter-answer", body: { letter, answer, digest: await letterDigest(words) } });
    talk.know({ letter: { ...talk.facts.letter, step: "agreed" } });
  };
  return { story, server, talk, writing, notes, agreed };
}

test("she is asked with the very words that will go, and the colleague who reads first can open them", async () => {
  const { story, server, talk, writing } = await bram();

  await writing.propose(draft);

  assert.equal(talk.sent[0].text, draft.text);
  assert.deepEqual(talk.sent[0].extra, { kind: "letter", body: { letter: server.proposed.id, organisation: "Opvang Noord" } });
  const about = { letter: server.proposed.id, conversation: story.id, teamEpoch: 1 };
  const { age, advised, ...details } = draft;
  assert.deepEqual(await openLetterDetails(story.team.key, about, server.proposed.details), details);
  assert.equal(talk.facts.letter.step, "proposed");
  assert.equal(writing.maySend, false);
});

test("after her yes link and code open exactly what she read", async () => {
  const { server, writing, notes, agreed } = await bram();
  await agreed();
  assert.equal(writing.organisation, "Opvang Noord");

  await writing.send((name) => `gestuurd aan ${name}`);

  const link = parseLetterFragment(new URL(writing.way.link).hash);
  const keys = await letterKeys(link, readLetterCode(writing.way.code));
  assert.equal(await openLetter(link.id, keys, server.lies.sealed), draft.text);
  assert.deepEqual(notes, ["gestuurd aan Opvang Noord"]);
  assert.ok(!JSON.stringify(server.lies).includes(writing.way.code));
});

for (const [name, answer, words] of [["without her answer", null], ["after her no", "no"], ["after a yes to other words", "yes", "Iets anders."]]) {
  test(`${name} nothing is sealed, whatever the server says`, async () => {
    const { server, writing, agreed } = await bram();
    await agreed(answer, words);

    await assert.rejects(writing.send(() => ""), { code: "letter-not-agreed" });

    assert.equal(server.lies, null);
    assert.equal(writing.way, null);
  });
}

test("another link takes the place of one that nobody used, and both go when it is opened", async () => {
  const { talk, writing, agreed } = await bram();
  await agreed();
  await writing.send(() => "");
  const first = writing.way;
  await writing.send(() => "");

  assert.notEqual(writing.way.code + writing.way.link, first.code + first.link);
  talk.know({ letter: { ...talk.facts.letter, step: "opened" } });
  assert.equal(writing.way, null);
  assert.equal(writing.mayWithdraw, false);
});

test("what cannot be sent to her is withdrawn at the server", async () => {
  const { server, writing } = await bram();
  server.full = true;

  await assert.rejects(writing.propose(draft), RangeError);

  assert.deepEqual(server.calls, ["letters", "delete"]);
});

test("what is missing is said, each in words that exist", () => {
  const cases = [
    [{ organisation: "" }, "guestNeedsOrganisation"], [{ called: "bel maar" }, "letterNeedsNumber"], [{ age: "" }, "guestNeedsAge"],
    [{ age: "under-12" }, "guestNeedsAdvice"], [{ text: "" }, "letterNeedsText"], [{ text: "é".repeat(4001) }, "letterTooLong"],
  ];
  for (const [changes, key] of cases) {
    assert.equal(missingIn({ ...draft, ...changes }, rules), key);
    assert.ok(texts[key], key);
  }
  assert.equal(missingIn(draft, rules), null);
  assert.equal(missingIn({ ...draft, age: "under-12", advised: true }, rules), null);
});

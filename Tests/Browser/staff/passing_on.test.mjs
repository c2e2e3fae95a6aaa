// Something is passed on without a yes: only with what she typed herself, sealed for the team, and the notes before the server drops it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { openAnswer, openPassing, sealPassing } from "../../../Assets/public/shared/crypto/passing.js";
import { PassingDoor } from "../../../Assets/public/staff/passing-on/models/passing-door.js";
import { factsAbout, factsOf, inParts, missingIn, notesOf, recordOf, sharedText, typedBy } from "../../../Assets/public/staff/passing-on/models/passing-draft.js";
import { Texts } from "../../../Assets/public/staff/shell/models/texts.js";
import { guestStory } from "../models/guest_story.mjs";

const words = (language) =>
  new Texts(JSON.parse(readFileSync(new URL(`../../../Assets/locales/referral.${language}.json`, import.meta.url))), language);
const draft = {
  ground: "meldcode", organisation: "Veilig Thuis", person: "de wacht", called: "0800-2000", facts: [{ seq: 3, text: "Hij slaat mij" }],
  why: "Het kan niet anders", advised: "yes", advice: "Meld het", told: "not-told", reason: "danger", untold: "Hij leest mee",
};

/** A conversation in which she, Bram, and a guest said something, opened with the real seals. */
async function talk() {
  const story = await guestStory();
  await story.says(story.ada, "Hij slaat mij");
  await story.says(story.counsellor, "Wie doet dat?");
  await story.says(story.ada, "Ja", story.answer("yes"));
  await story.says(story.ada, "Mijn oom");
  return { story, lines: story.told.bram };
}

test("only what she typed can be chosen: no professional's words, and nothing that a button sent", async () => {
  const { lines } = await talk();

  assert.deepEqual(typedBy(lines).map(({ text }) => text), ["Hij slaat mij", "Mijn oom"]);
});

test("facts are her words as the log has them, in its order, each once", async () => {
  const { lines } = await talk();
  const [first, second] = typedBy(lines).map(({ seq }) => seq);

  assert.deepEqual(factsOf(lines, [second, first, second]), [{ seq: first, text: "Hij slaat mij" }, { seq: second, text: "Mijn oom" }]);
});

test("a number of a professional's message, of a guest's, of an answer or of nothing is refused", async () => {
  const { lines } = await talk();
  const hers = typedBy(lines).map(({ seq }) => seq);
  const others = lines.map(({ seq }) => seq).filter((seq) => !hers.includes(seq));
  const guests = { seq: 900, type: "message", sender: { role: "guest", id: "x" }, text: "Ik ben van de politie" };
  const unread = { seq: 901, type: "message", sender: { role: "visitor" }, text: null };
  const blank = { seq: 902, type: "message", sender: { role: "visitor" }, text: "  " };

  assert.ok(others.length >= 3);
  for (const seq of [...others, 900, 901, 902, 999]) {
    assert.throws(() => factsOf([...lines, guests, unread, blank], [hers[0], seq]), TypeError, String(seq));
  }
  assert.throws(() => factsOf(lines, []), TypeError, "nothing");
});

test("where she typed nothing there is nothing to choose", async () => {
  const story = await guestStory();
  await story.says(story.counsellor, "Ben je er?");

  assert.deepEqual(typedBy(story.told.bram), []);
});

test("everything that the rules ask has to be said", () => {
  assert.equal(missingIn(draft), null);
  assert.equal(missingIn({ ...draft, told: "told", reason: "", untold: "" }), null);
  assert.equal(missingIn({ ...draft, ground: "acute-danger", advised: "no", advice: "" }), null);
  const wrong = [
    ["passNeedsGround", { ground: "" }], ["passNeedsWho", { organisation: "" }], ["passNeedsWho", { person: "" }], ["passNeedsNumber", { called: "bel" }],
    ["passNeedsFacts", { facts: [] }], ["passTooMuch", { facts: [{ seq: 1, text: "a".repeat(4001) }] }], ["passNeedsWhy", { why: "" }],
    ["passNeedsAdvice", { advised: "" }], ["passNeedsAdvice", { advice: "" }], ["passNeedsMeldcodeAdvice", { advised: "no", advice: "" }],
    ["passNeedsTold", { told: "" }], ["passNeedsReason", { reason: "" }], ["passNeedsReason", { untold: "" }],
  ];
  for (const [key, change] of wrong) {
    assert.equal(missingIn({ ...draft, ...change }), key);
    for (const language of ["nl", "en"]) assert.ok(words(language).get(key));
  }
});

test("what goes out has her words and whether she knows, and nothing of why we decided so", () => {
  for (const language of ["nl", "en"]) {
    for (const ground of ["meldcode", "acute-danger", "conflict-of-duties"]) {
      const text = sharedText({ ...draft, ground }, words(language));
      assert.ok(text.includes("“Hij slaat mij”"));
      for (const ours of [draft.why, draft.advice, draft.untold, draft.called]) assert.ok(!text.includes(ours), ours);
    }
  }
  assert.notEqual(sharedText(draft, words("nl")), sharedText({ ...draft, told: "told" }, words("nl")));
});

test("who judges reads to whom, why, the advice, and why she was not told", () => {
  for (const reason of ["danger", "other", "gone", "away"]) {
    const rows = factsAbout(draft, recordOf({ ...draft, reason }, words("nl")), words("nl")).flat().join(" ");
    for (const said of ["de wacht, Veilig Thuis (0800-2000)", draft.why, draft.advice, draft.untold]) assert.ok(rows.includes(said), said);
  }
  for (const told of ["told", "told-after"]) assert.equal(factsAbout({ ...draft, told }, recordOf({ ...draft, told: "told" }, words("en")), words("en")).length, 5);
});

test("a long note goes in parts that each fit, and nothing of it is lost", () => {
  const long = { ...draft, facts: [{ seq: 3, text: `${"woord ".repeat(300)}😀`.repeat(2) }], why: "x".repeat(1000) };
  const parts = notesOf(long, recordOf(long, words("nl")), { judge: "Chris", answer: "Eens", at: "nu" }, words("nl"));
  assert.ok(parts.length > 2);
  assert.ok(parts.every((part) => part.length <= 2000 && part.length > 0));
  assert.ok(parts.join(" ").includes("Chris"));
  const squeeze = (text) => text.replace(/\s/g, "");
  assert.ok(squeeze(parts.join("")).includes(squeeze(long.facts[0].text)));
  for (const part of inParts("😀".repeat(30), 7)) assert.ok(!/^[\uDC00-\uDFFF]/.test(part), "no half signs");
});

/** Bram's browser and as much of the server as is needed. */
async function door() {
  const story = await guestStory();
  const team = { teamEpoch: 1, teamPublic: story.team.publicBytes, latestTeamKey: async () => story.team.key };
  const server = { calls: [], kept: {} };
  const api = {
    async post(path, body) {
      server.calls.push(path.split("/").pop());
      server.body = body;
      if (server.refuses) throw server.refuses;
      return { id: body.id || "p", ground: "meldcode", told: body.told, step: path.endsWith("done") ? "done" : "proposed", mine: true };
    },
    get: async () => ({ conversation: story.id, ...server.kept }),
    delete: async () => server.calls.push("delete"),
  };
  const conversation = {
    id: story.id, facts: { passing: null }, passed: null,
    know(row) {
      Object.assign(conversation.facts, row);
    },
  };
  return { story, server, conversation, door: new PassingDoor({ api, ring: team }) };
}

test("the server is told the ground and whether she knows; everything else is sealed, to this conversation and proposal", async () => {
  const { story, server, conversation, door: bram } = await door();

  await bram.propose(conversation, draft, words("nl"));

  const { id, record, ...rest } = server.body;
  assert.deepEqual(rest, { ground: "meldcode", told: "not-told", teamEpoch: 1 });
  const about = { passing: id, conversation: story.id, teamEpoch: 1 };
  assert.deepEqual(await openPassing(story.team.key, about, record), recordOf(draft, words("nl")));
  for (const other of [{ passing: crypto.randomUUID() }, { conversation: crypto.randomUUID() }, { teamEpoch: 2 }]) {
    await assert.rejects(openPassing(story.team.key, { ...about, ...other }, record), { name: "SealRefused" });
  }
  await assert.rejects(openAnswer(story.team.key, about, record), { name: "SealRefused" }, "a record is no answer");
  assert.equal(conversation.facts.passing.step, "proposed");
});

test("a colleague reads the same record, and his reason comes back sealed", async () => {
  const { story, server, conversation, door: bram } = await door();
  await bram.propose(conversation, draft, words("nl"));
  const { id, record } = server.body;
  server.kept = { record: { teamEpoch: 1, sealed: record } };
  assert.equal((await bram.read(id)).record.shared, sharedText(draft, words("nl")));

  await bram.judge({ passing: id, conversation: story.id }, true, "Eens");

  const { agrees, answer } = server.body;
  assert.equal(agrees, true);
  server.kept = { record: { teamEpoch: 1, sealed: record }, answer: { teamEpoch: 1, sealed: answer } };
  assert.equal((await bram.read(id)).answer, "Eens");
});

test("the notes are written before it is done, and a retry writes none twice", async () => {
  const { server, conversation, door: bram } = await door();
  conversation.facts.passing = { id: "p", step: "agreed" };
  const written = [];
  server.refuses = Object.assign(new Error("down"), { code: "network" });
  await assert.rejects(bram.finish(conversation, "told-after", ["een", "twee"], async (text) => written.push(text)), { code: "network" });
  server.refuses = null;

  await bram.finish(conversation, "told-after", ["een", "twee"], async (text) => written.push(text));

  assert.deepEqual(written, ["een", "twee"]);
  assert.deepEqual(server.body, { told: "told-after" });
  assert.equal(conversation.facts.passing.step, "done");
  assert.equal(conversation.passed, null, "nothing of it stays in the page");
});

test("where a note cannot be kept it is not marked as done", async () => {
  const { server, conversation, door: bram } = await door();
  conversation.facts.passing = { id: "p", step: "agreed" };

  await assert.rejects(bram.finish(conversation, "not-told", ["een"], async () => {
    throw new RangeError("no staff key yet");
  }), RangeError);

  assert.deepEqual(server.calls, []);
});

test("a record that is not whole, or has no facts, is refused; one too long is not sealed", async () => {
  const { story } = await door();
  const about = { passing: crypto.randomUUID(), conversation: story.id, teamEpoch: 1 };
  const whole = recordOf(draft, words("nl"));
  for (const wrong of [{ why: undefined }, { facts: [] }, { facts: [{ seq: 0, text: "x" }] }]) {
    const sealed = await sealPassing(about, { ...whole, ...wrong }, story.team.publicBytes);
    await assert.rejects(openPassing(story.team.key, about, sealed), { reason: "malformed" });
  }
  await assert.rejects(sealPassing(about, { ...whole, why: "é".repeat(9000) }, story.team.publicBytes), RangeError);
});

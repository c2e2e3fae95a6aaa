import assert from "node:assert/strict";
import { randomUUID, webcrypto } from "node:crypto";
import test from "node:test";

// Debian's Node 18 has no global WebCrypto; the modules look for it when they are used.
if (!globalThis.crypto) Object.defineProperty(globalThis, "crypto", { value: webcrypto });
const { generateKeyPair } = await import("../../../Assets/public/shared/crypto/hpke.js");
const { mintEpoch } = await import("../../../Assets/public/shared/crypto/conversation-keys.js");
const { newConversation } = await import("../../../Assets/public/shared/crypto/conversation-keys.js");
const { Conversation } = await import("../../../Assets/public/shared/models/conversation.js");

const bram = randomUUID();

/** Ada's and Bram's ends of one conversation, and the server's log between them. */
async function story() {
  const team = await generateKeyPair();
  const id = randomUUID();
  const opened = await newConversation({ conversation: id, teamEpoch: 1, teamPublic: team.publicBytes });
  const { keys } = opened;
  const log = [];
  const told = { ada: [], bram: [] };
  const common = { id, root: keys.root, audience: ["team", "visitor"] };
  const ada = new Conversation({
    ...common, me: { role: "visitor", id: "visitor" }, as: "visitor", recipient: keys.visitor,
    onItem: (item) => told.ada.push(item),
  });
  const counsellor = new Conversation({
    ...common, me: { role: "counsellor", id: bram }, as: "team", recipient: team.key,
    onItem: (item) => told.bram.push(item),
  });
  const append = (entry) => log.push({ seq: log.length + 1, at: 0, ...entry });
  const epoch = (body) => append({ type: "epoch", epoch: body });
  epoch(opened.request.epoch);
  const forReader = (reader) => log.map((entry) =>
    entry.type === "epoch" ? { ...entry, epoch: { ...entry.epoch, sealed: entry.epoch.sealed[reader] } } : entry);
  const says = async (who, text, extra) => {
    const body = await who.seal({ id: randomUUID(), text, extra });
    const { id: message, epoch: number, envelope, instance, counter } = body;
    const sender = who === ada ? { role: "visitor", id: "visitor" } : { role: "counsellor", id: bram };
    append({ type: "message", id: message, epoch: number, envelope, sender: { ...sender, instance, counter } });
    who.sealedWasStored(counter);
  };
  const both = async () => {
    await ada.accept(forReader("visitor"));
    await counsellor.accept(forReader("team"));
  };
  await both();
  return { ada, counsellor, told, log, says, both, epoch, forReader, keys, team, id };
}

const texts = (items) => items.filter(({ type }) => type === "message").map(({ text }) => text);
const warnings = (items) => items.map(({ warning }) => warning).filter(Boolean);

test("both see the same messages in the same order, without a warning", async () => {
  const { ada, counsellor, told, says, both } = await story();

  await says(ada, "hoi 🌷");
  await both();
  await says(counsellor, "مرحبا");
  await both();
  await says(ada, "x".repeat(2000));
  await both();

  assert.deepEqual(texts(told.ada), ["hoi 🌷", "مرحبا", "x".repeat(2000)]);
  assert.deepEqual(texts(told.bram), texts(told.ada));
  assert.deepEqual(warnings([...told.ada, ...told.bram]), []);
  assert.deepEqual(told.ada.filter(({ type }) => type === "message").map(({ mine }) => mine), [true, false, true]);
});

test("what is more than words goes sealed with them, and is as long as any message of its size", async () => {
  const { ada, counsellor, told, log, says, both } = await story();
  const body = { offer: randomUUID(), option: 0, answer: "kept" };

  await says(counsellor, "Hier kun je hulp krijgen.", { kind: "offer", body: { id: randomUUID(), options: [] } });
  await both();
  await says(ada, "Ik wil dit bewaren: Huis", { kind: "choice", body });
  await says(ada, "Dank je wel");
  await both();

  const [offer, choice, words] = told.bram.filter(({ type }) => type === "message");
  assert.equal(told.ada.find(({ kind }) => kind === "offer").text, offer.text);
  assert.deepEqual([choice.kind, choice.body, choice.text], ["choice", body, "Ik wil dit bewaren: Huis"]);
  assert.equal(words.kind, null);
  assert.equal(log.at(-1).envelope.length, log.at(-2).envelope.length);
  assert.deepEqual(warnings([...told.ada, ...told.bram]), []);
});

test("an entry that comes twice is taken once", async () => {
  const { ada, told, says, both } = await story();
  await says(ada, "once");

  await both();
  await both();

  assert.deepEqual(texts(told.ada), ["once"]);
});

test("a gap is noticed and nothing after it is taken until it is filled", async () => {
  const { ada, counsellor, told, says, forReader } = await story();
  await says(counsellor, "one");
  await says(counsellor, "two");
  const entries = forReader("visitor");

  const outcome = await ada.accept(entries.slice(2));
  const before = texts(told.ada);
  const filled = await ada.accept(entries.slice(1));

  assert.deepEqual([outcome, before, filled], ["gap", [], "taken"]);
  assert.deepEqual(texts(told.ada), ["one", "two"]);
});

test("a message that the server left out shows in the next one", async () => {
  const { ada, counsellor, told, log, says, both } = await story();
  await says(counsellor, "left out");
  await says(counsellor, "and then");
  log.splice(1, 1);
  log[1] = { ...log[1], seq: 2 };

  await both();

  assert.deepEqual(texts(told.ada), ["and then"]);
  assert.deepEqual(warnings(told.ada), ["counter-jump"]);
});

test("messages in another order than the sender saw are shown with a warning", async () => {
  const { ada, counsellor, told, log, says, forReader } = await story();
  await says(ada, "first");
  await counsellor.accept(forReader("team"));
  await says(counsellor, "an answer to the first");
  const [start, first, answer] = log;
  const swapped = [start, { ...answer, seq: 2 }, { ...first, seq: 3 }].map((entry) =>
    entry.type === "epoch" ? { ...entry, epoch: { ...entry.epoch, sealed: entry.epoch.sealed.visitor } } : entry);

  await ada.accept(swapped);

  assert.equal(texts(told.ada).length, 2);
  assert.deepEqual(warnings(told.ada), ["log-differs"]);
});

test("an altered envelope is shown as unreadable, and the talk goes on", async () => {
  const { ada, counsellor, told, log, says, both } = await story();
  await says(counsellor, "altered");
  const entry = log.at(-1);
  const other = entry.envelope[40] === "A" ? "B" : "A";
  log[log.length - 1] = { ...entry, envelope: entry.envelope.slice(0, 40) + other + entry.envelope.slice(41) };
  await says(ada, "still here");

  await both();

  assert.deepEqual(texts(told.ada), [null, "still here"]);
  assert.equal(told.ada.find(({ text, type }) => type === "message" && text === null).warning, "sealed");
});

test("an epoch with somebody she did not agree to is refused, and she goes on sealing for the old one", async () => {
  const { ada, told, epoch, forReader, keys, team, id } = await story();
  const guest = await generateKeyPair();
  const name = `guest:${randomUUID()}`;
  const { body } = await mintEpoch({
    conversation: id, number: 2, teamEpoch: 1, reason: "guest-joined", audience: ["team", "visitor", name].sort(),
    root: keys.root, visitorPublic: keys.visitor.publicBytes, teamPublic: team.publicBytes, guests: { [name]: guest.publicBytes },
  });
  epoch(body);

  await ada.accept(forReader("visitor"));

  assert.equal(told.ada.at(-1).warning, "audience");
  assert.equal(ada.epoch.number, 1);
});

test("a message that was refused does not use up its counter", async () => {
  const { ada } = await story();

  const refused = await ada.seal({ id: randomUUID(), text: "refused" });
  const next = await ada.seal({ id: randomUUID(), text: "next" });

  assert.deepEqual([refused.counter, next.counter], [0, 0]);
});

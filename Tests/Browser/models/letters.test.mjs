// What she said yes to: these words, and no others that came under the same name.
import "../crypto/webcrypto.mjs";
import assert from "node:assert/strict";
import test from "node:test";
import { letterDigest } from "../../../Assets/public/shared/crypto/letter.js";
import { agreedLetter, letterAnswerIn, letterIn, letterOf } from "../../../Assets/public/shared/models/letters.js";

const id = "10000000-0000-4000-8000-00000000000a";
const [bram, ada] = [{ role: "counsellor", id: "b" }, { role: "visitor", id: "visitor" }];
const asks = (text, changes = {}) => ({ type: "message", kind: "letter", sender: bram, text, body: { letter: id, organisation: "Opvang", ...changes } });
const says = async (answer, text, sender = ada) => ({
  type: "message", kind: "letter-answer", sender, text: answer, body: { letter: id, answer, digest: await letterDigest(text) },
});

test("her yes to the words makes them hers to send", async () => {
  const lines = [{ type: "epoch" }, asks("A"), await says("yes", "A")];
  assert.deepEqual(await agreedLetter(lines, id), { id, organisation: "Opvang", text: "A" });
});

test("no yes, a no afterwards, a yes before the question or to other words, or somebody else's yes is none", async () => {
  const none = [
    [asks("A")],
    [asks("A"), await says("yes", "A"), await says("no", "A")],
    [await says("yes", "A"), asks("A")],
    [asks("A"), await says("yes", "B")],
    [asks("A"), await says("yes", "A", bram)],
    [await says("yes", "A")],
  ];
  for (const lines of none) assert.equal(await agreedLetter(lines, id), null);
});

test("a second text under the same name takes no yes of the first", async () => {
  const lines = [asks("A"), asks("B"), await says("yes", "B")];
  assert.equal(letterOf(lines, id).text, "A");
  assert.equal(await agreedLetter(lines, id), null);
});

test("what is not exactly a letter or an answer is a message and no more", async () => {
  for (const changes of [{ letter: "x" }, { organisation: "" }, { organisation: "a".repeat(81) }, { organisation: 7 }]) assert.equal(letterIn(asks("A", changes)), null);
  assert.equal(letterIn({ ...asks("A"), sender: ada }), null);
  assert.equal(letterIn(asks("a".repeat(4001))), null);
  assert.equal(letterIn({ ...asks("A"), body: null }), null);
  const answer = await says("yes", "A");
  assert.equal(letterAnswerIn({ ...answer, body: { ...answer.body, answer: "maybe" } }), null);
  assert.equal(letterAnswerIn({ ...answer, body: { ...answer.body, digest: null } }), null);
});

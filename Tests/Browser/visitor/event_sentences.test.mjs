import assert from "node:assert/strict";
import test from "node:test";
import { EventSentences } from "../../../Assets/public/visitor/chat/models/opening.js";

const texts = {
  chatJoined: "{name} is er. {name} is hulpverlener.", chatHandover: "{name} stopt nu. {name2} neemt het over.",
  chatLeft: "De verbinding van {name} is weg.", chatGivenBack: "{name} stopt nu. We zoeken een collega.",
  chatStopped: "{name} is niet meer in dit gesprek.", chatRequeued: "Je staat weer in de rij.", chatStillHere: "We zijn er nog.",
};
const anna = { member: { id: "a", name: "Anna" } };
const bram = { member: { id: "b", name: "Bram $&" } };

test("whose connection is gone is told so, and the colleague who comes does not greet her anew", () => {
  const sentences = new EventSentences(texts);

  assert.equal(sentences.of("joined", anna), "Anna is er. Anna is hulpverlener.");
  assert.equal(sentences.greets, true);
  assert.equal(sentences.of("left", { ...anna, why: "connection" }), "De verbinding van Anna is weg.");
  assert.equal(sentences.of("requeued", {}), "Je staat weer in de rij.");

  assert.equal(sentences.of("joined", bram), "Bram $& is er. Bram $& is hulpverlener.");
  assert.equal(sentences.greets, false);
});

test("a handover is one sentence with both names, when the next one is there", () => {
  const sentences = new EventSentences(texts);
  sentences.of("joined", anna);

  assert.equal(sentences.of("left", { ...anna, why: "handover" }), null);
  assert.equal(sentences.of("joined", bram), "Anna stopt nu. Bram $& neemt het over.");
  assert.equal(sentences.greets, false);
  assert.equal(sentences.of("left", { ...bram, why: "queue" }), "Bram $& stopt nu. We zoeken een collega.");
});

test("who talks again after the end is greeted again", () => {
  const sentences = new EventSentences(texts);
  sentences.of("joined", anna);
  sentences.of("ended", { by: "visitor" });
  assert.equal(sentences.of("left", { ...anna, why: "stopped" }), "Anna is niet meer in dit gesprek.");

  sentences.of("joined", bram);

  assert.equal(sentences.greets, true);
});

test("a long wait for an answer has its words, and what has none is left out", () => {
  const sentences = new EventSentences(texts);

  assert.equal(sentences.of("unanswered", {}), "We zijn er nog.");
  assert.equal(sentences.of("closed", {}), null);
});

test("who comes in beside a professional is told with who stays, and so is his going", () => {
  const sentences = new EventSentences({ ...texts, chatBeside: "{name} komt erbij. {name2} blijft.", chatWentOut: "{name} is weg. {name2} is er nog." });
  sentences.of("joined", anna);

  assert.equal(sentences.of("joined", bram), "Bram $& komt erbij. Anna blijft.");
  assert.equal(sentences.greets, false);
  assert.equal(sentences.of("left", { ...bram, why: "connection" }), "Bram $& is weg. Anna is er nog.");

  assert.equal(sentences.of("left", { ...anna, why: "connection" }), "De verbinding van Anna is weg.", "then she is alone");
});

test("who came in beside takes it over in the words of a handover, and after the end nobody is there", () => {
  const sentences = new EventSentences({ ...texts, chatBeside: "{name} komt erbij. {name2} blijft.", chatWentOut: "{name} is weg." });
  for (const person of [anna, bram]) sentences.of("joined", person);

  assert.equal(sentences.of("left", { ...anna, why: "handover" }), null);
  assert.equal(sentences.of("joined", bram), "Anna stopt nu. Bram $& neemt het over.");
  sentences.of("joined", anna);
  sentences.of("ended", { by: "visitor" });

  assert.equal(sentences.of("left", { ...bram, why: "stopped" }), "Bram $& is niet meer in dit gesprek.");
});

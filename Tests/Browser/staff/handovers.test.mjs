import assert from "node:assert/strict";
import { test } from "node:test";
import { waiting } from "./waiting_visitor.mjs";

test("a conversation that went back to the queue is told of and leaves the list", async () => {
  const { workspace, row, id } = await waiting();
  await workspace.claim(id);
  const lost = [];
  workspace.on("lost", (conversation) => lost.push(conversation.id));

  workspace.receive("queue", { open: true, waiting: [row], mine: [], atMost: 2, speaks: ["nl"], offers: [] });

  assert.deepEqual(lost, [id]);
  assert.equal(workspace.list.length, 0);
  assert.equal(workspace.selected, null);
});

test("who asked a colleague hears whether he took over, and until then keeps it", async () => {
  const { workspace, row, id } = await waiting();
  await workspace.claim(id);
  const news = [];
  workspace.on("handed", ({ name, kept }) => news.push([name, kept]));
  const offer = { id, from: { id: "bram", name: "Bram" }, to: { id: "chris", name: "Chris" }, until: 9, language: "nl", danger: false, number: 3 };
  const mine = [{ ...row, state: "active" }];
  workspace.receive("queue", { open: true, waiting: [], mine, atMost: 2, speaks: ["nl"], offers: [offer] });
  assert.equal(workspace.handovers.asking(id).to.name, "Chris");

  workspace.receive("queue", { open: true, waiting: [], mine, atMost: 2, speaks: ["nl"], offers: [] });
  assert.equal(workspace.list.length, 1);
  workspace.receive("queue", { open: true, waiting: [], mine, atMost: 2, speaks: ["nl"], offers: [offer] });
  workspace.receive("queue", { open: true, waiting: [], mine: [], atMost: 2, speaks: ["nl"], offers: [] });

  assert.deepEqual(news, [["Chris", true], ["Chris", false]]);
  assert.equal(workspace.list.length, 0);
});

test("a handover that is still listed when the conversation has gone is told as one, once", async () => {
  const { workspace, row, id } = await waiting();
  await workspace.claim(id);
  const news = [];
  workspace.on("handed", ({ name, kept }) => news.push([name, kept]));
  workspace.on("taken", () => news.push("taken"));
  const offer = { id, from: { id: "bram", name: "Bram" }, to: { id: "chris", name: "Chris" }, until: 9, language: "nl", danger: false, number: 3 };
  const gone = { open: true, waiting: [], mine: [], atMost: 2, speaks: ["nl"] };

  workspace.receive("queue", { ...gone, offers: [offer] });
  workspace.receive("queue", { ...gone, offers: [] });

  assert.deepEqual(news, [["Chris", false]]);
});

test("a colleague who took over before the stream listed the offer is named all the same", async () => {
  const { workspace, row, id } = await waiting();
  await workspace.claim(id);
  const news = [];
  workspace.on("handed", ({ name, kept }) => news.push([name, kept]));
  workspace.on("taken", () => news.push("taken"));
  const queue = { open: true, waiting: [], mine: [{ ...row, state: "active" }], atMost: 2, speaks: ["nl"], offers: [] };

  await workspace.handovers.ask(id, { id: "chris", name: "Chris" });
  workspace.receive("queue", queue);
  assert.deepEqual(news, [], "what was read before he asked says nothing of an answer");
  workspace.receive("queue", { ...queue, mine: [] });

  assert.deepEqual(news, [["Chris", false]]);
});

test("what the server refused to ask names nobody later", async () => {
  const { server, workspace, id } = await waiting();
  await workspace.claim(id);
  const news = [];
  workspace.on("handed", () => news.push("handed"));
  workspace.on("taken", () => news.push("taken"));
  server.nobodyElse = true;

  await assert.rejects(workspace.handovers.ask(id, { id: "chris", name: "Chris" }), { code: "nobody-else" });
  workspace.receive("queue", { open: true, waiting: [], mine: [], atMost: 2, speaks: ["nl"], offers: [] });

  assert.deepEqual(news, ["taken"]);
});

/** Who asked Chris, and hears what becomes of it: as the stream tells it. */
async function asking() {
  const told = [];
  const story = await waiting();
  const { workspace, row, id } = story;
  await workspace.claim(id);
  workspace.on("handed", ({ name, kept }) => told.push([name, kept]));
  for (const topic of ["doubt", "taken"]) workspace.on(topic, () => told.push(topic));
  const queue = { open: true, waiting: [], mine: [{ ...row, state: "active" }], atMost: 2, speaks: ["nl"], offers: [] };
  const offer = { id, from: { id: "bram", name: "Bram" }, to: { id: "chris", name: "Chris" }, until: 9, language: "nl", danger: false, number: 3 };
  const ask = () => workspace.handovers.ask(id, { id: "chris", name: "Chris" });
  return { ...story, told, queue, offer, ask };
}

test("a colleague who refused before the stream listed the offer is told of, once, and has no part in what comes after", async () => {
  const { server, workspace, told, queue, ask } = await asking();
  await ask();
  workspace.receive("queue", queue);
  assert.deepEqual(told, [], "this may have been read before he asked");

  server.later.forEach((then) => then());
  assert.deepEqual(told, ["doubt"], "the queue is read anew");
  workspace.receive("queue", queue);
  workspace.receive("queue", queue);
  workspace.receive("queue", { ...queue, mine: [] });

  assert.deepEqual(told, ["doubt", ["Chris", true], "taken"]);
});

test("an offer that the stream listed leaves nothing in doubt, and one that it lists late is answered as ever", async () => {
  const { server, workspace, told, queue, offer, ask } = await asking();
  await ask();
  workspace.receive("queue", { ...queue, offers: [offer] });
  server.later.splice(0).forEach((then) => then());
  assert.deepEqual(told, []);
  workspace.receive("queue", queue);
  assert.deepEqual(told.splice(0), [["Chris", true]]);

  await ask();
  server.later.splice(0).forEach((then) => then());
  workspace.receive("queue", { ...queue, offers: [offer] });
  workspace.receive("queue", { ...queue, offers: [offer] });
  assert.deepEqual(told, ["doubt"]);
  workspace.receive("queue", queue);

  assert.deepEqual(told, ["doubt", ["Chris", true]]);
});

test("what the server may never have heard is said to be refused by nobody", async () => {
  const { server, workspace, told, queue, ask } = await asking();
  server.unheard = true;
  await assert.rejects(ask(), { code: "network" });

  server.later.forEach((then) => then());
  workspace.receive("queue", queue);
  workspace.receive("queue", { ...queue, mine: [] });

  assert.deepEqual(told, ["doubt", "taken"]);
});

test("after the workspace was locked nothing is asked anew", async () => {
  const { server, workspace, told, ask } = await asking();
  await ask();

  await workspace.putAway();
  server.later.forEach((then) => then());

  assert.deepEqual(told, []);
});

test("a draft that a colleague left is found once, and is one's own from then on", async () => {
  const { server, workspace, id } = await waiting();
  await workspace.claim(id);
  await workspace.selected.content.put("draft", "anna", "half een zin");
  workspace.conversations.remove(id);
  server.removed = [];

  await workspace.conversations.add({ id, state: "active" });

  const conversation = workspace.conversations.get(id);
  assert.equal(conversation.draft.text, "half een zin");
  assert.deepEqual(server.removed, ["draft/anna"]);
  conversation.draft.stop();
});

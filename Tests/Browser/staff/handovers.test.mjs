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

import assert from "node:assert/strict";
import { test } from "node:test";
import { Workspace } from "../../../Assets/public/staff/chat/models/workspace.js";

const row = { id: "one", language: "nl", danger: false, number: 7 };
const mine = (more) => ({ open: true, waiting: [], offers: [], mine: [{ ...row, state: "active", ...more }] });

/** A workspace whose conversations open without keys; what it asked of the server. */
function workspace() {
  const asked = [];
  const api = { put: async (path) => asked.push(`PUT ${path}`), post: async (path) => asked.push(`POST ${path}`), delete: async (path) => asked.push(`DELETE ${path}`) };
  const made = new Workspace({ api, ring: { member: { id: "dina" } }, language: "nl" });
  made.conversations.open = async (conversation) => {
    await null;
    made.conversations.opening.delete(conversation.id);
    conversation.draft = conversation.draft || { text: made.conversations.drafts.get(conversation.id) || "", keep: async () => {}, stop() {} };
    return conversation;
  };
  return { made, asked };
}

test("who joins has it before him as a colleague's, and is out of it when he goes", async () => {
  const { made, asked } = workspace();

  await made.handovers.join(row);
  made.receive("queue", mine({ joined: true }));

  assert.equal(made.selected.facts.joined, true);
  await made.handovers.goOut("one");
  assert.equal(made.selected, null);
  assert.deepEqual(made.list, []);
  assert.deepEqual(asked, ["PUT /conversations/one/joining", "DELETE /conversations/one/joining"]);
});

test("where its professional is gone it becomes his own, opened anew, with what he was writing", async () => {
  const { made } = workspace();
  await made.handovers.join(row);
  made.receive("queue", mine({ joined: true }));
  const before = made.selected;
  before.draft.text = "Ik lees met je mee";

  made.receive("queue", mine({ joined: false }));
  await null;
  await null;

  assert.notEqual(made.selected, before);
  assert.equal(before.erased, true);
  assert.equal(made.selected.facts.joined, false);
  assert.equal(made.selected.draft.text, "Ik lees met je mee");
});

test("he takes it over from within, once", async () => {
  const { made, asked } = workspace();
  await made.handovers.join(row);

  await made.handovers.takeOver(row);
  made.receive("queue", mine({ joined: false }));

  assert.equal(made.list.length, 1);
  assert.equal(made.selected.facts.joined, false);
  assert.deepEqual(asked.at(-1), "POST /conversations/one/takeover");
});

test("that a sitting he had joined has ended is told as what it was", async () => {
  const { made } = workspace();
  await made.handovers.join(row);
  made.receive("queue", mine({ joined: true }));
  const told = [];
  made.on("taken", ({ facts }) => told.push(facts.joined));

  made.receive("queue", { open: true, waiting: [], offers: [], mine: [] });

  assert.deepEqual(told, [true]);
  assert.equal(made.selected, null);
});

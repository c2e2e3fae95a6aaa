// What stands in a form beside a conversation is kept as the draft of a message is: sealed, through the lock, until it is sent or given up.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FORMS, FormDraft } from "../../../Assets/public/staff/chat/models/form-draft.js";
import { Workspace } from "../../../Assets/public/staff/chat/models/workspace.js";
import { settled, waiting } from "./waiting_visitor.mjs";

const WORDS = "Een meisje van 17 zoekt vanavond een plek.";
const written = [["organisation", "Opvang Noord"], ["text", WORDS]];

/** Bram has her, with half a letter; and what his next unlocking makes of what the server has. */
async function bram() {
  const { server, workspace, row, id } = await waiting();
  await workspace.claim(id);
  workspace.selected.forms.letter.entries = written;
  const again = async (left) => {
    const { api, ring } = workspace.conversations.parts;
    const next = new Workspace({ api, ring, language: "nl" });
    next.conversations.drafts = left;
    next.receive("queue", { open: true, waiting: [], mine: [{ ...row, state: "active" }], atMost: 2 });
    await settled();
    return next.conversations;
  };
  return { server, workspace, id, again };
}

test("half a letter is there again after the lock, and the server read nothing of it", async () => {
  const { server, workspace, id, again } = await bram();
  const { letter } = workspace.selected.forms;
  assert.equal(workspace.conversations.unsaved, true);

  const left = await workspace.putAway();

  assert.equal(left.size, 0);
  assert.deepEqual(letter.entries, [], "nothing of it stays in the page");
  const [item] = server.items.filter(({ kind, id: item }) => kind === "draft" && item === "letter");
  assert.equal(Buffer.from(item.sealed, "base64url").includes("meisje"), false);
  const { forms, draft } = (await again(left)).get(id);
  assert.deepEqual(forms.letter.entries, written);
  for (const other of ["guest", "passing"]) assert.deepEqual(forms[other].entries, []);
  assert.equal(draft.text, "", "no form's text becomes a message");
});

test("where it could not be stored it waits in memory, each form apart", async () => {
  const { workspace, id, again } = await bram();
  const { forms, draft } = workspace.selected;
  for (const each of [forms.letter, draft]) each.store = async () => Promise.reject(new Error("network"));
  draft.change("half af");

  const left = await workspace.putAway();
  const conversations = await again(left);

  assert.equal(conversations.get(id).draft.text, "half af");
  assert.deepEqual(conversations.get(id).forms.letter.entries, written);
  assert.equal(left.size, 0);
});

test("a form's text is nobody's message: who has the conversation next finds it in the form", async () => {
  const { server, workspace, id, again } = await bram();
  await workspace.putAway();
  server.removed = [];

  workspace.conversations.parts.ring.member = { id: "chris" };
  const { forms, draft } = (await again(new Map())).get(id);

  assert.deepEqual(server.removed, []);
  assert.equal(draft.text, "");
  assert.deepEqual(forms.letter.entries, written);
});

test("what was sent or given up is kept no longer", async () => {
  const { server, workspace, id, again } = await bram();
  await workspace.conversations.keepDrafts();
  await workspace.selected.forms.letter.clear();

  assert.equal(workspace.conversations.unsaved, false);
  const left = await workspace.putAway();
  // The server has one of each.
  server.items = [...new Map(server.items.map((item) => [`${item.kind}/${item.id}`, item])).values()];

  assert.deepEqual((await again(left)).get(id).forms.letter.entries, []);
});

test("a form in which nothing stands is kept as nothing", async () => {
  const stored = [];
  const draft = new FormDraft({ store: async (text) => stored.push(text), later: () => null, never: () => {} });

  draft.entries = [["name", ""], ["role", ""]];
  await draft.keep();
  draft.entries = [["name", "Piet"], ["fact", "3"], ["fact", "5"], ["unit", ""]];
  await draft.keep();

  assert.deepEqual(stored.map((text) => JSON.parse(text)), [[["name", "Piet"], ["fact", "3"], ["fact", "5"]]]);
  assert.ok(FORMS.every((form) => form.length < 36));
});

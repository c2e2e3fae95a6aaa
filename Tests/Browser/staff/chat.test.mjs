import assert from "node:assert/strict";
import { test } from "node:test";
import { base64url } from "../../../Assets/public/shared/crypto/primitives.js";
import { Problem } from "../../../Assets/public/shared/models/http-client.js";
import { settled, texts, waiting } from "./waiting_visitor.mjs";

test("who claims first reads what was written while waiting; the nickname goes to the server sealed", async () => {
  const { server, workspace, id } = await waiting();
  await server.says("ik wacht al");

  await workspace.claim(id);

  assert.deepEqual(texts(workspace.selected), ["ik wacht al"]);
  const [nickname] = server.items;
  assert.equal(nickname.kind, "nickname");
  assert.equal(Buffer.from(nickname.sealed, "base64url").includes(workspace.selected.nickname), false);
});

test("who is a little later gets nothing but the word that she is taken", async () => {
  const { server, workspace, id } = await waiting();
  server.claimedBy = "chris";

  await assert.rejects(workspace.claim(id), { code: "taken" });

  assert.equal(workspace.list.length, 0);
  assert.equal(workspace.selected, null);
});

test("entries that come twice, late or with a gap are shown once and in order", async () => {
  const { server, workspace, id } = await waiting();
  await workspace.claim(id);
  const one = await server.says("een");
  const two = await server.says("twee");
  const three = await server.says("drie");

  for (const entry of [one, three, two, one, three]) workspace.receive("entry", entry);
  await settled();

  assert.deepEqual(texts(workspace.selected), ["een", "twee", "drie"]);
  assert.equal(workspace.selected.warnings.size, 0);
});

test("an altered message is not shown as if it were hers, and the counsellor is told", async () => {
  const { server, workspace, id } = await waiting();
  await workspace.claim(id);
  const entry = await server.says("geef niemand je adres");
  const bytes = Buffer.from(entry.envelope, "base64url");
  bytes[20] ^= 1;

  workspace.receive("entry", { ...entry, envelope: base64url(new Uint8Array(bytes)) });
  await settled();

  assert.deepEqual(texts(workspace.selected), [null]);
  assert.equal(workspace.selected.warnings.size, 1);
});

test("an own message that the stream brings too is one message, and its text never leaves in the open", async () => {
  const { server, workspace, id } = await waiting();
  await workspace.claim(id);
  workspace.selected.send("hoi, ik ben Bram");
  await settled();

  workspace.receive("entry", { conversation: id, ...server.entries[1] });
  await settled();

  assert.equal(server.posts, 1);
  assert.deepEqual(texts(workspace.selected), ["hoi, ik ben Bram"]);
  assert.equal(JSON.stringify(server.entries).includes("Bram"), false);
});

test("unread counts what the visitor wrote since the last answer, until it is read", async () => {
  const { server, workspace, id } = await waiting();
  await workspace.claim(id);
  workspace.select(null);
  for (const text of ["een", "twee"]) workspace.receive("entry", await server.says(text));
  await settled();
  assert.equal(workspace.unread, 2);

  workspace.select(id);

  assert.equal(workspace.unread, 0);
});

test("an erased conversation leaves no text and no key in the page", async () => {
  const { server, workspace, id } = await waiting();
  await server.says("dit mag weg");
  await workspace.claim(id);
  const erased = workspace.selected;
  assert.deepEqual(texts(erased), ["dit mag weg"]);

  workspace.receive("erased", { conversation: id });

  assert.deepEqual(erased.lines, []);
  assert.equal(erased.conversation.epoch, null);
  assert.deepEqual([erased.content, erased.nickname, erased.care, erased.registered], [null, null, "{}", null]);
});

test("a conversation that is no longer one's own leaves nothing in the page either", async () => {
  const { server, workspace, id } = await waiting();
  await server.says("dit is niet meer van mij");
  await workspace.claim(id);
  const gone = workspace.selected;
  gone.draft.change("half af");

  workspace.receive("queue", { open: true, waiting: [], mine: [], atMost: 2 });
  workspace.receive("entry", await server.says("en dit ook niet"));
  await settled();

  assert.equal(workspace.selected, null);
  assert.deepEqual([gone.lines, gone.draft.text, gone.conversation.epoch, gone.content, gone.nickname], [[], "", null, null, null]);
});

test("a text whose readers changed becomes draft again, also while another chat is on screen", async () => {
  const { workspace, id } = await waiting();
  await workspace.claim(id);
  const conversation = workspace.selected;
  workspace.select(null);
  conversation.draft.change("en nog iets");
  conversation.sending.sameReaders = async () => false;
  const { api } = conversation.parts;
  const { post } = api;
  api.post = async (path, body) => {
    if (path.endsWith("/messages")) throw new Problem(409, "epoch-old");
    return post(path, body);
  };

  conversation.send("voor jou alleen");
  await settled();

  assert.equal(conversation.draft.text, "voor jou alleen\n\nen nog iets");
  assert.equal(conversation.returned, true);
  assert.equal(conversation.hasUnsent, false);
});

test("locking turns what was not sent into a draft", async () => {
  const { workspace, id } = await waiting();
  await workspace.claim(id);
  const { draft, sending } = workspace.selected;
  sending.outbox.stop = () => {};
  Object.defineProperty(sending.outbox, "items", { value: [{ text: "nog onderweg" }] });
  draft.change("half af");
  const kept = [];
  draft.store = async (text) => kept.push(text);

  const left = await workspace.putAway();

  assert.deepEqual(kept, ["nog onderweg\n\nhalf af"]);
  assert.equal(left.size, 0);
  assert.equal(workspace.list.length, 0);
});

test("a conversation says that a message of ours is still on its way", async () => {
  const { workspace, id } = await waiting();
  await workspace.claim(id);
  workspace.selected.send("tot zo");
  assert.equal(workspace.selected.hasUnsent, true);

  await settled();

  assert.equal(workspace.selected.hasUnsent, false);
});

test("a queue that overtakes the answer to the claim opens one conversation, not two", async () => {
  const { workspace, row, id } = await waiting();
  workspace.receive("queue", { open: true, waiting: [], mine: [row], atMost: 2 });
  await settled();
  const first = workspace.list[0];

  await workspace.claim(id);

  assert.equal(workspace.selected, first);
});

test("what was said before she came back with her code is one earlier conversation, once that had ended", async () => {
  const { workspace, id } = await waiting();
  await workspace.claim(id);
  const { selected } = workspace;
  const said = (...types) => Object.assign(selected, { lines: types.map((type) => ({ type })) }).earlier;

  assert.equal(said("joined", "message", "ended"), 0);
  assert.equal(said("joined", "message", "returned", "message"), 0);
  assert.equal(said("message", "ended", "closed", "returned", "message"), 3);
  assert.equal(said("message", "ended", "returned", "message", "ended", "closed"), 2);
});

test("a draft kept through the lock is given back once", async () => {
  const { workspace, id } = await waiting();
  workspace.conversations.drafts = new Map([[id, "half af"]]);
  await workspace.claim(id);
  assert.equal(workspace.selected.draft.text, "half af");
  assert.equal(workspace.conversations.unsaved, true);
  await workspace.conversations.keepDrafts();
  assert.equal(workspace.conversations.unsaved, false);
  assert.equal(workspace.conversations.drafts.size, 0);
});

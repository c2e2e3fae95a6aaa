import "../crypto/webcrypto.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { generateKeyPair } from "../../../Assets/public/shared/crypto/hpke.js";
import { base64url } from "../../../Assets/public/shared/crypto/primitives.js";
import { newStaffKey, sealStaffKey } from "../../../Assets/public/shared/crypto/staff-content.js";
import { Problem } from "../../../Assets/public/shared/models/http-client.js";
import { Colleagues } from "../../../Assets/public/staff/notes/models/colleagues.js";

const names = {
  bram: { displayName: "Bram", role: "counsellor", state: "admitted" },
  wim: { displayName: "Wim", role: "shift-lead", state: "admitted" },
  chris: { displayName: "Chris", role: "counsellor", state: "admitted" },
  rosa: { displayName: "Rosa", role: "researcher", state: "admitted" },
  olaf: { displayName: "Olaf", role: "counsellor", state: "removed" },
};

/** One conversation that Bram has, and as much of the server as notes ask for. */
async function team() {
  const id = crypto.randomUUID();
  const keys = await generateKeyPair();
  const sealed = base64url(await sealStaffKey(newStaffKey(), id, 1, keys.publicBytes));
  const server = { notes: [], asked: [], reads: [], down: false, staffKey: { teamEpoch: 1, sealed } };
  const browser = (member) => {
    const answer = (path, body) => {
      if (server.down) throw new Problem(0, "network");
      if (member === "chris" && !server.asked.includes("chris")) throw new Problem(404, "not-found");
      const after = /notes\?after=(\d+)/.exec(path);
      if (after) {
        server.reads.push(member);
        return { notes: server.notes.filter(({ number }) => number > Number(after[1])), more: false, staffKey: server.staffKey, asked: [...server.asked] };
      }
      if (!body.sealed) return null;
      const known = server.notes.find((note) => note.id === body.id);
      if (known && known.sealed !== body.sealed) throw new Problem(409, "conflict");
      if (!known) server.notes.push({ number: server.notes.length + 1, author: member, at: 1, ...body });
      if (server.loses) {
        server.loses = false;
        throw new Problem(0, "network");
      }
      return { number: server.notes.length, at: 1 };
    };
    const call = async (path, body) => JSON.parse(JSON.stringify(answer(path, body)));
    const ring = { member: { id: member, role: names[member].role }, names, teamKey: () => keys.key };
    const colleagues = new Colleagues({ api: { get: call, post: call, put: call, delete: call }, ring });
    return colleagues;
  };
  const bram = browser("bram");
  bram.receive("queue", { mine: [{ id }] });
  return { id, server, bram, browser };
}

const texts = ({ notes }) => notes.map(({ text }) => text);

test("a note is read by a colleague who was asked, and the server sees none of it", async () => {
  const { id, server, bram, browser } = await team();
  const chris = browser("chris");
  await bram.thread(id).write("note", "ze klinkt bang voor haar broer");
  chris.show(id);
  await chris.thread(id).refresh();
  assert.equal(chris.shown, null, "the premise: before he is asked it is not his");

  server.asked = ["chris"];
  chris.receive("calls", { alarms: [], asked: [{ conversation: id, number: 3, askedBy: "bram" }] });
  assert.deepEqual(chris.waiting, [`asked ${id}`]);
  chris.show(id);
  await chris.thread(id).refresh();

  assert.deepEqual(texts(chris.thread(id)), ["ze klinkt bang voor haar broer"]);
  assert.equal(JSON.stringify(server.notes).includes("broer"), false);
  chris.thread(id).read();
  assert.deepEqual(chris.waiting, []);
});

test("a note whose answer was lost is written once when it is sent again", async () => {
  const { id, server, bram } = await team();
  const thread = bram.thread(id);
  server.loses = true;
  await assert.rejects(thread.write("note", "vraag naar de sleutel"), { code: "network" });

  await thread.write("note", "vraag naar de sleutel");

  assert.deepEqual(texts(thread), ["vraag naar de sleutel"]);
});

test("a note that was altered, or put under another kind, is shown as one that does not open", async () => {
  const { id, server, bram, browser } = await team();
  await bram.thread(id).write("note", "een");
  await bram.thread(id).write("note", "twee");
  server.notes[0].kind = "whisper";
  const wim = browser("wim");
  wim.receive("calls", { alarms: [{ conversation: id, number: 3, reason: "called", raisedBy: "bram", at: 1 }], asked: [] });

  wim.show(id);
  await wim.thread(id).refresh();

  assert.deepEqual(texts(wim.thread(id)), [null, "twee"]);
});

test("who leads the shift hears an alarm until somebody comes, and looks into nothing unasked", async () => {
  const { id, server, browser } = await team();
  const [wim, olga] = [browser("wim"), browser("bram")];
  const alarm = { conversation: id, number: 3, reason: "called", raisedBy: "bram", at: 1 };
  for (const one of [wim, olga]) one.receive("calls", { alarms: [alarm], asked: [] });
  wim.receive("notes", { conversation: id });
  assert.deepEqual(wim.waiting, [`alarm ${id} 1`]);
  assert.deepEqual(olga.waiting, []);
  assert.deepEqual(server.reads, []);

  wim.receive("calls", { alarms: [{ ...alarm, takenBy: "wim" }], asked: [] });

  assert.deepEqual(wim.waiting, []);
});

test("only colleagues who talk with visitors can be asked", async () => {
  const { bram } = await team();
  assert.deepEqual(bram.people.map(({ name }) => name), ["Chris", "Wim"]);
});

test("a whisper that comes in waits until it is read", async () => {
  const { id, bram, browser } = await team();
  await bram.thread(id).refresh();
  const wim = browser("wim");
  wim.receive("calls", { alarms: [{ conversation: id, number: 3, reason: "called", raisedBy: "bram", at: 1, takenBy: "wim" }], asked: [] });
  await wim.thread(id).write("whisper", "ik luister mee");

  bram.receive("notes", { conversation: id });
  await bram.thread(id).refresh();

  assert.deepEqual(bram.waiting, [`notes ${id} 1`]);
  bram.thread(id).read();
  assert.deepEqual(bram.waiting, []);
});

for (const [how, end] of [
  ["locking", ({ bram }) => bram.putAway()],
  ["a conversation that is no longer his", ({ bram }) => bram.receive("queue", { mine: [] })],
  ["erasing", ({ bram, id }) => bram.receive("erased", { conversation: id })],
]) {
  test(`${how} leaves no note in the page`, async () => {
    const about = await team();
    const thread = about.bram.thread(about.id);
    await thread.write("note", "een");
    about.bram.show(about.id);

    end(about);

    assert.deepEqual([thread.notes, thread.gone, about.bram.shown], [[], true, null]);
    await thread.refresh();
    assert.deepEqual(thread.notes, []);
  });
}

test("who wants to talk rings with colleagues until one comes, and is told who", async () => {
  const { browser, server } = await team();
  const [bram, chris] = [browser("bram"), browser("chris")];
  const until = Date.now() / 1000 + 60;
  const call = { member: "bram", at: 1, until };
  const told = (answeredBy) => ({ alarms: [], asked: [], buddies: [{ ...call, ...answeredBy }] });
  for (const one of [bram, chris]) one.receive("calls", told());

  assert.deepEqual(chris.waiting, ["buddy bram 1"]);
  assert.deepEqual(bram.waiting, [], "one's own call calls nobody here");
  assert.equal(bram.ownCall.answeredBy, undefined);

  for (const one of [bram, chris]) one.receive("calls", told({ answeredBy: "chris" }));
  assert.deepEqual(chris.waiting, []);
  assert.deepEqual(chris.buddies.map(({ member }) => member), ["bram"]);
  assert.equal(bram.ownCall.answeredBy, "chris");
  assert.deepEqual(server.notes, [], "no conversation comes into it");

  chris.receive("calls", { alarms: [], asked: [], buddies: [{ ...call, until: 1 }] });
  assert.deepEqual(chris.buddies, [], "what is over is over, also when nothing new comes");
});

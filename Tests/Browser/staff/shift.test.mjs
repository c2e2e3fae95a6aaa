import assert from "node:assert/strict";
import { test } from "node:test";
import { Colleagues } from "../../../Assets/public/staff/notes/models/colleagues.js";
import { Workspace } from "../../../Assets/public/staff/chat/models/workspace.js";
import { ShiftView } from "../../../Assets/public/staff/shift/models/shift-view.js";

const row = (more) => ({ conversation: "one", number: 1, member: { id: "bram", name: "Bram" }, visitorPresent: true, ...more });

/** The server's answers, one after another; how often it was asked. */
function view(...answers) {
  const server = { asked: 0, time: 1000 };
  const api = {
    get: async (path) => {
      assert.equal(path, "/shift");
      const answer = answers[Math.min(server.asked++, answers.length - 1)];
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  return { server, shown: new ShiftView({ api, now: () => server.time }) };
}

test("it asks at once, and again when twenty seconds have gone by", async () => {
  const { server, shown } = view({ talking: [] });

  for (let second = 0; second < 60; second++) {
    server.time++;
    await shown.tick();
  }

  assert.equal(server.asked, 3);
});

test("an answer is late after two minutes, and no longer when it came", async () => {
  const { server, shown } = view({ talking: [row({ unanswered: 900 })] }, { talking: [row({})] });
  await shown.look();
  assert.deepEqual(shown.late, []);
  server.time = 1021;
  assert.deepEqual(shown.late.map(({ conversation }) => conversation), ["one"]);

  await shown.look();

  assert.deepEqual(shown.late, []);
});

test("what was seen last stays while the connection is gone, and any other trouble is told", async () => {
  const refused = Object.assign(new Error("no"), { code: "forbidden" });
  const { shown } = view({ talking: [row({})] }, Object.assign(new Error("gone"), { code: "network" }), refused);
  const told = [];
  shown.on("trouble", (error) => told.push(error.code));

  for (let look = 0; look < 3; look++) await shown.look();

  assert.equal(shown.shift.talking.length, 1);
  assert.deepEqual(told, ["forbidden"]);
});

test("who leads the shift keeps the notes he opened; anybody else loses what is not his", () => {
  const api = { get: async () => ({ notes: [], more: false, staffKey: null, asked: [] }) };
  for (const [role, kept] of [["shift-lead", true], ["counsellor", false]]) {
    const colleagues = new Colleagues({ api, ring: { member: { id: "wim", role }, names: {} } });
    colleagues.show("one", 7);

    colleagues.receive("queue", { mine: [] });

    assert.equal(Boolean(colleagues.shown), kept, role);
  }
});

test("what was taken from somebody is told to him, what he gives up himself is not", async () => {
  const gone = { open: true, waiting: [], mine: [], offers: [] };
  for (const [step, told] of [[async () => {}, true], [async (workspace) => workspace.leave("one", async () => workspace.receive("queue", gone)), false]]) {
    const workspace = new Workspace({ api: {}, ring: { member: { id: "bram" } }, language: "nl" });
    workspace.conversations.byId.set("one", { id: "one", erased: false, erase() {} });
    const taken = [];
    workspace.on("taken", ({ id }) => taken.push(id));

    await step(workspace);
    workspace.receive("queue", gone);

    assert.deepEqual(taken, told ? ["one"] : []);
    assert.equal(workspace.list.length, 0);
  }
});

test("a block is heard at once, without the queue", () => {
  const workspace = new Workspace({ api: {}, ring: { member: { id: "dina" } }, language: "nl" });
  const heard = [];
  for (const topic of ["queue", "blocks"]) workspace.on(topic, () => heard.push(topic));

  workspace.receive("blocks", {});

  assert.deepEqual(heard, ["blocks"]);
});

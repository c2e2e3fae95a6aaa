import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Announcements } from "../../../Assets/public/staff/chat/models/announcements.js";
import { DraftKeeper } from "../../../Assets/public/staff/chat/models/draft-keeper.js";
import { drawNickname } from "../../../Assets/public/staff/chat/models/nicknames.js";
import { IdleLock } from "../../../Assets/public/staff/shell/models/idle-lock.js";
import { StaffClient } from "../../../Assets/public/staff/shell/models/staff-client.js";
import { Texts } from "../../../Assets/public/staff/shell/models/texts.js";

const words = (language) =>
  JSON.parse(readFileSync(new URL(`../../../Assets/locales/staff.${language}.json`, import.meta.url), "utf8"));
const dutch = new Texts(words("nl"), "nl");

test("waiting is said in words", () => {
  assert.equal(dutch.duration(59), "nog geen minuut");
  assert.equal(dutch.duration(60), "1 minuut");
  assert.equal(dutch.duration(3599), "59 minuten");
  assert.equal(dutch.duration(7200), "2 uur");
});

test("an unknown problem is said to be the server's", () => {
  assert.equal(dutch.problem({ code: "never-heard-of" }), dutch.get("problem_server"));
  assert.match(dutch.problem({ code: "too-many", retryAfter: 7 }), /7 seconden/);
});

test("a text that does not exist is an error, not an empty label", () => {
  assert.throws(() => dutch.get("nothing"), RangeError);
});

test("the workspace warns a minute before it locks, and locks once", () => {
  let now = 0;
  const told = [];
  const lock = new IdleLock({ now: () => now });
  lock.on("remaining", (seconds) => told.push(seconds));
  lock.on("lock", () => told.push("lock"));
  lock.start();

  for (now of [539, 540, 599, 600, 601]) lock.tick();

  assert.deepEqual(told, [60, 1, "lock"]);
});

test("input puts the lock off", () => {
  let now = 0;
  let locked = false;
  const lock = new IdleLock({ now: () => now });
  lock.on("lock", () => (locked = true));
  lock.start();
  now = 599;
  lock.touch();

  now = 1198;
  lock.tick();
  assert.equal(locked, false);

  now = 1199;
  lock.tick();
  assert.equal(locked, true);
});

test("messages of other chats are announced at most once in five seconds, by name and merged", () => {
  let now = 0;
  const said = [];
  const due = [];
  const announcements = new Announcements({
    say: (names) => said.push(names),
    now: () => now,
    later: (then, wait) => due.push({ then, wait }),
  });
  announcements.add("Wilg 27");

  now = 1000;
  announcements.add("Eik 12");
  announcements.add("Wilg 27");
  assert.deepEqual(said, [["Wilg 27"]]);
  assert.deepEqual(due.map(({ wait }) => wait), [4000]);

  due[0].then();
  assert.deepEqual(said, [["Wilg 27"], ["Eik 12", "Wilg 27"]]);
});

test("a draft is stored after the pause, once, and only when it changed", async () => {
  const stored = [];
  let pause = null;
  const draft = new DraftKeeper({ store: async (text) => stored.push(text), later: (then) => (pause = then), never: () => (pause = null) });
  draft.change("h");
  draft.change("hoi");
  await pause();
  assert.deepEqual(stored, ["hoi"]);

  draft.change("hoi");

  assert.equal(pause, null);
  await draft.keep();
  assert.deepEqual(stored, ["hoi"]);
});

test("a draft that could not be stored is tried again, and stays in memory", async () => {
  let works = false;
  const stored = [];
  const store = async (text) => {
    if (!works) throw new Error("offline");
    stored.push(text);
  };
  const draft = new DraftKeeper({ store, later: () => 1, never: () => {} });
  draft.change("nog niet weg");
  await draft.keep();
  assert.equal(draft.text, "nog niet weg");

  works = true;
  await draft.keep();

  assert.deepEqual(stored, ["nog niet weg"]);
});

test("a nickname that one's own chats have already is not drawn again", () => {
  const draws = [0, 17, 0, 18];

  assert.equal(drawNickname("nl", new Set(["Wilg 27"]), () => draws.shift()), "Wilg 28");
});

test("the end of the sign-in is told, another refusal is not", async () => {
  let ended = 0;
  const answer = (status, code) => new Response(JSON.stringify({ code }), { status });
  const answers = [answer(409, "taken"), answer(401, "signed-out")];
  const client = new StaffClient({ fetch: async () => answers.shift(), signedOut: () => (ended += 1) });

  await assert.rejects(client.post("/conversations/c/claim"), { code: "taken" });
  assert.equal(ended, 0);

  await assert.rejects(client.get("/me"), { code: "signed-out" });
  assert.equal(ended, 1);
});

test("a machine that wakes up after the time is locked by the first touch", () => {
  let now = 0;
  let locked = 0;
  const lock = new IdleLock({ now: () => now });
  lock.on("lock", () => (locked += 1));
  lock.start();
  now = 7200;

  lock.touch();

  assert.equal(locked, 1);
});

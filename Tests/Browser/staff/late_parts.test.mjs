import assert from "node:assert/strict";
import { test } from "node:test";
import { LateParts, isMissing } from "../../../Assets/public/staff/shell/elements/late-parts.js";

const lost = () => Promise.reject(new TypeError("Failed to fetch dynamically imported module"));

function notice() {
  const [text, again] = ["text", "again"].map((name) => ({ dataset: { part: name }, hidden: true, textContent: "", onclick: null }));
  const root = { hidden: true, querySelectorAll: () => [text, again] };
  const troubles = [];
  return { root, text, again, troubles, late: new LateParts(root, { get: (key) => key }, (error) => troubles.push(error.message)) };
}

test("what does not come is said until it has come, and asked for again by a button", async () => {
  const { root, text, again, late } = notice();
  let tries = 0;
  const load = () => late.load("room", () => (++tries < 3 ? lost() : Promise.resolve()), load);

  assert.equal(await load(), false);
  assert.equal(root.hidden, false);
  assert.equal(text.textContent, "lateText");
  await again.onclick();
  assert.equal(root.hidden, false, "it failed once more");
  await again.onclick();

  assert.equal(tries, 3);
  assert.equal(root.hidden, true);
});

test("two that are missing are both asked for, and one that came leaves the other said", async () => {
  const { root, again, late } = notice();
  const asked = [];
  await late.load("room", lost, () => late.load("room", async () => asked.push("room")));
  await late.load("shift", lost, () => late.load("shift", () => (asked.push("shift"), lost()), async () => {}));

  await again.onclick();

  assert.deepEqual(asked, ["room", "shift"]);
  assert.equal(root.hidden, false);
  late.forget();
  assert.equal(root.hidden, true);
});

test("only what the network did counts as missing; the rest is trouble as ever", async () => {
  const { root, late, troubles } = notice();

  await late.load("room", () => Promise.reject(Object.assign(new Error("no"), { code: "forbidden" })));

  assert.equal(root.hidden, true);
  assert.deepEqual(troubles, ["no"]);
  assert.equal(isMissing(Object.assign(new Error("gone"), { code: "network" })), true);
});

test("what waits for a part goes on when it has come, and it is asked for once by all who wait", async () => {
  const { again, late } = notice();
  let tries = 0;
  const load = () => (++tries === 1 ? lost() : Promise.resolve("part"));
  const went = [];
  const waiting = ["one", "other"].map((who) => late.arrival("conversation", load).then((part) => went.push(`${who} ${part}`)));
  await new Promise(setImmediate);
  assert.deepEqual([tries, went], [1, []]);

  await again.onclick();
  await Promise.all(waiting);

  assert.deepEqual([tries, went], [2, ["one part", "other part"]]);
});

test("what comes after the workspace was left starts nothing there any more", async () => {
  const { late } = notice();
  const went = [];
  let come;
  late.arrival("conversation", () => new Promise((done) => (come = done))).then((part) => went.push(part));

  late.forget();
  come("part");
  await new Promise(setImmediate);

  assert.deepEqual(went, []);
});

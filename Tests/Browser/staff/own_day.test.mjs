import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { Workspace } from "../../../Assets/public/staff/chat/models/workspace.js";
import { OwnDay, REST } from "../../../Assets/public/staff/wellbeing/models/own-day.js";

function aDay() {
  const clock = { seconds: 1000, day: "Monday" };
  const day = new OwnDay({ now: () => clock.seconds, day: () => clock.day });
  day.begin("bram");
  return { clock, day };
}

test("time at work does not run while it is locked, and goes on afterwards", () => {
  const { clock, day } = aDay();
  clock.seconds += 600;
  day.end();
  clock.seconds += 3600;

  day.begin("bram");
  clock.seconds += 60;

  assert.equal(day.seconds, 660);
});

test("somebody else at the same computer, or another day, begins with nothing", () => {
  const { clock, day } = aDay();
  day.closed();
  assert.equal(day.conversations, 1);

  day.end();
  day.begin("chris");
  assert.equal(day.conversations, 0);

  day.closed();
  day.end();
  clock.day = "Tuesday";
  day.begin("chris");
  assert.equal(day.conversations, 0);
});

test("a rest after a heavy conversation ends by itself, or earlier when one wants", () => {
  const { clock, day } = aDay();
  day.closed();
  assert.ok(day.asks);

  day.rest();
  assert.ok(!day.asks);
  assert.ok(day.takesNone);
  clock.seconds += REST - 1;
  assert.equal(day.restLeft, 1);
  clock.seconds += 1;
  assert.ok(!day.takesNone);

  day.rest();
  day.stopRest();
  assert.ok(!day.takesNone);
});

test("who has a break claims nobody, and the server is not even asked", async () => {
  const asked = [];
  const workspace = new Workspace({ api: { post: async (path) => asked.push(path) }, ring: { member: { id: "bram" } }, language: "nl" });
  const { day } = aDay();
  workspace.takesNew = () => !day.takesNone;
  day.setPaused(true);

  await assert.rejects(workspace.claim("x"), { code: "resting" });

  assert.deepEqual(asked, []);
});

test("nothing of one's own day is sent or stored", () => {
  const folder = new URL("../../../Assets/public/staff/wellbeing/", import.meta.url);
  const modules = ["models", "elements"].flatMap((name) => readdirSync(new URL(`${name}/`, folder)).map((file) => `${name}/${file}`));
  assert.ok(modules.length >= 2, "the premise: they were found");
  for (const path of modules) {
    assert.doesNotMatch(readFileSync(new URL(path, folder), "utf8"), /fetch|\bapi\b|[sS]torage|indexedDB|cookie|sendBeacon/, path);
  }
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { Alerts } from "../../../Assets/public/staff/alerts/models/alerts.js";
import { Preferences, defaults } from "../../../Assets/public/staff/shell/models/preferences.js";

/** Alerts with a clock of one's own, and what rang when. */
function alerts() {
  const clock = { now: 100 };
  const rang = [];
  const made = new Alerts({ now: () => clock.now });
  made.on("ring", (kind) => rang.push(`${clock.now - 100} ${kind}`));
  const until = (seconds) => {
    for (; clock.now < 100 + seconds; clock.now += 1) made.tick();
  };
  return { clock, rang, alerts: made, until };
}

test("somebody new in the queue rings at once, and again until a colleague has taken her", () => {
  const { alerts: desk, rang, until } = alerts();
  desk.update("queue", ["ada"]);
  until(65);
  desk.update("queue", []);
  until(200);

  assert.deepEqual(rang, ["0 queue", "30 queue", "60 queue"]);
  assert.equal(desk.any, false);
});

test("danger and colleagues ring before a message, and a message before the queue", () => {
  const { alerts: desk, rang, until } = alerts();
  desk.update("queue", ["ada"]);
  desk.update("message", ["eva 1"]);
  desk.update("call", ["alarm eva"]);
  until(12);

  assert.deepEqual(rang, ["0 queue", "3 call", "6 message"]);
});

test("each new message of the same visitor rings, but not three times a second", () => {
  const { alerts: desk, rang, until } = alerts();
  for (const count of [1, 2, 3]) desk.update("message", [`ada ${count}`]);
  until(5);
  desk.update("message", ["ada 4"]);
  until(8);
  desk.update("message", []);
  until(100);

  assert.deepEqual(rang, ["0 message", "3 message", "6 message"]);
});

test("a timer that sleeps in a background tab makes it late, never silent", () => {
  const { alerts: desk, clock, rang } = alerts();
  desk.update("call", ["alarm ada"]);
  clock.now += 61;

  desk.tick();

  assert.deepEqual(rang, ["0 call", "61 call"]);
});

test("locking silences everything", () => {
  const { alerts: desk, rang, until } = alerts();
  desk.update("call", ["alarm ada"]);
  desk.silence();
  until(100);

  assert.deepEqual(rang, ["0 call"]);
});

/** A browser's store. */
function store(text = null) {
  return {
    text,
    getItem() {
      return this.text;
    },
    setItem(_, value) {
      this.text = value;
    },
  };
}

test("nothing is kept before somebody chooses, and then only settings", () => {
  const kept = store();
  const preferences = new Preferences(kept);
  assert.equal(kept.text, null);

  preferences.set("queueVolume", 2);

  assert.deepEqual(Object.keys(JSON.parse(kept.text)).sort(), Object.keys(defaults).sort());
  assert.equal(new Preferences(kept).get("queueVolume"), 2);
  assert.throws(() => preferences.set("visitor", "Wilg 27"), RangeError);
  assert.throws(() => preferences.set("queueVolume", "hard"), RangeError);
});

for (const text of ["not json", "null", "[]", JSON.stringify({ queueVolume: "x", visitor: "Wilg 27", desktop: 1 })]) {
  test(`what somebody else left there is not taken for a choice: ${text}`, () => {
    const preferences = new Preferences(store(text));
    for (const name of Object.keys(defaults)) assert.equal(preferences.get(name), defaults[name]);
    assert.equal(preferences.get("visitor"), undefined);
  });
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "../../../Assets/public/shared/models/http-client.js";
import { HeldMessage } from "../../../Assets/public/staff/chat/models/held-message.js";
import { SafetyPlan } from "../../../Assets/public/staff/safety/models/safety-plan.js";
import { KeyMap, actions, combination } from "../../../Assets/public/staff/shell/models/key-map.js";
import { Preferences } from "../../../Assets/public/staff/shell/models/preferences.js";

/** One conversation's sealed items, as two browsers of the team see them: compare-and-set by version. */
function shelf() {
  const items = new Map();
  const content = () => {
    const versions = new Map();
    const read = (kind) => {
      const item = items.get(kind) || { version: 0, text: null };
      versions.set(kind, item.version);
      return item.text;
    };
    return {
      read: async (_, kind) => read(kind),
      readAgain: async (kind) => read(kind),
      put: async (kind, _, text) => {
        const version = (versions.get(kind) || 0) + 1;
        if (version !== ((items.get(kind) || { version: 0 }).version) + 1) throw new Problem(409, "epoch-old");
        items.set(kind, { version, text });
        versions.set(kind, version);
      },
    };
  };
  return { items, content };
}

test("the agreed steps and the code word are there for whoever opens the conversation later", async () => {
  const { content } = shelf();
  const bram = new SafetyPlan(content());
  await bram.read([]);
  assert.equal(bram.isBegun, false);
  await bram.tick("asked", true);
  await bram.agree("Ze belt om acht uur haar tante.");
  await bram.setWord(" pannenkoek ");

  const chris = new SafetyPlan(content());
  await chris.read([]);

  assert.deepEqual([...chris.steps], ["asked"]);
  assert.equal(chris.agreement, "Ze belt om acht uur haar tante.");
  assert.equal(chris.word, "pannenkoek");
  assert.equal(chris.isBegun, true);
});

test("two who tick at once lose neither tick", async () => {
  const { content } = shelf();
  const [bram, wim] = [new SafetyPlan(content()), new SafetyPlan(content())];
  await bram.read([]);
  await wim.read([]);
  await bram.tick("asked", true);

  await wim.tick("second", true);

  assert.deepEqual([...wim.steps].sort(), ["asked", "second"]);
});

/** A message held with a clock of one's own. */
function held() {
  const timers = [];
  const made = new HeldMessage({ later: (then) => timers.push(then) - 1, never: (id) => (timers[id] = null) });
  const sent = [];
  const hold = (text, seconds = 5) => made.hold({ text, send: () => sent.push(text) }, seconds);
  return { made, sent, hold, ring: () => timers.forEach((then) => then && then()) };
}

test("a message waits its five seconds and can be taken back until then", () => {
  const { made, sent, hold, ring } = held();
  hold("verkeerd venster");
  assert.deepEqual(sent, []);

  assert.equal(made.takeBack(), "verkeerd venster");
  ring();

  assert.deepEqual(sent, []);
  assert.equal(made.takeBack(), null);
});

test("a second message, or another conversation, sends the first at once and in order", () => {
  const { made, sent, hold } = held();
  hold("een");
  hold("twee");
  assert.deepEqual(sent, ["een"]);

  made.release();

  assert.deepEqual(sent, ["een", "twee"]);
});

test("who wants no pause has none", () => {
  const { sent, hold } = held();
  hold("meteen", 0);
  assert.deepEqual(sent, ["meteen"]);
});

const press = (keys) => {
  const parts = keys.split("+");
  const has = (name) => parts.includes(name);
  return { key: parts[parts.length - 1], ctrlKey: has("Ctrl"), altKey: has("Alt"), shiftKey: has("Shift"), metaKey: false };
};

test("keys can be put elsewhere or off, and are so after a reload too", () => {
  const kept = { text: null, getItem: () => kept.text, setItem: (_, text) => (kept.text = text) };
  const keys = new KeyMap(new Preferences(kept));
  assert.equal(keys.actionFor(press("F9")), "alarm");

  assert.equal(keys.set("alarm", "Ctrl+Alt+A"), "set");
  assert.equal(keys.set("sheet", ""), "set");

  for (const each of [keys, new KeyMap(new Preferences(kept))]) {
    assert.equal(each.actionFor(press("Ctrl+Alt+a")), "alarm");
    assert.equal(each.actionFor(press("F9")), null);
    assert.equal(each.actionFor(press("Ctrl+/")), null);
  }
  keys.reset();
  for (const [action, usual] of Object.entries(actions)) assert.equal(keys.of(action), usual);
});

test("nothing that types a letter becomes a shortcut, and no keys do two things", () => {
  const keys = new KeyMap(new Preferences(null));
  for (const wrong of ["a", "A", "Shift+A", "Enter", "Alt", "/", " "]) assert.equal(keys.set("alarm", combination(press(wrong))), "refused", wrong);
  assert.equal(keys.set("alarm", "F8"), "taken");
  for (const usual of Object.values(actions)) assert.ok(KeyMap.mayBe(usual), usual);
});

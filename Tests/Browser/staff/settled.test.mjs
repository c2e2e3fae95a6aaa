import assert from "node:assert/strict";
import { test } from "node:test";
import { MEANT, Settled } from "../../../Assets/public/staff/shell/models/settled.js";

const [first, second, newcomer] = [{}, {}, {}];

/** Two buttons of which the places are drawn by hand. */
function settled() {
  const clock = { now: 10_000 };
  const lie = new Map([[first, "0 0"], [second, "0 40"]]);
  const made = new Settled({ now: () => clock.now, places: () => new Map(lie) });
  return { clock, lie, made };
}

test("what was never drawn elsewhere takes every press", () => {
  const { clock, made } = settled();
  made.drawing(() => {});

  assert.equal(made.meant(first, clock.now), true);
});

test("a button that a newcomer moved takes no press until somebody can have seen it, and one that stayed does", () => {
  const { clock, lie, made } = settled();

  made.drawing(() => lie.set(second, "0 80").set(newcomer, "0 40"));

  assert.equal(made.meant(first, clock.now), true);
  assert.equal(made.meant(second, clock.now + MEANT - 1), false);
  assert.equal(made.meant(newcomer, clock.now + MEANT - 1), false);
  assert.equal(made.meant(second, clock.now + MEANT), true);
  assert.equal(made.meant(newcomer, clock.now + MEANT), true);
});

test("what moved while the finger was down was not meant either", () => {
  const { clock, lie, made } = settled();
  const pressed = clock.now;
  clock.now += 300;

  made.drawing(() => lie.set(second, "0 0"));

  assert.equal(made.meant(second, pressed), false);
});

test("it counts from the last time that it moved", () => {
  const { clock, lie, made } = settled();
  made.drawing(() => lie.set(second, "0 80"));
  clock.now += MEANT;
  made.drawing(() => lie.set(second, "0 120"));

  assert.equal(made.meant(second, clock.now), false);
});

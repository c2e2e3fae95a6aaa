import assert from "node:assert/strict";
import { test } from "node:test";
import { LONGEST, STILL, Steady } from "../../../Assets/public/staff/shell/models/steady.js";

/** A clock of one's own, and what was drawn when. */
function steady() {
  const clock = { now: 0, timer: null };
  const made = new Steady({
    now: () => clock.now,
    later: (then, ms) => (clock.timer = { then, at: clock.now + ms }),
    never: (timer) => timer === clock.timer && (clock.timer = null),
  });
  const pass = (ms) => {
    for (const end = clock.now + ms; clock.now < end; ) {
      clock.now += 100;
      if (clock.timer && clock.timer.at <= clock.now) clock.timer.then();
    }
  };
  const said = [];
  const { draw, stop } = made.holding(() => said.push(`drawn ${clock.now}`), () => said.push(`waits ${clock.now}`));
  return { made, pass, said, draw, stop };
}

test("nobody is on the way: what comes is drawn at once", () => {
  const { said, draw } = steady();

  draw();

  assert.deepEqual(said, ["drawn 0"]);
});

test("what comes while the pointer moves waits until it lies still, and is drawn once", () => {
  const { made, pass, said, draw } = steady();
  made.moved();
  pass(1000);
  draw();
  draw();
  made.moved();
  pass(STILL - 100);
  assert.deepEqual(said, ["waits 1000", "waits 1000"]);

  pass(100);
  assert.deepEqual(said.slice(2), [`drawn ${1000 + STILL}`]);
  pass(2 * STILL);
  assert.equal(said.length, 3);
});

test("a press, or leaving, ends the waiting", () => {
  const { made, said, draw } = steady();
  made.moved();
  draw();

  made.free();

  assert.deepEqual(said, ["waits 0", "drawn 0"]);
  assert.equal(made.holds, false);
});

test("who goes on moving does not keep it away for ever", () => {
  const { made, pass, said, draw } = steady();
  made.moved();
  draw();
  for (let time = 0; time < LONGEST - 100; time += 100) {
    pass(100);
    made.moved();
  }
  assert.deepEqual(said, ["waits 0"]);

  pass(100);
  assert.deepEqual(said, ["waits 0", `drawn ${LONGEST}`]);
  made.moved();
  assert.ok(made.holds, "the next way is a way again");
});

test("who stopped listening is drawn no more", () => {
  const { made, said, draw, stop } = steady();
  made.moved();
  draw();
  stop();

  made.free();

  assert.deepEqual(said, ["waits 0"]);
});

test("what came by itself is drawn by who remembers where things lay", () => {
  const drawn = [];
  const made = new Steady({
    now: () => 0, later: () => 1, never: () => {}, drawing: (render) => {
      drawn.push("before");
      render();
      drawn.push("after");
    },
  });

  made.holding(() => drawn.push("drawn")).draw();

  assert.deepEqual(drawn, ["before", "drawn", "after"]);
});

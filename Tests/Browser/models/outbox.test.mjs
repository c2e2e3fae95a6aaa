import assert from "node:assert/strict";
import test from "node:test";
import { Problem } from "../../../Assets/public/shared/models/http-client.js";
import { Outbox } from "../../../Assets/public/shared/models/outbox.js";
import { settableClock, settled } from "./clock.mjs";

function story({ post, mayReseal = async () => false, seal }) {
  const clock = settableClock();
  const bodies = [];
  const states = [];
  let sealed = 0;
  const outbox = new Outbox({
    ...clock,
    seal: seal ?? (async ({ id, text }) => ({ id, text, seal: (sealed += 1) })),
    post: async (body) => {
      bodies.push(body);
      return post(body, bodies.length);
    },
    mayReseal,
    onChange: ({ id, state }) => states.push(`${id} ${state}`),
  });
  return { outbox, clock, bodies, states };
}

test("messages go one after another, in the order they were written", async () => {
  const { outbox, bodies, states } = story({ post: async () => ({ seq: 1 }) });

  outbox.add({ id: "a", text: "one" });
  outbox.add({ id: "b", text: "two" });
  await settled();

  assert.deepEqual(bodies.map(({ id }) => id), ["a", "b"]);
  assert.deepEqual(states, ["a waiting", "a sending", "b waiting", "a sent", "b sending", "b sent"]);
});

test("what was not acknowledged is repeated with the same bytes until it is", async () => {
  const { outbox, clock, bodies } = story({
    post: async (_, tries) => {
      if (tries < 4) throw new Problem(0, "network");
      return { seq: 1 };
    },
  });

  outbox.add({ id: "a", text: "one" });
  await clock.pass(1000 + 2000 + 4000);

  assert.equal(bodies.length, 4);
  assert.deepEqual(new Set(bodies.map(({ seal }) => seal)), new Set([1]));
  assert.deepEqual(outbox.items, []);
});

test("a message does not overtake one that waits", async () => {
  const { outbox, clock, bodies } = story({
    post: async ({ id }, tries) => {
      if (id === "a" && tries === 1) throw new Problem(503, "unavailable");
      return { seq: 1 };
    },
  });

  outbox.add({ id: "a", text: "one" });
  await settled();
  outbox.add({ id: "b", text: "two" });
  await clock.pass(1000);

  assert.deepEqual(bodies.map(({ id }) => id), ["a", "a", "b"]);
});

test("too many in a row waits as long as the server asked", async () => {
  const { outbox, clock, bodies } = story({
    post: async (_, tries) => {
      if (tries === 1) throw new Problem(429, "too-many", { retryAfter: 7 });
      return { seq: 1 };
    },
  });

  outbox.add({ id: "a", text: "one" });
  await clock.pass(6999);
  const before = bodies.length;
  await clock.pass(1);

  assert.deepEqual([before, bodies.length], [1, 2]);
});

test("after a change of readers that added nobody it is sealed anew and goes", async () => {
  const { outbox, bodies, states } = story({
    post: async (_, tries) => {
      if (tries === 1) throw new Problem(409, "epoch-old");
      return { seq: 1 };
    },
    mayReseal: async () => true,
  });

  outbox.add({ id: "a", text: "one" });
  await settled();

  assert.deepEqual(bodies.map(({ seal }) => seal), [1, 2]);
  assert.equal(states.at(-1), "a sent");
});

test("when somebody was added the message goes back to its writer, unsent", async () => {
  const { outbox, bodies, states } = story({
    post: async () => {
      throw new Problem(409, "epoch-old");
    },
  });

  outbox.add({ id: "a", text: "one" });
  await settled();

  assert.equal(bodies.length, 1);
  assert.equal(states.at(-1), "a returned");
  assert.equal(outbox.items[0].text, "one");
});

test("what the server refuses for good keeps its text and lets the next one pass", async () => {
  const { outbox, states } = story({
    post: async ({ id }) => {
      if (id === "a") throw new Problem(413, "too-long");
      return { seq: 1 };
    },
  });

  outbox.add({ id: "a", text: "one" });
  outbox.add({ id: "b", text: "two" });
  await settled();

  assert.ok(states.includes("a failed"));
  assert.ok(states.includes("b sent"));
  assert.deepEqual(outbox.items.map(({ text }) => text), ["one"]);
});

test("when sealing fails nothing is posted", async () => {
  const { outbox, bodies, states } = story({
    post: async () => ({ seq: 1 }),
    seal: async () => {
      throw new Error("no crypto");
    },
  });

  outbox.add({ id: "a", text: "one" });
  await settled();

  assert.deepEqual(bodies, []);
  assert.equal(states.at(-1), "a failed");
});

test("a message that the stream brings is sent, although its answer was lost", async () => {
  const { outbox, clock, bodies, states } = story({
    post: async () => {
      throw new Problem(0, "network");
    },
  });
  outbox.add({ id: "a", text: "one" });
  await settled();

  outbox.arrived("a", { seq: 5 });
  await clock.pass(60000);

  assert.equal(states.at(-1), "a sent");
  assert.equal(bodies.length, 1);
});

test("twenty messages wait; the next one stays with its writer", async () => {
  const { outbox } = story({
    post: async () => {
      throw new Problem(0, "network");
    },
  });
  for (let n = 0; n < 20; n += 1) outbox.add({ id: `m${n}`, text: "x" });
  await settled();

  assert.equal(outbox.items.length, 20);
  assert.equal(outbox.add({ id: "one more", text: "x" }), null);
});

test("after a stop nothing is sent and nothing is kept", async () => {
  const { outbox, clock, bodies } = story({
    post: async () => {
      throw new Problem(0, "network");
    },
  });
  outbox.add({ id: "a", text: "secret" });
  await settled();

  outbox.stop();
  await clock.pass(60000);

  assert.equal(bodies.length, 1);
  assert.deepEqual(outbox.items, []);
});

test("when it cannot be asked who reads now, the message waits and is asked about again", async () => {
  let asked = 0;
  const { outbox, clock, states } = story({
    post: async (_, tries) => {
      if (tries < 3) throw new Problem(409, "epoch-old");
      return { seq: 1 };
    },
    mayReseal: async () => {
      asked += 1;
      if (asked === 1) throw new Problem(0, "network");
      return true;
    },
  });

  outbox.add({ id: "a", text: "one" });
  await clock.pass(1000);

  assert.equal(asked, 2);
  assert.equal(states.at(-1), "a sent");
});

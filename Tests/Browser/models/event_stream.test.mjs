import assert from "node:assert/strict";
import test from "node:test";
import { EventStream } from "../../../Assets/public/shared/models/event-stream.js";
import { openBody, settableClock, settled } from "./clock.mjs";

/** A stream whose connections are kept, so that a story can speak on each of them. */
function story(answer) {
  const clock = settableClock();
  const connections = [];
  const told = { events: [], polls: [], alive: [], refused: [] };
  const stream = new EventStream({
    ...clock,
    url: ({ wait }) => `/events${wait === null ? "" : `?wait=${wait}`}`,
    fetch: async (url, { signal, headers }) => {
      const connection = { url, headers, ...openBody(signal) };
      connections.push(connection);
      return answer ? answer(connection, connections.length, signal) : connection.response;
    },
    onEvent: (event) => told.events.push(event),
    onPoll: (polled) => told.polls.push(polled),
    onAlive: (alive) => told.alive.push(alive),
    onRefused: (problem) => told.refused.push(problem.status),
  });
  return { stream, clock, connections, told };
}

const refusal = (status, headers = {}) => ({
  ok: false,
  status,
  headers: new Headers(headers),
  json: async () => ({ code: "any" }),
});

test("events arrive decoded, with their id", async () => {
  const { stream, connections, told } = story();
  stream.start();
  await settled();

  connections[0].say('event: entry\nid: 3\ndata: {"seq":3}\n\n');
  await settled();

  assert.deepEqual(told.events, [{ type: "entry", id: "3", data: { seq: 3 } }]);
  assert.deepEqual(told.alive, [true]);
  stream.stop();
});

test("a stream that ends is opened again after a second", async () => {
  const { stream, clock, connections, told } = story();
  stream.start();
  await settled();
  connections[0].say(": hb\n\n");

  connections[0].end();
  await clock.pass(999);
  const before = connections.length;
  await clock.pass(1);

  assert.deepEqual([before, connections.length], [1, 2]);
  assert.deepEqual(told.alive, [true, false]);
  stream.stop();
});

test("it waits 1, 2, 4, 8, 15 and 30 seconds, and then 30 for ever", async () => {
  const { stream, clock, connections } = story(() => {
    throw new TypeError("no network");
  });
  stream.start();
  await settled();

  const counts = [];
  for (const seconds of [1, 2, 4, 8, 15, 30, 30, 30]) {
    await clock.pass(seconds * 1000 - 1);
    const early = connections.length;
    await clock.pass(1);
    counts.push(connections.length - early);
  }

  assert.deepEqual(counts, [1, 1, 1, 1, 1, 1, 1, 1]);
  stream.stop();
});

test("waking up connects at once, in the middle of a wait", async () => {
  const { stream, clock, connections } = story(() => {
    throw new TypeError("no network");
  });
  stream.start();
  await clock.pass(20000);
  const before = connections.length;

  stream.wake();
  await settled();

  assert.equal(connections.length, before + 1);
  stream.stop();
});

test("a stream that falls silent is taken for dead after forty seconds", async () => {
  const { stream, clock, connections, told } = story();
  stream.start();
  await settled();
  connections[0].say(": hb\n\n");
  await settled();

  await clock.pass(39999);
  const alive = told.alive.at(-1);
  await clock.pass(1001 + 1);

  assert.equal(alive, true);
  assert.equal(connections.length, 2);
  assert.equal(connections[1].url, "/events");
  stream.stop();
});

test("where nothing comes through for ten seconds it polls instead, and one poll follows the other", async () => {
  const { stream, clock, connections, told } = story(({ url, response }) =>
    url.includes("wait") ? { ok: true, status: 200, json: async () => ({ entries: [url] }) } : response,
  );
  stream.start();

  await clock.pass(10000);
  await clock.pass(1000);

  assert.equal(connections[1].url, "/events?wait=25");
  assert.ok(told.polls.length >= 2);
  stream.stop();
});

test("who is not let in is told, and it does not try again", async () => {
  const { stream, clock, connections, told } = story(() => refusal(401));

  stream.start();
  await clock.pass(120000);

  assert.deepEqual(told.refused, [401]);
  assert.equal(connections.length, 1);
});

test("a server that asks for time gets it", async () => {
  const { stream, clock, connections } = story(() => refusal(429, { "Retry-After": "9" }));
  stream.start();

  await clock.pass(8999);
  const before = connections.length;
  await clock.pass(1);

  assert.deepEqual([before, connections.length], [1, 2]);
  stream.stop();
});

test("after a stop nothing is told, not even what was under way", async () => {
  const { stream, clock, connections, told } = story();
  stream.start();
  await settled();

  stream.stop();
  await clock.pass(60000);

  assert.deepEqual(told.events, []);
  assert.equal(connections.length, 1);
});

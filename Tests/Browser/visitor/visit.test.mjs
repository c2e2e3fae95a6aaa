import "../crypto/webcrypto.mjs";
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import test from "node:test";
import { newConversation } from "../../../Assets/public/shared/crypto/conversation-keys.js";
import { generateKeyPair } from "../../../Assets/public/shared/crypto/hpke.js";
import { Visit } from "../../../Assets/public/visitor/chat/models/visit.js";

/** A visit that hears the builds one after another, each in a stream that ends; resolves to how often it was told. */
async function renewals(builds) {
  const id = randomUUID();
  const { publicBytes } = await generateKeyPair();
  const opened = await newConversation({ conversation: id, teamEpoch: 1, teamPublic: publicBytes });
  const left = [...builds];
  let told = 0;
  await new Promise((resolve) => {
    const listener = { item() {}, delivery() {}, state() {}, alive() {}, over: resolve, renewed: () => (told += 1) };
    const fetch = async () =>
      left.length > 0
        ? new Response(`event: hello\ndata: {"build":"${left.shift()}","seq":0}\n\n`)
        : new Response("{}", { status: 401 });
    const again = (then) => setTimeout(then, 0);
    const timers = { setTimeout: (then, wait) => (wait < 5000 ? again(then) : null), clearTimeout: () => {} };
    new Visit({ ...opened, id, token: "t", snapshot: { returnCode: null } }, listener, { fetch, ...timers }).start();
  });
  return told;
}

test("a hello of another build than the first is told", async () => {
  assert.equal(await renewals(["one", "one", "two"]), 1);
});

test("a server that restarts with the same page is no news", async () => {
  assert.equal(await renewals(["one", "one", "one"]), 0);
});

test("after a reload a message waits for the key instead of being refused", async () => {
  const id = randomUUID();
  const { publicBytes } = await generateKeyPair();
  const made = await newConversation({ conversation: id, teamEpoch: 1, teamPublic: publicBytes });
  const { sealed, ...epoch } = made.request.epoch;
  const entry = { seq: 1, at: 1, type: "epoch", epoch: { ...epoch, sealed: sealed.visitor } };
  let asked = 0;
  const states = [];
  const sent = new Promise((resolve) => {
    const listener = {
      item() {}, state() {}, alive() {}, over() {}, renewed() {},
      delivery: ({ state }) => states.push(state) && ["sent", "failed"].includes(state) && resolve(state),
    };
    const fetch = async (path) => {
      if (path.includes("events")) return new Promise(() => {});
      if (path.includes("/messages")) return new Response('{"seq":2,"at":1}');
      asked += 1;
      return asked < 3 ? new Response('{"code":"unavailable"}', { status: 503 }) : new Response(JSON.stringify({ entries: [entry] }));
    };
    const timers = { setTimeout: (then, wait) => (wait < 5000 ? setTimeout(then, 0) : null), clearTimeout: () => {} };
    const opened = { id, keys: made.keys, epoch: null, token: "t", snapshot: { returnCode: null } };
    const visit = new Visit(opened, listener, { fetch, ...timers });
    visit.start().then(() => visit.send("hello"));
  });

  assert.equal(await sent, "sent");
  assert.deepEqual(states, ["waiting", "sending", "waiting", "sending", "sent"]);
});

test("a message refused because an epoch is due, of which nothing was told yet, is sealed to the epoch that she makes", async () => {
  const id = randomUUID();
  const { publicBytes } = await generateKeyPair();
  const made = await newConversation({ conversation: id, teamEpoch: 1, teamPublic: publicBytes });
  const forHer = ({ sealed, ...epoch }) => ({ ...epoch, sealed: sealed.visitor });
  const entries = [{ seq: 1, at: 1, type: "epoch", epoch: forHer(made.request.epoch) }];
  const posted = [];
  const states = [];
  const json = (body, status = 200) => new Response(JSON.stringify(body), { status });
  // A number was used up: the next epoch is the third.
  const fetch = async (path, { body } = {}) => {
    if (path.includes("/events")) return new Promise(() => {});
    if (path.includes("/entries")) return json({ entries: entries.filter(({ seq }) => seq > Number(path.match(/after=(\d+)/)[1])) });
    const read = JSON.parse(body);
    if (path.includes("/epochs") && read.number !== 3) return json({ code: "epoch-old" }, 409);
    if (path.includes("/epochs")) entries.push({ seq: 2, at: 1, type: "epoch", epoch: forHer(read) });
    if (path.includes("/messages")) posted.push(read.epoch);
    return path.includes("/messages") && read.epoch !== 3 ? json({ code: "epoch-old" }, 409) : json({ seq: 3, at: 1 }, 201);
  };
  await new Promise((resolve) => {
    const delivery = ({ state }) => states.push(state) && ["sent", "failed", "returned"].includes(state) && resolve();
    const listener = { item() {}, state() {}, alive() {}, over() {}, renewed() {}, delivery };
    const timers = { setTimeout: (then, wait) => (wait < 5000 ? setTimeout(then, 0) : null), clearTimeout: () => {} };
    const team = async () => ({ teamEpoch: 1, teamPublic: publicBytes });
    const visit = new Visit({ id, keys: made.keys, epoch: null, token: "t", team, snapshot: { returnCode: null } }, listener, { fetch, ...timers });
    visit.start().then(() => visit.send("hello"));
  });

  assert.equal(states.at(-1), "sent");
  assert.deepEqual(posted, [1, 3]);
});

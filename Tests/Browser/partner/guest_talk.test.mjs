// A guest's page from the inside: the code, what he can read, what he says, and that nothing is left when he is out.
import assert from "node:assert/strict";
import test from "node:test";
import { verifyKnock } from "../../../Assets/public/shared/crypto/guest-invitation.js";
import { fromBase64url } from "../../../Assets/public/shared/crypto/primitives.js";
import { GuestEntry } from "../../../Assets/public/partner/models/guest-entry.js";
import { GuestTalk } from "../../../Assets/public/partner/models/guest-talk.js";
import { both, guestStory, texts, warnings } from "../models/guest_story.mjs";

const answer = (body, status = 200) => new Response(body === undefined ? null : JSON.stringify(body), { status });
const settled = () => new Promise((done) => setTimeout(done, 30));
/** Waits for what comes about by itself, however slow the machine is. */
async function until(what) {
  for (let tries = 0; !what() && tries < 2000; tries += 1) await new Promise((done) => setTimeout(done, 5));
  assert.ok(what());
}

/** Piet's page in the conversation that he came into after "vroeger" was said. */
async function piet(story, start = true) {
  await story.says(story.ada, "vroeger");
  await story.agrees();
  await story.comesIn();
  const since = story.log.length;
  const told = { items: [], states: [], present: [], alive: [], over: [] };
  const server = { out: false, asked: [], bodies: [], wake: () => {} };
  const fetch = async (path, { method, body, headers }) => {
    server.asked.push(`${method} ${path.replace(/\?.*/, "")}`);
    server.authority = headers.Authorization;
    if (server.out) return answer({ code: "gone" }, 410);
    if (path.includes("/departure")) return answer(undefined, 204);
    if (path.includes("/messages")) {
      const posted = JSON.parse(body);
      server.bodies.push(posted);
      if (posted.epoch !== story.ada.epoch.number) return answer({ code: "epoch-old" }, 409);
      const sender = { role: "guest", id: story.guest, instance: posted.instance, counter: posted.counter };
      story.append({ type: "message", id: posted.id, epoch: posted.epoch, sender, envelope: posted.envelope });
      server.wake();
      return answer({ seq: story.log.length, at: 0 });
    }
    const after = Number(path.match(/after=(\d+)/)[1]);
    const entries = () => story.forReader(story.piet, since).filter(({ seq }) => seq > after);
    if (entries().length === 0) await new Promise((done) => (server.wake = done));
    return server.out ? answer({ code: "gone" }, 410) : answer({ entries: entries(), more: false, present: [{ role: "counsellor", id: "b", name: "Bram" }], guests: server.guests || [] });
  };
  const listener = {
    item: (item) => told.items.push(item), delivery: ({ state }) => told.states.push(state), present: (people, guests) => told.present.push([people, guests]),
    alive: (alive) => told.alive.push(alive), over: (why) => told.over.push(why),
  };
  const talk = new GuestTalk({ id: story.guest, conversation: story.id, keys: story.pietKeys }, listener, { fetch, sleep: settled });
  if (start) talk.run();
  if (start) await until(() => told.items.length > 0);
  return { talk, told, server, since };
}

test("he reads what is said since he came, and what he says is read without a warning", async () => {
  const story = await guestStory();
  const { talk, told, server } = await piet(story);

  talk.send("Dag, ik ben Piet");
  talk.send("Hoe gaat het?");
  await until(() => server.bodies.length === 2 && talk.waiting === 0);
  await story.sync();
  await story.says(story.ada, "Dag Piet");
  server.wake();
  await until(() => texts(told.items).includes("Dag Piet"));

  assert.deepEqual(texts(told.items), ["Dag, ik ben Piet", "Hoe gaat het?", "Dag Piet"]);
  assert.deepEqual(told.items.filter(({ type }) => type === "message").map(({ mine }) => mine), [true, true, false]);
  assert.deepEqual(texts(story.told.bram).slice(-3), texts(told.items));
  assert.deepEqual(texts(story.told.ada).slice(-3), texts(told.items));
  assert.deepEqual(warnings([...told.items, ...story.told.ada, ...story.told.bram]), []);
  assert.deepEqual(server.bodies.map(({ counter }) => counter), [0, 1]);
  assert.equal(told.present[0][0][0].name, "Bram");
  assert.equal(told.states.at(-1), "sent");
  talk.leave();
});

test("nothing from before him opens, also where the server gives him all of it", async () => {
  const story = await guestStory();
  const { talk, told, server, since } = await piet(story, false);
  const everything = story.log.map((entry) =>
    entry.type === "epoch" ? { ...entry, epoch: { ...entry.epoch, sealed: entry.epoch.sealed[story.piet] || entry.epoch.sealed.team } } : entry);
  const real = story.forReader;
  story.forReader = (reader, from) => (reader === story.piet ? everything : real(reader, from));

  talk.run();
  await until(() => told.items.length === everything.length);

  assert.ok(since > 3);
  assert.deepEqual(texts(told.items), [null, null, null]);
  assert.deepEqual(warnings(told.items), ["audience", "epoch", "epoch", "epoch"]);
  assert.equal(server.authority.startsWith("Bearer "), true);
  talk.leave();
});

test("another who comes in and goes is shown to him by name, and what is written to either stays readable", async () => {
  const story = await guestStory();
  const { talk, told, server } = await piet(story);

  await story.agreesToNoor();
  await story.mint(3, "guest-joined", [...both, story.piet, story.noor], story.keysOf);
  server.guests = [{ id: story.second, role: "interpreter" }];
  await story.says(story.ada, "Dag allebei");
  server.wake();
  await until(() => texts(told.items).includes("Dag allebei"));
  talk.send("Dag Noor");
  await until(() => talk.waiting === 0);
  await story.sync();
  await story.mint(4, "guest-left", [...both, story.piet], story.keysOf);
  await story.says(story.counsellor, "Noor is weg");
  server.wake();
  await until(() => texts(told.items).includes("Noor is weg"));

  const noor = { id: story.second, role: "interpreter", name: "Noor", organisation: "Tolken" };
  assert.deepEqual(told.items.flatMap(({ came }) => came), [noor]);
  assert.deepEqual(told.items.flatMap(({ went }) => went), [noor]);
  assert.ok(told.present.some(([, guests]) => guests.length === 1 && guests[0].name === "Noor"));
  assert.deepEqual(warnings([...told.items, ...story.told.ada, ...story.told.bram]), []);
  talk.leave();
});

test("who comes second knows the first by what the server says that he is", async () => {
  const story = await guestStory();
  await story.agreesToNoor();
  await story.mint(2, "guest-joined", [...both, story.noor], story.keysOf);
  story.comesIn = () => story.mint(3, "guest-joined", [...both, story.piet, story.noor], story.keysOf);
  const { talk, told, server } = await piet(story);
  server.guests = [{ id: story.second, role: "interpreter" }];
  await story.says(story.ada, "Dag");
  server.wake();
  await until(() => told.present.some(([, guests]) => guests.length > 0));

  assert.deepEqual(told.present.at(-1)[1], [{ id: story.second, role: "interpreter", name: null, organisation: null }]);
  assert.deepEqual(told.items.flatMap(({ came, went }) => [...came, ...went]), [], "she was there before him");
  assert.deepEqual(warnings(told.items), []);
  talk.leave();
});

test("an epoch with more people than she can have agreed to is refused", async () => {
  const story = await guestStory();
  const { talk, told, server } = await piet(story);
  const third = `guest:${crypto.randomUUID()}`;
  await story.mint(3, "guest-joined", [...both, story.piet, story.noor, third], { ...story.keysOf, [third]: story.knock.publicKey });
  server.wake();

  await until(() => told.items.length > 1);
  assert.deepEqual(warnings(told.items), ["audience"]);
  talk.leave();
});

for (const [what, audience, states] of [["one goes", "noor goes", ["sent"]], ["one comes", "noor comes", ["returned"]]]) {
  test(`a message that was on its way while ${what} is sealed anew only for those it was written for`, async () => {
    const story = await guestStory();
    if (audience === "noor goes") {
      await story.agreesToNoor();
      await story.mint(2, "guest-joined", [...both, story.noor], story.keysOf);
      story.comesIn = () => story.mint(3, "guest-joined", [...both, story.piet, story.noor], story.keysOf);
    }
    const { talk, told, server } = await piet(story);
    if (audience === "noor goes") await story.mint(4, "guest-left", [...both, story.piet], story.keysOf);
    else {
      await story.agreesToNoor();
      await story.mint(3, "guest-joined", [...both, story.piet, story.noor], story.keysOf);
    }

    talk.send("Ik ken haar");
    await until(() => server.bodies.length > 0);
    server.wake();
    await until(() => told.states.at(-1) === states[0]);

    await story.sync();
    assert.equal(texts(story.told.ada).includes("Ik ken haar"), states[0] === "sent");
    assert.deepEqual(told.over, []);
    talk.leave();
  });
}

test("when he is out he is told once, asks for nothing more, and cannot send", async () => {
  const story = await guestStory();
  const { talk, told, server } = await piet(story);

  server.out = true;
  server.wake();
  await until(() => told.over.length > 0);
  const asked = server.asked.length;
  assert.equal(talk.send("Hallo?"), null);
  await settled();

  assert.deepEqual(told.over, ["out"]);
  assert.equal(server.asked.length, asked);
});

test("a message under a key that is over does not go, and the server says that he is out", async () => {
  const story = await guestStory();
  const { talk, told, server } = await piet(story);
  await story.mint(3, "guest-left", both);
  server.out = true;

  talk.send("Nog iets");
  await until(() => told.over.length > 0);

  assert.deepEqual(told.over, ["out"]);
  assert.ok(!texts(story.told.ada).includes("Nog iets"));
});

test("when he leaves the server hears it and nothing is told any more", async () => {
  const story = await guestStory();
  const { talk, told, server } = await piet(story);

  await talk.leave();
  const seen = told.items.length;
  await story.says(story.ada, "na hem");
  server.wake();
  await settled();

  assert.deepEqual(told.over, ["left"]);
  assert.equal(server.asked.at(-1), `POST /guests/${story.guest}/departure`);
  assert.equal(told.items.length, seen);
});

test("he knocks with the same keys at every try, and waits for the counsellor's browser", async () => {
  const story = await guestStory();
  const posted = [];
  const steps = ["knocking", "invited", "knocking", "present"];
  const entry = new GuestEntry(`#${story.invitation.fragment}`, {
    fetch: async (path, { method, body }) => {
      if (method === "POST") posted.push(JSON.parse(body));
      return method === "POST" ? answer(undefined, 202) : answer({ step: steps.shift(), triesLeft: 4, conversation: story.id });
    },
    sleep: settled,
  });
  await assert.rejects(entry.knock("12345"), { reason: "code" });
  assert.equal(posted.length, 0, "what is no code costs no try");
  const wrong = story.invitation.code === "000000" ? "000001" : "000000";

  await entry.knock(wrong);
  assert.equal((await entry.settled()).step, "invited");
  await entry.knock(story.invitation.code);
  assert.equal((await entry.settled()).step, "present");

  const read = ({ publicKey, sessionHash, mac }) => ({ publicKey: fromBase64url(publicKey), sessionHash: fromBase64url(sessionHash), mac: fromBase64url(mac) });
  assert.equal(posted[0].publicKey, posted[1].publicKey);
  assert.equal(posted[0].sessionHash, posted[1].sessionHash);
  assert.deepEqual([await verifyKnock(story.invitation, read(posted[0])), await verifyKnock(story.invitation, read(posted[1]))], [false, true]);
});

test("a server that is away for a moment is asked again, one that refuses is told", async () => {
  const story = await guestStory();
  const answers = [answer({ code: "busy" }, 503), answer({ step: "expired", why: "tries" })];
  const entry = new GuestEntry(story.invitation.fragment, {
    fetch: async (path, { method }) => (method === "POST" ? answer(undefined, 202) : answers.shift() || answer({ code: "not-found" }, 404)), sleep: settled,
  });
  await entry.knock("123456");

  assert.equal((await entry.settled()).why, "tries");
  await assert.rejects(entry.settled(), { status: 404 });
});

test("a link that was not copied whole is refused before anything is asked", () => {
  for (const text of ["", "#", "#abc", `#${crypto.randomUUID()}.short`]) assert.throws(() => new GuestEntry(text), { reason: "fragment" });
});

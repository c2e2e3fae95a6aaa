// What she does about a guest: her answer is recorded before it is said, and she can send him away.
import assert from "node:assert/strict";
import test from "node:test";
import { VisitGuests } from "../../../Assets/public/visitor/chat/models/visit-guests.js";
import { both, guestStory } from "../models/guest_story.mjs";

const problem = (status, code) => Object.assign(new Error(code), { status, code, passing: status === 0 });

/** Her tab, with a server that answers `refusal` to her answers. */
async function her(story, refusal = null) {
  const calls = [];
  const http = {
    put: async (path, body) => {
      calls.push(["put", path, body.answer]);
      if (refusal) throw refusal;
    },
    post: async (path, body) => {
      calls.push(["post", path, body.number]);
      if (body.number !== story.due) throw problem(409, "epoch-old");
      story.append({ type: "epoch", epoch: body });
    },
  };
  const opened = { id: story.id, keys: story.keys, team: async () => ({ teamEpoch: 1, teamPublic: story.team.publicBytes }) };
  const send = (text, extra) => calls.push(["send", text, extra.body.answer]);
  const guests = new VisitGuests({ opened, http, path: (rest) => `/c/${rest}`, conversation: story.ada, catchUp: story.sync, send, known: () => story.known || [] });
  return { calls, guests };
}

test("her answer is recorded, then said", async () => {
  const story = await guestStory();
  const { calls, guests } = await her(story);

  assert.equal(await guests.answer(story.guest, "yes", "Ja"), true);

  assert.deepEqual(calls, [["put", `/c/guests/${story.guest}/answer`, "yes"], ["send", "Ja", "yes"]]);
});

test("a yes to a question that is over is not said, and a no always is", async () => {
  const story = await guestStory();
  const { calls, guests } = await her(story, problem(409, "taken"));

  assert.equal(await guests.answer(story.guest, "yes", "Ja"), false);
  assert.equal(await guests.answer(story.guest, "no", "Nee"), true);

  assert.deepEqual(calls.map(([what]) => what), ["put", "put", "send"]);
});

test("what did not arrive is told, and nothing is said", async () => {
  const story = await guestStory();
  const { calls, guests } = await her(story, problem(0, "network"));

  await assert.rejects(guests.answer(story.guest, "no", "Nee"), { code: "network" });

  assert.deepEqual(calls.map(([what]) => what), ["put"]);
});

test("an answer that was recorded before the page was loaded anew is only said", async () => {
  const story = await guestStory();
  const { calls, guests } = await her(story, problem(409, "taken"));

  assert.equal(await guests.answer(story.guest, "yes", "Ja", { id: story.guest, step: "agreed" }), true);

  assert.deepEqual(calls, [["send", "Ja", "yes"]]);
});

test("she sends him away with a key that is not for him", async () => {
  const story = await guestStory();
  await story.agrees();
  await story.comesIn();
  story.due = 3;
  const { calls, guests } = await her(story);

  story.known = [{ id: story.guest, step: "present" }];
  await guests.sendAway(story.guest);

  assert.deepEqual(calls, [["post", "/c/epochs", 3]]);
  assert.deepEqual(story.ada.epoch.audience, both);
  const posted = story.log.at(-1).epoch;
  assert.deepEqual([posted.reason, Object.keys(posted.sealed)], ["guest-left", both]);
});

test("of two she sends one away, and the other reads on", async () => {
  const story = await guestStory();
  await story.bothComeIn();
  story.due = 4;
  const { calls, guests } = await her(story);
  // That the second came in the server has not told yet.
  story.known = [{ id: story.guest, step: "present" }, { id: story.second, step: "knocking" }];

  await guests.sendAway(story.guest);

  assert.deepEqual(calls, [["post", "/c/epochs", 4]]);
  assert.deepEqual(story.ada.epoch.audience, [story.noor, ...both]);
});

test("an epoch that is due leaves out who has gone, and nobody else", async () => {
  const story = await guestStory();
  await story.bothComeIn();
  story.due = 5;
  const { calls, guests } = await her(story);
  story.known = [{ id: story.guest, step: "left" }, { id: story.second, step: "present" }];

  await guests.renew(4);

  assert.deepEqual(calls.map(([, , number]) => number), [4, 5]);
  assert.deepEqual(story.ada.epoch.audience, [story.noor, ...both]);
});

test("her answer to a text is recorded, then said with what she read", async () => {
  const story = await guestStory();
  const { calls, guests } = await her(story);

  assert.equal(await guests.answerLetter("l", "yes", "Ja", "digest"), true);

  assert.deepEqual(calls, [["put", "/c/letters/l/answer", "yes"], ["send", "Ja", "yes"]]);
});

test("an answer that comes too late is not said, and one that did not arrive can be given again", async () => {
  const story = await guestStory();
  const late = await her(story, problem(409, "wrong-state"));
  assert.equal(await late.guests.answerLetter("l", "no", "Nee", "digest"), false);
  assert.deepEqual(late.calls, [["put", "/c/letters/l/answer", "no"]]);

  const lost = await her(story, problem(0, "network"));
  await assert.rejects(lost.guests.answerLetter("l", "no", "Nee", "digest"), { code: "network" });
});

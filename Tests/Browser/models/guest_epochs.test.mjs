// The epoch that somebody is no longer in: made by her browser or the team's, for those who stay, whichever number is the next.
import assert from "node:assert/strict";
import test from "node:test";
import { openEpoch } from "../../../Assets/public/shared/crypto/conversation-keys.js";
import { withoutGuests } from "../../../Assets/public/shared/models/guest-epochs.js";
import { both, guestStory, texts, warnings } from "./guest_story.mjs";

/** As the server does it: the next number only, or a later one where guests went by themselves; and nobody in it who has gone. */
function server(story, { due, gone = [] }) {
  const tried = [];
  const post = async (body) => {
    tried.push(body.number);
    const names = gone.some((id) => body.audience.includes(`guest:${id}`));
    if (names || body.number !== due) throw Object.assign(new Error("refused"), { status: 409, code: names ? "closed" : "epoch-old" });
    story.append({ type: "epoch", epoch: body });
  };
  const team = async () => ({ teamEpoch: 1, teamPublic: story.team.publicBytes });
  const parts = { id: story.id, root: story.root, visitorPublic: story.visitorPublic, team, post, catchUp: story.sync };
  return { tried, leave: (conversation, stays = () => false, newer = 0) => withoutGuests({ ...parts, conversation, stays, newer }) };
}

for (const [how, due, tried] of [["sent away", 3, [3]], ["gone by himself, which used up a number", 4, [3, 4]]]) {
  test(`a guest who is ${how} is in no epoch any more, and both go on`, async () => {
    const story = await guestStory();
    await story.agrees();
    await story.comesIn();
    const made = server(story, { due });

    await made.leave(story.ada);
    await made.leave(story.counsellor);
    await story.says(story.counsellor, "Weer samen");

    assert.deepEqual(made.tried, tried);
    assert.deepEqual([story.ada.epoch.number, story.counsellor.epoch.number], [due, due]);
    assert.deepEqual(story.ada.epoch.audience, both);
    assert.deepEqual(warnings([...story.told.ada, ...story.told.bram]), []);
    assert.equal(texts(story.told.ada).at(-1), "Weer samen");
  });
}

for (const side of ["ada", "counsellor"]) {
  test(`of two guests the one who stays can go on reading, by an epoch that ${side} makes`, async () => {
    const story = await guestStory();
    await story.bothComeIn();

    await server(story, { due: 4 }).leave(story[side], (id) => id === story.second);
    await story.says(story.counsellor, "Noor is er nog");

    assert.deepEqual(story.ada.epoch.audience, [story.noor, ...both]);
    const record = story.forReader(story.noor).filter(({ type }) => type === "epoch").at(-1).epoch;
    const hers = await openEpoch(record, { conversation: story.id, as: story.noor, recipient: story.noorKeys.guest, audience: record.audience });
    assert.deepEqual([hers.number, hers.guests], [4, {}], "she is told no key of another");
    assert.deepEqual(warnings([...story.told.ada, ...story.told.bram]), []);
  });
}

test("where the one who was to stay has gone too, and nobody knew, both are out", async () => {
  const story = await guestStory();
  await story.bothComeIn();
  const made = server(story, { due: 5, gone: [story.guest, story.second] });

  await made.leave(story.ada, (id) => id === story.second);

  assert.deepEqual(story.ada.epoch.audience, both);
  assert.deepEqual(made.tried, [4, 4, 5]);
});

for (const [gone, stays] of [["guest", "second"], ["second", "guest"]]) {
  test(`where an epoch is due and the server's word on who went (the ${gone}) has not come, the other stays all the same`, async () => {
    const story = await guestStory();
    await story.bothComeIn();
    const made = server(story, { due: 5, gone: [story[gone]] });

    await made.leave(story.counsellor, () => true, 3);

    assert.deepEqual(story.ada.epoch.audience, [`guest:${story[stays]}`, ...both]);
  });
}

test("who comes second finds that it is done, and what does not come is no end", async () => {
  const story = await guestStory();
  await story.agrees();
  await story.comesIn();
  const lost = server(story, { due: 9 });
  await assert.rejects(lost.leave(story.ada), { code: "epoch-old" });

  await story.mint(3, "guest-left", both);
  await server(story, { due: 4 }).leave(story.ada);

  assert.equal(story.ada.epoch.number, 3);
});

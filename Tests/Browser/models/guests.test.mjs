// Who is let into a conversation besides her and the team: only the guest to whom she said yes herself, for as long as he is in.
import assert from "node:assert/strict";
import test from "node:test";
import { sealMessage } from "../../../Assets/public/shared/crypto/message.js";
import { base64url } from "../../../Assets/public/shared/crypto/primitives.js";
import { guestAnswerIn, guestIn } from "../../../Assets/public/shared/models/guests.js";
import { both, guestStory, texts, warnings } from "./guest_story.mjs";

const names = (guests) => guests.map(({ name }) => name).join();
/** Who came (+) and who went (-) by each epoch, or what is wrong with it. */
const epochsOf = (items) => items.filter(({ type }) => type === "epoch").map(({ warning, came, went }) =>
  warning || [came.length && `+${names(came)}`, went.length && `-${names(went)}`].filter(Boolean).join(" ") || null);

test("who she said yes to comes in, is named in both logs, and is out with the next epoch", async () => {
  const story = await guestStory();
  const { ada, counsellor, told } = story;

  await story.agrees();
  assert.equal(counsellor.agreesTo(story.guest), true);
  await story.comesIn();
  await story.says(ada, "Dag Piet");
  await story.mint(3, "guest-left", both);
  await story.says(counsellor, "Hij is weg");

  for (const items of [told.ada, told.bram]) {
    assert.deepEqual(epochsOf(items), [null, "+Piet", "-Piet"]);
    assert.deepEqual(texts(items), ["Mag Piet meepraten?", "Ja", "Dag Piet", "Hij is weg"]);
    assert.deepEqual(warnings(items), []);
  }
  assert.deepEqual(ada.epoch.audience, both);
  assert.equal(ada.addsNobody(1, 2), false);
  assert.equal(ada.addsNobody(2, 3), true);
});

const refusals = {
  "nobody asked her": async (story) => story.says(story.ada, "Ja", story.answer("yes")),
  "she did not answer": async (story) => story.says(story.counsellor, "Mag Piet?", story.question()),
  "she said no": async (story) => {
    await story.says(story.counsellor, "Mag Piet?", story.question());
    await story.says(story.ada, "Nee", story.answer("no"));
  },
  "she said no after her yes": async (story) => {
    await story.agrees();
    await story.says(story.ada, "Toch niet", story.answer("no"));
  },
  "she said yes before she was asked": async (story) => {
    await story.says(story.ada, "Ja", story.answer("yes"));
    await story.says(story.counsellor, "Mag Piet?", story.question());
  },
  "she was asked for another": async (story) => {
    await story.says(story.counsellor, "Mag Jan?", story.question({ guest: crypto.randomUUID() }));
    await story.says(story.ada, "Ja", story.answer("yes"));
  },
  "she said yes to another": async (story) => {
    const other = crypto.randomUUID();
    await story.says(story.counsellor, "Mag Piet?", story.question());
    await story.says(story.counsellor, "Mag Jan?", story.question({ guest: other }));
    await story.says(story.ada, "Ja", story.answer("yes", other));
  },
  "the counsellor answered for her": async (story) => {
    await story.says(story.counsellor, "Mag Piet?", story.question());
    await story.says(story.counsellor, "Ja", story.answer("yes"));
  },
  "she asked herself": async (story) => {
    await story.says(story.ada, "Mag Piet?", story.question());
    await story.says(story.ada, "Ja", story.answer("yes"));
  },
  "what the question says is not what it has to be": async (story) => {
    await story.says(story.counsellor, "Mag Piet?", story.question({ role: "friend" }));
    await story.says(story.ada, "Ja", story.answer("yes"));
  },
};
for (const [why, before] of Object.entries(refusals)) {
  test(`a guest is refused by both sides where ${why}`, async () => {
    const story = await guestStory();

    await before(story);
    await story.comesIn();

    for (const side of [story.ada, story.counsellor]) assert.deepEqual([side.epoch.number, side.epoch.audience], [1, both]);
    assert.deepEqual(warnings(story.told.ada), ["audience"]);
    assert.deepEqual(warnings(story.told.bram), ["audience"]);
  });
}

test("her words under the server's name are no yes", async () => {
  const story = await guestStory();
  await story.says(story.counsellor, "Mag Piet?", story.question());

  await story.says(story.counsellor, "Ja", story.answer("yes"), story.roles.ada);
  await story.comesIn();

  assert.deepEqual(warnings(story.told.ada), ["sealed", "audience"]);
});

test("two come in one after the other, each by a yes of his own, and either can go while the other stays", async () => {
  const story = await guestStory();
  await story.bothComeIn();
  await story.says(story.ada, "Dag Piet, dag Noor");
  await story.mint(4, "guest-left", [...both, story.noor], story.keysOf);
  await story.says(story.counsellor, "Piet is weg");
  await story.mint(5, "guest-left", both);

  for (const items of [story.told.ada, story.told.bram]) {
    assert.deepEqual(epochsOf(items), [null, "+Piet", "+Noor", "-Piet", "-Noor"]);
    assert.deepEqual(warnings(items), []);
  }
  assert.equal(story.ada.addsNobody(2, 3), false, "what was written for Piet alone is asked again");
  assert.equal(story.ada.addsNobody(3, 4), true);
});

const strangers = {
  "the second has no yes": async (story) => {
    await story.agrees();
    await story.comesIn();
    await story.mint(3, "guest-joined", [...both, story.piet, story.noor], story.keysOf);
  },
  "both come at once": async (story) => {
    await story.agrees();
    await story.agreesToNoor();
    await story.mint(2, "guest-joined", [...both, story.piet, story.noor], story.keysOf);
  },
  "somebody comes where somebody is said to go": async (story) => {
    await story.agrees();
    await story.comesIn();
    await story.agreesToNoor();
    await story.mint(3, "guest-left", [...both, story.noor], story.keysOf);
  },
  "he who went is put back": async (story) => {
    await story.bothComeIn();
    await story.mint(4, "guest-left", [...both, story.noor], story.keysOf);
    await story.mint(5, "guest-left", [...both, story.piet, story.noor], story.keysOf);
  },
  "there would be three": async (story) => {
    await story.bothComeIn();
    const third = crypto.randomUUID();
    await story.says(story.counsellor, "Mag Jan?", story.question({ guest: third, name: "Jan" }));
    await story.says(story.ada, "Ja", story.answer("yes", third));
    const keys = { ...story.keysOf, [`guest:${third}`]: story.knock.publicKey };
    await story.mint(4, "guest-joined", [...both, story.piet, story.noor, `guest:${third}`], keys);
  },
};
for (const [why, happens] of Object.entries(strangers)) {
  test(`an epoch with guests is refused by both sides where ${why}`, async () => {
    const story = await guestStory();

    await happens(story);

    assert.deepEqual([...warnings(story.told.ada), ...warnings(story.told.bram)], ["audience", "audience"]);
  });
}

test("a yes is for once, and only for coming in", async () => {
  const story = await guestStory();
  await story.agrees();
  await story.mint(2, "renewed", [...both, story.piet]);
  await story.comesIn(3);
  await story.mint(4, "guest-left", both);
  assert.deepEqual(epochsOf(story.told.ada), [null, "audience", "+Piet", "-Piet"], "the premise: he was in once");

  await story.comesIn(5);

  assert.equal(epochsOf(story.told.ada).at(-1), "audience");
  assert.equal(epochsOf(story.told.bram).at(-1), "audience");
  await story.says(story.counsellor, "Mag hij weer?", story.question());
  await story.says(story.ada, "Ja", story.answer("yes"));
  await story.comesIn(6);
  assert.equal(epochsOf(story.told.ada).at(-1), "+Piet");
});

test("a second question under one id cannot give him another name", async () => {
  const story = await guestStory();
  await story.agrees();

  await story.says(story.counsellor, "Mag de advocaat?", story.question({ name: "Meester Jansen", role: "lawyer" }));
  await story.comesIn();

  assert.equal(names(story.told.ada.at(-1).came), "Piet");
});

test("a guest speaks only in the epoch that he is in, under his own id", async () => {
  const story = await guestStory();
  await story.agrees();
  const epoch = await story.comesIn();
  const speaks = async (id, key, counter) => {
    const sender = { role: "guest", id, instance: "00000000000000aa", counter };
    const about = { conversation: story.id, epoch: key, role: "guest", sender: id, instance: sender.instance, counter, text: "Dag" };
    const envelope = await sealMessage({ ...about, seen: 0, hash: story.start });
    story.append({ type: "message", id: crypto.randomUUID(), epoch: key.number, sender, envelope: base64url(envelope) });
    await story.sync();
  };
  const { LogHash } = await import("../../../Assets/public/shared/crypto/message.js");
  story.start = (await LogHash.start(story.id)).hash;

  await speaks(story.guest, epoch, 0);
  assert.deepEqual([story.told.ada.at(-1).text, story.told.ada.at(-1).guest.name, story.told.ada.at(-1).warning], ["Dag", "Piet", null]);
  await speaks(crypto.randomUUID(), epoch, 0);
  assert.deepEqual([story.told.ada.at(-1).text, story.told.ada.at(-1).warning], [null, "epoch"]);
  const after = await story.mint(3, "guest-left", both);
  await speaks(story.guest, after, 1);
  assert.deepEqual([story.told.bram.at(-1).text, story.told.bram.at(-1).warning], [null, "epoch"]);
});

test("only what is exactly a question or an answer is one", () => {
  const guest = "00000000-0000-4000-8000-000000000001";
  const counsellor = { role: "counsellor" };
  const question = { guest, name: "Piet", organisation: "Politie", role: "police" };
  assert.deepEqual(guestIn({ kind: "guest", body: question, sender: counsellor }), { id: guest, name: "Piet", organisation: "Politie", role: "police" });
  for (const body of [null, "x", [], {}, { ...question, guest: "1" }, { ...question, name: " " }, { ...question, name: "x".repeat(81) },
    { ...question, organisation: 7 }, { ...question, role: "visitor" }]) {
    assert.equal(guestIn({ kind: "guest", body, sender: counsellor }), null);
  }
  for (const role of ["visitor", "guest"]) assert.equal(guestIn({ kind: "guest", body: question, sender: { role } }), null);
  const yes = { guest, answer: "yes" };
  assert.deepEqual(guestAnswerIn({ kind: "guest-answer", body: yes, sender: { role: "visitor" } }), { id: guest, answer: "yes" });
  for (const body of [null, {}, { guest }, { guest, answer: true }, { guest, answer: "maybe" }, { guest: [guest], answer: ["yes"] }]) {
    assert.equal(guestAnswerIn({ kind: "guest-answer", body, sender: { role: "visitor" } }), null);
  }
  for (const role of ["counsellor", "guest"]) assert.equal(guestAnswerIn({ kind: "guest-answer", body: yes, sender: { role } }), null);
});

// Each field that is bound to a sealed thing, altered, moved or repeated: refused, or shown.
import "./webcrypto.mjs";
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { mintEpoch, openEpoch, openRoot, openTicket } from "../../../Assets/public/shared/crypto/conversation-keys.js";
import { generateKeyPair, importPrivateRecord } from "../../../Assets/public/shared/crypto/hpke.js";
import { LogHash, SenderCounters, openMessage } from "../../../Assets/public/shared/crypto/message.js";
import { fromBase64url as bytes, random } from "../../../Assets/public/shared/crypto/primitives.js";
import { openItem, openStaffKey } from "../../../Assets/public/shared/crypto/staff-content.js";
import { vectors } from "./vectors.mjs";

const v = vectors("sealed-by-browser");
const other = "00000000-0000-4000-8000-000000000000";
const refused = (reason) => ({ name: "SealRefused", ...(reason ? { reason } : {}) });
let keys, team, first, joined;

before(async () => {
  keys = await openTicket(bytes(v.visitor.ticket), v.conversation, bytes(v.visitor.wrappedTicket));
  team = await importPrivateRecord(bytes(v.teamRecord));
  first = await opened(v.epochs[0]);
  joined = await opened(v.epochs[1]);
});

function opened(epoch, changes = {}) {
  const { sealed, expected, ...altered } = { sealed: epoch.sealed.visitor, expected: {}, ...changes };
  return openEpoch({ ...epoch, ...altered, sealed }, {
    conversation: v.conversation, as: "visitor", recipient: keys.visitor, root: keys.root,
    audience: altered.audience || epoch.audience, ...expected,
  });
}

const message = (changes = {}) => openMessage({
  conversation: v.conversation, epoch: first, sender: v.log.entries[0].sender,
  envelope: bytes(v.log.entries[0].envelope), ...changes,
});

const epochChanges = {
  "number": { number: 3 }, "team epoch": { teamEpoch: 2 }, "reason": { reason: "renewed" },
  "audience": { audience: ["team", "visitor"] }, "recipient": { sealed: v.epochs[1].sealed.team },
  "conversation": { expected: { conversation: other } }, "root": { expected: { root: new Uint8Array(32) } },
  "reader": { expected: { as: "team" } }, "sealed key of another epoch": { sealed: v.epochs[0].sealed.visitor },
};
for (const [field, changes] of Object.entries(epochChanges)) {
  test(`an epoch with another ${field} is refused`, async () => {
    await opened(v.epochs[1]);

    await assert.rejects(opened(v.epochs[1], changes), refused("epoch"));
  });
}

test("an epoch whose audience was not agreed to is refused, even when it opens", async () => {
  const agreed = { expected: { audience: ["team", "visitor"] } };

  await assert.rejects(opened(v.epochs[1], agreed), refused("audience"));
});

test("an epoch that a guest minted is refused: he has no root", async () => {
  const about = {
    conversation: v.conversation, number: 3, teamEpoch: 1, reason: "renewed", audience: ["team", "visitor"],
    visitorPublic: keys.visitor.publicBytes, teamPublic: team.publicBytes,
  };
  const honest = (await mintEpoch({ ...about, root: keys.root })).body;
  await opened(honest);

  const forged = (await mintEpoch({ ...about, root: random(32) })).body;

  await assert.rejects(opened(forged), refused("epoch"));
});

const senderChanges = { role: "counsellor", id: other, instance: "0000000000000000", counter: 7 };
for (const [field, value] of Object.entries(senderChanges)) {
  test(`a message under another ${field} of the sender is refused`, async () => {
    assert.equal((await message()).text, v.log.entries[0].text);

    await assert.rejects(message({ sender: { ...v.log.entries[0].sender, [field]: value } }), refused("sealed"));
  });
}

test("a message moved to another conversation or epoch is refused", async () => {
  await message();

  await assert.rejects(message({ conversation: other }), refused("sealed"));
  await assert.rejects(message({ epoch: joined }), refused("sealed"));
  await assert.rejects(message({ epoch: { ...first, number: 2 } }), refused("sealed"));
});

test("a message with any one bit turned is refused", async () => {
  const envelope = bytes(v.log.entries[0].envelope);
  await message({ envelope });

  for (let at = 0; at < envelope.length; at += 1) {
    const turned = envelope.slice();
    turned[at] ^= 1 << (at % 8);
    await assert.rejects(message({ envelope: turned }), refused("sealed"));
  }
});

test("what belongs to another conversation, kind, item, member or team epoch does not open", async () => {
  const staffKey = await openStaffKey(team, v.conversation, 1, bytes(v.staff.sealedKey));
  const note = v.staff.items.find((item) => item.kind === "note");
  const sealed = bytes(note.sealed);
  await openItem(staffKey, v.conversation, "note", "note", sealed);

  await assert.rejects(openItem(staffKey, other, "note", "note", sealed), refused("sealed"));
  await assert.rejects(openItem(staffKey, v.conversation, "care", "note", sealed), refused("sealed"));
  await assert.rejects(openItem(staffKey, v.conversation, "note", "care", sealed), refused("sealed"));
  await assert.rejects(openStaffKey(team, v.conversation, 2, bytes(v.staff.sealedKey)), refused("sealed"));
  await assert.rejects(openStaffKey(team, v.conversation, 1, bytes(v.visitor.sealedRoot)), refused("sealed"));
  await assert.rejects(openRoot(team, other, 1, bytes(v.visitor.sealedRoot)), refused("sealed"));
  await assert.rejects(openTicket(bytes(v.visitor.ticket), other, bytes(v.visitor.wrappedTicket)), refused("sealed"));
  const stranger = (await generateKeyPair()).key;
  await assert.rejects(openRoot(stranger, v.conversation, 1, bytes(v.visitor.sealedRoot)), refused("sealed"));
});

test("a message dropped, repeated or put back shows in counter and running hash", async () => {
  const [sender, counters] = [v.log.entries[0].sender, new SenderCounters()];
  const at = (counter) => counters.check({ ...sender, counter });
  assert.equal(at(0), null);
  assert.equal(at(1), null);

  assert.deepEqual(at(1), { warning: "counter-repeat" });
  assert.deepEqual(at(0), { warning: "counter-fell-back" });
  assert.deepEqual(at(3), { warning: "counter-jump" });
  assert.deepEqual(new SenderCounters().check({ ...sender, counter: 2 }), { warning: "counter-jump" });
});

test("the running hash shows a log that is not the sender's", async () => {
  const [complete, missing] = [await LogHash.start(v.conversation), await LogHash.start(v.conversation)];
  const [one, two] = v.log.entries.map((entry) => ({ ...entry, envelope: bytes(entry.envelope) }));
  await Promise.all([complete.passed(1), complete.add(2, one), complete.add(3, two)]);
  await missing.passed(1);
  assert.equal(complete.check(2, complete.at(2)), null);

  assert.deepEqual(await missing.add(3, two), { warning: "sequence-gap" });
  assert.deepEqual(await missing.add(3, two), { warning: "sequence-repeat" });
  assert.deepEqual(missing.check(3, complete.hash), { warning: "log-differs" });
  assert.deepEqual(missing.check(4, complete.hash), { warning: "log-ahead" });
});

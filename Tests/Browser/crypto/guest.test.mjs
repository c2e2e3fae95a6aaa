// A guest in Ada's conversation, with the real seals: who gets in, and what he can open of all that is stored.
import "./webcrypto.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { mintEpoch, newConversation, openEpoch, openRoot, preShared, statement } from "../../../Assets/public/shared/crypto/conversation-keys.js";
import * as guests from "../../../Assets/public/shared/crypto/guest-invitation.js";
import { generateKeyPair, sealToPsk } from "../../../Assets/public/shared/crypto/hpke.js";
import { LogHash, newInstance, openMessage, sealMessage } from "../../../Assets/public/shared/crypto/message.js";
import { base64url, concat, equalBytes, fromBase64url as bytes, random, sha256 } from "../../../Assets/public/shared/crypto/primitives.js";

const refused = (reason) => ({ name: "SealRefused", ...(reason && { reason }) });
const conversation = "ada00000-0000-4000-8000-00000000000a";
const both = ["team", "visitor"];

/** Bram invites Piet, who has the link and heard the code. */
async function invited() {
  const invitation = await guests.newGuestInvitation();
  const link = guests.parseGuestFragment(`#${invitation.fragment}`);
  const keys = await guests.newGuestKeys();
  return { invitation, link, keys };
}

/** Ada's conversation before Piet, with him, and after him; everything that the server stored of it. */
async function visited() {
  const team = await generateKeyPair();
  const ada = await newConversation({ conversation, teamEpoch: 1, teamPublic: team.publicBytes });
  const { root, visitorPublic } = await openRoot(team.key, conversation, 1, bytes(ada.request.sealedRoot));
  const { invitation, link, keys } = await invited();
  const piet = `guest:${invitation.id}`;
  const knock = await guests.knock(link, invitation.code, keys);
  assert.equal(await guests.verifyKnock(invitation, knock), true);
  const about = { conversation, teamEpoch: 1, root, visitorPublic, teamPublic: team.publicBytes };
  const during = await mintEpoch({
    ...about, number: 2, reason: "guest-joined", audience: [...both, piet], guests: { [piet]: knock.publicKey },
  });
  const after = await mintEpoch({ ...about, number: 3, reason: "guest-left", audience: both });
  return {
    ada, keys, piet, team, root,
    stored: [ada.request.epoch, during.body, after.body], epochs: [ada.epoch, during.epoch, after.epoch],
  };
}

const asPiet = ({ keys, piet }, epoch, sealed, audience = epoch.audience) => openEpoch(
  { ...epoch, sealed }, { conversation, as: piet, recipient: keys.guest, audience },
);

async function said(epoch, text) {
  const log = await LogHash.start(conversation);
  const sender = { role: "visitor", id: "visitor", instance: newInstance(), counter: 0 };
  const envelope = await sealMessage({
    conversation, epoch, role: "visitor", sender: "visitor", instance: sender.instance, counter: 0, text,
    seen: log.seen, hash: log.hash,
  });
  return { conversation, sender, envelope };
}

test("who has the link and heard the code is let in, however he writes the code down", async () => {
  const { invitation, link, keys } = await invited();
  assert.match(invitation.code, /^[0-9]{6}$/);
  const typed = ` ${invitation.code.slice(0, 3)} ${invitation.code.slice(3, 5)}-${invitation.code.slice(5)}`;

  const knock = await guests.knock(link, guests.readCode(typed), keys);

  assert.equal(await guests.verifyKnock(invitation, knock), true);
  assert.deepEqual(knock.sessionHash, await sha256(keys.session));
  assert.deepEqual(invitation.tokenHash, await sha256(await guests.guestToken(link.secret)));
});

test("a wrong code is not let in, and the right one after it is", async () => {
  const { invitation, link, keys } = await invited();
  const wrong = String((Number(invitation.code) + 1) % 1_000_000).padStart(6, "0");

  assert.equal(await guests.verifyKnock(invitation, await guests.knock(link, wrong, keys)), false);
  assert.equal(await guests.verifyKnock(invitation, await guests.knock(link, invitation.code, keys)), true);
});

test("who has the code without the link is not let in, nor who has the link of another", async () => {
  const [bram, other] = [await invited(), await invited()];
  const guessed = { id: bram.link.id, secret: random(32) };

  for (const link of [guessed, other.link, { ...other.link, id: bram.link.id }, { ...bram.link, id: other.link.id }]) {
    const knock = await guests.knock(link, bram.invitation.code, bram.keys);
    assert.equal(await guests.verifyKnock(bram.invitation, knock), false);
  }
  assert.equal(await guests.verifyKnock(bram.invitation, await guests.knock(bram.link, bram.invitation.code, bram.keys)), true);
});

test("a server that puts its own key or session in the place of the guest's is refused", async () => {
  const { invitation, link, keys } = await invited();
  const knock = await guests.knock(link, invitation.code, keys);
  assert.equal(await guests.verifyKnock(invitation, knock), true);
  const own = await generateKeyPair();

  for (const change of [
    { publicKey: own.publicBytes }, { sessionHash: await sha256(random(32)) }, { mac: random(32) },
    { mac: knock.mac.slice(1) }, { mac: new Uint8Array() }, { mac: undefined }, { publicKey: own.publicBytes.slice(1) },
    { sessionHash: undefined },
  ]) {
    assert.equal(await guests.verifyKnock(invitation, { ...knock, ...change }), false, Object.keys(change)[0]);
  }
});

test("what is no key is refused, also from who has link and code", async () => {
  const { invitation, link, keys } = await invited();
  const short = { ...keys, guest: { publicBytes: keys.guest.publicBytes.slice(1) } };

  assert.equal(await guests.verifyKnock(invitation, await guests.knock(link, invitation.code, keys)), true);
  assert.equal(await guests.verifyKnock(invitation, await guests.knock(link, invitation.code, short)), false);
});

test("a link that was not copied whole, or was altered, is said to be so", async () => {
  const { invitation } = await invited();
  const { fragment } = invitation;
  assert.equal(guests.parseGuestFragment(fragment).id, invitation.id);
  const last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const respelt = fragment.slice(0, -1) + last[last.indexOf(fragment.at(-1)) + 1];

  for (const text of ["", fragment.slice(0, -1), `${fragment}A`, fragment.slice(1), fragment.replace(".", ""), respelt]) {
    assert.throws(() => guests.parseGuestFragment(text), refused("fragment"), text);
  }
});

test("what is not six digits is no code, and costs no try", () => {
  assert.equal(guests.readCode("01 23 45"), "012345");

  for (const text of ["", "12345", "1234567", "12345a", "١٢٣٤٥٦"]) {
    assert.throws(() => guests.readCode(text), refused("code"), text);
  }
});

test("an epoch tells her and the team the key of its guest, so that either can make the next for him; him it tells none", async () => {
  const visit = await visited();
  const during = visit.stored[1];
  const opens = (as, recipient) => openEpoch({ ...during, sealed: during.sealed[as] }, { conversation, as, recipient, root: visit.root, audience: during.audience });
  const [hers, teams, his] = [await opens("visitor", visit.ada.keys.visitor), await opens("team", visit.team.key), await opens(visit.piet, visit.keys.guest)];

  assert.deepEqual(hers.guests, { [visit.piet]: visit.keys.guest.publicBytes });
  assert.deepEqual(teams.guests, hers.guests);
  assert.deepEqual(his.guests, {});
});

/** The epoch with him as she would get it with this after its key. */
async function toldTo(visit, after) {
  const { piet, ada, root } = visit;
  const record = { number: 2, teamEpoch: 1, reason: "guest-joined", audience: [piet, ...both] };
  const aad = statement({ ...record, conversation }, "visitor");
  const sealed = await sealToPsk(ada.keys.visitor.publicBytes, "epoch", aad, concat(random(32), after), await preShared(root, conversation));
  return openEpoch({ ...record, sealed: base64url(sealed) }, { conversation, as: "visitor", recipient: ada.keys.visitor, root, audience: record.audience });
}

test("an epoch that was made before keys were told opens, and one that tells too little or too much does not", async () => {
  const visit = await visited();
  assert.deepEqual((await toldTo(visit, new Uint8Array())).guests, {});
  assert.deepEqual((await toldTo(visit, visit.keys.guest.publicBytes)).guests, { [visit.piet]: visit.keys.guest.publicBytes });

  for (const length of [1, 64, 66, 130]) await assert.rejects(toldTo(visit, random(length)), refused("epoch"));
});

test("while he is there he reads what she writes", async () => {
  const visit = await visited();
  const during = visit.stored[1];

  const epoch = await asPiet(visit, during, during.sealed[visit.piet]);

  const message = await said(visit.epochs[1], "Mag ik u iets vragen?");
  assert.equal((await openMessage({ ...message, epoch })).text, "Mag ik u iets vragen?");
});

test("with all he kept and all that is stored he opens nothing of before and nothing of after", async () => {
  const visit = await visited();
  const own = await asPiet(visit, visit.stored[1], visit.stored[1].sealed[visit.piet]);
  const outside = [await said(visit.epochs[0], "van voor hem"), await said(visit.epochs[2], "van na hem")];
  for (const [at, number] of [[0, 0], [1, 2]]) {
    assert.equal((await openMessage({ ...outside[at], epoch: visit.epochs[number] })).text.slice(0, 3), "van");
  }

  for (const epoch of [visit.stored[0], visit.stored[2]]) {
    for (const sealed of visit.stored.flatMap((one) => Object.values(one.sealed))) {
      for (const audience of [epoch.audience, [...both, visit.piet].sort()]) {
        await assert.rejects(asPiet(visit, { ...epoch, audience }, sealed), refused("epoch"));
      }
    }
  }
  for (const message of outside) {
    for (const number of [1, 2, 3]) {
      await assert.rejects(openMessage({ ...message, epoch: { ...own, number } }), refused("sealed"));
    }
  }
});

test("he cannot make an epoch that she accepts, with himself in it or without", async () => {
  const visit = await visited();
  const hers = (body) => openEpoch(
    { ...body, sealed: body.sealed.visitor },
    { conversation, as: "visitor", recipient: visit.ada.keys.visitor, root: visit.ada.keys.root, audience: body.audience },
  );
  const about = {
    conversation, number: 4, teamEpoch: 1, visitorPublic: visit.ada.keys.visitor.publicBytes, teamPublic: visit.team.publicBytes,
    guests: { [visit.piet]: visit.keys.guest.publicBytes },
  };
  assert.equal((await hers((await mintEpoch({ ...about, root: visit.root, reason: "renewed", audience: both })).body)).number, 4);

  for (const [reason, audience] of [["guest-joined", [...both, visit.piet]], ["renewed", both]]) {
    const forged = await mintEpoch({ ...about, root: random(32), reason, audience });
    await assert.rejects(hers(forged.body), refused("epoch"));
  }
});

test("her browser refuses a guest to whom she did not say yes", async () => {
  const visit = await visited();
  const during = visit.stored[1];
  const agreed = (audience) => openEpoch(
    { ...during, sealed: during.sealed.visitor },
    { conversation, as: "visitor", recipient: visit.ada.keys.visitor, root: visit.ada.keys.root, audience },
  );
  assert.equal((await agreed([...both, visit.piet])).number, 2);

  await assert.rejects(agreed(both), refused("audience"));
  await assert.rejects(agreed([...both, `guest:${globalThis.crypto.randomUUID()}`]), refused("audience"));
});

test("two invitations share nothing", async () => {
  const [one, other] = [await guests.newGuestInvitation(), await guests.newGuestInvitation()];

  assert.notEqual(one.id, other.id);
  assert.equal(equalBytes(one.secret, other.secret), false);
  assert.equal(equalBytes(one.tokenHash, other.tokenHash), false);
});

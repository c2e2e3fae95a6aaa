// Whatever browser and Swift seal, this side opens, and computes the same bytes where nothing is random.
import "./webcrypto.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { openEpoch, openRoot, openTicket, sessionToken } from "../../../Assets/public/shared/crypto/conversation-keys.js";
import { importPrivateRecord } from "../../../Assets/public/shared/crypto/hpke.js";
import { LogHash, openMessage } from "../../../Assets/public/shared/crypto/message.js";
import { choiceIn, offerIn } from "../../../Assets/public/shared/models/offers.js";
import { base64url, fromBase64url, sha256 } from "../../../Assets/public/shared/crypto/primitives.js";
import { solves } from "../../../Assets/public/visitor/chat/models/opening.js";
import { kitText, readKit, readRoot } from "../../../Assets/public/shared/crypto/recovery-kit.js";
import { deriveReturn, openReturn } from "../../../Assets/public/shared/crypto/return-code.js";
import { openSavedText } from "../../../Assets/public/shared/crypto/saved-text.js";
import { openItem, openStaffKey } from "../../../Assets/public/shared/crypto/staff-content.js";
import { openTeamKey, verifyList } from "../../../Assets/public/shared/crypto/team.js";
import * as invitations from "../../../Assets/public/shared/crypto/invitation.js";
import * as passphrases from "../../../Assets/public/shared/crypto/passphrase.js";
import { makers, vectors } from "./vectors.mjs";

const b = base64url;
const bytes = fromBase64url;
const recipientOf = (record) => importPrivateRecord(bytes(record));

async function keysOf(v) {
  const keys = await openTicket(bytes(v.visitor.ticket), v.conversation, bytes(v.visitor.wrappedTicket));
  return { keys, team: await recipientOf(v.teamRecord), guest: await recipientOf(v.guest.record) };
}

/** What a message is besides words, as this side's reader takes it. */
function cardIn({ kind, body }, sender) {
  const found = offerIn({ kind, body, sender }) || choiceIn({ kind, body, sender });
  return found ? { kind, body: found } : undefined;
}

/** Every epoch of the fixture, opened by one reader. */
async function epochsFor(v, as) {
  const { keys, team, guest } = await keysOf(v);
  const recipient = { visitor: keys.visitor, team }[as] || guest;
  const mine = v.epochs.filter((epoch) => epoch.sealed[as]);
  const opened = mine.map((epoch) =>
    openEpoch({ ...epoch, sealed: epoch.sealed[as] }, {
      conversation: v.conversation, as, recipient, root: keys.root, audience: epoch.audience,
    }));
  return Promise.all(opened);
}

for (const maker of makers) {
  const v = vectors(maker);

  test(`${maker}: the ticket gives back the visitor's keys and token`, async () => {
    const { keys } = await keysOf(v);

    assert.equal(b(keys.record), v.visitor.record);
    assert.equal(b(keys.root), v.visitor.root);
    assert.equal(b(await sessionToken(bytes(v.visitor.ticket))), v.visitor.token);
    assert.equal(b(await sha256(bytes(v.visitor.token))), v.visitor.tokenHash);
  });

  test(`${maker}: the team opens the root`, async () => {
    const { keys, team } = await keysOf(v);

    const opened = await openRoot(team, v.conversation, v.teamEpoch, bytes(v.visitor.sealedRoot));

    assert.deepEqual(opened.root, keys.root);
    assert.deepEqual(opened.visitorPublic, keys.visitor.publicBytes);
  });

  for (const as of ["visitor", "team", `guest:${v.guest.id}`]) {
    test(`${maker}: the ${as.slice(0, 7)} opens the epochs and every message in them`, async () => {
      const epochs = await epochsFor(v, as);
      const readable = v.log.entries.filter((entry) => epochs.some((epoch) => epoch.number === entry.epoch));
      assert.ok(readable.length >= 2);
      const guest = { [`guest:${v.guest.id}`]: (await recipientOf(v.guest.record)).publicBytes };
      for (const { audience, guests } of epochs) assert.deepEqual(guests, as in guest || audience.length === 2 ? {} : guest);

      for (const entry of readable) {
        const epoch = epochs.find((one) => one.number === entry.epoch);
        const envelope = bytes(entry.envelope);
        const opened = await openMessage({ conversation: v.conversation, epoch, sender: entry.sender, envelope });
        assert.equal(opened.text, entry.text);
        assert.deepEqual(cardIn(opened, entry.sender), entry.card);
        assert.equal(opened.seen, entry.seen);
        assert.equal(b(opened.hash), entry.hash);
        assert.equal((envelope.length - 28) % 256, 0);
      }
    });
  }

  test(`${maker}: the running hash is the one the senders wrote`, async () => {
    const log = await LogHash.start(v.conversation);
    assert.equal(b(log.hash), v.log.start);

    for (const entry of v.log.entries) {
      while (log.seen < entry.sequence - 1) await log.passed(log.seen + 1);
      assert.equal(log.check(entry.seen, bytes(entry.hash)), null);
      assert.equal(await log.add(entry.sequence, { ...entry, envelope: bytes(entry.envelope) }), null);
    }

    assert.equal(b(log.hash), v.log.end);
  });

  test(`${maker}: a saved text opens for the team, and is its author's`, async () => {
    const team = await recipientOf(v.teamRecord);
    const { text, signingPublic, ...stored } = v.savedText;
    const author = { id: stored.signer, signingPublic: bytes(signingPublic) };

    assert.equal(await openSavedText(team, author, stored), text);
    await assert.rejects(openSavedText(team, author, { ...stored, version: stored.version + 1 }), { reason: "signature" });
    await assert.rejects(openSavedText(team, author, { ...stored, owner: author.id }), { reason: "signature" });
  });

  test(`${maker}: the staff key opens every kind of item`, async () => {
    const { team } = await keysOf(v);
    const key = await openStaffKey(team, v.conversation, v.teamEpoch, bytes(v.staff.sealedKey));

    for (const { kind, item, text, sealed } of v.staff.items) {
      assert.equal(await openItem(key, v.conversation, kind, item, bytes(sealed)), text);
    }
    assert.equal(v.staff.items.length, 7);
  });

  test(`${maker}: the membership list stands, and gives the team keys`, async () => {
    const list = await verifyList(v.team.statements, bytes(v.team.rootHash), { lastSeen: 5 });

    const members = [...list.members.values()].map(({ id, role, removed }) => ({ id, role, removed }));
    const byId = (one, other) => (one.id < other.id ? -1 : 1);
    assert.deepEqual(members.sort(byId), [...v.team.members].sort(byId));
    assert.deepEqual(
      list.teamHistory.map(({ teamEpoch, teamPublic }) => ({ teamEpoch, teamPublic: b(teamPublic) })),
      v.team.teamHistory,
    );
    for (const { member, record, teamEpoch, sealed } of v.team.teamKeys) {
      const opened = await openTeamKey(await recipientOf(record), member, teamEpoch, bytes(sealed), list);
      assert.equal(b(opened.recipient.publicBytes), v.team.teamHistory[teamEpoch - 1].teamPublic);
    }
  });

  test(`${maker}: the passphrase and the server's share open the member's keys`, async () => {
    const m = v.member;
    const secrets = await passphrases.deriveSecrets(m.passphrase, bytes(m.salt), m.iterations);
    const key = await passphrases.wrappingKey(secrets.localHalf, bytes(m.share));
    const keys = await passphrases.openMemberKeys(key, m.id, bytes(m.wrapped));

    assert.equal(b(secrets.signInSecret), m.signInSecret);
    assert.equal(b(keys.hpkeRecord), m.hpkeRecord);
    assert.equal(b(keys.signingRecord), m.signingRecord);
    assert.equal(b(keys.rootHash), v.team.rootHash);
    assert.equal(keys.lastNumber, m.lastNumber);
  });

  test(`${maker}: the invitation gives token, secret and mac`, async () => {
    const i = v.invitation;
    const { invitation, rootHash, secret } = invitations.parseFragment(i.fragment);
    const inviter = await recipientOf(i.inviterRecord);
    const kept = await invitations.openInvitationSecret(inviter, i.id, bytes(i.sealedSecret));
    const enrolment = {
      invitation: i.id, member: i.member, hpkePublic: bytes(i.hpkePublic), signingPublic: bytes(i.signingPublic),
    };

    assert.equal(invitation, i.id);
    assert.equal(b(rootHash), v.team.rootHash);
    assert.deepEqual(kept, secret);
    assert.equal(b(await invitations.invitationToken(secret)), i.token);
    assert.equal(b(await sha256(bytes(i.token))), i.tokenHash);
    assert.ok(await invitations.verifyEnrolment(secret, enrolment, bytes(i.mac)));
  });

  test(`${maker}: the recovery kit is read from paper, and printed the same`, async () => {
    const record = bytes(v.kit.record);

    assert.deepEqual(await readKit(v.kit.key, record.slice(32)), record);
    assert.equal(b(await readRoot(v.kit.root)), v.team.rootHash);
    const { key, root } = await kitText(record, bytes(v.team.rootHash));
    assert.deepEqual({ key, root }, { key: v.kit.key, root: v.kit.root });
  });

  test(`${maker}: the return code opens the visitor's keys`, async () => {
    const r = v.returnCode;
    const keys = await deriveReturn(r.code, bytes(r.salt), r.iterations);
    const opened = await openReturn(keys.wrappingKey, v.conversation, bytes(r.wrapped));

    assert.equal(b(keys.locator), r.locator);
    assert.equal(b(keys.secret), r.secret);
    assert.equal(b(opened.record), v.visitor.record);
    assert.equal(b(opened.root), v.visitor.root);
  });

  test(`${maker}: the nonce solves the puzzle, another does not`, async () => {
    assert.ok(await solves(v.puzzle.nonce, v.puzzle));
    assert.ok(!(await solves("not this one", { ...v.puzzle, bits: 20 })));
  });
}

// Writes Tests/SealingTests/Vectors/sealed-by-browser.json: one of every kind of sealed thing, with what opens it.
// Only when a format changes on purpose: node Tests/Browser/crypto/write-vectors.mjs
import "./webcrypto.mjs";
import { writeFileSync } from "node:fs";
import { mintEpoch, newConversation } from "../../../Assets/public/shared/crypto/conversation-keys.js";
import { generateKeyPair } from "../../../Assets/public/shared/crypto/hpke.js";
import { LogHash, newInstance, sealMessage } from "../../../Assets/public/shared/crypto/message.js";
import { base64url, sha256 } from "../../../Assets/public/shared/crypto/primitives.js";
import { solve } from "../../../Assets/public/visitor/chat/models/opening.js";
import { kitText } from "../../../Assets/public/shared/crypto/recovery-kit.js";
import { deriveReturn, wrapReturn } from "../../../Assets/public/shared/crypto/return-code.js";
import * as invitations from "../../../Assets/public/shared/crypto/invitation.js";
import * as passphrases from "../../../Assets/public/shared/crypto/passphrase.js";
import { sealSavedText } from "../../../Assets/public/shared/crypto/saved-text.js";
import * as staff from "../../../Assets/public/shared/crypto/staff-content.js";
import * as team from "../../../Assets/public/shared/crypto/team.js";

const b = base64url;
const id = () => crypto.randomUUID();
const none = new Uint8Array(0);
const iterations = 600_000;

const [conversation, ada, bram, kit] = [id(), id(), id(), id()];
const [adaKeys, bramKeys, kitKeys] = [await generateKeyPair(), await generateKeyPair(), await generateKeyPair()];
const [adaSigning, bramSigning] = [await team.generateSigningPair(), await team.generateSigningPair()];
const founded = await team.found({
  founder: ada, founderHpkePublic: adaKeys.publicBytes, signing: adaSigning, recovery: kit,
  recoveryPublic: kitKeys.publicBytes,
});
const opening = await newConversation({ conversation, teamEpoch: 1, teamPublic: founded.teamPublic });

async function line(list, statement) {
  const bytes = team.encodeStatement({
    number: list.lastNumber + 1, previous: list.lastHash, hpkePublic: none, signingPublic: none, teamEpoch: 0,
    teamPublic: none, signer: ada, ...statement,
  });
  return { statement: b(bytes), signature: b(await team.signStatement(bytes, adaSigning.key)) };
}

async function membership() {
  const statements = [...founded.statements];
  const list = () => team.verifyList(statements, founded.rootHash);
  statements.push(await team.admissionStatement(await list(), {
    signer: ada, signing: adaSigning, member: bram, role: "counsellor", hpkePublic: bramKeys.publicBytes,
    signingPublic: bramSigning.publicBytes,
  }));
  statements.push(await line(await list(), { action: "role", member: bram, role: "shift-lead" }));
  const second = await generateKeyPair();
  statements.push(await line(await list(), {
    action: "rotate", member: ada, role: "", teamEpoch: 2, teamPublic: second.publicBytes,
  }));
  statements.push(await line(await list(), { action: "remove", member: bram, role: "" }));
  return {
    statements, rootHash: b(founded.rootHash),
    members: [
      { id: ada, role: "coordinator", removed: false }, { id: kit, role: "recovery", removed: false },
      { id: bram, role: "shift-lead", removed: true },
    ],
    teamHistory: [
      { teamEpoch: 1, teamPublic: b(founded.teamPublic) }, { teamEpoch: 2, teamPublic: b(second.publicBytes) },
    ],
    teamKeys: [
      { member: ada, record: b(adaKeys.record), teamEpoch: 1, sealed: founded.teamKeys[0].sealed },
      { member: bram, record: b(bramKeys.record), teamEpoch: 2,
        sealed: b(await team.sealTeamKey(second.record, 2, bram, bramKeys.publicBytes)) },
    ],
  };
}

async function log(guest, withGuest) {
  const hashes = await LogHash.start(conversation);
  const [mine, theirs] = [newInstance(), newInstance()];
  const entries = [];
  const say = async (sequence, epoch, role, sender, instance, counter, text, card) => {
    const { seen, hash } = hashes;
    const envelope = await sealMessage({ conversation, epoch, role, sender, instance, counter, text, ...card, seen, hash });
    const from = { role, id: sender, instance, counter };
    await hashes.add(sequence, { epoch: epoch.number, sender: from, envelope });
    entries.push({ sequence, epoch: epoch.number, sender: from, envelope: b(envelope), text, card, seen, hash: b(hash) });
  };
  await hashes.passed(1);
  await say(2, opening.epoch, "visitor", "visitor", mine, 0, "Hoi. Kan ik hier iets vragen? ☂️");
  await say(3, opening.epoch, "counsellor", ada, theirs, 0, "Ja, natuurlijk. " + "Neem de tijd. ".repeat(40));
  await hashes.passed(4);
  await say(5, withGuest, "guest", guest, newInstance(), 0, "");
  await say(6, withGuest, "visitor", "visitor", mine, 1, "مرحبا \u0000 \"quoted\" \\");
  const empty = { kind: "", phone: "", website: "", hours: "", reach: "", next: "" };
  const offer = id();
  await say(7, withGuest, "counsellor", ada, theirs, 1, "1. Huis aan de Dijk, +31 20-123 45 67. Bel ons. ☂️\n2. 112.", {
    kind: "offer",
    body: {
      id: offer,
      options: [
        { ...empty, name: "Huis aan de Dijk", kind: "opvang voor vrouwen", phone: "+31 20-123 45 67", website: "dijk.example", reach: "Bel ons. ☂️" },
        { ...empty, name: "112" },
      ],
    },
  });
  await say(8, withGuest, "visitor", "visitor", mine, 2, "Ik bewaar: 112", { kind: "choice", body: { offer, option: 1, answer: "kept" } });
  return { start: b(hashes.at(0)), entries, end: b(hashes.hash) };
}

async function epochs() {
  const guest = id();
  const pair = await generateKeyPair();
  const { body, epoch } = await mintEpoch({
    conversation, number: 2, teamEpoch: 1, reason: "guest-joined", audience: ["visitor", "team", `guest:${guest}`],
    root: opening.keys.root, visitorPublic: opening.keys.visitor.publicBytes, teamPublic: founded.teamPublic,
    guests: { [`guest:${guest}`]: pair.publicBytes },
  });
  return { guest, pair, bodies: [opening.request.epoch, body], withGuest: epoch };
}

async function staffContent() {
  const key = staff.newStaffKey();
  const items = [];
  for (const kind of ["nickname", "draft", "care", "note", "whisper", "code-word", "safety"]) {
    const item = kind === "draft" ? ada : kind;
    const text = `${kind}: één regel`;
    items.push({ kind, item, text, sealed: b(await staff.sealItem(key, conversation, kind, item, text)) });
  }
  return { sealedKey: b(await staff.sealStaffKey(key, conversation, 1, founded.teamPublic)), items };
}

async function member() {
  const [passphrase, salt, share] = ["ﬁets météo regen tafel lamp", passphrases.newSalt(), passphrases.newSalt()];
  const serverShare = new Uint8Array([...share, ...share]);
  const secrets = await passphrases.deriveSecrets(passphrase, salt, iterations);
  const key = await passphrases.wrappingKey(secrets.localHalf, serverShare);
  const keys = { hpkeRecord: bramKeys.record, signingRecord: bramSigning.record, rootHash: founded.rootHash, lastNumber: 5 };
  return {
    id: bram, passphrase, salt: b(salt), iterations, signInSecret: b(secrets.signInSecret), share: b(serverShare),
    wrapped: b(await passphrases.sealMemberKeys(key, bram, keys)), hpkeRecord: b(keys.hpkeRecord),
    signingRecord: b(keys.signingRecord), lastNumber: 5,
  };
}

async function invitation() {
  const made = await invitations.newInvitation(founded.rootHash);
  const enrolment = {
    invitation: made.id, member: bram, hpkePublic: bramKeys.publicBytes, signingPublic: bramSigning.publicBytes,
  };
  return {
    id: made.id, fragment: made.fragment, tokenHash: b(made.tokenHash), member: bram,
    token: b(await invitations.invitationToken(made.secret)), inviterRecord: b(adaKeys.record),
    sealedSecret: b(await invitations.sealInvitationSecret(made.secret, made.id, adaKeys.publicBytes)),
    hpkePublic: b(enrolment.hpkePublic), signingPublic: b(enrolment.signingPublic),
    mac: b(await invitations.enrolmentMac(made.secret, enrolment)),
  };
}

async function returnCode() {
  const [code, salt] = ["water appel zomer fiets regen tafel", passphrases.newSalt()];
  const keys = await deriveReturn(code, salt, iterations);
  return {
    code, salt: b(salt), iterations, locator: b(keys.locator), secret: b(keys.secret),
    wrapped: b(await wrapReturn(keys.wrappingKey, conversation, opening.keys)),
  };
}

async function savedText() {
  const about = { id: conversation, owner: "team", version: 1, teamEpoch: 1, signer: ada };
  const text = "hallo: één regel";
  const made = await sealSavedText(about, text, founded.teamPublic, adaSigning);
  return { ...about, ...made, text, signingPublic: b(adaSigning.publicBytes) };
}

const made = await epochs();
const puzzle = { challenge: "a challenge of the server", bits: 6, iterations: 2000 };
const whole = {
  conversation, teamEpoch: 1, teamRecord: b(founded.teamRecord),
  visitor: {
    ticket: b(opening.ticket), token: b(opening.token), tokenHash: b(await sha256(opening.token)),
    wrappedTicket: opening.request.wrappedTicket, sealedRoot: opening.request.sealedRoot,
    record: b(opening.keys.record), root: b(opening.keys.root),
  },
  guest: { id: made.guest, record: b(made.pair.record) },
  epochs: made.bodies, log: await log(made.guest, made.withGuest), staff: await staffContent(), savedText: await savedText(), team: await membership(),
  member: await member(), invitation: await invitation(), returnCode: await returnCode(),
  kit: { ...(await kitText(kitKeys.record, founded.rootHash)), record: b(kitKeys.record) },
  puzzle: { ...puzzle, nonce: await solve(puzzle) },
};
const target = new URL("../../SealingTests/Vectors/sealed-by-browser.json", import.meta.url);
writeFileSync(target, `${JSON.stringify(whole, null, 1)}\n`);

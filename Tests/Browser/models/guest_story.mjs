// Ada, Bram and a guest called Piet, with the real seals, and the server's log between them.
import "../crypto/webcrypto.mjs";
import { mintEpoch, newConversation, openRoot } from "../../../Assets/public/shared/crypto/conversation-keys.js";
import { knock, newGuestInvitation, newGuestKeys, parseGuestFragment } from "../../../Assets/public/shared/crypto/guest-invitation.js";
import { generateKeyPair } from "../../../Assets/public/shared/crypto/hpke.js";
import { fromBase64url } from "../../../Assets/public/shared/crypto/primitives.js";
import { Conversation } from "../../../Assets/public/shared/models/conversation.js";

export const texts = (items) => items.filter(({ type }) => type === "message").map(({ text }) => text);
export const warnings = (items) => items.map(({ warning }) => warning).filter(Boolean);
export const both = ["team", "visitor"];

export async function guestStory() {
  const team = await generateKeyPair();
  const id = crypto.randomUUID();
  const opened = await newConversation({ conversation: id, teamEpoch: 1, teamPublic: team.publicBytes });
  const { keys } = opened;
  const { root, visitorPublic } = await openRoot(team.key, id, 1, fromBase64url(opened.request.sealedRoot));
  const log = [];
  const told = { ada: [], bram: [] };
  const common = { id, root, audience: both };
  const bram = crypto.randomUUID();
  const roles = { ada: { role: "visitor", id: "visitor" }, bram: { role: "counsellor", id: bram } };
  const ada = new Conversation({ ...common, me: roles.ada, as: "visitor", recipient: keys.visitor, onItem: (item) => told.ada.push(item) });
  const counsellor = new Conversation({ ...common, me: roles.bram, as: "team", recipient: team.key, onItem: (item) => told.bram.push(item) });
  const append = (entry) => log.push({ seq: log.length + 1, at: 0, ...entry });
  const forReader = (reader, from = 1) => log.filter(({ seq }) => seq >= from).map((entry) =>
    entry.type === "epoch" ? { ...entry, epoch: { ...entry.epoch, sealed: entry.epoch.sealed[reader] } } : entry);
  const sync = async () => {
    await ada.accept(forReader("visitor"));
    await counsellor.accept(forReader("team"));
  };
  const story = { team, id, keys, root, visitorPublic, log, told, ada, counsellor, roles, append, forReader, sync };
  /** `claim`: what the server says of the sender, where it lies. */
  story.says = async (who, text, extra, claim) => {
    const { id: message, epoch, envelope, instance, counter } = await who.seal({ id: crypto.randomUUID(), text, extra });
    const sender = claim || (who === ada ? roles.ada : roles.bram);
    append({ type: "message", id: message, epoch, envelope, sender: { ...sender, instance, counter } });
    who.sealedWasStored(counter);
    await sync();
  };
  story.invitation = await newGuestInvitation();
  story.guest = story.invitation.id;
  story.piet = `guest:${story.guest}`;
  story.link = parseGuestFragment(`#${story.invitation.fragment}`);
  story.pietKeys = await newGuestKeys();
  story.knock = await knock(story.link, story.invitation.code, story.pietKeys);
  story.question = (changes = {}) => ({
    kind: "guest", body: { guest: story.guest, name: "Piet", organisation: "Politie", role: "police", ...changes },
  });
  story.answer = (answer, guest = story.guest) => ({ kind: "guest-answer", body: { guest, answer } });
  story.mint = async (number, reason, audience, guests = { [story.piet]: story.knock.publicKey }) => {
    const about = { conversation: id, number, teamEpoch: 1, reason, audience, root, visitorPublic, teamPublic: team.publicBytes };
    const { body, epoch } = await mintEpoch({ ...about, guests });
    append({ type: "epoch", epoch: body });
    await sync();
    return epoch;
  };
  story.comesIn = (number = 2) => story.mint(number, "guest-joined", [...both, story.piet]);
  story.agrees = async () => {
    await story.says(counsellor, "Mag Piet meepraten?", story.question());
    await story.says(ada, "Ja", story.answer("yes"));
  };
  /** Noor, an interpreter, to whom she says yes too. */
  story.noorKeys = await newGuestKeys();
  story.second = crypto.randomUUID();
  story.noor = `guest:${story.second}`;
  story.keysOf = { [story.piet]: story.knock.publicKey, [story.noor]: story.noorKeys.guest.publicBytes };
  story.agreesToNoor = async () => {
    await story.says(counsellor, "Mag Noor meepraten?", story.question({ guest: story.second, name: "Noor", organisation: "Tolken", role: "interpreter" }));
    await story.says(ada, "Ja", story.answer("yes", story.second));
  };
  /** Piet in the second epoch, Noor beside him in the third. */
  story.bothComeIn = async () => {
    await story.agrees();
    await story.comesIn();
    await story.agreesToNoor();
    return story.mint(3, "guest-joined", [...both, story.piet, story.noor], story.keysOf);
  };
  append({ type: "epoch", epoch: opened.request.epoch });
  await sync();
  return story;
}

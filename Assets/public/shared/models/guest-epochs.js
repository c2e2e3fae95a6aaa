import { mintEpoch } from "../crypto/conversation-keys.js";
import { guestsOf, readerOf } from "./guests.js";

/** As many numbers as guests can have used up by going, and one. */
const NUMBERS = [1, 2, 3];

/**
 * The audience of the next epoch, of those from outside who stay, with their keys.
 * @param {import("../crypto/conversation-keys.js").OpenEpoch} epoch in force @param {(id: string) => boolean} stays
 * @returns {{ids: string[], guests: Object<string, Uint8Array>}}
 */
export function staying(epoch, stays) {
  const ids = guestsOf(epoch).filter((id) => stays(id) && epoch.guests[readerOf(id)]);
  return { ids, guests: Object.fromEntries(ids.map((id) => [readerOf(id), epoch.guests[readerOf(id)]])) };
}

/**
 * Makes the epoch that a guest is no longer in: he is sent away by it, or it is due because he went by himself. Then the server has used up
 * one number (docs/protocol.md, "A guest"), so that the next ones are tried too. Who comes second finds that it is done. Where it does not
 * come about with those who stay, it does without them: that he is out comes first.
 * @param {{id: string, conversation: import("./conversation.js").Conversation, root: Uint8Array, visitorPublic: Uint8Array,
 *   stays: (id: string) => boolean, team: () => Promise<{teamEpoch: number, teamPublic: Uint8Array}>, post: (body: object) => Promise,
 *   catchUp: () => Promise}} parts
 * @returns {Promise<void>} when the epoch in force is known here and has nobody who is not to stay
 * @throws {Problem}
 */
export async function withoutGuests({ id, conversation, root, visitorPublic, stays, team, post, catchUp }) {
  const done = () => guestsOf(conversation.epoch).every(stays);
  for (const remains of [stays, () => false]) {
    for (const step of NUMBERS) {
      if (done()) return;
      const { ids, guests } = staying(conversation.epoch, remains);
      const audience = [...ids.map(readerOf), "team", "visitor"];
      const about = { conversation: id, number: conversation.epoch.number + step, reason: "guest-left", audience, guests };
      const { body } = await mintEpoch({ ...about, root, visitorPublic, ...(await team()) });
      await post(body).catch(unlessOutdated);
      await catchUp();
    }
  }
  if (!done()) throw Object.assign(new Error("he is still in"), { code: "epoch-old" });
}

/** Somebody else made one: it is read next. */
function unlessOutdated(problem) {
  if (problem.status !== 409) throw problem;
}

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
 * one number (docs/protocol.md, "A guest"), so that the next ones are tried too. Who comes second finds that it is done. The server takes no
 * epoch with somebody who has gone: then it is made with fewer of those who were to stay, and at last without them, since that somebody is
 * out comes before that somebody stays.
 * @param {{id: string, conversation: import("./conversation.js").Conversation, root: Uint8Array, visitorPublic: Uint8Array,
 *   stays: (id: string) => boolean, newer?: number, team: () => Promise<{teamEpoch: number, teamPublic: Uint8Array}>,
 *   post: (body: object) => Promise, catchUp: () => Promise}} parts `newer`: the epoch has to be newer than this number, whoever is in it
 * @returns {Promise<void>} when the epoch in force is known here and has nobody who is not to stay
 * @throws {Problem}
 */
export async function withoutGuests({ id, conversation, root, visitorPublic, stays, newer = 0, team, post, catchUp }) {
  const done = () => conversation.epoch.number > newer && guestsOf(conversation.epoch).every(stays);
  for (const chosen of fewerAndFewer(staying(conversation.epoch, stays).ids)) {
    for (const step of NUMBERS) {
      if (done()) return;
      const { ids, guests } = staying(conversation.epoch, (one) => chosen.includes(one));
      const audience = [...ids.map(readerOf), "team", "visitor"];
      const about = { conversation: id, number: conversation.epoch.number + step, reason: "guest-left", audience, guests };
      const { body } = await mintEpoch({ ...about, root, visitorPublic, ...(await team()) });
      const refusal = await post(body).then(() => null, unlessOvertaken);
      await catchUp();
      if (refusal && refusal.code === "closed") break;
    }
  }
  if (!done()) throw Object.assign(new Error("he is still in"), { code: "epoch-old" });
}

/** All of them, each one alone, nobody. @param {string[]} ids @returns {string[][]} */
function fewerAndFewer(ids) {
  return [...(ids.length > 1 ? [ids] : []), ...ids.map((id) => [id]), []];
}

/** Somebody else made an epoch, which is read next; or somebody in this one has gone. */
function unlessOvertaken(problem) {
  if (problem.status !== 409) throw problem;
  return problem;
}

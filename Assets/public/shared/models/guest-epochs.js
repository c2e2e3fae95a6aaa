import { mintEpoch } from "../crypto/conversation-keys.js";
import { guestOf } from "./guests.js";

/**
 * Makes the epoch that a guest is no longer in: he is sent away by it, or it is due because he went by himself. Then the server has used up
 * one number (docs/protocol.md, "A guest"), so that the next but one is tried too. Who comes second finds that it is done.
 * @param {{id: string, conversation: import("./conversation.js").Conversation, root: Uint8Array, visitorPublic: Uint8Array,
 *   team: () => Promise<{teamEpoch: number, teamPublic: Uint8Array}>, post: (body: object) => Promise, catchUp: () => Promise}} parts
 * @returns {Promise<void>} when the epoch in force is known here and he is not in it
 * @throws {Problem}
 */
export async function withoutGuest({ id, conversation, root, visitorPublic, team, post, catchUp }) {
  for (const step of [1, 2]) {
    if (guestOf(conversation.epoch) === null) return;
    const about = { conversation: id, number: conversation.epoch.number + step, reason: "guest-left", audience: ["team", "visitor"] };
    const { body } = await mintEpoch({ ...about, root, visitorPublic, ...(await team()) });
    await post(body).catch(unlessOutdated);
    await catchUp();
  }
  if (guestOf(conversation.epoch) !== null) throw Object.assign(new Error("he is still in"), { code: "epoch-old" });
}

/** Somebody else made one: it is read next. */
function unlessOutdated(problem) {
  if (problem.status !== 409) throw problem;
}

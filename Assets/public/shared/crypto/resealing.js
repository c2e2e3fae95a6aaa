/**
 * Sealing a conversation's keys to a new team key: docs/protocol.md, "A new team key". Root, staff key and every epoch key
 * stay what they are; on top comes a new epoch, whose key nobody who left can have.
 */

import { mintEpoch, openRoot, preShared, sealRoot, statement } from "./conversation-keys.js";
import { openWithPsk, sealToPsk } from "./hpke.js";
import { base64url, fromBase64url } from "./primitives.js";
import { openStaffKey, sealStaffKey } from "./staff-content.js";

/**
 * @typedef {Object} Behind a conversation of which something is sealed to an earlier team key
 * @property {string} id
 * @property {number} teamEpoch to which root and epochs are sealed
 * @property {string} sealedRoot
 * @property {{teamEpoch: number, sealed: string}|null} staffKey
 * @property {{number: number, teamEpoch: number, audience: string[], reason: string, sealed: string}[]} epochs for the team
 */

/**
 * @param {Behind} behind
 * @param {{teamKey: (epoch: number) => import("./hpke.js").Recipient, teamEpoch: number, teamPublic: Uint8Array}} team the
 *   keys that are held, and the key in force by the verified list
 * @returns {Promise<object>} wire form, for PUT: everything sealed anew, and the next epoch
 * @throws {SealRefused}
 */
export async function resealed({ id, teamEpoch: from, sealedRoot, staffKey, epochs }, { teamKey, teamEpoch, teamPublic }) {
  const { root, visitorPublic } = await openRoot(teamKey(from), id, from, fromBase64url(sealedRoot));
  const shared = await preShared(root, id);
  const again = [];
  for (const epoch of epochs) {
    const aad = statement({ ...epoch, conversation: id }, "team");
    const key = await openWithPsk(teamKey(from), "epoch", aad, fromBase64url(epoch.sealed), shared);
    again.push({ number: epoch.number, sealed: base64url(await sealToPsk(teamPublic, "epoch", aad, key, shared)) });
    key.fill(0);
  }
  const { body: next } = await mintEpoch({
    conversation: id, number: epochs[epochs.length - 1].number + 1, teamEpoch, reason: "team-changed",
    audience: ["team", "visitor"], root, visitorPublic, teamPublic,
  });
  const keys = { conversation: id, root, visitor: { publicBytes: visitorPublic } };
  return {
    id,
    sealedRoot: base64url(await sealRoot(keys, teamEpoch, teamPublic)),
    staffKey: await staffKeyAgain(id, staffKey, { teamKey, teamEpoch, teamPublic }),
    epochs: again,
    next,
  };
}

// Internal

async function staffKeyAgain(conversation, existing, { teamKey, teamEpoch, teamPublic }) {
  if (!existing) return null;
  const from = existing.teamEpoch;
  const key = await openStaffKey(teamKey(from), conversation, from, fromBase64url(existing.sealed));
  const sealed = await sealStaffKey(key, conversation, teamEpoch, teamPublic);
  key.fill(0);
  return base64url(sealed);
}

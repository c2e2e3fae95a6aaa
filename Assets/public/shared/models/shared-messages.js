/**
 * What she lets a guest read of before he came: each message that she chooses is sent once more, as a message of hers, and so sealed to those
 * who are there now (docs/protocol.md, "A guest"). The words are those of the message; that they are what stood there is her word.
 */

const WRITERS = ["visitor", "counsellor"];

/** @param {{kind: string|null, body: object, sender: {role: string}}} item @returns {{who: "visitor"|"counsellor"}|null} who had written it; only from her */
export function sharedIn({ kind, body, sender }) {
  if (kind !== "shared" || sender.role !== "visitor" || typeof body !== "object" || body === null) return null;
  return WRITERS.includes(body.who) ? { who: body.who } : null;
}

/**
 * Who may be in a conversation besides her and the team (docs/protocol.md, "A guest"): one guest, for whom a counsellor asked her and to
 * whom she said yes herself, both in sealed messages. What is not exactly this is the words of the message alone.
 */

/** @typedef {{id: string, name: string, organisation: string, role: string}} Guest */

/** What a guest can be; the words are the server's too. */
export const ROLES = ["police", "shelter", "veilig-thuis", "lawyer", "safety-coordinator", "youth-care", "interpreter", "other"];
/** UTF-16 units of a name. */
export const NAME = 80;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** @param {{kind: string|null, body: object, sender: {role: string}}} item @returns {Guest|null} for whom a professional asks */
export function guestIn({ kind, body, sender }) {
  if (kind !== "guest" || sender.role !== "counsellor" || !isObject(body) || !UUID.test(body.guest)) return null;
  const { guest: id, name, organisation, role } = body;
  return isName(name) && isName(organisation) && ROLES.includes(role) ? { id, name, organisation, role } : null;
}

/** @returns {{id: string, answer: "yes"|"no"}|null} only from her */
export function guestAnswerIn({ kind, body, sender }) {
  if (kind !== "guest-answer" || sender.role !== "visitor" || !isObject(body) || !UUID.test(body.guest)) return null;
  return ["yes", "no"].includes(body.answer) ? { id: body.guest, answer: body.answer } : null;
}

/** What the log says of guests, in its order: who was asked for, and to whom she agreed. */
export class AgreedGuests {
  #asked = new Map();
  #agreed = new Set();

  /** @param {object} item a message that was opened @returns {Guest|null} whom it is about, or who wrote it */
  heard(item) {
    const asked = guestIn(item);
    // Who was asked for stands: a second question under his id cannot give him another name.
    if (asked && !this.#asked.has(asked.id)) this.#asked.set(asked.id, asked);
    const answer = guestAnswerIn(item);
    // A yes to what nobody asked is none, also when it is asked later.
    if (answer && answer.answer === "yes" && this.#asked.has(answer.id)) this.#agreed.add(answer.id);
    if (answer && answer.answer === "no") this.#agreed.delete(answer.id);
    return this.#asked.get((asked || answer || item.sender).id) || null;
  }

  /** @param {string[]} base who is always in @param {{audience: string[], reason: string}} epoch @returns {string[]} who may be in this one */
  audienceOf(base, { audience, reason }) {
    const came = [...this.#agreed].map((id) => `guest:${id}`).filter((reader) => Array.isArray(audience) && audience.includes(reader));
    return came.length === 1 && reason === "guest-joined" ? [came[0], ...base] : base;
  }

  /** An epoch was opened: who is no longer in it needs another yes. @returns {Guest|null} who came in or went out by it */
  changed(before, after) {
    const [was, is] = [guestOf(before), guestOf(after)];
    if (was !== null && was !== is) this.#agreed.delete(was);
    return this.#asked.get(is === null ? was : is) || null;
  }

  /** Whether she agreed to this guest. @param {string} id */
  has(id) {
    return this.#agreed.has(id);
  }
}

/** @param {{audience: string[]}|null} epoch @returns {string|null} the id of the guest who is in it */
export function guestOf(epoch) {
  const reader = epoch && epoch.audience.find((name) => name.startsWith("guest:"));
  return reader ? reader.slice("guest:".length) : null;
}

function isName(text) {
  return typeof text === "string" && text.trim() !== "" && text.length <= NAME;
}

function isObject(value) {
  return typeof value === "object" && value !== null;
}

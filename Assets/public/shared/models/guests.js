/**
 * Who may be in a conversation besides her and the team (docs/protocol.md, "A guest"): guests for each of whom a counsellor asked her and
 * to whom she said yes herself, both in sealed messages. What is not exactly this is the words of the message alone.
 */

/** @typedef {{id: string, name: string, organisation: string, role: string}} Guest */

/** What a guest can be; the words are the server's too. */
export const ROLES = ["police", "shelter", "veilig-thuis", "lawyer", "safety-coordinator", "youth-care", "interpreter", "other"];
/** On their way or in, at once; as the server counts them. */
export const MOST = 2;
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

  /**
   * Who may be in this epoch: those whom the one before it had and to whom she said yes; and one more, where it lets him in.
   * @param {string[]} base who is always in @param {{audience: string[], reason: string}} epoch @param {object|null} before @returns {string[]}
   */
  audienceOf(base, { audience, reason }, before) {
    const named = Array.isArray(audience) ? guestsOf({ audience }) : [];
    const [were, may] = [guestsOf(before), { "guest-joined": 1, "guest-left": 0 }[reason]];
    const fits = named.filter((id) => !were.includes(id)).length === may;
    return fits && named.length <= MOST && named.every((id) => this.#agreed.has(id)) ? [...named.map(readerOf), ...base] : base;
  }

  /** An epoch was opened: who is no longer in it needs another yes. @returns {{came: Guest[], went: Guest[]}} by it */
  changed(before, after) {
    const [were, are] = [guestsOf(before), guestsOf(after)];
    const known = (ids) => ids.map((id) => this.#asked.get(id)).filter(Boolean);
    const went = were.filter((id) => !are.includes(id));
    for (const id of went) this.#agreed.delete(id);
    return { came: known(are.filter((id) => !were.includes(id))), went: known(went) };
  }

  /** Whether she agreed to this guest. @param {string} id */
  has(id) {
    return this.#agreed.has(id);
  }
}

/** Whether he will not come in, or not any more; as the server tells of him. @param {{step: string}} guest */
export function isOver({ step }) {
  return ["refused", "left", "expired"].includes(step);
}

/**
 * Who is not to be put out: of whom the server knows no end, also where he has come in since it last told.
 * @param {() => {id: string, step: string}[]} guests as it last told them @param {string|null} out who is sent away
 * @returns {(id: string) => boolean}
 */
export function unlessOver(guests, out = null) {
  return (id) => id !== out && guests().some((guest) => guest.id === id && !isOver(guest));
}

/** @param {{audience: string[]}|null} epoch @returns {string[]} the ids of the guests who are in it */
export function guestsOf(epoch) {
  return epoch ? epoch.audience.filter((name) => String(name).startsWith("guest:")).map((name) => name.slice("guest:".length)) : [];
}

/** As an epoch names him. @param {string} id */
export function readerOf(id) {
  return `guest:${id}`;
}

function isName(text) {
  return typeof text === "string" && text.trim() !== "" && text.length <= NAME;
}

function isObject(value) {
  return typeof value === "object" && value !== null;
}

/**
 * A text about her for one organisation, which she reads and answers in the conversation (docs/protocol.md, "A letter"). The words of the
 * message are the text itself. Who reads it trusts nothing in it: what is not exactly this is a message and no more.
 */

import { letterDigest } from "../crypto/letter.js";

/** @typedef {{id: string, organisation: string, text: string}} Letter */

/** UTF-16 units of the organisation's name, and of the text. */
export const ORGANISATION = 80;
export const LONGEST = 4000;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** @param {{kind: string|null, body: object, text: string, sender: {role: string}}} item @returns {Letter|null} only from a professional */
export function letterIn({ kind, body, text, sender }) {
  if (kind !== "letter" || sender.role !== "counsellor" || !isObject(body) || !UUID.test(body.letter)) return null;
  const { letter: id, organisation } = body;
  if (typeof organisation !== "string" || organisation.trim() === "" || organisation.length > ORGANISATION) return null;
  return typeof text === "string" && text.length <= LONGEST ? { id, organisation, text } : null;
}

/** @returns {{id: string, answer: "yes"|"no", digest: string}|null} only from her */
export function letterAnswerIn({ kind, body, sender }) {
  if (kind !== "letter-answer" || sender.role !== "visitor" || !isObject(body) || !UUID.test(body.letter)) return null;
  const { letter: id, answer, digest } = body;
  return ["yes", "no"].includes(answer) && typeof digest === "string" ? { id, answer, digest } : null;
}

/** @param {object[]} lines of the conversation @param {string} id @returns {Letter|null} the first under this id: a second is none */
export function letterOf(lines, id) {
  for (const line of lines) {
    const letter = line.type === "message" ? letterIn(line) : null;
    if (letter && letter.id === id) return letter;
  }
  return null;
}

/**
 * The text that she said yes to, word by word. Of several answers the last counts, and only after the question.
 * @param {object[]} lines @param {string} id @returns {Promise<Letter|null>}
 */
export async function agreedLetter(lines, id) {
  const letter = letterOf(lines, id);
  if (!letter) return null;
  let [asked, last] = [false, null];
  for (const line of lines.filter(({ type }) => type === "message")) {
    asked = asked || (letterIn(line) || {}).id === id;
    const answer = letterAnswerIn(line);
    if (asked && answer && answer.id === id) last = answer;
  }
  return last && last.answer === "yes" && last.digest === (await letterDigest(letter.text)) ? letter : null;
}

function isObject(value) {
  return typeof value === "object" && value !== null;
}

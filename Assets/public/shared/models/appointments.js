/**
 * An appointment with somebody outside, or a telephone call together, which she reads and answers in the conversation (docs/protocol.md,
 * "Appointments"). Who reads it trusts nothing in it: what is not exactly this is the words of the message alone.
 */

import { ROLES } from "./guests.js";

/**
 * All in her language, empty where there is nothing. `when`: day and time, or that it is now; `along`: who goes with her.
 * @typedef {{id: string, organisation: string, role: string, when: string, way: string, place: string, along: string, know: string}} Appointment
 */

/** With whom one is made; an interpreter comes along. */
export const PARTNERS = ROLES.filter((role) => role !== "interpreter");
/** UTF-16 units of each text. */
export const LONGEST = { organisation: 80, when: 120, way: 200, place: 200, along: 120, know: 400 };
const ANSWERS = ["yes", "else", "no"];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** @param {{kind: string|null, body: object, sender: {role: string}}} item @returns {Appointment|null} only from a professional */
export function appointmentIn({ kind, body, sender }) {
  if (kind !== "appointment" || sender.role !== "counsellor" || !isObject(body) || !UUID.test(body.appointment)) return null;
  const { appointment: id, role } = body;
  const fits = ([name, longest]) => typeof body[name] === "string" && body[name].length <= longest;
  if (!PARTNERS.includes(role) || !Object.entries(LONGEST).every(fits)) return null;
  if (body.organisation.trim() === "" || body.when.trim() === "") return null;
  const { organisation, when, way, place, along, know } = body;
  return { id, organisation, role, when, way, place, along, know };
}

/** @returns {{id: string, answer: "yes"|"else"|"no"}|null} only from her */
export function appointmentAnswerIn({ kind, body, sender }) {
  if (kind !== "appointment-answer" || sender.role !== "visitor" || !isObject(body) || !UUID.test(body.appointment)) return null;
  return ANSWERS.includes(body.answer) ? { id: body.appointment, answer: body.answer } : null;
}

/** Those that stand: of several answers to one her last counts. @param {object[]} lines of the conversation @returns {Appointment[]} */
export function agreedAppointments(lines) {
  const [asked, answers] = [new Map(), new Map()];
  for (const line of lines.filter(({ type }) => type === "message")) {
    const appointment = appointmentIn(line);
    // Under one id the first stands: a second cannot change what she said yes to.
    if (appointment && !asked.has(appointment.id)) asked.set(appointment.id, appointment);
    const answer = appointmentAnswerIn(line);
    if (answer && asked.has(answer.id)) answers.set(answer.id, answer.answer);
  }
  return [...asked.values()].filter(({ id }) => answers.get(id) === "yes");
}

function isObject(value) {
  return typeof value === "object" && value !== null;
}

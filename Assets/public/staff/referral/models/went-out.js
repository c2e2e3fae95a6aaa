import { agreedAppointments } from "../../../shared/models/appointments.js";
import { guestAnswerIn, guestIn } from "../../../shared/models/guests.js";
import { agreedLetter, letterIn } from "../../../shared/models/letters.js";
import { referralOf } from "./kept.js";

/** The registration's code for what a guest is, which has none for a safety coordinator; to an interpreter nobody is referred. */
const GUESTS = {
  police: "police", shelter: "shelter", "veilig-thuis": "vt", lawyer: "lawyer", "safety-coordinator": "oth", "youth-care": "youth", other: "oth",
};

/**
 * Where she may arrive: with the code of the field `referral`, and how to reach it.
 * @typedef {{code: string, organisation: string, reach: string}} Place
 */

/** Guests to whom she said yes. @param {object[]} lines of the conversation @returns {Place[]} each organisation once */
export function agreedGuests(lines) {
  const answers = lines.filter(({ type }) => type === "message").map(guestAnswerIn).filter(Boolean);
  const yes = new Set(answers.filter(({ answer }) => answer === "yes").map(({ id }) => id));
  const guests = lines.filter(({ type }) => type === "message").map(guestIn).filter((guest) => guest && GUESTS[guest.role] && yes.has(guest.id));
  return once(guests.map(({ organisation, role, name }) => ({ code: GUESTS[role], organisation, reach: name })));
}

/** Those who came in. @param {object[]} lines @returns {Place[]} each organisation once */
export function cameIn(lines) {
  const guests = lines.flatMap(({ came = [] }) => came);
  return once(guests.filter(({ role }) => GUESTS[role]).map(({ organisation, role, name }) => ({ code: GUESTS[role], organisation, reach: name })));
}

/** Those for whom she agreed to a text; nobody said what they are. @param {object[]} lines @returns {Promise<Place[]>} each once */
export async function writtenTo(lines) {
  const ids = new Set(lines.filter(({ type }) => type === "message").map((line) => (letterIn(line) || {}).id).filter(Boolean));
  const found = await Promise.all([...ids].map((id) => agreedLetter(lines, id)));
  return once(found.filter(Boolean).map(({ organisation }) => ({ code: "oth", organisation, reach: "" })));
}

/** Those with whom she has an appointment. @param {object[]} lines @returns {Place[]} each organisation once */
export function appointedWith(lines) {
  return once(agreedAppointments(lines).map(({ organisation, role, when }) => ({ code: GUESTS[role], organisation, reach: when })));
}

/** What she kept. @param {object[]} options @param {{texts: object, config: {kinds: string[]}}[]} words in each language @returns {Place[]} each once */
export function placesOf(options, words) {
  return once(options.map((option) => ({
    code: referralOf(option, words), organisation: option.name, reach: [option.phone, option.reach].filter(Boolean).join(". "),
  })));
}

/** Of several of one name the first. @param {Place[]} places */
export function once(places) {
  const found = new Map();
  for (const place of places) if (!found.has(place.organisation)) found.set(place.organisation, place);
  return [...found.values()];
}

import { NAME } from "../../../shared/models/guests.js";

/** UTF-16 units of what else is said of him. */
const OTHER = 80;

/** What a counsellor says of a guest before she is asked. @typedef {{name: string, organisation: string, role: string, unit: string,
 *   number: string, called: string, known: string, age: string, advised: boolean, offence: string, discussed: boolean}} GuestDraft
 *   `known`: "yes" when the number that was called stands in the partner directory; `offence`: "yes", "no" or "unknown", whether she was
 *   perhaps made to do what is not allowed; `discussed`: that somebody else was offered first */

/** Of whom their unit and number of service are asked. */
export const SERVES = ["police"];

/** Who may have to act on what she writes. */
export const INVESTIGATES = ["police"];

/** Who is offered before them where she may have been made to do what is not allowed. */
export const FIRST = ["lawyer", "safety-coordinator"];

/** @param {{role: string, offence: string}} draft @returns {boolean} whether one of `FIRST` is to be offered first */
export function mayAccuseHer({ role, offence }) {
  return INVESTIGATES.includes(role) && ["yes", "unknown"].includes(offence);
}

/** @param {{fields: Object}|null} registered what is registered of the conversation so far @returns {boolean} whether it names criminal exploitation */
export function namesCriminal(registered) {
  const form = registered && registered.fields && registered.fields.form;
  return Array.isArray(form) && form.includes("crim");
}

/** The organisation's for children; the server holds to them. @typedef {{withoutPolice: string[], withAdvice: string[]}} Rules ages of each */

/** @param {GuestDraft} draft @param {Rules} rules @returns {string|null} the key of what is still missing or cannot be */
export function missingIn({ name, organisation, role, unit, number, called, known, age, advised, offence, discussed }, { withoutPolice, withAdvice }) {
  if (!name || name.length > NAME) return "guestNeedsName";
  if (!organisation || organisation.length > NAME) return "guestNeedsOrganisation";
  if (!role) return "guestNeedsRole";
  if (INVESTIGATES.includes(role) && !["yes", "no", "unknown"].includes(offence)) return "guestNeedsOffence";
  if (mayAccuseHer({ role, offence }) && !discussed) return "guestNeedsDiscussed";
  if (SERVES.includes(role) && (!unit || !number)) return "guestNeedsService";
  if ([unit, number].some((text) => text.length > OTHER)) return "guestNeedsService";
  if (!/^\+?[\d -]{3,24}$/.test(called)) return "guestNeedsNumber";
  if (!known) return "guestNeedsKnown";
  if (!age) return "guestNeedsAge";
  if (role === "police" && withoutPolice.includes(age)) return "guestTooYoung";
  return withAdvice.includes(age) && !advised ? "guestNeedsAdvice" : null;
}

/** The internal note that stays: what the server never knew. @param {GuestDraft} draft @param {{get: (key: string, values?: object) => string}} texts */
export function noteOf(draft, texts) {
  const { name, organisation, role, unit, number, called, known, age, advised, offence } = draft;
  const said = (key, value) => (value ? [`${texts.get(key)}: ${value}`] : []);
  return [
    texts.get("guestNote", { name, employer: organisation, role: texts.get(`guestRole_${role.replace(/-/g, "_")}`) }),
    ...said("guestUnit", unit), ...said("guestNumber", number), ...said("guestCalled", called),
    texts.get(known === "yes" ? "guestKnownYes" : "guestKnownNo"), texts.get(`guestAge_${age.replace(/-/g, "_")}`),
    ...(advised ? [texts.get("guestAdvised")] : []),
    ...(INVESTIGATES.includes(role) ? [texts.get(`guestOffenceNote_${offence}`)] : []),
    ...(mayAccuseHer(draft) ? [texts.get("guestDiscussed")] : []),
  ].join("\n");
}

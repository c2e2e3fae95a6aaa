import { NAME } from "../../../shared/models/guests.js";

/** UTF-16 units of what else is said of him. */
const OTHER = 80;

/** What a counsellor says of a guest before she is asked. @typedef {{name: string, organisation: string, role: string, unit: string,
 *   number: string, called: string, known: string, age: string, advised: boolean}} GuestDraft `known`: "yes" when the number that was
 *   called stands in the partner directory */

/** Of whom their unit and number of service are asked. */
export const SERVES = ["police"];

/** The organisation's for children; the server holds to them. @typedef {{withoutPolice: string[], withAdvice: string[]}} Rules ages of each */

/** @param {GuestDraft} draft @param {Rules} rules @returns {string|null} the key of what is still missing or cannot be */
export function missingIn({ name, organisation, role, unit, number, called, known, age, advised }, { withoutPolice, withAdvice }) {
  if (!name || name.length > NAME) return "guestNeedsName";
  if (!organisation || organisation.length > NAME) return "guestNeedsOrganisation";
  if (!role) return "guestNeedsRole";
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
  const { name, organisation, role, unit, number, called, known, age, advised } = draft;
  const said = (key, value) => (value ? [`${texts.get(key)}: ${value}`] : []);
  return [
    texts.get("guestNote", { name, employer: organisation, role: texts.get(`guestRole_${role.replace(/-/g, "_")}`) }),
    ...said("guestUnit", unit), ...said("guestNumber", number), ...said("guestCalled", called),
    texts.get(known === "yes" ? "guestKnownYes" : "guestKnownNo"), texts.get(`guestAge_${age.replace(/-/g, "_")}`),
    ...(advised ? [texts.get("guestAdvised")] : []),
  ].join("\n");
}

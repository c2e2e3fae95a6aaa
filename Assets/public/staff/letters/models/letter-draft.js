import { LONGEST, ORGANISATION } from "../../../shared/models/letters.js";

/** @typedef {{organisation: string, called: string, age: string, advised: boolean, text: string}} LetterDraft `called`: from the directory */

/** @param {LetterDraft} draft @param {import("../../guests/models/guest-draft.js").Rules} rules @returns {string|null} the key of what is still missing or cannot be */
export function missingIn({ organisation, called, age, advised, text }, { withAdvice }) {
  if (!organisation || organisation.length > ORGANISATION) return "guestNeedsOrganisation";
  if (!/^\+?[\d -]{3,24}$/.test(called)) return "letterNeedsNumber";
  if (!age) return "guestNeedsAge";
  if (withAdvice.includes(age) && !advised) return "guestNeedsAdvice";
  if (!text) return "letterNeedsText";
  return text.length > LONGEST || new TextEncoder().encode(text).length > 2 * LONGEST ? "letterTooLong" : null;
}

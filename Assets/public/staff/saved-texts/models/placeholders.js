/** A word in braces that stands for something: `{naam}`. */
const OPEN = /\{[A-Za-z\u00C0-\u024F][A-Za-z\u00C0-\u024F ]{0,30}\}/g;

/** The words for the same thing in both languages. */
const names = {
  naam: "me", name: "me", organisatie: "organisation", organisation: "organisation", telefoon: "phone", phone: "phone",
};

/**
 * Fills in what is known; the rest stays visibly open.
 * @param {string} text @param {{me?: string, organisation?: string, phone?: string}} values
 */
export function fillIn(text, values) {
  return text.replace(OPEN, (whole) => values[names[whole.slice(1, -1).trim().toLowerCase()]] || whole);
}

/** What is still open in a text, in order. @param {string} text @returns {string[]} with their braces */
export function openPlaceholders(text) {
  return text.match(OPEN) || [];
}

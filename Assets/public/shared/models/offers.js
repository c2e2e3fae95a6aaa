/**
 * What a message can be besides words (docs/protocol.md, "Offers"): places where help is, which the counsellor shows, and what she
 * chose. Who reads it trusts nothing in it: what is not exactly this is the words of the message alone.
 */

/** @typedef {{name: string, kind: string, phone: string, website: string, hours: string, reach: string, next: string}} Option */

const MOST = 3;
const FIELDS = { name: 120, kind: 60, phone: 24, website: 200, hours: 400, reach: 400, next: 400 };
const ANSWERS = ["kept", "declined"];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** @param {{kind: string|null, body: object, sender: {role: string}}} item @returns {{id: string, options: Option[]}|null} only from a professional */
export function offerIn({ kind, body, sender }) {
  if (kind !== "offer" || sender.role !== "counsellor" || !isObject(body) || !UUID.test(body.id)) return null;
  const { options } = body;
  if (!Array.isArray(options) || options.length < 1 || options.length > MOST || !options.every(isOption)) return null;
  return { id: body.id, options };
}

/** @returns {{offer: string, option: number, answer: "kept"|"declined"}|null} only from her */
export function choiceIn({ kind, body, sender }) {
  if (kind !== "choice" || sender.role !== "visitor" || !isObject(body) || !UUID.test(body.offer)) return null;
  const { offer, option, answer } = body;
  if (!Number.isInteger(option) || option < 0 || option >= MOST || !ANSWERS.includes(answer)) return null;
  return { offer, option, answer };
}

/** What a telephone dials: digits and a leading plus. @param {string} phone */
export function dialled(phone) {
  return phone.replace(/[^\d+]/g, "");
}

function isOption(option) {
  return isObject(option) && option.name !== "" && /^(\+?[\d -]{3,})?$/.test(option.phone)
    && Object.entries(FIELDS).every(([name, longest]) => typeof option[name] === "string" && option[name].length <= 2 * longest);
}

function isObject(value) {
  return typeof value === "object" && value !== null;
}

import { agreedLetter, letterIn } from "../../../shared/models/letters.js";

/** The registration's code for what a guest was; to an interpreter nobody is referred. */
const REFERRALS = {
  police: "police", shelter: "shelter", "veilig-thuis": "vt", lawyer: "lawyer", "safety-coordinator": "zorgco", "youth-care": "youth", other: "oth",
};

/** @param {object[]} lines of the conversation @returns {{name: string, referral: string}[]} organisations of which a guest came in, each once */
export function cameIn(lines) {
  const guests = lines.filter(({ type, guest, entry }) => type === "epoch" && guest && entry.epoch.reason === "guest-joined").map(({ guest }) => guest);
  const found = new Map();
  for (const { organisation, role } of guests) if (REFERRALS[role]) found.set(organisation, { name: organisation, referral: REFERRALS[role] });
  return [...found.values()];
}

/** @param {object[]} lines @returns {Promise<string[]>} organisations for which she agreed to a text, each once */
export async function writtenTo(lines) {
  const ids = new Set(lines.filter(({ type }) => type === "message").map((line) => (letterIn(line) || {}).id).filter(Boolean));
  const found = await Promise.all([...ids].map((id) => agreedLetter(lines, id)));
  return [...new Set(found.filter(Boolean).map(({ organisation }) => organisation))];
}

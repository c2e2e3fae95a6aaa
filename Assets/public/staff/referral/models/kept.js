import { choiceIn, dialled, offerIn } from "../../../shared/models/offers.js";
import { PartnerWords } from "./partner-words.js";

/** The registration's code for each kind of organisation; of the others it is `oth`. */
const REFERRALS = {
  emergency: "112", police: "police", "veilig-thuis": "vt", "coordination-centre": "comensha", "care-coordinator": "zorgco",
  "womens-shelter": "shelter", "mens-shelter": "shelter", "youth-shelter": "shelter", "trafficking-shelter": "shelter",
  "disability-shelter": "shelter", lawyer: "lawyer", "sexual-assault-centre": "csg", "youth-care": "youth", "mental-health": "ggz",
  "victim-support": "slachtofferhulp", "labour-inspectorate": "arbeidsinspectie",
};
/** Helplines that the code book names. */
const NUMBERS = { 113: "113", "08000113": "113", "08000432": "kindertelefoon" };

/**
 * What she kept of what was shown to her; of two answers about one the later counts.
 * @param {object[]} lines of the conversation @returns {import("../../../shared/models/offers.js").Option[]} in the order of showing
 */
export function kept(lines) {
  const options = new Map();
  const answers = new Map();
  for (const line of lines) {
    const offer = offerIn(line);
    if (offer) offer.options.forEach((option, index) => options.set(`${offer.id}/${index}`, option));
    const choice = choiceIn(line);
    if (choice) answers.set(`${choice.offer}/${choice.option}`, choice.answer);
  }
  return [...options].filter(([place]) => answers.get(place) === "kept").map(([, option]) => option);
}

/**
 * The code of the field `referral` for what she saw: a card says the kind in her language.
 * @param {{kind: string, phone: string}} option @param {{texts: object, config: {kinds: string[]}}[]} words in each language
 */
export function referralOf({ kind, phone }, words) {
  if (NUMBERS[dialled(phone)]) return NUMBERS[dialled(phone)];
  for (const { texts, config } of words) {
    const known = config.kinds.find((code) => new PartnerWords(texts).code("kind", code) === kind);
    if (known) return REFERRALS[known] || "oth";
  }
  return "oth";
}

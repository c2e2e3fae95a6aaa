/** Words drawn evenly, for who has to remember a secret. The lists are long: only what draws imports this. */

import { random } from "./primitives.js";
import { words as english } from "../words/return-words.en.js";
import { words as dutch } from "../words/return-words.nl.js";

/** @param {"nl"|"en"} [language] @returns {string} five words: 55 bits, before stretching and without the server's half */
export function newPassphrase(language = "nl") {
  return pickWords(5, language).join(" ");
}

/** @param {number} count @param {"nl"|"en"} language @returns {string[]} evenly chosen: 2,048 words are 11 bits */
export function pickWords(count, language) {
  const list = language === "en" ? english : dutch;
  const bytes = random(2 * count);
  return Array.from({ length: count }, (_, i) => list[((bytes[2 * i] << 8) | bytes[2 * i + 1]) & 2047]);
}

/**
 * The visitor's return code: docs/protocol.md, "Return code". Six words she can remember or write down; the server
 * never sees them.
 */

import { contents, readContents } from "./conversation-keys.js";
import { pickWords } from "./drawn-words.js";
import { fewestIterations, stretch } from "./passphrase.js";
import { ad, hkdf, open, seal } from "./primitives.js";
import { words as english } from "../words/return-words.en.js";
import { words as dutch } from "../words/return-words.nl.js";

const length = 6;
const prefix = 4;
const lists = { nl: dutch, en: english };

/**
 * One in a thousand codes could, shortened to four letters a word, be read in the other language: it is drawn again.
 * @param {"nl"|"en"} language
 * @returns {string} six words, 66 bits
 */
export function newReturnCode(language) {
  for (;;) {
    const words = pickWords(length, language);
    const read = normaliseReturnCode(words.map((word) => word.slice(0, prefix)).join(" "));
    if (read.code === words.join(" ")) return read.code;
  }
}

/**
 * What somebody typed, as the code it must have been: any case, accents, commas or numbering; a word counts when it is
 * in the list or its first four letters are those of one word in the list. Both languages are tried.
 * @param {string} input
 * @returns {{code: string, language: "nl"|"en"}|{problem: "count", count: number}|{problem: "unknown", word: string}}
 */
export function normaliseReturnCode(input) {
  const typed = plainWords(input);
  if (typed.length !== length) return { problem: "count", count: typed.length };
  const readings = Object.keys(lists).map((language) => reading(typed, language));
  const whole = readings.filter((one) => one.unknown === undefined).sort((a, b) => b.exact - a.exact);
  if (whole.length > 0) return { code: whole[0].words.join(" "), language: whole[0].language };
  const nearest = readings.sort((a, b) => b.known - a.known)[0];
  return { problem: "unknown", word: nearest.unknown };
}

/**
 * @param {string} code from {@link newReturnCode} or {@link normaliseReturnCode}
 * @param {Uint8Array} salt the installation's, 16 bytes
 * @param {number} [iterations]
 * @returns {Promise<{locator: Uint8Array, secret: Uint8Array, wrappingKey: Uint8Array}>} the last never leaves the tab
 */
export async function deriveReturn(code, salt, iterations = fewestIterations) {
  const stretched = await stretch(code, salt, iterations);
  return {
    locator: await hkdf(stretched, "return locator"),
    secret: await hkdf(stretched, "return sign-in"),
    wrappingKey: await hkdf(stretched, "return wrapping"),
  };
}

/**
 * @param {Uint8Array} wrappingKey
 * @param {string} conversation
 * @param {import("./conversation-keys.js").VisitorKeys} keys
 * @returns {Promise<Uint8Array>}
 */
export async function wrapReturn(wrappingKey, conversation, keys) {
  return seal(wrappingKey, ad("return", conversation), contents(keys));
}

/** The other side of {@link wrapReturn}. @throws {SealRefused} */
export async function openReturn(wrappingKey, conversation, wrapped) {
  return readContents(await open(wrappingKey, ad("return", conversation), wrapped), conversation);
}

// Internal

function plainWords(input) {
  const letters = String(input).normalize("NFKC").toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return letters.split(/[^a-z]+/).filter((word) => word !== "");
}

function reading(typed, language) {
  const found = typed.map((word) => lookUp(word, lists[language]));
  const missing = found.indexOf(undefined);
  return {
    language,
    words: found,
    exact: found.filter((word, i) => word === typed[i]).length,
    known: found.filter((word) => word !== undefined).length,
    unknown: missing < 0 ? undefined : typed[missing],
  };
}

function lookUp(word, list) {
  if (list.includes(word)) return word;
  return word.length < prefix ? undefined : list.find((one) => one.startsWith(word.slice(0, prefix)));
}

export { guestWords as passingWords } from "../../guests/elements/guest-words.js";

/** A sentence for what went wrong. @param {Error} error @param {import("../../shell/models/texts.js").Texts} words */
export function problemOf(error, words) {
  const code = error instanceof RangeError ? "full" : error.name === "SealRefused" ? "sealed" : String(error.code || "server").replace(/-/g, "_");
  const key = `passProblem_${code}`;
  return words.get(words.has(key) ? key : "passProblem_server");
}

/** A list of what, and the words for it. @param {HTMLElement} list a `dl` @param {[string, string][]} rows */
export function describe(list, rows) {
  const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  list.replaceChildren(...rows.flatMap(([what, words]) => [element("dt", what), element("dd", words)]));
}

import { directory, wordsOf } from "../../referral/models/directory.js";

/** The words about guests, which come with the partner directory's page. @param {string} language @returns {Promise<import("../../shell/models/texts.js").Texts>} */
export async function guestWords(language) {
  const page = await directory(language);
  for (const template of page.querySelectorAll("template")) {
    if (!document.getElementById(template.id)) document.body.append(document.adoptNode(template));
  }
  return wordsOf(page).texts;
}

/** A sentence for what went wrong with a guest. @param {Error} error @param {import("../../shell/models/texts.js").Texts} words */
export function problemOf(error, words) {
  const code = error instanceof RangeError ? "full" : String(error.code || "server").replace(/-/g, "_");
  const key = `guestProblem_${code}`;
  return words.get(words.has(key) ? key : "guestProblem_server");
}

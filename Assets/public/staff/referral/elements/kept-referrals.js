import { directory, wordsOf } from "../models/directory.js";
import { kept, referralOf } from "../models/kept.js";

/**
 * What she kept of what was shown to her, at the closing of the conversation: named, and ticked in the registration by a button of the
 * counsellor's. Nothing is ticked by itself.
 * @param {import("../../cases/elements/registration-form.js").RegistrationForm} form @throws {Problem} `network`
 */
export async function hintAt(form) {
  const { conversation, registration, texts: { language } } = form;
  const options = kept(conversation.lines);
  if (options.length === 0) return;
  const words = [];
  for (const each of new Set([language, conversation.facts.language])) words.push(wordsOf(await directory(each)));
  if (conversation !== form.conversation || !form.isClosing) return;
  const hint = element(options, words, (codes) => {
    for (const code of codes) registration.values.toggle("referral", code, true);
    form.changed();
  });
  if (form.hint) form.hint.remove();
  form.hint = hint;
  form.parts.closing.append(hint);
}

/** @param {(codes: string[]) => void} take ticks these codes of the field `referral` */
function element(options, words, take) {
  const [{ texts }] = words;
  const root = document.createElement("div");
  const text = document.createElement("p");
  text.textContent = texts.get("keptText", { names: options.map(({ name }) => name).join(", ") });
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--quiet button--small";
  button.textContent = texts.get("keptTake");
  const state = document.createElement("p");
  state.setAttribute("role", "status");
  button.addEventListener("click", () => {
    take([...new Set(options.map((option) => referralOf(option, words)))]);
    state.textContent = texts.get("keptTaken");
  });
  root.append(text, button, state);
  return root;
}

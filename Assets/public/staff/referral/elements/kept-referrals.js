import { directory, wordsOf } from "../models/directory.js";
import { kept, referralOf } from "../models/kept.js";
import { cameIn, writtenTo } from "../models/went-out.js";

/**
 * What she kept of what was shown to her, who came into the conversation, and for whom a text went out, at its closing: named, and ticked in
 * the registration by a button of the counsellor's. Nothing is ticked by itself.
 * @param {import("../../cases/elements/registration-form.js").RegistrationForm} form @throws {Problem} `network`
 */
export async function hintAt(form) {
  const { conversation, registration, texts: { language } } = form;
  const found = { options: kept(conversation.lines), guests: cameIn(conversation.lines), letters: await writtenTo(conversation.lines) };
  if (Object.values(found).every((list) => list.length === 0)) return;
  const words = [];
  for (const each of new Set([language, conversation.facts.language])) words.push(wordsOf(await directory(each)));
  if (conversation !== form.conversation || !form.isClosing) return;
  const hint = element(found, words, (codes, guests) => {
    for (const code of codes) registration.values.toggle("referral", code, true);
    for (const { referral } of guests) registration.values.setFor("referral_mode", referral, "guest");
    form.changed();
  });
  if (form.hint) form.hint.remove();
  form.hint = hint;
  form.parts.closing.append(hint);
}

/** @param {(codes: string[], guests: object[]) => void} take ticks these codes of the field `referral`, and how a guest was one */
function element({ options, guests, letters }, words, take) {
  const [{ texts }] = words;
  const root = document.createElement("div");
  for (const [key, names] of Object.entries({ keptText: options.map(({ name }) => name), keptGuests: guests.map(({ name }) => name), keptLetters: letters })) {
    if (names.length === 0) continue;
    const text = document.createElement("p");
    text.textContent = texts.get(key, { names: names.join(", ") });
    root.append(text);
  }
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--quiet button--small";
  button.textContent = texts.get("keptTake");
  const state = document.createElement("p");
  state.setAttribute("role", "status");
  button.addEventListener("click", () => {
    take([...new Set([...options.map((option) => referralOf(option, words)), ...guests.map(({ referral }) => referral)])], guests);
    state.textContent = texts.get("keptTaken");
  });
  // Of a text for an organisation nobody said what it is: that is ticked by hand.
  if (options.length + guests.length > 0) root.append(button, state);
  return root;
}

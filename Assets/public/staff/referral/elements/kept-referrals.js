import { followUpOffer } from "../../follow-ups/elements/follow-up-offer.js";
import { directory, wordsOf } from "../models/directory.js";
import { agreedGuests, kept, placesOf, referralOf } from "../models/kept.js";
import { cameIn, writtenTo } from "../models/went-out.js";

/**
 * What she kept of what was shown to her, who came into the conversation, and for whom a text went out, at its closing: named, and ticked in
 * the registration by a button of the counsellor's; and of these whether the team is to ask later if she arrived. Nothing happens by itself.
 * @param {import("../../cases/elements/registration-form.js").RegistrationForm} form @throws {Problem} `network`
 */
export async function hintAt(form) {
  const { conversation, registration, texts: { language } } = form;
  const { lines } = conversation;
  const found = { options: kept(lines), guests: cameIn(lines), letters: await writtenTo(lines) };
  const asked = [...agreedGuests(lines), ...found.letters.map((organisation) => ({ organisation, role: "other", name: "" }))];
  if (asked.length + Object.values(found).flat().length === 0) return;
  const words = [];
  for (const each of new Set([language, conversation.facts.language])) {
    const page = await directory(each);
    for (const template of page.querySelectorAll("template")) {
      if (!document.getElementById(template.id)) document.body.append(document.adoptNode(template));
    }
    words.push(wordsOf(page));
  }
  if (conversation !== form.conversation || !form.isClosing) return;
  const hint = document.createElement("div");
  hint.append(element(found, words, (codes, guests) => {
    for (const code of codes) registration.values.toggle("referral", code, true);
    for (const { referral } of guests) registration.values.setFor("referral_mode", referral, "guest");
    form.changed();
  }));
  const places = placesOf({ options: found.options, guests: asked }, words);
  if (places.length > 0 && !registration.values.objected) {
    hint.append(followUpOffer({ conversation, places, texts: form.texts, words: words[0].texts }));
  }
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

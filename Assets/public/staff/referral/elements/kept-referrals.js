import { followUpOffer } from "../../follow-ups/elements/follow-up-offer.js";
import { directory, wordsOf } from "../models/directory.js";
import { kept } from "../models/kept.js";
import { agreedGuests, appointedWith, cameIn, once, placesOf, writtenTo } from "../models/went-out.js";

/**
 * What she kept of what was shown to her, who came into the conversation, and for whom a text went out, at its closing: named, and ticked in
 * the registration by a button of the counsellor's; and of these whether the team is to ask later if she arrived. Nothing happens by itself.
 * @param {import("../../cases/elements/registration-form.js").RegistrationForm} form @throws {Problem} `network`
 */
export async function hintAt(form) {
  const { conversation, registration, texts: { language } } = form;
  const { lines } = conversation;
  const [options, guests, agreed, letters] = [kept(lines), cameIn(lines), agreedGuests(lines), await writtenTo(lines)];
  const appointments = appointedWith(lines);
  if ([options, agreed, letters, appointments].every(({ length }) => length === 0)) return;
  const words = [];
  for (const each of new Set([language, conversation.facts.language])) {
    const page = await directory(each);
    for (const template of page.querySelectorAll("template")) {
      if (!document.getElementById(template.id)) document.body.append(document.adoptNode(template));
    }
    words.push(wordsOf(page));
  }
  const shown = placesOf(options, words);
  const hint = document.createElement("div");
  hint.append(element({ shown, guests, appointments, letters }, words[0].texts, () => {
    for (const { code } of [...shown, ...appointments, ...guests]) registration.values.toggle("referral", code, true);
    for (const { code } of appointments) registration.values.setFor("referral_mode", code, "warm");
    for (const { code } of guests) registration.values.setFor("referral_mode", code, "guest");
    form.changed();
  }));
  if (!registration.values.objected) {
    const places = once([...shown, ...agreed, ...appointments, ...letters]);
    hint.append(await followUpOffer({ conversation, places, texts: form.texts, words: words[0].texts }));
  }
  if (conversation !== form.conversation || !form.isClosing) return;
  if (form.hint) form.hint.remove();
  form.hint = hint;
  form.parts.closing.append(hint);
}

/** @param {() => void} take ticks what is known of them in the registration */
function element({ shown, guests, appointments, letters }, texts, take) {
  const root = document.createElement("div");
  for (const [key, places] of Object.entries({ keptText: shown, keptGuests: guests, keptAppointments: appointments, keptLetters: letters })) {
    if (places.length === 0) continue;
    const text = document.createElement("p");
    text.textContent = texts.get(key, { names: places.map(({ organisation }) => organisation).join(", ") });
    root.append(text);
  }
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--quiet button--small";
  button.textContent = texts.get("keptTake");
  const state = document.createElement("p");
  state.setAttribute("role", "status");
  button.addEventListener("click", () => {
    take();
    state.textContent = texts.get("keptTaken");
  });
  // Of a text for an organisation nobody said what it is: that is ticked by hand.
  if (shown.length + guests.length + appointments.length > 0) root.append(button, state);
  return root;
}

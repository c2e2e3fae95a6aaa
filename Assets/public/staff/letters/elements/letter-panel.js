import { guestWords, problemOf } from "../../guests/elements/guest-words.js";
import { partsOf, stamp, tell } from "../../shell/elements/parts.js";
import { LetterWriting } from "../models/letter-writing.js";
import { LetterForm } from "./letter-form.js";

/** A written handover beside the conversation on screen: how far it is, link and code, and the way back. */
export class LetterPanel {
  /** @param {HTMLElement} place @param {{api: object, ring: object, texts: object, address: string|null, withAdvice: string[], say: Function, note: Function}} about */
  static async ready(place, about) {
    return new LetterPanel(place, about, await guestWords(about.texts.language));
  }

  constructor(place, about, words) {
    Object.assign(this, { place, about, words, told: new Map() });
    const { root } = stamp("part-letter-panel");
    place.replaceChildren(root);
    this.parts = partsOf(root);
    this.parts.send.addEventListener("click", () => this.act((writing) => writing.send((name) => words.get("letterNote", { name }))));
    this.parts.withdraw.addEventListener("click", () => this.act((writing) => writing.withdraw()));
    this.form = new LetterForm(words, about);
  }

  // Actions

  ask(conversation) {
    this.form.open(this.writingOf(conversation), conversation.name(this.about.texts));
  }

  /** @param {import("../../chat/models/staff-conversation.js").StaffConversation|null} conversation */
  show(conversation) {
    if (this.conversation !== conversation && this.form.element.open) this.form.element.close();
    this.conversation = conversation;
    if (conversation && conversation.facts.letter) this.writingOf(conversation);
    this.render();
  }

  /** The workspace locks: the next one to unlock it has a panel of his own. */
  end() {
    this.form.element.remove();
  }

  // Internal

  /** Kept with the conversation: link and code stay while another is on screen. */
  writingOf(conversation) {
    if (conversation.writing) return conversation.writing;
    const { api, ring, address, note } = this.about;
    const writing = new LetterWriting({ api, ring, conversation, address: address || "", note: (text) => note(conversation.id, text) });
    writing.on("changed", () => this.changed(conversation));
    conversation.on("line", () => conversation === this.conversation && this.render());
    conversation.writing = writing;
    this.told.set(conversation.id, this.wordOf(conversation));
    return writing;
  }

  /** Said aloud as well, once for each step. */
  changed(conversation) {
    const word = this.wordOf(conversation);
    if (word !== this.told.get(conversation.id) && word) this.about.say(`${conversation.name(this.about.texts)}: ${word}`);
    this.told.set(conversation.id, word);
    if (conversation === this.conversation) this.render();
  }

  /** How far it is, in words. */
  wordOf({ facts: { letter }, writing }) {
    if (!letter || !writing) return "";
    const { step, why, second } = letter;
    const detail = step === "agreed" && second ? "second" : String(why).replace(/-/g, "_");
    const key = `letterStep_${step}_${detail}`;
    return this.words.get(this.words.has(key) ? key : `letterStep_${step}`, { name: writing.organisation || this.words.get("letterSomewhere") });
  }

  render() {
    const { parts, words, conversation } = this;
    const letter = conversation && conversation.facts.letter;
    this.place.hidden = !letter;
    if (!letter) return;
    const { writing } = conversation;
    const { way } = writing;
    tell(parts.step, this.wordOf(conversation));
    if (this.shown !== letter.id) tell(parts.error, null);
    this.shown = letter.id;
    tell(parts.tries, letter.step === "sent" && letter.triesLeft < 5 ? words.get("guestWrong", { n: letter.triesLeft }) : null);
    const mayAct = !conversation.facts.joined;
    parts.send.hidden = !mayAct || !writing.maySend || Boolean(way);
    parts.send.textContent = words.get(["agreed", "confirmed"].includes(letter.step) ? "letterMakeLink" : "letterNewLink");
    parts.way.hidden = !way;
    parts.link.value = way ? way.link : "";
    parts.code.textContent = way ? `${way.code.slice(0, 4)} ${way.code.slice(4)}` : "";
    parts.withdraw.hidden = !mayAct || !writing.mayWithdraw;
  }

  async act(what) {
    const { conversation, parts } = this;
    tell(parts.error, null);
    parts.send.disabled = true;
    try {
      await what(conversation.writing);
    } catch (error) {
      const sentence = problemOf(error, this.words);
      if (conversation === this.conversation) tell(parts.error, sentence);
      this.about.say(sentence);
    } finally {
      parts.send.disabled = false;
    }
  }
}

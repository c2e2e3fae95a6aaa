import { GuestInviting } from "../models/guest-inviting.js";
import { GuestCard, roleKey } from "./guest-card.js";
import { GuestForm } from "./guest-form.js";
import { guestWords, problemOf } from "./guest-words.js";

/** Those from outside, beside the conversation on screen: a card for each, and the form for another. */
export class GuestPanel {
  /** @param {HTMLElement} place @param {{api: object, ring: object, texts: object, address: string|null, withoutPolice: string[], withAdvice: string[], say: Function, note: Function, trouble: Function}} about */
  static async ready(place, about) {
    return new GuestPanel(place, about, await guestWords(about.texts.language));
  }

  constructor(place, about, words) {
    Object.assign(this, { place, about, words, read: new Set(), told: new Map(), cards: new Map() });
    place.replaceChildren();
    this.form = new GuestForm(words, about);
  }

  // Actions

  /** The form for a guest in this conversation. */
  ask(conversation) {
    this.form.open(this.invitingOf(conversation), conversation.name(this.about.texts));
  }

  /** @param {import("../../chat/models/staff-conversation.js").StaffConversation|null} conversation */
  show(conversation) {
    if (this.conversation !== conversation && this.form.element.open) this.form.element.close();
    this.conversation = conversation;
    if (conversation && conversation.facts.guests.length > 0) this.invitingOf(conversation);
    this.render();
  }

  /** The workspace locks: the next one to unlock it has a panel of his own. */
  end() {
    this.form.element.remove();
  }

  // Internal

  /** Kept with the conversation: he may knock while another is on screen. */
  invitingOf(conversation) {
    if (conversation.inviting) return conversation.inviting;
    const { api, ring, address, note } = this.about;
    const inviting = new GuestInviting({ api, ring, conversation, address: address || "", note: (text) => note(conversation.id, text) });
    inviting.on("changed", (guest) => this.changed(guest, conversation));
    inviting.on("wrong", ({ triesLeft }) => this.say(this.words.get("guestWrong", { n: triesLeft }), conversation));
    inviting.on("trouble", (error) => this.failed(error, conversation));
    conversation.inviting = inviting;
    for (const guest of conversation.facts.guests) this.told.set(guest.id, this.wordOf(guest));
    return inviting;
  }

  /** Said aloud as well, once for each step: he may be looking at another conversation. */
  changed(guest, conversation) {
    const word = this.wordOf(guest);
    if (word === this.told.get(guest.id)) return;
    this.told.set(guest.id, word);
    this.say(word, conversation);
  }

  say(sentence, conversation) {
    this.about.say(`${conversation.name(this.about.texts)}: ${sentence}`);
    if (conversation === this.conversation) this.render();
  }

  /** @param {GuestCard} [card] where it was done; else it concerns the last of them */
  failed(error, conversation, card = [...this.cards.values()].pop()) {
    const sentence = problemOf(error, this.words);
    if (conversation === this.conversation && card) card.complain(sentence);
    this.about.say(sentence);
  }

  /** How far he is, in words. */
  wordOf(guest) {
    const { step, why } = guest;
    const detailed = `guestStep_${step}_${String(why).replace(/-/g, "_")}`;
    return this.words.get(this.words.has(detailed) ? detailed : `guestStep_${step}`, { name: this.words.get(roleKey(guest)) });
  }

  /** A card that stays is not made anew: somebody may be in it. */
  render() {
    const { conversation } = this;
    const guests = conversation ? conversation.facts.guests : [];
    this.place.hidden = guests.length === 0;
    for (const [id, { element }] of this.cards) {
      if (guests.some((guest) => guest.id === id)) continue;
      element.remove();
      this.cards.delete(id);
    }
    for (const guest of guests) {
      const card = this.cards.get(guest.id) || this.added(guest.id);
      card.render(guest, this.wordOf(guest), { inviting: conversation.inviting, joined: conversation.facts.joined });
    }
  }

  added(id) {
    const card = new GuestCard(id, { words: this.words, read: this.read, act: (what, card) => this.act(what, card) });
    this.cards.set(id, card);
    this.place.append(card.element);
    return card;
  }

  async act(what, card) {
    const { conversation } = this;
    card.complain(null);
    try {
      await what(conversation.inviting);
    } catch (error) {
      this.failed(error, conversation, card);
    }
  }
}

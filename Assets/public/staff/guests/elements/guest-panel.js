import { partsOf, stamp, tell } from "../../shell/elements/parts.js";
import { GuestInviting } from "../models/guest-inviting.js";
import { GuestForm } from "./guest-form.js";
import { guestWords, problemOf } from "./guest-words.js";

/** Steps at which he can still be withdrawn. */
const BEFORE = ["proposed", "agreed", "confirmed", "invited", "knocking"];

/** Somebody from outside, beside the conversation on screen: how far he is, link and code, and the way out. */
export class GuestPanel {
  /** @param {HTMLElement} place @param {{api: object, ring: object, texts: object, address: string|null, withoutPolice: string[], withAdvice: string[], say: Function, note: Function, trouble: Function}} about */
  static async ready(place, about) {
    return new GuestPanel(place, about, await guestWords(about.texts.language));
  }

  constructor(place, about, words) {
    Object.assign(this, { place, about, words, read: new Set(), told: new Map() });
    const { root } = stamp("part-guest-panel");
    place.replaceChildren(root);
    this.parts = partsOf(root);
    this.parts.invite.addEventListener("click", () => this.act((inviting) => inviting.invite()));
    this.parts.withdraw.addEventListener("click", () => this.act((inviting) => inviting.withdraw()));
    this.parts.away.addEventListener("click", () => this.act((inviting) => inviting.sendAway()));
    this.parts.understood.addEventListener("change", () => this.understood());
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
    if (conversation && conversation.facts.guest) this.invitingOf(conversation);
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
    inviting.on("changed", () => this.changed(conversation));
    inviting.on("wrong", (left) => this.say("guestWrong", { n: left }, conversation));
    inviting.on("trouble", (error) => this.failed(error, conversation));
    conversation.inviting = inviting;
    this.told.set(conversation.id, this.wordOf(conversation));
    return inviting;
  }

  /** Said aloud as well, once for each step: he may be looking at another conversation. */
  changed(conversation) {
    const word = this.wordOf(conversation);
    if (word !== this.told.get(conversation.id) && word) this.about.say(`${conversation.name(this.about.texts)}: ${word}`);
    this.told.set(conversation.id, word);
    if (conversation === this.conversation) this.render();
  }

  say(key, values, conversation) {
    this.about.say(`${conversation.name(this.about.texts)}: ${this.words.get(key, values)}`);
    if (conversation === this.conversation) this.render();
  }

  failed(error, conversation) {
    const sentence = problemOf(error, this.words);
    if (conversation === this.conversation) tell(this.parts.error, sentence);
    this.about.say(sentence);
  }

  /** How far he is, in words. */
  wordOf({ facts: { guest } }) {
    if (!guest) return "";
    const { step, why } = guest;
    const detailed = `guestStep_${step}_${String(why).replace(/-/g, "_")}`;
    return this.words.get(this.words.has(detailed) ? detailed : `guestStep_${step}`, { name: this.words.get(this.roleKey(guest)) });
  }

  roleKey({ role }) {
    return `guestRole_${role.replace(/-/g, "_")}`;
  }

  render() {
    const { parts, words, conversation } = this;
    const guest = conversation && conversation.facts.guest;
    this.place.hidden = !guest;
    if (!guest) return;
    const { inviting } = conversation;
    const lost = guest.mine && !inviting.has && BEFORE.includes(guest.step);
    const link = inviting.link;
    tell(parts.step, this.wordOf(conversation));
    if (this.shown !== guest.id) tell(parts.error, null);
    this.shown = guest.id;
    tell(parts.lost, lost ? words.get("guestLost") : null);
    tell(parts.tries, guest.mine && link && guest.triesLeft < 5 ? words.get("guestWrong", { n: guest.triesLeft }) : null);
    const ready = guest.mine && !lost && guest.step === "confirmed";
    parts.police.hidden = !ready || guest.role !== "police";
    parts.understood.checked = this.read.has(guest.id);
    parts.invite.hidden = !ready;
    parts.invite.disabled = guest.role === "police" && !this.read.has(guest.id);
    parts.way.hidden = !link;
    parts.link.value = link ? link.link : "";
    parts.code.textContent = link ? `${link.code.slice(0, 3)} ${link.code.slice(3)}` : "";
    parts.withdraw.hidden = !guest.mine || !BEFORE.includes(guest.step);
    parts.away.hidden = guest.step !== "present" || conversation.facts.joined;
  }

  understood() {
    const { id } = this.conversation.facts.guest;
    if (this.parts.understood.checked) this.read.add(id);
    else this.read.delete(id);
    this.render();
  }

  async act(what) {
    const { conversation } = this;
    tell(this.parts.error, null);
    try {
      await what(conversation.inviting);
    } catch (error) {
      this.failed(error, conversation);
    }
  }
}

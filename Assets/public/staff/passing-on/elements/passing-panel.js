import { partsOf, stamp, tell } from "../../shell/elements/parts.js";
import { PassingDoor } from "../models/passing-door.js";
import { notesOf } from "../models/passing-draft.js";
import { PassingForm } from "./passing-form.js";
import { passingWords, problemOf } from "./passing-words.js";

/** Passing on without a yes, beside the conversation on screen: how far it is, the very words once a colleague agreed, and the way out. */
export class PassingPanel {
  /** @param {HTMLElement} place @param {{api: object, ring: object, texts: object, say: Function, note: Function}} about */
  static async ready(place, about) {
    return new PassingPanel(place, about, await passingWords(about.texts.language));
  }

  constructor(place, about, words) {
    Object.assign(this, { place, about, words, told: new Map() });
    this.door = new PassingDoor(about);
    const { root } = stamp("part-pass-panel");
    place.replaceChildren(root);
    this.parts = partsOf(root);
    this.dialog = stamp("part-pass-words");
    document.body.append(this.dialog.root);
    const { copy, done, close } = this.dialog.parts;
    copy.addEventListener("click", () => this.act(() => this.copy()));
    done.addEventListener("click", () => this.act(() => this.finish()));
    close.addEventListener("click", () => this.dialog.root.close());
    this.parts.read.addEventListener("click", () => this.open());
    this.parts.withdraw.addEventListener("click", () => this.act(() => this.door.withdraw(this.conversation)));
    this.form = new PassingForm({ texts: words, door: this.door });
  }

  // Actions

  /** The form for this conversation. */
  ask(conversation) {
    this.form.open(conversation);
  }

  /** @param {import("../../chat/models/staff-conversation.js").StaffConversation|null} conversation */
  show(conversation) {
    if (this.conversation !== conversation) {
      if (this.form.element.open) this.form.element.close();
      tell(this.parts.error, null);
      this.forget();
    }
    this.conversation = conversation;
    this.render();
  }

  /** The workspace locks: the next one to unlock it has a panel of his own. */
  end() {
    for (const dialog of [this.form.element, this.dialog.root]) dialog.remove();
  }

  // Internal

  /** From the first word on. */
  open() {
    const { root, parts } = this.dialog;
    root.showModal();
    parts.shared.setSelectionRange(0, 0);
    parts.shared.scrollTop = 0;
  }

  /** Nothing of what is shared stays in the page. */
  forget() {
    this.read = null;
    const { root, parts } = this.dialog;
    root.close();
    parts.shared.value = "";
    parts.to.textContent = "";
    parts.knows.checked = false;
    for (const place of [this.parts.answer, parts.error]) tell(place, null);
  }

  render() {
    const { parts, conversation } = this;
    const passing = conversation && conversation.facts.passing;
    this.place.hidden = !passing;
    if (!passing) return;
    const key = `${passing.id} ${passing.step}`;
    if (this.told.get(conversation.id) !== key) {
      const known = this.told.has(conversation.id);
      this.told.set(conversation.id, key);
      this.forget();
      if (known) this.about.say(this.wordOf(passing));
    }
    tell(parts.step, this.wordOf(passing));
    const underWay = ["proposed", "agreed"].includes(passing.step);
    parts.read.hidden = !this.read || !this.read.record;
    this.dialog.parts.telling.hidden = passing.told === "told";
    parts.withdraw.hidden = !underWay || (!passing.mine && conversation.facts.joined);
    if (passing.mine && ["agreed", "declined"].includes(passing.step) && !this.read && this.loading !== passing.id) this.load(passing);
  }

  wordOf({ step, mine }) {
    return this.words.get(mine || !["proposed", "agreed"].includes(step) ? `passStep_${step}` : "passStep_colleague");
  }

  /** The very words, once a colleague agreed; or why not. */
  async load(passing) {
    const { parts, words, conversation } = this;
    this.loading = passing.id;
    try {
      // Of one that was declined nothing is left once the conversation is closed.
      const read = await this.door.read(passing.id).catch((error) => {
        if (error.code !== "not-found") throw error;
        return { record: null, answer: "" };
      });
      if (conversation !== this.conversation || !conversation.facts.passing || conversation.facts.passing.id !== passing.id) return;
      this.read = read;
      if (read.record) this.fill(read.record);
      parts.read.hidden = !read.record;
      tell(parts.answer, read.answer ? words.get("passAnswer", { text: read.answer }) : null);
    } catch (error) {
      if (conversation === this.conversation) tell(parts.error, problemOf(error, words));
    } finally {
      if (this.loading === passing.id) this.loading = null;
    }
  }

  fill({ person, organisation, called, shared }) {
    this.dialog.parts.to.textContent = this.words.get("passCall", { person, employer: organisation, called });
    this.dialog.parts.shared.value = shared;
  }

  async copy() {
    await navigator.clipboard.writeText(this.dialog.parts.shared.value);
    this.about.say(this.words.get("passCopied"));
  }

  async finish() {
    const { conversation, words, about } = this;
    const { passing } = conversation.facts;
    const told = passing.told === "told" ? "told" : this.dialog.parts.knows.checked ? "told-after" : "not-told";
    const judge = about.nameOf(passing.judgedBy) || words.get("passColleague");
    const at = new Intl.DateTimeFormat(words.language, { dateStyle: "long", timeStyle: "short", timeZone: "Europe/Amsterdam" }).format(new Date());
    const notes = notesOf({ ...passing, told }, this.read.record, { judge, answer: this.read.answer, at }, words);
    await this.door.finish(conversation, told, notes, (text) => about.note(conversation.id, text));
  }

  async act(what) {
    const { words, conversation } = this;
    const { parts } = this.dialog.root.open ? this.dialog : this;
    const buttons = [this.dialog.parts.done, this.parts.withdraw];
    tell(parts.error, null);
    for (const button of buttons) button.disabled = true;
    try {
      await what();
    } catch (error) {
      if (conversation === this.conversation) tell(parts.error, problemOf(error, words));
    } finally {
      for (const button of buttons) button.disabled = false;
    }
  }
}

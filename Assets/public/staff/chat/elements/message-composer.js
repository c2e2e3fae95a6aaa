import { openPlaceholders } from "../../saved-texts/models/placeholders.js";
import { partsOf } from "../../shell/elements/parts.js";
import { HeldMessage } from "../models/held-message.js";

/** From here on the characters that are left are shown. */
const SOON = 200;

/** The field in which one answers one person, who is named in its label. It works without a connection too. */
export class MessageComposer extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    if (this.parts) return;
    this.parts = partsOf(this);
    this.held = new HeldMessage();
    this.parts.undo.addEventListener("click", () => this.takeBack());
    this.parts.texts.addEventListener("click", () => this.picker.open());
    this.parts.offer.addEventListener("click", () => this.offer());
    this.parts.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.parts.text.addEventListener("input", () => this.changed());
    this.parts.text.addEventListener("keydown", (event) => {
      if (event.isComposing || this.keys.actionFor(event) !== "send") return;
      event.preventDefault();
      this.send();
    });
  }

  /**
   * @param {{texts: object, limit: number, trouble: (problem: object) => void, keys: object, preferences: object, saved: object,
   *   values: () => object}} parts `limit` in UTF-16 units; `values` for the placeholders of `saved` texts
   */
  attach({ texts, limit, trouble, keys, preferences, saved, values }) {
    Object.assign(this, { texts, limit, trouble, keys, preferences });
    const language = () => this.conversation.facts.language;
    this.picker.attach({ field: this.parts.text, saved, values, language });
  }

  detach() {
    this.picker.detach();
    this.dropOffer();
  }

  get picker() {
    return this.querySelector("text-picker");
  }

  // Actions

  /** @param {import("../models/staff-conversation.js").StaffConversation|null} conversation */
  show(conversation) {
    if (conversation !== this.conversation) {
      this.held.release();
      this.dropOffer();
    }
    this.conversation = conversation;
    const usable = conversation && conversation.ready && !conversation.erased;
    this.hidden = !usable || ["ended", "closed"].includes(conversation.facts.state);
    if (!usable) {
      this.parts.text.value = "";
      return;
    }
    this.relabel();
    this.parts.text.value = conversation.draft.text;
    this.count();
    if (conversation.returned) this.note(this.texts.get("returnedText"));
  }

  relabel() {
    const name = this.conversation.name(this.texts);
    this.parts.label.textContent = this.texts.get("messageTo", { name });
    this.dataset.stripe = String(this.conversation.stripe);
  }

  send() {
    const { text: field } = this.parts;
    const text = field.value.trim();
    if (!text) return this.note(this.texts.get("writeFirst"));
    if (text.length > this.limit) return this.note(this.texts.get("tooLong"));
    const [open] = openPlaceholders(text);
    if (open) return this.note(this.texts.get("placeholderOpen", { what: open }));
    const { conversation } = this;
    const seconds = this.preferences.get("undo");
    field.value = "";
    this.note(seconds > 0 ? this.texts.get("undoNote", { n: seconds, name: conversation.name(this.texts) }) : "");
    this.held.hold({ text, send: () => this.sendNow(conversation, text) }, seconds);
    this.parts.undo.hidden = seconds === 0;
    field.focus();
  }

  /** Back into the field, before what was typed since. */
  takeBack() {
    const text = this.held.takeBack();
    const { text: field, undo } = this.parts;
    undo.hidden = true;
    this.note("");
    if (text !== null) field.value = [text, field.value].filter(Boolean).join("\n\n");
    this.changed();
    field.focus();
  }

  /** The directory, to show her places where help is; its modules, markup and words come now. @param {string} [kind] of place to begin with */
  async offer(kind) {
    const { conversation, texts } = this;
    try {
      const { OfferDialog } = await import("../../referral/elements/offer-dialog.js").catch(missing);
      const dialog = this.offering || (await OfferDialog.ready(conversation.parts.api, texts.language));
      this.offering = dialog;
      if (conversation === this.conversation && !conversation.erased) await dialog.open(conversation, conversation.name(texts), (text) => this.addText(text), kind);
    } catch (error) {
      if (error.code === "network") this.note(texts.problem(error));
      else this.trouble(error);
    }
  }

  dropOffer() {
    if (this.offering) this.offering.close();
  }

  // Internal

  /** After what was typed; nothing is sent. */
  addText(text) {
    const { text: field } = this.parts;
    field.value = [field.value, text].filter(Boolean).join("\n\n");
    this.changed();
  }

  /** Its conversation may be off the screen by now, or erased: then there is nobody to send to. */
  sendNow(conversation, text) {
    this.parts.undo.hidden = true;
    if (conversation.erased) return;
    const sent = conversation.send(text);
    if (sent && conversation.draft.text.trim() === text) conversation.draft.change("");
    if (sent) conversation.returned = false;
    if (conversation !== this.conversation) return;
    if (sent) return this.count();
    this.parts.text.value = [text, this.parts.text.value].filter(Boolean).join("\n\n");
    this.note(this.texts.get("outboxFull"));
  }

  changed() {
    const { text: field } = this.parts;
    this.conversation.draft.change(field.value);
    this.count();
    if (field.value) this.conversation.sending.typing(Date.now()).catch(this.trouble);
  }

  count() {
    const left = this.limit - this.parts.text.value.length;
    this.note(left > SOON ? "" : this.texts.get(left >= 0 ? "charactersLeft" : "tooLong", { n: left }));
  }

  note(text) {
    if (this.parts.note.textContent !== text) this.parts.note.textContent = text;
  }
}

/** A module that did not come; only the network fails there. */
function missing() {
  throw Object.assign(new Error("no module"), { code: "network" });
}

customElements.define("message-composer", MessageComposer);

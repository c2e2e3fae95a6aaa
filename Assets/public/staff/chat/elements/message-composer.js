import { partsOf } from "../../shell/elements/parts.js";

/** From here on the characters that are left are shown. */
const SOON = 200;

/** The field in which one answers one person, who is named in its label. It works without a connection too. */
export class MessageComposer extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    if (this.parts) return;
    this.parts = partsOf(this);
    this.parts.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.parts.text.addEventListener("input", () => this.changed());
    this.parts.text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      this.send();
    });
  }

  /** @param {{texts: object, limit: number, trouble: (problem: object) => void}} parts `limit` in UTF-16 units */
  attach({ texts, limit, trouble }) {
    Object.assign(this, { texts, limit, trouble });
  }

  // Actions

  /** @param {import("../models/staff-conversation.js").StaffConversation|null} conversation */
  show(conversation) {
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
    if (!this.conversation.send(text)) return this.note(this.texts.get("outboxFull"));
    field.value = "";
    this.conversation.draft.change("");
    this.conversation.returned = false;
    this.note("");
    field.focus();
  }

  // Internal

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

customElements.define("message-composer", MessageComposer);

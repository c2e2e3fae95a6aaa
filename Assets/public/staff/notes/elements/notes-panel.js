import { partsOf, stamp, tell } from "../../shell/elements/parts.js";

/** Milliseconds that a note is on screen before it counts as read. */
const LOOK = 4000;
/** UTF-16 units of one note. */
const LIMIT = 2000;

/** What the team says to each other beside a conversation, and the form that adds to it. It never shows or sends a message. */
export class NotesPanel extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    if (this.parts) return;
    this.parts = partsOf(this);
    this.parts.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.write();
    });
    this.parts.ask.addEventListener("submit", (event) => {
      event.preventDefault();
      this.act((thread) => thread.ask(this.parts.colleague.value));
    });
    this.addEventListener("focusin", () => this.thread && this.thread.read());
    document.addEventListener("visibilitychange", () => this.thread && this.look());
    addEventListener("focus", () => this.thread && this.look());
  }

  /** @param {{texts: object, colleagues: import("../models/colleagues.js").Colleagues, nameOf: (id: string) => string, trouble: Function}} about */
  attach({ texts, colleagues, nameOf, trouble }) {
    Object.assign(this, { texts, colleagues, nameOf, trouble, unsent: new Map() });
    this.clock = new Intl.DateTimeFormat(texts.language, { hour: "2-digit", minute: "2-digit" });
    this.stops = [colleagues.on("shown", (thread) => this.show(thread)), colleagues.on("calls", () => this.facts())];
    this.show(colleagues.shown);
  }

  detach() {
    for (const stop of this.stops || []) stop();
    this.stops = [];
    this.unsent = new Map();
    if (this.parts) this.show(null);
  }

  // Actions

  /** @param {import("../models/note-thread.js").NoteThread|null} thread */
  show(thread) {
    if (this.thread && !this.thread.gone) this.unsent.set(this.thread.conversation, this.parts.text.value);
    if (this.stop) this.stop();
    this.thread = thread;
    this.stop = thread ? thread.on("changed", () => this.render()) : null;
    this.parts.list.replaceChildren();
    this.parts.text.value = (thread && this.unsent.get(thread.conversation)) || "";
    tell(this.parts.error, null);
    this.parts.empty.hidden = Boolean(thread);
    this.parts.open.hidden = !thread;
    if (thread) this.render();
  }

  async write() {
    const { text: field } = this.parts;
    const text = field.value.trim();
    if (!text) return tell(this.parts.error, this.texts.get("noteEmpty"));
    if (text.length > LIMIT) return tell(this.parts.error, this.texts.get("noteTooLong"));
    const { thread } = this;
    const written = await this.act(() => thread.write(this.kind, text));
    if (!written || this.thread !== thread) return;
    field.value = "";
    field.focus();
  }

  // Internal

  /** Who leads the shift and does not have the conversation whispers. */
  get kind() {
    const { colleagues, thread } = this;
    return colleagues.leads && !colleagues.has(thread.conversation) ? "whisper" : "note";
  }

  async act(what) {
    try {
      await what(this.thread);
      tell(this.parts.error, null);
      return true;
    } catch (error) {
      tell(this.parts.error, error instanceof RangeError ? this.texts.get("noteNotYet") : this.texts.problem(error));
      return false;
    }
  }

  render() {
    const { list } = this.parts;
    const known = list.children.length;
    for (const note of this.thread.notes.slice(known)) this.add(note);
    if (known < list.children.length) list.scrollTop = list.scrollHeight;
    this.facts();
    this.look();
  }

  /** Who has the page before him reads what comes; in another tab or pane it waits. */
  look() {
    clearTimeout(this.looking);
    const { thread } = this;
    if (thread.unread > 0) this.looking = setTimeout(() => this.thread === thread && this.seen && thread.read(), LOOK);
  }

  get seen() {
    return document.visibilityState === "visible" && document.hasFocus() && this.offsetParent !== null;
  }

  facts() {
    const { texts, thread, colleagues, parts } = this;
    if (!thread) return;
    const own = colleagues.has(thread.conversation);
    const whisper = this.kind === "whisper";
    parts.whose.textContent = texts.get("notesOf", { name: this.nameOf(thread.conversation) });
    parts.label.textContent = texts.get(whisper ? "whisperLabel" : "noteLabel");
    parts.save.textContent = texts.get(whisper ? "whisperSend" : "noteSave");
    parts.consult.hidden = !own;
    if (own) this.consultation();
  }

  /** Made anew only when there is somebody else to choose or to release: a list that is open in somebody's hand stays as it is. */
  consultation() {
    const { asked } = this.thread;
    const open = this.colleagues.people.filter(({ id }) => !asked.includes(id));
    const choice = JSON.stringify([open, asked.map((id) => [id, this.colleagues.nameOf(id)])]);
    if (this.choice === choice) return;
    this.choice = choice;
    const { colleague, ask, asked: list } = this.parts;
    const options = open.map(({ id, name }) => new Option(name, id, false, id === colleague.value));
    colleague.replaceChildren(...options);
    ask.hidden = open.length === 0;
    list.replaceChildren(...asked.map((member) => this.askedRow(member)));
  }

  askedRow(member) {
    const { root, parts } = stamp("part-asked");
    const name = this.colleagues.nameOf(member) || this.texts.get("colleague");
    parts.name.textContent = this.texts.get("askedReads", { name });
    parts.release.setAttribute("aria-label", this.texts.get("askedReleaseOf", { name }));
    parts.release.addEventListener("click", () => this.act((thread) => thread.release(member)));
    return root;
  }

  add(note) {
    const { root, parts } = stamp("part-note");
    const name = this.colleagues.nameOf(note.author) || this.texts.get("colleague");
    const who = note.kind === "whisper" ? "whisperBy" : "noteBy";
    parts.who.textContent = this.texts.get(note.mine ? `${who}You` : who, { name });
    parts.text.textContent = note.text === null ? this.texts.get("noteUnreadable") : note.text;
    parts.time.textContent = this.clock.format(new Date(note.at * 1000));
    parts.time.dateTime = new Date(note.at * 1000).toISOString();
    root.classList.toggle("note--whisper", note.kind === "whisper");
    this.parts.list.append(root);
  }
}

customElements.define("notes-panel", NotesPanel);

import { Observable } from "../../shell/models/observable.js";
import { NoteThread } from "./note-thread.js";
import { NotesDoor } from "./notes-door.js";

/**
 * What professionals have to do with each other: the notes beside conversations, who asked whom, and alarms. Tells "calls" (alarms
 * and questions changed), "shown" (another thread), "note" (`{thread, note}`, written by a colleague), "notes" (some were read or came) and "trouble".
 */
export class Colleagues extends Observable {
  #threads = new Map();
  #own = new Set();
  #joined = new Set();
  #looked = new Set();

  /** @param {{api: object, ring: object}} parts */
  constructor({ api, ring }) {
    super();
    this.api = api;
    this.ring = ring;
    this.calls = { alarms: [], asked: [], buddies: [] };
    /** The thread on screen. */
    this.shown = null;
  }

  /** What waits for us: alarms nobody has taken, questions we have not looked at, notes we have not read. @returns {string[]} */
  get waiting() {
    const alarms = this.leads ? this.calls.alarms.filter(({ takenBy }) => !takenBy) : [];
    const asked = this.calls.asked.filter(({ conversation }) => !this.#looked.has(conversation));
    const noted = Array.from(this.#threads.values()).filter(({ unread }) => unread > 0);
    return [
      ...alarms.map(({ conversation, at }) => `alarm ${conversation} ${at}`),
      ...asked.map(({ conversation }) => `asked ${conversation}`),
      ...this.buddies.filter(({ answeredBy }) => !answeredBy).map(({ member, at }) => `buddy ${member} ${at}`),
      ...(this.calls.guests || []).map(({ guest }) => `guest ${guest}`),
      ...(this.calls.passings || []).map(({ passing }) => `passing ${passing}`),
      ...noted.map(({ conversation, unread }) => `notes ${conversation} ${unread}`),
    ];
  }

  /** Colleagues who want to talk with one, about how they are themselves; those to whom we go ourselves have us as `answeredBy`. */
  get buddies() {
    return this.#standing.filter(({ member }) => member !== this.ring.member.id);
  }

  /** What we ask of them ourselves, and who comes. @returns {{answeredBy?: string}|undefined} */
  get ownCall() {
    return this.#standing.find(({ member }) => member === this.ring.member.id);
  }

  get leads() {
    return ["coordinator", "shift-lead"].includes(this.ring.member.role);
  }

  get coordinates() {
    return this.ring.member.role === "coordinator";
  }

  /** Whether we have this conversation ourselves: not a colleague, whom we joined. */
  has(conversation) {
    return this.#own.has(conversation) && !this.#joined.has(conversation);
  }

  /** Who may be asked: colleagues who talk with visitors, by name. @returns {{id: string, name: string}[]} */
  get people() {
    const talking = ["coordinator", "shift-lead", "counsellor"];
    return Object.entries(this.ring.names)
      .filter(([id, { role, state }]) => id !== this.ring.member.id && talking.includes(role) && state === "admitted")
      .map(([id, { displayName }]) => ({ id, name: displayName }))
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  /** @param {string} member id @returns {string|null} the name colleagues and visitors see */
  nameOf(member) {
    const known = this.ring.names[member];
    return known ? known.displayName : null;
  }

  // Actions

  /** @param {string} type name of a stream event @param {object} data */
  receive(type, data) {
    if (type === "queue") this.#joined = new Set(data.mine.filter(({ joined }) => joined).map(({ id }) => id));
    if (type === "queue") this.#keepOwn(new Set(data.mine.map(({ id }) => id)));
    if (type === "calls") this.#takeCalls(data);
    if (type === "notes") this.#noted(data.conversation);
    if (type === "erased") this.#forget(data.conversation);
  }

  /** After a long poll, which carries no hints. */
  refresh() {
    for (const id of this.#own) this.thread(id).refresh();
    if (this.shown) this.shown.refresh();
  }

  /** Puts the notes of a conversation on screen. @param {string|null} conversation id @param {number} [number] the queue's, where no call says it */
  show(conversation, number) {
    const thread = conversation && this.thread(conversation);
    if (thread && number) thread.number = number;
    if (thread === this.shown) return;
    this.shown = thread || null;
    if (thread) this.#looked.add(conversation);
    if (thread) thread.refresh();
    this.tell("shown", this.shown);
  }

  async raiseAlarm(conversation) {
    await this.api.put(`/conversations/${conversation}/alarm`, {});
  }

  async takeAlarm(conversation) {
    await this.api.put(`/conversations/${conversation}/alarm/taken`, {});
    this.show(conversation);
  }

  /** The workspace locks. */
  putAway() {
    for (const id of Array.from(this.#threads.keys())) this.#forget(id);
    this.calls = { alarms: [], asked: [], buddies: [] };
  }

  // Internal

  get #standing() {
    return (this.calls.buddies || []).filter(({ until }) => until * 1000 > Date.now());
  }

  /** Made when it is first needed. */
  thread(conversation) {
    if (!this.#threads.has(conversation)) {
      const door = new NotesDoor(this.api, conversation);
      const thread = new NoteThread({ door, ring: this.ring, conversation });
      thread.on("note", (note) => this.tell("note", { thread, note }));
      thread.on("changed", () => this.tell("notes"));
      thread.on("trouble", (error) => this.tell("trouble", error));
      thread.on("gone", () => this.#forget(conversation));
      this.#threads.set(conversation, thread);
    }
    return this.#threads.get(conversation);
  }

  /** Somebody else's notes are fetched when they are on screen only: fetching them is looking into them, and recorded. */
  #noted(conversation) {
    const wanted = this.#own.has(conversation) || (this.shown && this.shown.conversation === conversation);
    if (wanted) this.thread(conversation).refresh();
  }

  #keepOwn(ids) {
    this.#own = ids;
    this.#drop();
  }

  #takeCalls(calls) {
    this.calls = calls;
    this.#drop();
    this.tell("calls", calls);
  }

  /** What is neither ours nor a call is none of our business any more; who leads the shift may keep one open. */
  #drop() {
    const { alarms, asked } = this.calls;
    const kept = this.leads && this.shown ? this.shown.conversation : null;
    for (const id of this.#looked) if (!asked.some(({ conversation }) => conversation === id)) this.#looked.delete(id);
    const called = new Set([...alarms, ...asked].map(({ conversation }) => conversation));
    for (const id of Array.from(this.#threads.keys())) if (!this.#own.has(id) && !called.has(id) && id !== kept) this.#forget(id);
  }

  #forget(conversation) {
    const thread = this.#threads.get(conversation);
    if (!thread) return;
    this.#threads.delete(conversation);
    this.#looked.delete(conversation);
    thread.forget();
    if (this.shown !== thread) return;
    this.shown = null;
    this.tell("shown", null);
  }
}

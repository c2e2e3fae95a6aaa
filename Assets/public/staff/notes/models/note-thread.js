import { SealRefused, base64url, fromBase64url } from "../../../shared/crypto/primitives.js";
import { openItem, openStaffKey, sealItem } from "../../../shared/crypto/staff-content.js";
import { Observable } from "../../shell/models/observable.js";

/**
 * What professionals wrote beside one conversation, oldest first. Tells "changed", "note" (one that a colleague wrote while this
 * thread was followed), "gone" (no longer ours to read) and "trouble".
 */
export class NoteThread extends Observable {
  #key = null;
  #pending = null;
  #running = Promise.resolve();
  #fetched = false;

  /** @param {{door: import("./notes-door.js").NotesDoor, ring: object, conversation: string}} parts */
  constructor({ door, ring, conversation }) {
    super();
    this.door = door;
    this.ring = ring;
    this.conversation = conversation;
    this.notes = [];
    /** Ids of the colleagues who were asked. */
    this.asked = [];
    /** Those of colleagues that came since it was first fetched and were not looked at yet. */
    this.unread = 0;
    this.gone = false;
  }

  /** The number of the last note known here. */
  get last() {
    return this.notes.length === 0 ? 0 : this.notes[this.notes.length - 1].number;
  }

  // Actions

  /** Fetches what is new; one after the other, however often it is asked. */
  refresh() {
    this.#running = this.#running.then(() => this.#fetch()).catch((error) => this.#failed(error));
    return this.#running;
  }

  /**
   * The same text sent again after a failure is the same note: it is not sealed anew.
   * @param {"note"|"whisper"} kind @param {string} text
   * @throws {Problem} @throws {RangeError} when nobody has opened the conversation yet, so that there is no key
   */
  async write(kind, text) {
    if (!this.#key) await this.refresh();
    if (!this.#key) throw new RangeError("no staff key yet");
    if (!this.#pending || this.#pending.text !== text || this.#pending.kind !== kind) {
      const id = crypto.randomUUID();
      this.#pending = { id, kind, text, sealed: base64url(await sealItem(this.#key, this.conversation, kind, id, text)) };
    }
    const { id, sealed } = this.#pending;
    await this.door.write({ id, kind, sealed });
    this.#pending = null;
    await this.refresh();
  }

  async ask(member) {
    await this.door.ask(member);
    await this.refresh();
  }

  async release(member) {
    await this.door.release(member);
    await this.refresh();
  }

  read() {
    if (this.unread === 0) return;
    this.unread = 0;
    this.tell("changed");
  }

  /** Nothing of it stays in the page. */
  forget() {
    this.gone = true;
    this.notes = [];
    this.asked = [];
    this.unread = 0;
    this.#key = null;
    this.#pending = null;
    this.tell("gone");
  }

  // Internal

  async #fetch() {
    for (;;) {
      if (this.gone) return;
      const page = await this.door.read(this.last);
      await this.#take(page);
      if (!page.more) break;
    }
    this.#fetched = true;
    this.tell("changed");
  }

  async #take({ notes, staffKey, asked }) {
    if (!this.#key && staffKey) {
      const { teamEpoch, sealed } = staffKey;
      this.#key = await openStaffKey(this.ring.teamKey(teamEpoch), this.conversation, teamEpoch, fromBase64url(sealed));
    }
    const opened = [];
    for (const note of notes) if (note.number > this.last) opened.push(await this.#open(note));
    if (this.gone) return;
    this.asked = asked;
    for (const note of opened) this.#add(note);
  }

  /** @returns {Promise<object>} with `text`, null when it does not open */
  async #open({ number, id, kind, author, at, sealed }) {
    const mine = author === this.ring.member.id;
    try {
      const text = await openItem(this.#key, this.conversation, kind, id, fromBase64url(sealed));
      return { number, id, kind, author, at, mine, text };
    } catch (error) {
      if (!(error instanceof SealRefused)) throw error;
      return { number, id, kind, author, at, mine, text: null };
    }
  }

  #add(note) {
    this.notes.push(note);
    if (note.mine || !this.#fetched) return;
    this.unread += 1;
    this.tell("note", note);
  }

  #failed(error) {
    if (error.code === "not-found" || error.code === "gone") this.forget();
    else this.tell("trouble", error);
  }
}

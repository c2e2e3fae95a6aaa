import { stamp, tell } from "../../shell/elements/parts.js";
import { firstToRead, readTooLate } from "../models/left-messages.js";
import { RowList } from "./row-list.js";

/** Seconds before the end of the hours in which one is asked to take nobody new. */
const LAST = 15 * 60;

/**
 * Who waits, longest first, and the button that takes somebody out of the queue. While somebody is on the way to a button no row comes,
 * goes or changes places: who is new is counted, and who is gone cannot be claimed.
 */
export class QueuePanel extends RowList {
  // Lifecycle

  /**
   * @param {{texts: object, workspace: import("../models/workspace.js").Workspace, claimed: () => void,
   *   steady: import("../../shell/models/steady.js").Steady}} parts
   */
  attach(parts) {
    this.shown = [];
    this.said = null;
    this.follow("queue", parts);
  }

  // Actions

  /** @param {boolean} stale the list may be out of date */
  stale(stale) {
    this.parts.stale.hidden = !stale;
  }

  /** @param {string} sentence what the list by itself would not tell */
  note(sentence) {
    this.said = sentence;
    this.draw();
  }

  async claim(row) {
    this.busy = row.id;
    this.draw();
    try {
      await this.workspace.claim(row.id);
      this.said = null;
      this.claimed();
    } catch (error) {
      this.said = this.texts.problem(error);
    } finally {
      this.busy = null;
      this.draw();
    }
  }

  // Internal

  render() {
    const { waiting } = this.workspace.queue;
    this.count(0);
    this.shown = waiting;
    tell(this.parts.notice, this.said);
    this.messages();
    this.ending();
    this.keepRows(new Set(waiting.map(({ id }) => id)));
    waiting.forEach((row, index) => this.place(this.row(row), index));
  }

  /** Every row stays in its place; who is gone cannot be claimed. */
  wait() {
    const there = new Set(this.workspace.queue.waiting.map(({ id }) => id));
    for (const row of this.shown) this.row(there.has(row.id) ? row : { ...row, gone: true });
    for (const { id } of this.shown) there.delete(id);
    this.count(there.size);
  }

  /** @param {number} fresh how many came that are not shown yet */
  count(fresh) {
    const { waiting, open } = this.workspace.queue;
    const inLine = waiting.filter(({ left }) => !left).length;
    const key = inLine === 1 ? "queueOne" : inLine === 0 ? "queueEmpty" : "queueMany";
    this.parts.line.textContent = this.texts.get(key, { n: inLine });
    this.dataset.open = String(open);
    tell(this.parts.fresh, fresh > 0 ? this.texts.get("queueFresh", { n: fresh }) : null);
  }

  /** What was left before the opening is read before the line; half an hour later somebody has to ask why it was not. */
  messages() {
    const first = firstToRead(this.workspace.queue);
    const late = readTooLate(this.workspace.queue, Date.now() / 1000);
    const { texts } = this;
    tell(this.parts.first, first > 0 && !late ? texts.get(first === 1 ? "readFirstOne" : "readFirst", { n: first }) : null);
    tell(this.parts.late, late ? texts.get(late === 1 ? "readLateOne" : "readLate", { n: late }) : null);
  }

  /** The end of the hours is kept softly: nothing is refused that may still be done. */
  ending() {
    const { open, closes } = this.workspace.queue;
    const near = open && closes && closes - Date.now() / 1000 < LAST;
    tell(this.parts.ending, near ? this.texts.get("endsSoon", { time: this.texts.timeOfDay(closes) }) : null);
  }

  /** Rows stay where they are while they can: the one with the focus must not be taken out and put back. */
  place(root, index) {
    const { waiting } = this.parts;
    if (waiting.children[index] !== root) waiting.insertBefore(root, waiting.children[index] || null);
  }

  row(row) {
    const { root, parts } = this.rowOf(row.id, () => this.newRow(row));
    const { texts } = this;
    parts.name.textContent = texts.get(row.left ? "messageNumber" : "visitorNumber", { n: row.number });
    const time = texts.duration(Date.now() / 1000 - row.since);
    parts.age.textContent = texts.get(row.left ? "leftSince" : "waitsSince", { time });
    parts.claim.textContent = texts.get(row.gone ? "queueGone" : row.left ? "readMessage" : "claim");
    parts.who.textContent = row.forWhom ? texts.get(`forWhom_${row.forWhom}`) : "";
    parts.who.hidden = !row.forWhom;
    tell(parts.door, row.door ? texts.get("cameBy", { name: row.door }) : null);
    parts.language.textContent = texts.get(`language_${row.language}`);
    const { speaks } = this.workspace.queue;
    parts.foreign.hidden = !speaks || speaks.includes(row.language);
    parts.topic.textContent = row.topic ? texts.get(`topic_${row.topic}`) : "";
    parts.topic.hidden = !row.topic;
    parts.danger.hidden = !row.danger;
    parts.claim.setAttribute("aria-disabled", String(row.gone || this.busy === row.id || !this.workspace.takesNew()));
    return root;
  }

  waits({ id }) {
    return this.workspace.queue.waiting.some((row) => row.id === id);
  }

  newRow(row) {
    const made = stamp("part-waiting");
    made.parts.name.id = `waiting-${row.id}`;
    made.parts.claim.setAttribute("aria-describedby", made.parts.name.id);
    made.parts.claim.addEventListener("click", () => !this.busy && this.waits(row) && this.claim(row));
    return made;
  }
}

customElements.define("queue-panel", QueuePanel);

import { stamp, tell } from "../../shell/elements/parts.js";
import { firstToRead, readTooLate } from "../models/left-messages.js";
import { RowList } from "./row-list.js";

/** Seconds before the end of the hours in which one is asked to take nobody new. */
const LAST = 15 * 60;

/** Who waits, longest first, and the button that takes somebody out of the queue. */
export class QueuePanel extends RowList {
  // Lifecycle

  /** @param {{texts: object, workspace: import("../models/workspace.js").Workspace, claimed: () => void}} parts */
  attach(parts) {
    this.follow("queue", parts);
  }

  // Actions

  /** @param {boolean} stale the list may be out of date */
  stale(stale) {
    this.parts.stale.hidden = !stale;
  }

  /** @param {string} sentence what the list by itself would not tell */
  note(sentence) {
    tell(this.parts.notice, sentence);
  }

  async claim(row) {
    this.busy = row.id;
    this.render();
    try {
      await this.workspace.claim(row.id);
      tell(this.parts.notice, null);
      this.claimed();
    } catch (error) {
      tell(this.parts.notice, this.texts.problem(error));
    } finally {
      this.busy = null;
      this.render();
    }
  }

  // Internal

  render() {
    const { waiting, open } = this.workspace.queue;
    const inLine = waiting.filter(({ left }) => !left).length;
    const key = inLine === 1 ? "queueOne" : inLine === 0 ? "queueEmpty" : "queueMany";
    this.parts.line.textContent = this.texts.get(key, { n: inLine });
    this.messages();
    this.ending();
    this.dataset.open = String(open);
    this.keepRows(new Set(waiting.map(({ id }) => id)));
    waiting.forEach((row, index) => this.place(this.row(row), index));
  }

  /** What was left before the opening is read before the line; half an hour later somebody has to ask why it was not. */
  messages() {
    const first = firstToRead(this.workspace.queue);
    const late = readTooLate(this.workspace.queue, Date.now() / 1000);
    const { texts } = this;
    tell(this.parts.first, first > 0 && !late ? texts.get(first === 1 ? "readFirstOne" : "readFirst", { n: first }) : null);
    tell(this.parts.late, late ? texts.get(first === 1 ? "readLateOne" : "readLate", { n: first }) : null);
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
    parts.claim.textContent = texts.get(row.left ? "readMessage" : "claim");
    parts.who.textContent = row.forWhom ? texts.get(`forWhom_${row.forWhom}`) : "";
    parts.who.hidden = !row.forWhom;
    parts.language.textContent = texts.get(`language_${row.language}`);
    const { speaks } = this.workspace.queue;
    parts.foreign.hidden = !speaks || speaks.includes(row.language);
    parts.topic.textContent = row.topic ? texts.get(`topic_${row.topic}`) : "";
    parts.topic.hidden = !row.topic;
    parts.danger.hidden = !row.danger;
    parts.claim.setAttribute("aria-disabled", String(this.busy === row.id || !this.workspace.takesNew()));
    return root;
  }

  newRow(row) {
    const made = stamp("part-waiting");
    made.parts.name.id = `waiting-${row.id}`;
    made.parts.claim.setAttribute("aria-describedby", made.parts.name.id);
    made.parts.claim.addEventListener("click", () => !this.busy && this.claim(row));
    return made;
  }
}

customElements.define("queue-panel", QueuePanel);

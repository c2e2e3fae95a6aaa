import { stamp, tell } from "../../shell/elements/parts.js";
import { RowList } from "./row-list.js";

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
    const key = waiting.length === 1 ? "queueOne" : waiting.length === 0 ? "queueEmpty" : "queueMany";
    this.parts.line.textContent = this.texts.get(key, { n: waiting.length });
    this.dataset.open = String(open);
    this.keepRows(new Set(waiting.map(({ id }) => id)));
    waiting.forEach((row, index) => this.place(this.row(row), index));
  }

  /** Rows stay where they are while they can: the one with the focus must not be taken out and put back. */
  place(root, index) {
    const { waiting } = this.parts;
    if (waiting.children[index] !== root) waiting.insertBefore(root, waiting.children[index] || null);
  }

  row(row) {
    const { root, parts } = this.rowOf(row.id, () => this.newRow(row));
    const { texts } = this;
    parts.name.textContent = texts.get("visitorNumber", { n: row.number });
    parts.age.textContent = texts.get("waitsSince", { time: texts.duration(Date.now() / 1000 - row.since) });
    parts.language.textContent = texts.get(`language_${row.language}`);
    parts.topic.textContent = row.topic ? texts.get(`topic_${row.topic}`) : "";
    parts.topic.hidden = !row.topic;
    parts.danger.hidden = !row.danger;
    parts.claim.setAttribute("aria-disabled", String(this.busy === row.id));
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

import { partsOf, stamp, tell } from "../../shell/elements/parts.js";
import { ShiftView } from "../models/shift-view.js";

/** How the shift goes, in sentences first: for who leads it. From here he reads the notes of any conversation, joins it, or takes it over. */
export class ShiftPanel extends HTMLElement {
  // Lifecycle

  /**
   * @param {{texts: object, api: object, workspace: object, colleagues: object, opened: () => void, taken: () => void, steady: object}} about
   *   `opened`: notes are on screen; `taken`: a conversation was joined or taken over
   */
  attach(about) {
    Object.assign(this, about);
    this.hidden = !this.colleagues.leads;
    if (this.hidden) return;
    this.parts = partsOf(this);
    this.rows = new Map();
    this.view = new ShiftView({ api: this.api, now: () => Date.now() / 1000 });
    const { draw, stop } = this.steady.holding(() => this.render());
    this.draw = draw;
    this.stops = [
      stop,
      this.workspace.on("queue", () => this.view.look()),
      this.view.on("changed", () => this.changed()),
      this.view.on("trouble", (error) => tell(this.parts.notice, this.texts.problem(error))),
    ];
    this.timer = setInterval(() => this.view.tick(), 1000);
    this.view.look();
    this.kit();
  }

  detach() {
    this.hidden = true;
    if (!this.view) return;
    for (const stop of this.stops) stop();
    clearInterval(this.timer);
    this.parts.list.replaceChildren();
    this.parts.said.textContent = "";
    tell(this.parts.notice, null);
    tell(this.parts.kit, null);
    this.view = null;
  }

  // Internal

  /** A coordinator hears that the recovery kit was not tried for too long. */
  async kit() {
    if (!this.colleagues.coordinates) return;
    try {
      const { overdue } = await this.api.get("/team/recovery-kit");
      if (this.view) tell(this.parts.kit, overdue ? this.texts.get("kitOverdue") : null);
    } catch (error) {
      if (this.view && error.code !== "network") tell(this.parts.notice, this.texts.problem(error));
    }
  }

  changed() {
    this.draw();
    // Of a conversation that is not his and calls nobody he hears no news.
    const { shown } = this.colleagues;
    if (shown && !this.colleagues.has(shown.conversation)) shown.refresh();
  }

  render() {
    const { texts, parts } = this;
    const { talking, leftBehind = [] } = this.view.shift;
    const rows = [...talking, ...leftBehind.map((row) => ({ ...row, leftBehind: true }))];
    parts.said.textContent = this.sentences().join(" ");
    const late = this.view.late.length;
    tell(parts.late, late > 0 ? texts.get(late === 1 ? "shiftLateOne" : "shiftLate", { n: late }) : null);
    const there = new Set(rows.map(({ conversation }) => conversation));
    for (const [id, { root }] of this.rows) if (!there.has(id) && this.rows.delete(id)) root.remove();
    rows.forEach((row, index) => this.place(this.row(row), index));
  }

  sentences() {
    const { texts } = this;
    const { waiting, longest, unread, present, room, talking } = this.view.shift;
    const time = longest === undefined ? "" : texts.duration(Date.now() / 1000 - longest);
    const counted = (key, n, more = {}) => texts.get(`${key}${n === 0 ? "None" : n === 1 ? "One" : ""}`, { n, ...more });
    const said = [counted("shiftWaiting", waiting, { time }), counted("shiftThere", present, { room }), counted("shiftTalking", talking.length)];
    return unread > 0 ? [...said, counted("shiftUnread", unread)] : said;
  }

  /** The row with the focus stays where it is in the page as long as it can. */
  place(root, index) {
    const { list } = this.parts;
    if (list.children[index] !== root) list.insertBefore(root, list.children[index] || null);
  }

  row(row) {
    const { texts } = this;
    if (!this.rows.has(row.conversation)) this.rows.set(row.conversation, this.newRow(row));
    const { root, parts } = this.rows.get(row.conversation);
    const names = { name: row.member.name, lead: row.joined && row.joined.name, visitor: texts.get("visitorNumber", { n: row.number }) };
    parts.who.textContent = texts.get(row.joined ? "shiftRowJoined" : "shiftRow", names);
    parts.language.textContent = texts.get(`language_${row.language}`);
    parts.danger.hidden = !row.danger;
    parts.away.hidden = row.visitorPresent || Boolean(row.leftBehind);
    const time = row.unanswered === undefined ? null : texts.duration(Date.now() / 1000 - row.unanswered);
    parts.wait.textContent = row.leftBehind ? texts.get("leftBehind", { name: row.member.name }) : time ? texts.get("unansweredSince", { time }) : "";
    root.classList.toggle("shift-row--late", this.view.isLate(row));
    const mine = this.workspace.queue.mine.find(({ id }) => id === row.conversation);
    parts.take.hidden = Boolean(mine && !mine.joined);
    parts.join.hidden = Boolean(mine || row.joined || row.leftBehind);
    return root;
  }

  newRow({ conversation: id, number, language, danger, member, leftBehind }) {
    const { texts } = this;
    const made = stamp("part-shift-row");
    const { notes, join, take, who } = made.parts;
    who.id = `shift-${id}`;
    for (const button of [notes, join, take]) button.setAttribute("aria-describedby", who.id);
    notes.addEventListener("click", () => {
      this.colleagues.show(id, number);
      this.opened();
    });
    const row = { id, number, language, danger, state: leftBehind ? "ended" : "active" };
    const sure = texts.get(leftBehind ? "leftBehindSure" : "takeOverSure", { name: member.name });
    const { handovers } = this.workspace;
    take.addEventListener("click", () => this.twice(take, made.parts.said, sure, () => handovers.takeOver(row)));
    join.addEventListener("click", () => this.twice(join, made.parts.said, texts.get("joinSure", { name: member.name }), () => handovers.join(row)));
    return made;
  }

  /** The first press says what the visitor will read; the second does it. */
  async twice(button, said, sentence, step) {
    if (button.dataset.sure !== sentence) {
      button.dataset.sure = sentence;
      tell(said, sentence);
      return;
    }
    delete button.dataset.sure;
    tell(said, null);
    try {
      await step();
      this.taken();
    } catch (error) {
      const key = { closed: "takeOverEnded", taken: "joinTaken" }[error.code];
      tell(said, key ? this.texts.get(key) : this.texts.problem(error));
    }
    if (this.view) this.view.look();
  }
}

customElements.define("shift-panel", ShiftPanel);

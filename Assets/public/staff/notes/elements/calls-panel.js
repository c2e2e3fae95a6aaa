import { partsOf, stamp, tell } from "../../shell/elements/parts.js";

const LATE = {
  guests: (list, about) => import("../../guests/elements/guest-calls.js").then(({ GuestCalls }) => GuestCalls.ready(list, about)),
  letters: (list, about) => import("../../letters/elements/letter-calls.js").then(({ LetterCalls }) => LetterCalls.ready(list, about)),
  passings: (list, about) => import("../../passing-on/elements/passing-calls.js").then(({ PassingCalls }) => PassingCalls.ready(list, about)),
};

/** Alarms, colleagues who ask, and who wants to talk with one: above the queue, because they come first. */
export class CallsPanel extends HTMLElement {
  // Lifecycle

  /**
   * @param {{texts: object, colleagues: import("../models/colleagues.js").Colleagues, nameOf: (id: string) => string|null, opened: () => void,
   *   comeTo: (member: string) => Promise<void>, steady: object}} about
   */
  attach({ texts, colleagues, nameOf, opened, comeTo, steady }) {
    Object.assign(this, { texts, colleagues, nameOf, opened, comeTo, late: {} });
    this.parts = partsOf(this);
    this.rows = new Map();
    const { draw, stop } = steady.holding(() => this.render());
    this.stops = [stop, colleagues.on("calls", draw)];
    this.timer = setInterval(draw, 15000);
    this.render();
  }

  detach() {
    if (!this.stops) return;
    for (const stop of this.stops) stop();
    clearInterval(this.timer);
    this.parts.list.replaceChildren();
    this.rows.clear();
    // Also what is open over the page.
    for (const shown of Object.values(this.late)) shown.then((calls) => calls.end && calls.end(), () => {});
    for (const kind of Object.keys(LATE)) this.parts[kind].replaceChildren();
    this.late = {};
    this.hidden = true;
  }

  // Internal

  render() {
    const { alarms, asked, ...calls } = this.colleagues.calls;
    for (const kind of Object.keys(LATE)) this.outside(kind, calls[kind] || []);
    const rows = [...alarms.map((alarm) => this.alarm(alarm)), ...asked.map((question) => this.question(question)), ...this.colleagues.buddies.map((call) => this.buddy(call))];
    this.hidden = rows.length === 0 && Object.keys(LATE).every((kind) => !(calls[kind] || []).length);
    for (const [key, made] of this.rows) if (!rows.includes(made) && this.rows.delete(key)) made.root.remove();
    const { list } = this.parts;
    rows.forEach(({ root }, index) => list.children[index] !== root && list.insertBefore(root, list.children[index] || null));
  }

  /** Guests, letters and what is to be passed on, where they wait for him: what shows them comes with the first. */
  async outside(kind, calls) {
    const { late } = this;
    if (calls.length === 0 && !late[kind]) return;
    try {
      late[kind] = late[kind] || LATE[kind](this.parts[kind], this);
      (await late[kind]).show(this.colleagues.calls[kind] || []);
    } catch (error) {
      delete late[kind];
      tell(this.parts.notice, this.texts.problem(error instanceof TypeError ? { code: "network" } : error));
    }
  }

  name({ conversation, number }) {
    return this.nameOf(conversation) || this.texts.get("visitorNumber", { n: number });
  }

  person(member) {
    return this.colleagues.nameOf(member) || this.texts.get("colleague");
  }

  alarm(alarm) {
    const { texts, colleagues } = this;
    const visitor = this.name(alarm);
    const said = alarm.reason === "silence" ? texts.get("alarmSilence", { visitor })
      : texts.get("alarmCalled", { name: this.person(alarm.raisedBy), visitor });
    const time = texts.get("alarmSince", { time: texts.duration(Date.now() / 1000 - alarm.at) });
    const taken = alarm.takenBy ? texts.get("alarmTakenBy", { name: this.person(alarm.takenBy) }) : null;
    const row = this.row("call--alarm", alarm, said, taken || time);
    row.root.classList.toggle("call--taken", Boolean(taken));
    if (colleagues.leads && !taken) this.button(row, "alarmTake", () => colleagues.takeAlarm(alarm.conversation));
    else if (colleagues.leads) this.button(row, "callOpen", () => colleagues.show(alarm.conversation));
    return row;
  }

  question(question) {
    const { texts, colleagues } = this;
    const said = texts.get("askedYou", { name: this.person(question.askedBy), visitor: this.name(question) });
    const row = this.row("call--asked", question, said, "");
    this.button(row, "callOpen", () => colleagues.show(question.conversation));
    return row;
  }

  /** It is about no conversation: there is nothing to open. */
  buddy({ member, at, answeredBy }) {
    const name = this.person(member);
    const row = this.row("call--buddy", { conversation: `${member} ${at}` }, this.texts.get(answeredBy ? "buddyGo" : "buddyAsks", { name }), "");
    row.root.classList.toggle("call--taken", Boolean(answeredBy));
    this.button(row, "alarmTake", () => this.comeTo(member));
    row.parts.act.hidden = Boolean(answeredBy);
    row.stays = true;
    return row;
  }

  /** Made once and kept while it is there: what is pressed or has the focus must not be put in again. */
  row(kind, { conversation }, said, facts) {
    const key = `${kind} ${conversation}`;
    if (!this.rows.has(key)) this.rows.set(key, this.newRow(kind));
    const made = this.rows.get(key);
    made.parts.said.textContent = said;
    made.parts.facts.textContent = facts;
    return made;
  }

  newRow(kind) {
    const made = stamp("part-call");
    made.root.classList.add(kind);
    made.parts.act.addEventListener("click", async () => {
      try {
        await made.act();
        tell(this.parts.notice, null);
        if (!made.stays) this.opened();
      } catch (error) {
        const late = made.stays && error.code === "taken";
        tell(this.parts.notice, late ? this.texts.get("buddyTaken") : this.texts.problem(error));
      }
    });
    return made;
  }

  button(made, key, act) {
    made.act = act;
    made.parts.act.hidden = false;
    made.parts.act.textContent = this.texts.get(key);
  }
}

customElements.define("calls-panel", CallsPanel);

import { partsOf, stamp, tell } from "../../shell/elements/parts.js";

/** Alarms, and colleagues who ask: above the queue, because they come first. */
export class CallsPanel extends HTMLElement {
  // Lifecycle

  /** @param {{texts: object, colleagues: import("../models/colleagues.js").Colleagues, nameOf: (id: string) => string|null, opened: () => void}} about */
  attach({ texts, colleagues, nameOf, opened }) {
    Object.assign(this, { texts, colleagues, nameOf, opened });
    this.parts = partsOf(this);
    this.stop = colleagues.on("calls", () => this.render());
    this.timer = setInterval(() => this.render(), 15000);
    this.render();
  }

  detach() {
    if (!this.stop) return;
    this.stop();
    clearInterval(this.timer);
    this.parts.list.replaceChildren();
    this.hidden = true;
  }

  // Internal

  render() {
    const { alarms, asked } = this.colleagues.calls;
    const held = this.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    const rows = [...alarms.map((alarm) => this.alarm(alarm)), ...asked.map((question) => this.question(question))];
    this.hidden = rows.length === 0;
    this.parts.list.replaceChildren(...rows);
    const again = held && Array.from(this.querySelectorAll("button")).find(({ dataset }) => dataset.key === held);
    if (again) again.focus();
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
    const row = this.row("call--alarm", said, taken || time);
    row.root.classList.toggle("call--taken", Boolean(taken));
    if (colleagues.leads && !taken) this.button(row, "alarmTake", alarm, () => colleagues.takeAlarm(alarm.conversation));
    else if (colleagues.leads) this.button(row, "callOpen", alarm, () => colleagues.show(alarm.conversation));
    return row.root;
  }

  question(question) {
    const { texts, colleagues } = this;
    const said = texts.get("askedYou", { name: this.person(question.askedBy), visitor: this.name(question) });
    const row = this.row("call--asked", said, "");
    this.button(row, "callOpen", question, () => colleagues.show(question.conversation));
    return row.root;
  }

  row(kind, said, facts) {
    const made = stamp("part-call");
    made.root.classList.add(kind);
    made.parts.said.textContent = said;
    made.parts.facts.textContent = facts;
    return made;
  }

  button({ parts }, key, { conversation }, act) {
    parts.act.hidden = false;
    parts.act.textContent = this.texts.get(key);
    parts.act.dataset.key = `${key} ${conversation}`;
    parts.act.addEventListener("click", async () => {
      try {
        await act();
        tell(this.parts.notice, null);
        this.opened();
      } catch (error) {
        tell(this.parts.notice, this.texts.problem(error));
      }
    });
  }
}

customElements.define("calls-panel", CallsPanel);

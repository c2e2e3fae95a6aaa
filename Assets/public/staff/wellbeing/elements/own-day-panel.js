import { partsOf, tell } from "../../shell/elements/parts.js";

/** Milliseconds between two looks at the clock. */
const TICK = 1000;

/**
 * One's own pause, rest and day, beside the queue. Nothing of it leaves the page, but for a name when one asks for a colleague to talk
 * with.
 */
export class OwnDayPanel extends HTMLElement {
  // Lifecycle

  /**
   * @param {{texts: object, day: import("../models/own-day.js").OwnDay, colleagues: import("../../notes/models/colleagues.js").Colleagues,
   *   buddyCalls: import("../../buddy-calls/models/buddy-calls.js").BuddyCalls, steady: object, changed: () => void}} parts `changed`: new ones may come, or not
   */
  attach({ texts, day, colleagues, buddyCalls, steady, changed }) {
    Object.assign(this, { texts, day, colleagues, buddyCalls, changed, wants: false });
    this.parts = partsOf(this);
    if (!this.listens) this.listen();
    const { draw, stop } = steady.holding(() => this.render());
    this.stops = [stop, day.on("changed", () => this.render()), colleagues.on("calls", draw)];
    this.timer = setInterval(draw, TICK);
    this.render();
  }

  detach() {
    if (!this.stops) return;
    for (const stop of this.stops) stop();
    clearInterval(this.timer);
    this.stops = null;
    this.parts.buddy.hidden = true;
    tell(this.parts.said, null);
  }

  // Internal

  listen() {
    const { parts } = this;
    this.listens = true;
    parts.pause.addEventListener("click", () => this.day.setPaused(!this.day.paused));
    parts.fine.addEventListener("click", () => this.answer(() => this.day.answered(), "checkInThanks"));
    parts.heavy.addEventListener("click", () => this.answer(() => this.day.rest(), "checkInRest"));
    parts.talk.addEventListener("click", () => this.offer(() => this.day.answered()));
    parts.talkNow.addEventListener("click", () => this.offer());
    parts.buddyCall.addEventListener("click", () => this.ask(() => this.buddyCalls.ask()));
    parts.buddyEnd.addEventListener("click", () => this.endCall());
    parts.stopRest.addEventListener("click", () => this.day.stopRest());
    parts.dim.addEventListener("change", () => this.look("dim", parts.dim.checked));
    parts.large.addEventListener("change", () => this.look("large", parts.large.checked));
  }

  /** The buttons go with their question: the focus goes on to the pause. */
  answer(step, said) {
    step();
    tell(this.parts.said, this.texts.get(said));
    this.parts.pause.focus();
  }

  /** Nobody is told before he asks for it. */
  offer(step = () => {}) {
    step();
    this.wants = true;
    tell(this.parts.said, null);
    this.render();
    this.parts.buddyCall.focus();
  }

  async endCall() {
    this.wants = false;
    if (this.colleagues.ownCall) await this.ask(() => this.buddyCalls.end());
    this.render();
    this.parts.pause.focus();
  }

  async ask(step) {
    try {
      await step();
      tell(this.parts.said, null);
      // The button that was pressed goes.
      this.parts.buddyEnd.focus();
    } catch (error) {
      tell(this.parts.said, error.code === "nobody-else" ? this.texts.get("buddyNobody") : this.texts.problem(error));
    }
  }

  /** Whether somebody was asked, and who comes. */
  buddy() {
    const { parts, texts, colleagues } = this;
    const call = colleagues.ownCall;
    parts.buddy.hidden = !call && !this.wants;
    const name = call && call.answeredBy && (colleagues.nameOf(call.answeredBy) || texts.get("colleague"));
    const sentence = texts.get(name ? "buddyComes" : call ? "buddyAsked" : "buddyOffer", { name });
    if (parts.buddyText.textContent !== sentence) parts.buddyText.textContent = sentence;
    parts.buddyCall.hidden = Boolean(call);
    parts.buddyEnd.textContent = texts.get(name ? "buddyDone" : call ? "buddyDrop" : "buddyNotNow");
  }

  look(name, on) {
    document.documentElement.toggleAttribute(`data-${name}`, on);
  }

  render() {
    const { parts, day, texts } = this;
    const { takesNone, restLeft } = day;
    parts.pause.setAttribute("aria-pressed", String(day.paused));
    parts.pause.textContent = texts.get(day.paused ? "pauseEnd" : "pauseBegin");
    parts.resting.hidden = !takesNone;
    const minutes = Math.ceil(restLeft / 60);
    const sentence = day.paused ? texts.get("pauseNow") : restLeft > 0 ? texts.get(minutes === 1 ? "restNowOne" : "restNow", { n: minutes }) : "";
    if (parts.state.textContent !== sentence) parts.state.textContent = sentence;
    parts.stopRest.hidden = day.paused || restLeft === 0;
    if (day.asks && parts.ask.hidden) tell(parts.said, null);
    parts.ask.hidden = !day.asks;
    const count = day.conversations === 1 ? "dayOne" : "dayMany";
    parts.summary.textContent = texts.get(count, { n: day.conversations, time: texts.duration(day.seconds) });
    this.buddy();
    if (takesNone !== this.told) this.changed();
    this.told = takesNone;
  }
}

customElements.define("own-day", OwnDayPanel);

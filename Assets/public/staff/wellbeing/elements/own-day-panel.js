import { partsOf, tell } from "../../shell/elements/parts.js";

/** Milliseconds between two looks at the clock. */
const TICK = 1000;

/** One's own pause, rest and day, beside the queue. Nothing of it leaves the page. */
export class OwnDayPanel extends HTMLElement {
  // Lifecycle

  /** @param {{texts: object, day: import("../models/own-day.js").OwnDay, changed: () => void}} parts `changed`: new ones may come, or not */
  attach({ texts, day, changed }) {
    Object.assign(this, { texts, day, changed });
    this.parts = partsOf(this);
    if (!this.listens) this.listen();
    this.stop = day.on("changed", () => this.render());
    this.timer = setInterval(() => this.render(), TICK);
    this.render();
  }

  detach() {
    if (!this.stop) return;
    this.stop();
    clearInterval(this.timer);
    this.stop = null;
  }

  // Internal

  listen() {
    const { parts } = this;
    this.listens = true;
    parts.pause.addEventListener("click", () => this.day.setPaused(!this.day.paused));
    parts.fine.addEventListener("click", () => this.answer(() => this.day.answered(), "checkInThanks"));
    parts.heavy.addEventListener("click", () => this.answer(() => this.day.rest(), "checkInRest"));
    parts.talk.addEventListener("click", () => this.answer(() => this.day.answered(), "checkInTalk"));
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
    if (takesNone !== this.told) this.changed();
    this.told = takesNone;
  }
}

customElements.define("own-day", OwnDayPanel);

/** What stands around the messages: her place in the line, the connection, and what hides it all. */

/** Milliseconds: nothing is said of a short break, a quiet line of a longer one, then where else to go. */
const QUIET = 5000;
const LOUD = 20000;
const BACK = 3000;
/** Milliseconds without a sign of her: first a question, then a page that shows nothing. */
const ASK = 10 * 60 * 1000;
const AWAY = 20 * 60 * 1000;
/** Where she is not sure that the device is safe: the page comes without a question before it. */
const AWAY_SOON = 3 * 60 * 1000;

/** Her place in the line, and an honest estimate; nothing where the server does not know. */
export class WaitingQueue extends HTMLElement {
  #texts = {};
  #since = null;
  #latest = null;
  #timer = null;
  #say = () => {};

  // Lifecycle

  disconnectedCallback() {
    clearInterval(this.#timer);
    this.#timer = null;
  }

  /** @param {{texts: object, say: (text: string) => void}} page */
  prepare({ texts, say }) {
    this.#texts = texts;
    this.#say = say;
  }

  // Actions

  /** @param {null|{ahead: number, from: number|null, to: number|null}} queue null: she is not waiting. */
  show(queue) {
    this.hidden = queue === null;
    if (queue === null) return this.#leave();
    this.#since = this.#since ?? Date.now();
    this.#timer = this.#timer ?? setInterval(() => this.#late(), 15000);
    const sentence = this.#sentence(queue);
    const place = this.querySelector('[data-part="place"]');
    this.#latest = this.#latest ?? queue.to ?? null;
    this.#close(queue.closed === true);
    if (place.textContent === sentence) return;
    place.textContent = sentence;
    if (sentence !== "") this.#say(sentence);
  }

  // Internal

  /** Nobody comes any more today: where else to go, and how to leave her words. */
  #close(closed) {
    const notice = this.querySelector('[data-part="closed"]');
    if (notice.hidden !== closed) return;
    notice.hidden = !closed;
    this.querySelector('[data-part="stay"]').hidden = closed;
    if (closed) this.#say(notice.querySelector("p").textContent);
  }

  #sentence({ ahead, from = null, to = null, closed = false, late = false }) {
    const { queueNext, queueCount, queueCountOne, queueLate, queuePos, queuePosOne } = this.#texts;
    if (ahead === null || closed) return "";
    if (late) return queueLate;
    if (ahead === 0) return queueNext;
    const known = from !== null && to !== null;
    const one = known ? queuePosOne : queueCountOne;
    const several = known ? queuePos : queueCount;
    return (ahead === 1 ? one : several).replace("{n}", ahead).replace("{a}", from).replace("{b}", to);
  }

  #late() {
    if (this.#latest === null || Date.now() - this.#since < this.#latest * 60000) return;
    const long = this.querySelector('[data-part="long"]');
    if (!long.hidden) return;
    long.textContent = this.#texts.queueLong;
    long.hidden = false;
    this.#say(long.textContent);
  }

  #leave() {
    clearInterval(this.#timer);
    this.#timer = null;
    this.#since = null;
    this.#latest = null;
    this.querySelector('[data-part="long"]').hidden = true;
  }
}

customElements.define("waiting-queue", WaitingQueue);

/** Says when the connection is away, judged by signs of life and not by what the device believes. */
export class ConnectionLine extends HTMLElement {
  #texts = {};
  #say = () => {};
  #timers = [];
  /** Since when the connection is away, in milliseconds; null while it is there. */
  #lost = null;

  // Lifecycle

  /** The cover had taken it out of the page: what became true meanwhile is said now. */
  connectedCallback() {
    if (this.#lost !== null) return this.#wait();
    this.textContent = "";
    this.classList.remove("connection--lost");
  }

  disconnectedCallback() {
    this.#clear();
  }

  /** @param {{texts: object, say: (text: string, options?: object) => void}} page */
  prepare({ texts, say }) {
    this.#texts = texts;
    this.#say = say;
  }

  // Actions

  set alive(alive) {
    if (alive) return this.#found();
    if (this.#lost !== null) return;
    this.#lost = Date.now();
    this.#wait();
  }

  // Internal

  #wait() {
    const passed = Date.now() - this.#lost;
    this.#clear();
    if (passed < LOUD) this.#later(QUIET - passed, () => this.#tell(this.#texts.off5, false));
    this.#later(LOUD - passed, () => this.#tell(this.#texts.off20, true));
  }

  #found() {
    if (this.#lost === null) return;
    this.#lost = null;
    this.#clear();
    if (this.textContent === "") return;
    this.#tell(this.#texts.offBack, false);
    this.#later(BACK, () => this.#tell("", false));
  }

  #tell(text, urgent) {
    this.textContent = text;
    this.classList.toggle("connection--lost", urgent);
    this.#say(text, { urgent });
  }

  #later(delay, step) {
    this.#timers.push(setTimeout(step, delay));
  }

  #clear() {
    this.#timers.forEach(clearTimeout);
    this.#timers = [];
  }
}

customElements.define("connection-line", ConnectionLine);

/** Takes the conversation out of the page when nobody seems to look; one tap brings it back, nothing is lost. */
export class Cover {
  #page;
  #hidden = null;
  #timers = [];
  #asked = false;
  #whenHidden = () => false;

  // Lifecycle

  /** @param {object} page @param {() => boolean} whenHidden whether she asked for it when she opens something else. */
  constructor(page, whenHidden) {
    this.#page = page;
    this.#whenHidden = whenHidden;
  }

  start() {
    for (const sign of ["keydown", "pointerdown", "scroll", "input"]) {
      addEventListener(sign, () => this.#seen(), { capture: true, passive: true });
    }
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && (this.#careful || this.#whenHidden())) this.cover();
    });
    this.#seen();
  }

  // Actions

  cover() {
    const { flow } = this.#page;
    if (this.#hidden || !flow.querySelector("message-composer")) return;
    const content = document.createDocumentFragment();
    const focused = flow.contains(document.activeElement) ? document.activeElement : null;
    content.append(...flow.childNodes);
    this.#hidden = { content, focused };
    flow.append(document.getElementById("step-cover").content.cloneNode(true));
    const button = flow.querySelector(".cover");
    button.addEventListener("click", () => this.#uncover(button));
    this.#page.say("");
  }

  // Internal

  get #careful() {
    return this.#page.flow.dataset.careful === "true";
  }

  #uncover(button) {
    const { content, focused } = this.#hidden;
    this.#hidden = null;
    button.replaceWith(content);
    (focused ?? this.#page.flow.querySelector("h1")).focus();
    this.#seen();
  }

  #ask(sentence) {
    this.#asked = sentence !== "";
    this.#page.part("idle", sentence);
    this.#page.say(sentence);
  }

  #seen() {
    if (this.#hidden && this.#page.flow.querySelector(".cover")) return;
    this.#hidden = null;
    if (this.#asked) this.#ask("");
    this.#timers.forEach(clearTimeout);
    this.#timers = [setTimeout(() => this.cover(), this.#careful ? AWAY_SOON : AWAY)];
    if (!this.#careful) this.#timers.push(setTimeout(() => this.#ask(this.#page.config.texts.idleAsk), ASK));
  }
}

/** Where the keyboard covers the page instead of shrinking it (iOS, older Chrome), the page is told what is left. */
export function keepVisible() {
  const viewport = globalThis.visualViewport;
  if (!viewport) return;
  const measure = () =>
    document.documentElement.style.setProperty("--visible-height", `${Math.round(viewport.height * viewport.scale)}px`);
  viewport.addEventListener("resize", measure);
  measure();
}

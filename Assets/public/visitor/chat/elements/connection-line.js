/** Milliseconds: nothing is said of a short break, a quiet line of a longer one, then where else to go. */
const QUIET = 5000;
const LOUD = 20000;
const BACK = 3000;

/** Says when the connection is away, judged by signs of life and not by what the device believes. */
export class ConnectionLine extends HTMLElement {
  #texts = {};
  #say = () => {};
  #timers = [];
  #lost = false;

  // Lifecycle

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
    if (this.#lost) return;
    this.#lost = true;
    this.#clear();
    this.#later(QUIET, () => this.#tell(this.#texts.off5, false));
    this.#later(LOUD, () => this.#tell(this.#texts.off20, true));
  }

  // Internal

  #found() {
    if (!this.#lost) return;
    this.#lost = false;
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

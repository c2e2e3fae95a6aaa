/** Milliseconds without a sign of her: first a question, then a page that shows nothing. */
const ASK = 10 * 60 * 1000;
const COVER = 20 * 60 * 1000;

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
      if (document.visibilityState === "hidden" && this.#whenHidden()) this.cover();
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
    this.#timers = [
      setTimeout(() => this.#ask(this.#page.config.texts.idleAsk), ASK),
      setTimeout(() => this.cover(), COVER),
    ];
  }
}

import { partsOf } from "./parts.js";

/**
 * What is said once: to who listens, and to who looks. It lies over the page until it is closed or the next is said; it moves nothing,
 * and every press but that on its own button goes to what is below it.
 */
export class SaidLine {
  #ended = false;

  /** @param {Element} root with the parts "text" and "close" @param {Element} announcer a live region that nobody sees */
  constructor(root, announcer) {
    Object.assign(this, { root, announcer, parts: partsOf(root) });
    this.parts.close.onclick = () => (root.hidden = true);
  }

  /** @param {string} sentence */
  say(sentence) {
    this.announce(sentence);
    this.parts.text.textContent = sentence;
    this.root.hidden = this.#ended;
  }

  /** To who listens only: who looks sees it where it happens. @param {string} sentence */
  announce(sentence) {
    if (this.#ended) return;
    this.announcer.textContent = "";
    setTimeout(() => (this.announcer.textContent = this.#ended ? "" : sentence), 50);
  }

  /** The workspace is left: nothing of it stays in the page. */
  forget() {
    this.#ended = true;
    this.announcer.textContent = "";
    this.parts.text.textContent = "";
    this.root.hidden = true;
  }
}

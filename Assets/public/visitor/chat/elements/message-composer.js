/** Characters from which the rest is counted aloud. */
const COUNT_FROM = 200;

/** Where she writes. Never loses a text: it is emptied only when the message was taken over. */
export class MessageComposer extends HTMLElement {
  #text = null;
  #hint = null;
  #error = null;
  #texts = {};
  #limit = 2000;
  #touch = matchMedia("(pointer: coarse)").matches;

  // Lifecycle

  connectedCallback() {
    if (this.#text) return;
    this.#text = this.querySelector("textarea");
    this.#hint = this.querySelector(".composer__hint");
    this.#error = this.querySelector(".field__error");
    this.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    this.#text.addEventListener("keydown", (event) => this.#key(event));
    this.#text.addEventListener("input", () => this.#typed());
  }

  /** @param {{texts: object, limits: {text: number}}} page */
  prepare({ texts, limits }) {
    this.#texts = texts;
    this.#limit = limits.text;
    this.#count();
  }

  // Actions

  get text() {
    return this.#text.value;
  }

  /** The message is on its way. */
  taken() {
    this.#text.value = "";
    this.complain("");
    this.#count();
    this.#text.focus();
  }

  /** A message that was not sent comes back, before what she wrote since. */
  giveBack(text) {
    this.#text.value = this.#text.value ? `${text}\n\n${this.#text.value}` : text;
    this.#count();
  }

  complain(sentence) {
    this.#error.textContent = sentence;
    if (sentence) this.#text.setAttribute("aria-invalid", "true");
    else this.#text.removeAttribute("aria-invalid");
  }

  // Internal

  #send() {
    const text = this.#text.value.trim();
    if (text === "") return this.complain(this.#texts.errEmpty);
    if (text.length > this.#limit) return this.complain(this.#texts.errLong);
    this.dispatchEvent(new CustomEvent("send", { detail: text, bubbles: true }));
  }

  /** On a keyboard Enter sends; on touch it is a new line; never while a word is being composed (229: older Safari). */
  #key(event) {
    if (event.key !== "Enter" || event.shiftKey || this.#touch || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.#send();
  }

  #typed() {
    if (this.#error.textContent) this.complain("");
    this.#count();
    this.dispatchEvent(new CustomEvent("typing", { bubbles: true }));
  }

  #count() {
    const left = this.#limit - this.#text.value.length;
    const usual = this.#touch ? this.#hint.dataset.touch ?? this.#hint.textContent : this.#texts.chatEnterSends;
    if (this.#touch && !this.#hint.dataset.touch) this.#hint.dataset.touch = usual;
    this.#hint.textContent = left <= COUNT_FROM ? this.#texts.chatLimit.replace("{n}", left) : usual;
  }
}

customElements.define("message-composer", MessageComposer);

/** What is said: the messages, and the field in which she writes the next. */

/** Pixels from the end within which the log follows what is new. */
const NEAR = 80;
/** Characters from which the rest is counted aloud. */
const COUNT_FROM = 200;
/** What is read aloud: the "log", or, for readers that repeat a whole log (w3c/wcag 1186), a hidden "line" at a time. */
const ALOUD = "log";

/** The messages of a conversation: each once, in the order of the log, what is still on its way at the end. */
export class MessageLog extends HTMLElement {
  #list = null;
  #line = null;
  #quiet = false;
  #following = true;
  #button = null;
  #texts = {};
  #clock = null;
  #pending = new Map();
  #known = new Map();

  // Lifecycle

  connectedCallback() {
    if (this.#list) return;
    this.#list = this.querySelector("[role=log]");
    this.#line = this.querySelector("[role=status]");
    this.#button = this.querySelector("button");
    this.#button.addEventListener("click", () => this.#toEnd());
    this.#list.addEventListener("scroll", () => {
      this.#following = this.#near();
      if (this.#following) this.#button.hidden = true;
    });
    // What comes between the log and the field (no connection, a keyboard) must not cover the last words.
    new ResizeObserver(() => this.#following && this.#toEnd()).observe(this.#list);
    this.#list.addEventListener("click", (event) => this.#pressed(event));
  }

  /** @param {{texts: object, language: string}} page */
  prepare({ texts, language }) {
    this.#texts = texts;
    this.#clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });
    this.#list.setAttribute("aria-label", texts.chatLog);
  }

  // Actions

  /** While older messages are loaded nothing is read aloud. */
  set quiet(on) {
    this.#quiet = on;
    this.#list.setAttribute("aria-live", on || ALOUD === "line" ? "off" : "polite");
  }

  /** A message that is in the log. The id is the server's word: it never puts one message in another's place. @returns where it stands */
  message({ id, mine, text, kind, sender, at, warning }) {
    const waiting = mine ? this.#pending.get(id) : undefined;
    const bubble = waiting ?? this.#bubble(id, mine ? this.#texts.chatMe : sender.name, mine);
    bubble.querySelector(".bubble__text").textContent = text ?? this.#texts.chatUnreadable;
    bubble.querySelector("time").firstChild.data = this.#clock.format(new Date(at * 1000));
    if (mine) this.#state(bubble, this.#texts.chatSent, false);
    if (warning && text !== null) bubble.append(this.#element("p", "bubble__warning", this.#texts.chatWarning));
    if (!kind && text !== null && sender.role !== "guest") bubble.dataset.words = sender.role;
    if (waiting) this.#pending.delete(id);
    this.#insert(bubble, !mine);
    if (!mine) this.#read(`${sender.name}: ${text ?? this.#texts.chatUnreadable}`);
    return bubble;
  }

  /** An own message on its way; the Outbox says where it is. */
  delivery({ id, text, state }) {
    if (!this.#known.has(id)) {
      const bubble = this.#bubble(id, this.#texts.chatMe, true);
      bubble.querySelector(".bubble__text").textContent = text;
      this.#state(bubble, this.#texts.chatSending, false);
      this.#pending.set(id, bubble);
      this.#list.append(bubble);
      this.#toEnd();
    }
    const words = { sent: this.#texts.chatSent, failed: this.#texts.chatFailed, returned: this.#texts.chatFailed };
    this.#state(this.#known.get(id), words[state] ?? this.#texts.chatSending, state === "failed");
  }

  /** A message that went back to the composer. */
  remove(id) {
    if (this.#known.has(id)) this.#known.get(id).remove();
    this.#known.delete(id);
    this.#pending.delete(id);
  }

  /** A sentence about the conversation, such as who came in. @returns where it stands */
  line(text) {
    this.#read(text);
    return this.#insert(this.#element("p", "log__line", text), true);
  }

  // Internal

  #bubble(id, name, mine) {
    const bubble = this.#element("div", mine ? "bubble bubble--mine" : "bubble", "");
    const text = this.#element("p", "bubble__text", "");
    text.dir = "auto";
    text.translate = false;
    const state = this.#element("p", "bubble__state", "");
    state.append(this.#element("span", mine ? "visually-hidden" : "bubble__name", name), this.#element("time", "", " "), this.#element("span", "bubble__words", " "));
    bubble.append(text, state);
    bubble.dataset.id = id;
    this.#known.set(id, bubble);
    return bubble;
  }

  #element(tag, name, text) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.append(document.createTextNode(text));
    return element;
  }

  /** Changes the words in place: a new node would be read aloud again. */
  #state(bubble, words, retry) {
    bubble.classList.toggle("bubble--failed", retry);
    bubble.querySelector(".bubble__words").firstChild.data = words;
    const button = bubble.querySelector("button");
    if (button && !retry) button.remove();
    if (retry && !button) {
      const again = this.#element("button", "button button--quiet button--small", this.#texts.chatRetry);
      again.type = "button";
      bubble.querySelector(".bubble__state").append(again);
    }
  }

  /** Before what is still on its way; a node that stands right is not moved, or it would be read aloud again. */
  #insert(node, fromOthers) {
    const follow = this.#near();
    const before = this.#pending.values().next().value ?? null;
    if (node.parentNode !== this.#list || node.nextSibling !== before) this.#list.insertBefore(node, before);
    if (follow) this.#toEnd();
    else if (fromOthers) this.#button.hidden = false;
    return node;
  }

  #read(text) {
    if (ALOUD === "line" && !this.#quiet) this.#line.textContent = text;
  }

  #near() {
    return this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight <= NEAR;
  }

  #toEnd() {
    this.#list.scrollTop = this.#list.scrollHeight;
    this.#button.hidden = true;
  }

  #pressed(event) {
    if (!event.target.closest("button")) return;
    const { id } = event.target.closest(".bubble").dataset;
    this.dispatchEvent(new CustomEvent("retry", { detail: id, bubbles: true }));
  }
}

customElements.define("message-log", MessageLog);

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

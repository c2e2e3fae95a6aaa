/** Pixels from the end within which the log follows what is new. */
const NEAR = 80;

/** The conversation as a guest sees it: who is in it, what was said since he came, and the field in which he writes. */
export class GuestTalkView extends HTMLElement {
  #parts = {};
  #texts = {};
  #talk = null;
  #limit = 2000;
  #clock = null;
  #names = new Map();
  #known = new Map();
  #touch = matchMedia("(pointer: coarse)").matches;

  // Lifecycle

  /** @param {{texts: Object<string, string>, language: string, limits: {text: number}, talk: import("../models/guest-talk.js").GuestTalk}} about */
  attach({ texts, language, limits, talk }) {
    for (const part of this.querySelectorAll("[data-part]")) this.#parts[part.dataset.part] = part;
    this.#texts = texts;
    this.#limit = limits.text;
    this.#talk = talk;
    this.#clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });
    this.#parts.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    this.#parts.text.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || this.#touch || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      this.#send();
    });
    this.#parts.leave.addEventListener("click", () => talk.leave());
  }

  // Actions

  /** @param {{id: string, name: string}[]} people the professionals who are there @param {object[]} guests who else is there from outside */
  present(people, guests) {
    for (const { id, name } of people) if (id && name) this.#names.set(id, name);
    const names = [...people.map(({ name }) => name).filter(Boolean), ...guests.map((guest) => this.#guest(guest))].join(", ");
    // A name by itself is that of a professional; who asks for help has none.
    const said = names ? this.#texts.talkWith.replace("{names}", () => names) : this.#texts.talkAlone;
    if (this.#parts.who.textContent !== said) this.#parts.who.textContent = said;
  }

  alive(alive) {
    const said = alive ? "" : this.#texts.lost;
    if (this.#parts.connection.textContent !== said) this.#parts.connection.textContent = said;
  }

  /** An entry of the log, in order. */
  item(item) {
    const { type, entry } = item;
    if (entry.member) this.#names.set(entry.member.id, entry.member.name);
    if (type === "message") return this.#message(item);
    const sentence = { joined: this.#texts.came, left: this.#texts.went }[type];
    if (sentence && entry.member) this.#line(sentence, entry.member.name);
    for (const guest of item.went) this.#line(this.#texts.went, this.#guest(guest));
    for (const guest of item.came) this.#line(this.#texts.came, this.#guest(guest));
  }

  /** An own message on its way. */
  delivery({ id, text, state }) {
    if (!this.#known.has(id)) {
      if (state === "sent") return;
      this.#bubble(id, this.#texts.me, true, text);
    }
    const words = { sent: this.#texts.sent, failed: this.#texts.failed, returned: this.#texts.failed };
    this.#state(this.#known.get(id), words[state] || this.#texts.sending, state === "failed" ? id : null);
    if (state === "returned") this.#giveBack(id, text);
  }

  // Internal

  #message({ id, mine, text, sender, guest, shared, at, warning }) {
    const name = mine ? this.#texts.me : guest ? this.#guest(guest) : this.#name(sender);
    const bubble = (mine && this.#known.get(id)) || this.#bubble(id, name, mine, text === null ? this.#texts.unreadable : text);
    bubble.querySelector("time").textContent = this.#clock.format(new Date(at * 1000));
    if (shared) bubble.prepend(make("p", "small muted", shared.who === "visitor" ? this.#texts.sharedHers : this.#texts.sharedTeam));
    if (warning && text !== null) bubble.append(make("p", "bubble__warning", this.#texts.warning));
    if (mine) this.#state(bubble, this.#texts.sent, null);
  }

  #name({ role, id }) {
    return role === "visitor" ? this.#texts.visitor : this.#names.get(id) || this.#texts.counsellor;
  }

  /** Another of outside: who he is, where that was said here, and what. */
  #guest({ role, name, organisation }) {
    if (name) return `${name} (${organisation})`;
    const texts = this.#texts;
    const roles = {
      police: texts.rolePolice, shelter: texts.roleShelter, "veilig-thuis": texts.roleVeiligThuis, lawyer: texts.roleLawyer,
      "safety-coordinator": texts.roleSafetyCoordinator, "youth-care": texts.roleYouthCare, interpreter: texts.roleInterpreter,
    };
    return roles[role] || texts.roleOther;
  }

  #line(sentence, name) {
    this.#put(make("p", "log__line", sentence.replace("{name}", () => name)));
  }

  /** Somebody came whom it was not written for: it is his again, to send or not. */
  #giveBack(id, text) {
    const field = this.#parts.text;
    this.#known.get(id).remove();
    this.#known.delete(id);
    this.#talk.withdraw(id);
    field.value = [text, field.value].filter(Boolean).join("\n");
    this.#complain(this.#texts.returned);
  }

  #bubble(id, name, mine, text) {
    const bubble = make("div", mine ? "bubble bubble--mine" : "bubble");
    const words = make("p", "bubble__text", text);
    words.dir = "auto";
    words.translate = false;
    const state = make("p", "bubble__state");
    state.append(make("span", mine ? "visually-hidden" : "bubble__name", name), " ", make("time"), " ", make("span", "bubble__words"));
    bubble.append(words, state);
    if (mine) this.#known.set(id, bubble);
    this.#put(bubble);
    return bubble;
  }

  #state(bubble, words, retry) {
    bubble.classList.toggle("bubble--failed", retry !== null);
    const said = bubble.querySelector(".bubble__words");
    if (said.textContent !== words) said.textContent = words;
    const button = bubble.querySelector("button");
    if (button && retry === null) button.remove();
    if (button || retry === null) return;
    const again = make("button", "button button--quiet button--small", this.#texts.retry);
    again.type = "button";
    again.addEventListener("click", () => this.#talk.retry(retry));
    bubble.querySelector(".bubble__state").append(again);
  }

  #put(node) {
    const { log } = this.#parts;
    const follow = log.scrollHeight - log.scrollTop - log.clientHeight <= NEAR;
    log.append(node);
    if (follow) log.scrollTop = log.scrollHeight;
  }

  /** The field is emptied only when the message was taken over. */
  #send() {
    const { text } = this.#parts;
    const words = text.value.trim();
    if (words === "") return this.#complain(this.#texts.empty);
    if (words.length > this.#limit) return this.#complain(this.#texts.long);
    if (!this.#talk.send(words)) return this.#complain(this.#texts.full);
    text.value = "";
    this.#complain("");
    text.focus();
  }

  #complain(sentence) {
    this.#parts.error.textContent = sentence;
    if (sentence) this.#parts.text.setAttribute("aria-invalid", "true");
    else this.#parts.text.removeAttribute("aria-invalid");
  }
}

function make(tag, name = "", text = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.textContent = text;
  return made;
}

customElements.define("guest-talk", GuestTalkView);

import "./elements/around.js";
import "./elements/messages.js";
import { EventSentences } from "./models/opening.js";

/** Milliseconds after which "is typing" is no longer true. */
const TYPING = 6000;

/** The step in which she waits and talks: what the Visit tells, put on the page; what she does, handed to the Visit. */
export class TalkStep {
  #page;
  #texts;
  #sentences;
  #visit = null;
  #parts = {};
  #names = new Map();
  #live = false;
  #timer = null;
  #blocked = false;
  #reason = null;
  #reloading = false;
  /** What shows more than words comes with the first of that; what it has still to be told; what is said of others who read, after she erased. */
  #beyond = null;
  #news = [];
  readBy = new Set();
  /** Whether this is a message that was left to be read later. */
  #left = false;

  // Lifecycle

  /** @param {object} page `{config, flow, show, part, fail, say}` @param {(reason: string, unsent: string[]) => void} page.over */
  constructor(page) {
    this.#page = page;
    this.#texts = page.config.texts;
    this.#sentences = new EventSentences(page.config.texts);
  }

  /** Shows the step and connects it. The parts are kept: covering the page takes them out of the document. */
  open(visit) {
    const { flow, config, say } = this.#page;
    this.#visit = visit;
    this.#left = visit.opened.snapshot.left === true;
    this.#page.show("talk");
    const elements = ["message-log", "message-composer", "waiting-queue", "connection-line"];
    for (const name of elements) this.#parts[name] = flow.querySelector(name);
    for (const name of ["who", "typing", "notice", "build", "left", "guest"]) this.#parts[name] = flow.querySelector(`[data-part="${name}"]`);
    const about = { ...config, say };
    for (const name of elements) this.#parts[name].prepare(about);
    if (flow.dataset.careful) flow.querySelector("#end-question").textContent = this.#texts.endConfirmCareful;
    const more = flow.querySelector(".more");
    more.addEventListener("toggle", () => more.open && this.#page.offerCode(more.querySelector("return-code")));
    this.#parts["message-composer"].addEventListener("send", ({ detail }) => this.#send(detail));
    this.#parts["message-composer"].addEventListener("typing", () => {
      visit.typing();
      this.#reloadWhenDone();
    });
    this.#parts["message-log"].addEventListener("retry", ({ detail }) => visit.retry(detail));
    // Who chats for her work waits behind those it happens to, and is told who advises meanwhile.
    this.#parts["waiting-queue"].querySelector('[data-part="work"]').hidden = !visit.opened.snapshot.forWork;
    this.log.quiet = true;
  }

  get log() {
    return this.#parts["message-log"];
  }

  get draft() {
    return this.#parts["message-composer"].text;
  }

  set draft(text) {
    this.#parts["message-composer"].giveBack(text);
  }

  /** Why the conversation ended, where it was not she who ended it. */
  get reason() {
    return this.#reason;
  }

  /** Whether somebody of the team has been there. */
  get met() {
    return this.#names.size > 0;
  }

  /** History is loaded; from now on everything is news. */
  live() {
    this.log.quiet = false;
    this.#live = true;
  }

  /** Whether there is anything of hers that could be read later; what she is still writing goes first. */
  get hasSpoken() {
    if (this.draft.trim() !== "") this.#send(this.draft);
    return this.log.querySelector(".bubble") !== null;
  }

  askForWords() {
    this.#parts["message-composer"].complain(this.#texts.errEmpty);
  }

  // Actions: what the Visit tells

  item(item) {
    const { type, entry } = item;
    if (entry.member) this.#names.set(entry.member.id, entry.member.name);
    if (type === "message") return this.#message(item);
    if (type === "epoch") return item.warning ? this.#block() : this.#guestLines(item);
    if (type === "ended") this.#reason = entry.by === "silence" ? this.#texts.endByUs : null;
    if (type === "returned" && this.#live) this.#offerRevocation();
    const sentence = this.#sentences.of(type, entry, this.#left);
    if (sentence) this.log.line(sentence);
    if (type === "joined" && this.#sentences.greets && this.#live && !this.#left) this.log.line(this.#texts.chatHello);
  }

  delivery(item) {
    this.log.delivery(item);
    if (item.state === "failed") this.#failed(item);
    if (item.state === "returned") this.#giveBack(item);
    if (item.state === "sent") this.#reloadWhenDone();
  }

  state({ state, queue, left = false, present = [], typing = [], guests = [] }) {
    this.#parts["waiting-queue"].show(state === "waiting" && !left ? queue ?? { ahead: null, from: null, to: null } : null);
    this.#parts.left.hidden = !(left && state === "waiting");
    this.#left = left;
    const names = present.map(({ name }) => name).filter(Boolean);
    for (const { id, name } of present) if (id) this.#names.set(id, name);
    const alone = state === "active" ? this.#texts.chatAlone : "";
    if (left) this.#parts.who.textContent = state === "active" ? this.#texts.leftAnswer : "";
    else this.#parts.who.textContent = names.length ? this.#texts.chatWith.replace("{name}", names.join(", ")) : alone;
    if (guests.length > 0 || this.#beyond) this.#showBeyond((beyond) => beyond.state(guests, names));
    this.#typing(typing);
    if (state === "ended" || state === "closed") this.#page.ended();
  }

  alive(alive) {
    this.#parts["connection-line"].alive = alive;
  }

  over(reason, unsent) {
    this.#page.over(reason, unsent);
  }

  /** The server has a newer page than this one. It is hers to say when; nothing that waits is lost by it. */
  renewed() {
    const button = this.#button(this.#texts.buildLoad);
    button.addEventListener("click", () => {
      this.#reloading = true;
      this.#parts.build.textContent = this.#texts.buildWaits;
      this.#reloadWhenDone();
    });
    this.#parts.build.replaceChildren(`${this.#texts.buildAsk} `, button);
    this.#page.say(this.#texts.buildAsk);
  }

  // Internal

  /** Where it is more than words and what shows that does not come, its words stand there until it does. */
  #message(item) {
    const bubble = this.log.message({ ...item, sender: this.#named(item) });
    if (item.kind) this.#showBeyond((beyond) => beyond.take(item, bubble));
  }

  async #showBeyond(news) {
    const [send, guests] = [(...message) => !this.#blocked && this.#visit.send(...message) !== null, () => this.#visit.guests()];
    const about = { texts: this.#texts, parts: this.#parts, say: this.#page.say, blocked: () => this.#blocked, send, guests, readBy: this.readBy };
    this.#news.push(news);
    this.#beyond = this.#beyond || import("./elements/beyond-words.js").then(({ BeyondWords }) => new BeyondWords(about), () => (this.#beyond = null));
    const beyond = await this.#beyond;
    if (beyond) for (const each of this.#news.splice(0)) each(beyond);
  }

  #guestLines({ came, went }) {
    const say = (text, guest) => this.#sentences.fill(text, { ...guest, employer: guest.organisation });
    for (const guest of went) this.log.line(say(this.#texts.guestLeft, guest));
    for (const guest of came) this.log.line(say(this.#texts.guestJoined, guest)).dataset.guest = guest.id;
    for (const guest of came) this.readBy.add(say(this.#texts.guestWiped, guest));
  }

  #named({ sender, guest }) {
    return { ...sender, name: guest && sender.role === "guest" ? `${guest.name} (${guest.organisation})` : sender.name ?? this.#names.get(sender.id) ?? "" };
  }

  #typing(names) {
    clearTimeout(this.#timer);
    this.#parts.typing.textContent = names.length ? this.#texts.chatTyping.replace("{name}", names.join(", ")) : "";
    if (names.length) this.#timer = setTimeout(() => this.#typing([]), TYPING);
  }

  #send(text) {
    const composer = this.#parts["message-composer"];
    if (this.#blocked) return composer.complain(this.#texts.chatBlocked);
    if (!this.#visit.send(text)) return composer.complain(this.#texts.chatFull);
    composer.taken();
  }

  #failed({ problem }) {
    const code = problem && problem.code;
    const unsealed = problem && problem.name !== "Problem";
    const sentence = code === "too-long" ? this.#texts.errLong : unsealed ? this.#texts.errCrypto : this.#texts.errServer;
    this.#page.say(sentence, { urgent: true });
    this.#parts["message-composer"].complain(sentence);
  }

  #giveBack({ id, text }) {
    this.#visit.withdraw(id);
    this.log.remove(id);
    this.#parts["message-composer"].giveBack(text);
    this.#parts["message-composer"].complain(this.#texts.chatReturned);
  }

  /** Somebody she did not agree to is in the newest audience: nothing is sealed for them. */
  #block() {
    this.#blocked = true;
    this.#notice(this.#texts.chatBlocked);
  }

  #offerRevocation() {
    const button = this.#button(this.#texts.chatRevoke);
    button.addEventListener("click", () => this.#visit.revoke().then(() => this.#revoked(), () => this.#notice(this.#texts.errServerPlain)));
    this.#notice(this.#texts.chatOther, button);
  }

  #reloadWhenDone() {
    if (this.#reloading && this.#visit.waiting === 0 && this.draft.trim() === "") location.reload();
  }

  #button(text) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--small";
    button.textContent = text;
    return button;
  }

  #revoked() {
    const code = this.#page.flow.querySelector("return-code");
    if (code && code.revoked) code.revoked();
    this.#notice(this.#texts.chatRevoked);
  }

  #notice(text, button) {
    const notice = document.createElement("div");
    const sentence = document.createElement("p");
    notice.className = "notice";
    sentence.textContent = text;
    notice.append(sentence, ...(button ? [button] : []));
    this.#parts.notice.replaceChildren(notice);
    this.#page.say(text, { urgent: true });
  }
}

import { sharedIn } from "../../../shared/models/shared-messages.js";
import { partsOf, stamp } from "../../shell/elements/parts.js";

/** As long as the reader is this near to the end (pixels), the list follows new messages. */
const NEAR = 80;

/** The lines of the conversation on screen, and the own messages that are still on their way. */
export class MessageList extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    if (this.parts) return;
    this.parts = partsOf(this);
    /** Where a line goes: the log, or the fold with the earlier conversation. */
    this.place = this.parts.log;
    this.pending = new Map();
    this.parts.new.addEventListener("click", () => this.toEnd());
    this.parts.log.addEventListener("scroll", () => this.scrolled(), { passive: true });
    // What comes above it takes room: who was at the end stays there.
    this.following = true;
    new ResizeObserver(() => this.following && this.toEnd()).observe(this.parts.log);
  }

  /** @param {{texts: object}} parts */
  attach({ texts }) {
    this.texts = texts;
    this.clock = new Intl.DateTimeFormat(texts.language, { hour: "2-digit", minute: "2-digit" });
  }

  // Actions

  /** Another conversation, or none: history comes in without being read aloud. */
  show(conversation) {
    const { log } = this.parts;
    this.conversation = conversation;
    this.pending.clear();
    log.setAttribute("aria-live", "off");
    log.replaceChildren();
    this.parts.new.hidden = true;
    if (!conversation) return;
    const { earlier, lines } = conversation;
    if (earlier > 0) this.fold(lines.slice(0, earlier));
    for (const line of lines.slice(earlier)) this.line(line);
    if (conversation.sending) for (const item of conversation.sending.outbox.items) this.sending(item);
    this.toEnd();
    setTimeout(() => log.removeAttribute("aria-live"), 500);
  }

  line(line) {
    const follow = this.atEnd;
    const waiting = line.type === "message" && line.mine && this.pending.get(line.id);
    if (line.type !== "message") this.event(line);
    else if (waiting) this.arrived(waiting, line);
    else this.message(line);
    this.follow(follow);
  }

  /** An own message changed its state. @param {{id: string, text: string, state: string, ack: object|null}} item */
  sending(item) {
    const follow = this.atEnd;
    if (!this.pending.has(item.id)) {
      if (item.state === "sent") return;
      this.pending.set(item.id, this.bubble({ mine: true, text: item.text, who: this.texts.get("you") }));
    }
    const { root, parts } = this.pending.get(item.id);
    root.classList.toggle("bubble--failed", item.state === "failed");
    parts.state.textContent = this.texts.get(`sending_${item.state}`);
    parts.retry.hidden = item.state !== "failed";
    parts.retry.onclick = () => this.conversation.sending.outbox.retry(item.id);
    this.follow(follow);
  }

  /** The text goes back to the composer: its readers changed. */
  takeBack(id) {
    const waiting = this.pending.get(id);
    if (waiting) waiting.root.remove();
    this.pending.delete(id);
  }

  // Internal

  scrolled() {
    this.following = this.atEnd;
    if (this.following) this.parts.new.hidden = true;
  }

  get atEnd() {
    const { log } = this.parts;
    return log.scrollHeight - log.scrollTop - log.clientHeight <= NEAR;
  }

  follow(wanted) {
    if (wanted) this.toEnd();
    else this.parts.new.hidden = false;
  }

  /** Shows the newest line. */
  toEnd() {
    this.parts.log.scrollTop = this.parts.log.scrollHeight;
    this.parts.new.hidden = true;
  }

  /** Of a day before: who opens it chooses to read it. */
  fold(lines) {
    const { root, parts } = stamp("part-earlier");
    const day = new Intl.DateTimeFormat(this.texts.language, { day: "numeric", month: "long" }).format(new Date(lines.at(-1).at * 1000));
    parts.summary.textContent = this.texts.get("earlierTalk", { day });
    this.parts.log.append(root);
    this.place = root;
    for (const line of lines) this.line(line);
    this.place = this.parts.log;
  }

  message(line) {
    const { texts } = this;
    const mine = line.sender.role === "counsellor";
    const guest = line.sender.role === "guest" ? line.guest || { name: texts.get("guestWord"), organisation: "" } : null;
    const name = guest ? texts.get("guestName", { name: guest.name, employer: guest.organisation }) : line.mine ? texts.get("you") : mine ? this.conversation.names.get(line.sender.id) || texts.get("colleague") : this.conversation.name(texts);
    const letter = line.kind === "letter" && mine ? line.body : null;
    const shared = sharedIn(line);
    const who = letter ? texts.get("letterWho", { who: name, employer: String(letter.organisation) }) : shared ? texts.get(`sharedWho_${shared.who}`, { name }) : name;
    const made = this.bubble({ mine, text: line.text, who });
    made.root.classList.toggle("bubble--guest", guest !== null);
    this.finish(made, line);
  }

  /** The log has it: it takes its place in the order of the log. */
  arrived(made, line) {
    this.pending.delete(line.id);
    this.parts.log.append(made.root);
    for (const { root } of this.pending.values()) this.parts.log.append(root);
    this.finish(made, line);
  }

  finish({ parts }, line) {
    parts.time.textContent = this.clock.format(new Date(line.at * 1000));
    parts.time.dateTime = new Date(line.at * 1000).toISOString();
    parts.state.textContent = line.mine ? this.texts.get("sending_sent") : "";
    parts.retry.hidden = true;
  }

  bubble({ mine, text, who }) {
    const made = stamp("part-message");
    made.root.classList.toggle("bubble--mine", mine);
    made.parts.who.textContent = who;
    made.parts.text.textContent = text === null ? this.texts.get("unreadable") : text;
    this.place.append(made.root);
    return made;
  }

  event(line) {
    const { by, why } = line.entry;
    const detailed = `event_${line.type}_${by || why}`;
    const key = this.texts.has(detailed) ? detailed : `event_${line.type}`;
    if (this.texts.has(key)) this.said(key, line.entry.member || { name: "" });
    for (const guest of line.went) this.said("guestWent", guest);
    for (const guest of line.came) this.said("guestCame", guest);
  }

  said(key, { name }) {
    const { root } = stamp("part-event");
    root.textContent = this.texts.get(key, { name });
    this.place.append(root);
  }
}

customElements.define("message-list", MessageList);

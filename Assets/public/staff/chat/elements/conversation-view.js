import { MOST, isOver } from "../../../shared/models/guests.js";
import { partsOf, tell } from "../../shell/elements/parts.js";
import "../../saved-texts/elements/text-picker.js";
import "./block-visitor.js";
import "./hand-over.js";
import "./message-composer.js";
import "./message-list.js";

/** Milliseconds after which "types" is taken away when nothing more is heard. */
const TYPING = 6000;

/** What concerns somebody outside: its modules, markup and words come with the first use of it. */
const PANELS = {
  guest: (place, about) => import("../../guests/elements/guest-panel.js").then(({ GuestPanel }) => GuestPanel.ready(place("guest-panel"), about)),
  letter: (place, about) => import("../../letters/elements/letter-panel.js").then(({ LetterPanel }) => LetterPanel.ready(place("letter-panel"), about)),
  appointment: (_, about) => import("../../appointments/elements/appointment-form.js").then(({ AppointmentForm }) => AppointmentForm.ready(about)),
  pass: (place, about) => import("../../passing-on/elements/passing-panel.js").then(({ PassingPanel }) => PassingPanel.ready(place("passing-panel"), about)),
};

/** The conversation on screen: who it is, its lines, its composer. */
export class ConversationView extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    if (this.parts) return;
    this.parts = partsOf(this);
    this.list = this.querySelector("message-list");
    this.composer = this.querySelector("message-composer");
    this.handOver = this.querySelector("hand-over");
    this.blocking = this.querySelector("block-visitor");
    this.panels = {};
    this.parts.close.addEventListener("click", () => (this.conversation.facts.joined ? this.goOut() : this.closing()));
    this.parts.alarm.addEventListener("click", () => this.calling(this.conversation.id));
    this.parts.danger.addEventListener("click", () => this.markDanger());
    for (const kind of Object.keys(PANELS)) this.parts[kind].addEventListener("click", () => this.asks(kind));
  }

  /**
   * @param {{texts: object, workspace: object, limit: number, trouble: (error: object) => void, closing: () => void, left: () => void,
   *   calling: (conversation: string) => void, writing: object, guests: object}} parts `calling`: who leads the shift is called; `writing`: what the
   *   composer needs; `guests`: what letting in somebody from outside needs, with the `address` he goes to, if there is one
   */
  attach({ texts, workspace, limit, trouble, closing, left, calling, writing, guests }) {
    this.texts = texts;
    this.workspace = workspace;
    this.trouble = trouble;
    this.closing = closing;
    this.left = left;
    this.calling = calling;
    this.guests = guests;
    this.panels = {};
    this.list.attach({ texts });
    this.composer.attach({ texts, limit, trouble, ...writing });
    this.handOver.attach({ texts, workspace, left });
    this.blocking.attach({ texts, api: workspace.api });
    this.stop = workspace.on("selected", (conversation) => this.show(conversation));
    this.show(null);
  }

  detach() {
    if (!this.stop) return;
    this.stop();
    this.show(null);
    for (const made of Object.values(this.panels)) made.then((panel) => panel.end(), () => {});
    this.panels = {};
    this.handOver.detach();
    this.composer.detach();
    this.blocking.show(null);
  }

  // Actions

  show(conversation) {
    for (const stop of this.stops || []) stop();
    this.conversation = conversation;
    this.stops = conversation ? this.listen(conversation) : [];
    this.list.show(conversation);
    this.composer.show(conversation);
    this.facts();
  }

  // Internal

  listen(conversation) {
    return [
      conversation.on("line", (line) => this.line(line)),
      conversation.on("sending", (item) => this.sending(item)),
      conversation.on("facts", () => this.facts()),
      conversation.on("warnings", () => this.facts()),
      conversation.on("erased", () => this.show(conversation)),
    ];
  }

  line(line) {
    this.list.line(line);
    if (document.visibilityState === "visible") this.conversation.read();
  }

  sending(item) {
    if (item.state !== "returned") return this.list.sending(item);
    this.list.takeBack(item.id);
    this.composer.show(this.conversation);
  }

  facts() {
    const { conversation, texts, parts } = this;
    const open = Boolean(conversation);
    this.handOver.show(conversation);
    this.blocking.show(conversation);
    if (!open) for (const kind of Object.keys(this.panels)) this.panel(kind, (panel) => panel.show(null));
    parts.empty.hidden = open;
    parts.open.hidden = !open;
    parts.heading.textContent = open ? texts.get("conversationWith", { name: conversation.name(texts) }) : texts.get("conversationNone");
    if (!open) return;
    const { facts, ready, erased, warnings, stripe } = conversation;
    this.dataset.stripe = String(stripe);
    parts.presence.textContent = texts.get(this.presence(facts, ready, erased));
    parts.danger.setAttribute("aria-pressed", String(facts.danger));
    parts.danger.hidden = !ready || erased || facts.joined;
    parts.close.hidden = !ready;
    parts.close.textContent = texts.get(facts.joined ? "joinLeave" : "closeConversation");
    parts.alarm.hidden = !ready || erased;
    this.outside(facts, ready && !erased);
    tell(parts.warning, warnings.size > 0 ? texts.get("logWarning") : null);
    this.typing();
    if (this.composer.hidden !== (!ready || erased || facts.state !== "active")) this.composer.show(conversation);
    else if (ready && !erased) this.composer.relabel();
    if (ready && this.shownReady !== conversation) {
      this.shownReady = conversation;
      this.list.show(conversation);
      this.composer.show(conversation);
    }
  }

  /** Somebody from outside, or what goes there: the means, and what becomes of it. */
  outside({ guests, letter, passing, state, joined }, open) {
    const { parts } = this;
    const talks = open && !joined && state === "active";
    const may = talks && this.guests.address;
    parts.guest.hidden = !may || guests.filter((guest) => !isOver(guest)).length >= MOST;
    parts.letter.hidden = !may || Boolean(letter && ["proposed", "agreed", "confirmed"].includes(letter.step));
    parts.appointment.hidden = !talks;
    parts.pass.hidden = !open || !["active", "ended"].includes(state) || Boolean(passing && ["proposed", "agreed"].includes(passing.step));
    parts.outside.hidden = [parts.guest, parts.letter, parts.appointment, parts.pass].every(({ hidden }) => hidden);
    for (const [kind, known] of Object.entries({ guest: guests.length > 0, letter, appointment: null, pass: passing })) {
      if (known || this.panels[kind]) this.panel(kind, (panel, conversation) => panel.show(open ? conversation : null));
    }
  }

  asks(kind) {
    this.parts.outside.open = false;
    this.panel(kind, (panel, conversation) => panel.ask(conversation));
  }

  async panel(kind, then) {
    const { conversation } = this;
    try {
      this.panels[kind] = this.panels[kind] || PANELS[kind]((name) => this.querySelector(name), { ...this.guests, texts: this.texts, trouble: this.trouble, directory: (kind) => this.composer.offer(kind) });
      const panel = await this.panels[kind];
      if (conversation === this.conversation) then(panel, conversation);
    } catch (error) {
      delete this.panels[kind];
      if (!(error instanceof TypeError) && error.code !== "network") return this.trouble(error);
      this.parts.typing.textContent = this.texts.get("lateText");
    }
  }

  presence(facts, ready, erased) {
    if (erased) return "erasedText";
    if (!ready) return "stateOpening";
    if (facts.state === "ended" || facts.state === "closed") return "endedText";
    if (facts.joined) return "presenceJoined";
    if (facts.left && !facts.visitorPresent) return "presenceMessage";
    return facts.visitorPresent ? "presenceHere" : "presenceAway";
  }

  /** Static text, in no live region: who is typing need not be read aloud. Its line stays: what is below it must not move. */
  typing() {
    const { typing } = this.conversation;
    const name = this.conversation.name(this.texts);
    this.parts.typing.textContent = typing ? this.texts.get("typing", { name }) : "";
    clearTimeout(this.typingTimer);
    if (typing) this.typingTimer = setTimeout(() => (this.parts.typing.textContent = ""), TYPING);
  }

  async goOut() {
    try {
      await this.workspace.handovers.goOut(this.conversation.id);
      this.left();
    } catch (error) {
      this.trouble(error);
    }
  }

  async markDanger() {
    try {
      await this.conversation.setDanger(!this.conversation.facts.danger);
    } catch (error) {
      this.trouble(error);
    }
  }
}

customElements.define("conversation-view", ConversationView);

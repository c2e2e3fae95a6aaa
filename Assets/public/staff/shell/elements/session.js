import { EventStream } from "../../../shared/models/event-stream.js";
import { Announcements } from "../../chat/models/announcements.js";
import { Workspace } from "../../chat/models/workspace.js";
import { NotesSession } from "../../notes/elements/notes-session.js";
import "../../chat/elements/chat-list.js";
import "../../chat/elements/offer-list.js";
import "../../chat/elements/queue-panel.js";
import "../../wellbeing/elements/own-day-panel.js";
import "./connection-banner.js";
import { LateParts } from "./late-parts.js";
import { SaidLine } from "./said-line.js";

/** An unlocked workspace from unlocking to locking: one stream, one model, and the elements that show it. */
export class Session {
  /**
   * @param {{api: object, ring: object, texts: object, config: object, panes: import("./panes.js").Panes,
   *   desk: import("../../alerts/elements/alert-desk.js").AlertDesk, define: (load: () => Promise) => Promise,
   *   around: {keys: object, preferences: object, sheet: object, steady: object},
   *   day: import("../../wellbeing/models/own-day.js").OwnDay, refused: () => void}} parts `define`: loads elements of the workspace;
   *   `around`: what there is one of in the page
   */
  constructor({ api, ring, texts, config, panes, desk, define, around, day, refused }) {
    Object.assign(this, { api, ring, texts, config, panes, desk, define, around, day, refused });
    this.workspace = new Workspace({ api, ring, language: texts.language, load: (load) => this.late.arrival("conversation", load) });
    this.workspace.takesNew = () => !day.takesNone;
    const trouble = (error) => this.trouble(error);
    const { steady } = around;
    this.notes = new NotesSession({ api, ring, texts, workspace: this.workspace, panes, steady, trouble, say: (sentence) => this.said.announce(sentence) });
    this.element = (name) => (name === "connection-banner" ? document : panes.root).querySelector(name);
    this.said = new SaidLine(panes.root.querySelector("#said"), document.getElementById("announcer"));
    this.late = new LateParts(panes.root.querySelector("#late-parts"), texts, (error) => this.trouble(error));
    this.announcements = new Announcements({
      say: (names) => this.said.announce(texts.get("newMessageFrom", { name: names.join(", ") })),
      now: () => Date.now(),
      later: (then, ms) => setTimeout(then, ms),
    });
    this.stream = new EventStream({
      url: ({ wait }) => `/events?after=${this.workspace.position}${wait === null ? "" : `&wait=${wait}`}`,
      onEvent: ({ type, data }) => this.receive(type, data),
      onPoll: (answer) => this.poll(answer),
      onAlive: (alive) => this.alive(alive),
      onRefused: () => refused(),
    });
  }

  // Lifecycle

  /** @param {Map<string, string>} drafts texts that could not be stored before the last lock, by conversation */
  start(drafts) {
    const { texts, workspace, api, around: { steady } } = this;
    const trouble = (error) => this.trouble(error);
    this.element("connection-banner").attach({ texts, onLost: (lost) => this.element("queue-panel").stale(lost) });
    const toConversation = async () => {
      await this.openRoom();
      this.panes.show("conversation", "#composer-text");
    };
    this.element("queue-panel").attach({ texts, workspace, steady, claimed: toConversation });
    this.element("offer-list").attach({ texts, workspace, steady, accepted: toConversation });
    this.element("own-day").attach({ texts, day: this.day, colleagues: this.notes.colleagues, buddyCalls: this.notes.buddyCalls, steady, changed: () => workspace.tell("queue") });
    this.element("chat-list").attach({ texts, workspace, steady, selected: toConversation });
    this.stops = [
      workspace.on("queue", () => this.service()),
      workspace.on("conversations", () => workspace.list.length > 0 && this.openRoom()),
      workspace.on("message", (conversation) => this.heard(conversation)),
      workspace.on("lost", (conversation) => this.lost(conversation)),
      workspace.on("handed", (news) => this.handed(news)),
      workspace.on("taken", (conversation) => this.taken(conversation)),
      workspace.on("trouble", trouble),
      workspace.on("doubt", () => this.stream.wake()),
      workspace.on("closed", () => this.day.closed()),
    ];
    workspace.conversations.drafts = drafts;
    this.notes.start();
    if (this.notes.colleagues.leads) this.lead(toConversation);
    this.desk.start({ workspace, colleagues: this.notes.colleagues });
    this.stream.start();
    this.day.begin(this.ring.member.id);
    this.service();
  }

  /** What shows a conversation, loaded when there is the first. */
  async openRoom() {
    if (!this.opening) this.opening = this.late.load("room", () => this.makeRoom(), () => this.openRoom());
    if (!(await this.opening)) this.opening = null;
  }

  async makeRoom() {
    const { api, texts, workspace, panes } = this;
    const { ConversationRoom } = await this.define(() => import("../../chat/elements/conversation-room.js"));
    const room = await ConversationRoom.ready({ api, root: panes.root });
    const saved = await this.savedTexts();
    if (this.ended) return;
    this.room = room;
    const { keys, preferences } = this.around;
    room.attach({
      texts, api, workspace, panes, limit: this.config.limits.text, trouble: (error) => this.trouble(error),
      calling: (conversation) => this.call(conversation), writing: { keys, preferences, saved, values: () => this.values },
      guests: {
        api, ring: this.ring, ...(this.config.outside || { address: null }), say: (sentence) => this.said.announce(sentence),
        note: (id, text) => this.notes.colleagues.thread(id).write("note", text), nameOf: (member) => this.notes.colleagues.nameOf(member),
      },
    });
  }

  /** Loaded when there is something to write them into, or somebody looks at them. */
  async savedTexts() {
    const { SavedTexts } = await import("../../saved-texts/models/saved-texts.js");
    if (this.saved || this.ended) return this.saved;
    this.saved = new SavedTexts(this);
    this.saved.load().catch((error) => this.trouble(error));
    return this.saved;
  }

  /** For who leads the shift: how it goes. */
  lead(taken) {
    return this.late.load("shift", () => this.makeShift(taken), () => this.lead(taken));
  }

  async makeShift(taken) {
    await this.define(() => Promise.all([import("../../shift/elements/shift-panel.js"), import("../../chat/elements/block-list.js")]));
    if (this.ended) return;
    const { texts, api, workspace, panes, notes: { colleagues }, around: { steady } } = this;
    this.leading = [this.element("shift-panel"), this.element("block-list")];
    const [shift, blocks] = this.leading;
    shift.attach({ texts, api, workspace, colleagues, steady, opened: () => panes.show("side", "#note-text"), taken });
    blocks.attach({ texts, api, workspace, steady });
  }

  /** Nothing of any conversation stays in the page. @returns {Promise<Map<string, string>>} texts that could not be stored */
  async end() {
    this.ended = true;
    this.stream.stop();
    this.late.forget();
    this.said.forget();
    const registered = this.room && this.room.detach();
    this.day.end();
    for (const name of ["own-day", "queue-panel", "offer-list", "chat-list", "connection-banner"]) this.element(name).detach();
    for (const panel of this.leading || []) panel.detach();
    this.around.sheet.close();
    if (this.saved) this.saved.forget();
    for (const stop of this.stops || []) stop();
    this.desk.stop();
    this.notes.end();
    await registered;
    return this.workspace.putAway();
  }

  // Actions

  /** The panes are in the page again. */
  shown() {
    if (this.room) this.room.toEnd();
  }

  /** The page became visible or the network came back. */
  wake() {
    this.stream.wake();
    for (const { sending } of this.workspace.list) if (sending) sending.outbox.flush();
    const { selected } = this.workspace;
    if (selected) selected.read();
  }

  /** Calls who leads the shift. @param {string} conversation */
  async call(conversation) {
    try {
      await this.notes.colleagues.raiseAlarm(conversation);
      this.said.announce(this.texts.get("alarmRaised"));
    } catch (error) {
      this.trouble(error);
    }
  }

  /** The emergency protocol, with a button to call when a conversation is on screen. */
  emergency() {
    this.around.sheet.open(Boolean(this.workspace.selected));
  }

  callNow() {
    const { selected } = this.workspace;
    if (selected) this.call(selected.id);
  }

  /** What placeholders of saved texts stand for. */
  get values() {
    return { me: this.ring.member.displayName, organisation: this.config.organisation };
  }

  async toggleService() {
    try {
      await this.workspace.setOpen(!this.workspace.queue.open);
    } catch (error) {
      this.trouble(error);
    }
  }

  // Internal

  receive(type, data) {
    this.workspace.receive(type, data);
    this.notes.colleagues.receive(type, data);
  }

  poll({ entries, queue, states, calls }) {
    if (queue) this.receive("queue", queue);
    for (const entry of entries) this.receive("entry", entry);
    for (const state of states || []) this.receive("state", state);
    if (calls) this.receive("calls", calls);
    this.receive("blocks", {});
    this.notes.colleagues.refresh();
  }

  alive(alive) {
    this.element("connection-banner").alive(alive);
    this.desk.heard();
  }

  heard(conversation) {
    if (conversation !== this.workspace.selected) this.announcements.add(conversation.name(this.texts));
  }

  /** Said where he looks for work, since the conversation leaves his list at the same moment. */
  lost(conversation) {
    this.element("queue-panel").note(this.texts.get("wentBack", { name: conversation.name(this.texts) }));
  }

  /** Who leads the shift took it, or it was closed in another tab; what he had joined ended. */
  taken(conversation) {
    this.element("queue-panel").note(this.texts.get(conversation.facts.joined ? "joinOver" : "wentAway", { name: conversation.name(this.texts) }));
  }

  handed({ conversation, name, kept }) {
    const visitor = conversation.name(this.texts);
    this.element("queue-panel").note(this.texts.get(kept ? "handOverRefused" : "handOverDone", { name, visitor }));
  }

  service() {
    const { open, closes } = this.workspace.queue;
    const time = closes && this.texts.timeOfDay(closes);
    const state = open ? this.texts.get(time ? "serviceOpenUntil" : "serviceOpen", { time }) : this.texts.get("serviceClosed");
    document.getElementById("service-state").textContent = state;
    document.getElementById("service-toggle").textContent = this.texts.get(open ? "closeChat" : "openChat");
  }

  /** A broken connection is the banner's; everything else is said in one sentence. */
  trouble(error) {
    if (error.code === "network") return;
    this.said.say(this.texts.problem(error));
  }
}

import { EventStream } from "../../../shared/models/event-stream.js";
import { Announcements } from "../../chat/models/announcements.js";
import { Workspace } from "../../chat/models/workspace.js";
import "../../cases/elements/registration-form.js";
import "../../chat/elements/chat-list.js";
import "../../chat/elements/conversation-view.js";
import "../../chat/elements/queue-panel.js";
import "./connection-banner.js";

/** An unlocked workspace from unlocking to locking: one stream, one model, and the elements that show it. */
export class Session {
  /**
   * @param {{api: object, ring: object, book: import("../../cases/models/code-book.js").CodeBook, texts: object,
   *   config: object, panes: import("./panes.js").Panes, refused: () => void}} parts
   */
  constructor({ api, ring, book, texts, config, panes, refused }) {
    Object.assign(this, { api, ring, book, texts, config, panes, refused });
    this.workspace = new Workspace({ api, ring, language: texts.language });
    this.element = (name) => (name === "connection-banner" ? document : panes.root).querySelector(name);
    this.announcements = new Announcements({
      say: (names) => this.say(texts.get("newMessageFrom", { name: names.join(", ") })),
      now: () => Date.now(),
      later: (then, ms) => setTimeout(then, ms),
    });
    this.stream = new EventStream({
      url: ({ wait }) => `/events?after=${this.workspace.position}${wait === null ? "" : `&wait=${wait}`}`,
      onEvent: ({ type, data }) => this.workspace.receive(type, data),
      onPoll: (answer) => this.poll(answer),
      onAlive: (alive) => this.alive(alive),
      onRefused: () => refused(),
    });
  }

  // Lifecycle

  /** @param {Map<string, string>} drafts texts that could not be stored before the last lock, by conversation */
  start(drafts) {
    const { texts, workspace, api, book } = this;
    const trouble = (error) => this.trouble(error);
    this.element("connection-banner").attach({ texts, onLost: (lost) => this.element("queue-panel").stale(lost) });
    const toConversation = () => this.panes.show("conversation", "#composer-text");
    this.element("queue-panel").attach({ texts, workspace, claimed: toConversation });
    this.element("chat-list").attach({ texts, workspace, selected: toConversation });
    const form = this.element("registration-form");
    const closing = () => (this.panes.show("side"), form.closing(true));
    this.element("conversation-view").attach({ texts, workspace, limit: this.config.limits.text, trouble, closing });
    this.stops = [
      workspace.on("conversations", () => this.title()),
      workspace.on("queue", () => this.service()),
      workspace.on("message", (conversation) => this.heard(conversation)),
      workspace.on("trouble", trouble),
    ];
    workspace.conversations.drafts = drafts;
    this.stream.start();
    const closed = () => this.panes.show("queue", "#queue-heading");
    form.attach({ texts, workspace, api, book, trouble, closed });
    this.service();
    this.title();
  }

  /** Nothing of any conversation stays in the page. @returns {Promise<Map<string, string>>} texts that could not be stored */
  async end() {
    this.ended = true;
    this.stream.stop();
    document.getElementById("announcer").textContent = "";
    const registered = this.element("registration-form").detach();
    for (const name of ["queue-panel", "chat-list", "conversation-view", "connection-banner"]) this.element(name).detach();
    for (const stop of this.stops || []) stop();
    document.title = this.texts.get("titleWorkspace");
    await registered;
    return this.workspace.putAway();
  }

  // Actions

  /** The panes are in the page again. */
  shown() {
    this.element("message-list").toEnd();
  }

  /** The page became visible or the network came back. */
  wake() {
    this.stream.wake();
    for (const { sending } of this.workspace.list) if (sending) sending.outbox.flush();
    const { selected } = this.workspace;
    if (selected) selected.read();
  }

  async toggleService() {
    try {
      await this.workspace.setOpen(!this.workspace.queue.open);
    } catch (error) {
      this.trouble(error);
    }
  }

  // Internal

  poll({ entries, queue, states }) {
    if (queue) this.workspace.receive("queue", queue);
    for (const entry of entries) this.workspace.receive("entry", entry);
    for (const state of states || []) this.workspace.receive("state", state);
  }

  alive(alive) {
    this.element("connection-banner").alive(alive);
  }

  heard(conversation) {
    if (conversation !== this.workspace.selected) this.announcements.add(conversation.name(this.texts));
  }

  service() {
    const { open } = this.workspace.queue;
    document.getElementById("service-state").textContent = this.texts.get(open ? "serviceOpen" : "serviceClosed");
    document.getElementById("service-toggle").textContent = this.texts.get(open ? "closeChat" : "openChat");
  }

  title() {
    const { unread } = this.workspace;
    const title = this.texts.get("titleWorkspace");
    document.title = unread > 0 ? `(${unread}) ${title}` : title;
  }

  /** A broken connection is the banner's; everything else is said in one sentence. */
  trouble(error) {
    if (error.code === "network") return;
    this.say(this.texts.problem(error));
  }

  say(sentence) {
    const line = document.getElementById("announcer");
    if (this.ended) return;
    line.textContent = "";
    setTimeout(() => (line.textContent = this.ended ? "" : sentence), 50);
  }
}

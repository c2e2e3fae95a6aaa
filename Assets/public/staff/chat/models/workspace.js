import { Observable } from "../../shell/models/observable.js";
import { Handovers } from "./handovers.js";
import { OpenConversations } from "./open-conversations.js";

/**
 * What one professional works in: the queue as the server last told it, his conversations, and which one is on screen.
 * Tells "queue", "conversations" (the list or a row changed), "selected", "closed", "message" (from a visitor), "lost" (it went back
 * to the queue), "handed" (a colleague took over, or did not), "taken" (no longer his, by nobody's question to him), "trouble",
 * "blocks" (somebody was kept from the queue, or no longer), and "doubt": the queue has to be read anew, and nothing that was read
 * before may still come.
 */
export class Workspace extends Observable {
  /** What he is giving up himself: its end is no news to him. */
  #leaving = new Set();

  /** @param {{api: object, ring: object, language: string}} parts */
  constructor(parts) {
    super();
    this.api = parts.api;
    this.me = parts.ring.member.id;
    this.queue = { open: false, waiting: [], mine: [], atMost: 0, speaks: [], offers: [] };
    this.handovers = new Handovers(this, parts.later);
    this.conversations = new OpenConversations(parts);
    this.selected = null;
    /** Whether new ones may come: one's own pause says no. */
    this.takesNew = () => true;
    this.conversations.on("changed", () => this.tell("conversations"));
    for (const topic of ["message", "trouble"]) this.conversations.on(topic, (detail) => this.tell(topic, detail));
  }

  get list() {
    return this.conversations.list;
  }

  get unread() {
    return this.list.reduce((sum, conversation) => sum + conversation.unread, 0);
  }

  /** For the events request: where each conversation's log stands here. */
  get position() {
    const open = this.list.filter((conversation) => conversation.ready && !conversation.erased);
    return open.map((conversation) => `${conversation.id}:${conversation.seq}`).join(",");
  }

  // Actions

  /** @param {string} type name of a stream event @param {object} data */
  receive(type, data) {
    if (type === "queue") this.takeQueue(data);
    if (type === "blocks") this.tell("blocks");
    const conversation = data.conversation && this.conversations.get(data.conversation);
    if (!conversation) return;
    if (type === "entry") conversation.receive(data);
    if (type === "state") conversation.know(data);
    if (type === "erased") conversation.erase();
    if (type === "erased") this.tell("conversations");
  }

  /**
   * Takes somebody out of the queue. Exactly one professional wins; the others get "taken".
   * @throws {Problem} "taken", "limit", or "resting" while one takes no new ones
   */
  async claim(id) {
    if (!this.takesNew()) throw Object.assign(new Error("a break"), { code: "resting" });
    await this.api.post(`/conversations/${id}/claim`);
    const row = this.queue.waiting.find((waiting) => waiting.id === id) || { id };
    this.queue.waiting = this.queue.waiting.filter((waiting) => waiting.id !== id);
    this.tell("queue");
    await this.conversations.add({ ...row, state: "active" });
    this.select(id);
  }

  /** @param {string|null} id */
  select(id) {
    const before = this.selected;
    if (before && before.draft) before.draft.keep();
    this.selected = this.conversations.get(id) || null;
    if (this.selected) this.selected.read();
    this.tell("selected", this.selected);
    this.tell("conversations");
  }

  /** The conversation after or before the selected one, round the list. @param {1|-1} step */
  selectNext(step) {
    const { list } = this;
    if (list.length === 0) return;
    const index = list.indexOf(this.selected);
    const next = index < 0 ? 0 : (index + step + list.length) % list.length;
    this.select(list[next].id);
  }

  /** @param {boolean} open whether visitors may come in */
  async setOpen(open) {
    const answer = await this.api.put("/service", { open });
    this.queue = { ...this.queue, open: answer.open };
    this.tell("queue");
  }

  /** Registered and closed: out of the list. */
  async close({ id }) {
    await this.leave(id, () => this.api.post(`/conversations/${id}/closure`));
    this.tell("closed", id);
  }

  /** @param {string} id @param {() => Promise<void>} step after which it is no longer his */
  async leave(id, step) {
    this.#leaving.add(id);
    try {
      await step();
      this.conversations.remove(id);
      this.leaveScreen();
    } finally {
      this.#leaving.delete(id);
    }
  }

  /** Locks. @returns {Promise<Map<string, string>>} drafts that could not be stored */
  async putAway() {
    const left = await this.conversations.putAway();
    this.selected = null;
    return left;
  }

  // Internal

  takeQueue(queue) {
    this.queue = queue;
    const handed = this.handovers.news();
    for (const news of handed) this.tell("handed", news);
    for (const row of queue.mine) {
      const known = this.conversations.get(row.id);
      if (known && known.facts.joined && !row.joined) this.inherit(row);
      else if (known) known.know(row);
      else this.conversations.add(row).catch((error) => this.tell("trouble", error));
    }
    const waiting = new Set(queue.waiting.map(({ id }) => id));
    const mine = new Set(queue.mine.map(({ id }) => id));
    const known = new Set([...mine, ...handed.map(({ conversation }) => conversation.id), ...this.#leaving, ...this.conversations.opening.keys()]);
    for (const conversation of this.list) {
      if (known.has(conversation.id) || conversation.erased) continue;
      this.tell(waiting.has(conversation.id) ? "lost" : "taken", conversation);
    }
    this.conversations.keepOnly(mine);
    this.leaveScreen();
    this.tell("queue");
    this.tell("conversations");
  }

  /** Who had it is gone, or he took it over: what he joined is his. */
  inherit(row) {
    const shown = this.selected && this.selected.id === row.id;
    const opened = this.conversations.reopen(row);
    if (shown) this.select(row.id);
    return opened.catch((error) => this.tell("trouble", error));
  }

  /** What is no longer one's own is not on screen either. */
  leaveScreen() {
    if (this.selected && this.conversations.get(this.selected.id) !== this.selected) this.select(null);
  }
}

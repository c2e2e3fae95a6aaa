import { Observable } from "../../shell/models/observable.js";
import { OpenConversations } from "./open-conversations.js";

/**
 * What one professional works in: the queue as the server last told it, his conversations, and which one is on screen.
 * Tells "queue", "conversations" (the list or a row changed), "selected", "message" (from a visitor), "trouble".
 */
export class Workspace extends Observable {
  /** @param {{api: object, ring: object, language: string}} parts */
  constructor(parts) {
    super();
    this.api = parts.api;
    this.queue = { open: false, waiting: [], mine: [], atMost: 0 };
    this.conversations = new OpenConversations(parts);
    this.selected = null;
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
    const conversation = data.conversation && this.conversations.get(data.conversation);
    if (!conversation) return;
    if (type === "entry") conversation.receive(data);
    if (type === "state") conversation.know(data);
    if (type === "erased") conversation.erase();
    if (type === "erased") this.tell("conversations");
  }

  /**
   * Takes somebody out of the queue. Exactly one professional wins; the others get "taken".
   * @throws {Problem} "taken", "limit"
   */
  async claim(id) {
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
    await this.api.post(`/conversations/${id}/closure`);
    this.conversations.remove(id);
    this.leaveScreen();
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
    for (const row of queue.mine) {
      const known = this.conversations.get(row.id);
      if (known) known.know(row);
      else this.conversations.add(row).catch((error) => this.tell("trouble", error));
    }
    this.conversations.keepOnly(new Set(queue.mine.map(({ id }) => id)));
    this.leaveScreen();
    this.tell("queue");
    this.tell("conversations");
  }

  /** What is no longer one's own is not on screen either. */
  leaveScreen() {
    if (this.selected && this.conversations.get(this.selected.id) !== this.selected) this.select(null);
  }
}

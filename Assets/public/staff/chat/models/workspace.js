import { Observable } from "../../shell/models/observable.js";
import { StaffConversation } from "./staff-conversation.js";

/**
 * Everything one professional has open: the queue as the server last told it, and his own conversations. Tells "queue",
 * "conversations" (the list or a row changed), "selected", "message" (a new visitor's message), "trouble".
 */
export class Workspace extends Observable {
  /** @param {{api: object, ring: object, language: string}} parts */
  constructor(parts) {
    super();
    this.parts = parts;
    this.queue = { open: false, waiting: [], mine: [], atMost: 0 };
    this.conversations = new Map();
    this.opening = new Map();
    this.selected = null;
    this.drafts = new Map();
  }

  /** Own conversations in the order in which they were claimed. */
  get list() {
    return Array.from(this.conversations.values());
  }

  get unread() {
    return this.list.reduce((sum, conversation) => sum + conversation.unread, 0);
  }

  /** For the events request: where each conversation's log stands here. */
  get position() {
    return this.list
      .filter((conversation) => conversation.ready && !conversation.erased)
      .map((conversation) => `${conversation.id}:${conversation.seq}`)
      .join(",");
  }

  /** @param {string} type name of a stream event @param {object} data */
  receive(type, data) {
    if (type === "queue") this.takeQueue(data);
    if (type === "erased") this.erased(data.conversation);
    const conversation = data.conversation && this.conversations.get(data.conversation);
    if (!conversation) return;
    if (type === "entry") conversation.receive(data);
    if (type === "state") conversation.know(data);
  }

  /**
   * Takes somebody out of the queue. Exactly one professional wins; the others get "taken".
   * @throws {Problem} "taken", "limit"
   */
  async claim(id) {
    await this.parts.api.post(`/conversations/${id}/claim`);
    const row = this.queue.waiting.find((waiting) => waiting.id === id) || { id };
    this.queue.waiting = this.queue.waiting.filter((waiting) => waiting.id !== id);
    this.tell("queue");
    const conversation = await this.add({ ...row, state: "active" });
    this.select(id);
    return conversation;
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
    const answer = await this.parts.api.put("/service", { open });
    this.queue = { ...this.queue, open: answer.open };
    this.tell("queue");
  }

  /** Registered and closed: out of the list. */
  async close(conversation) {
    await this.parts.api.post(`/conversations/${conversation.id}/closure`);
    this.remove(conversation.id);
  }

  /** Stores what was not stored yet: the page is being left. */
  async keepDrafts() {
    await Promise.all(this.list.map((conversation) => conversation.draft && conversation.draft.keep()));
  }

  /** @param {Map<string, string>} drafts what a lock could not store, by conversation */
  restore(drafts) {
    this.drafts = drafts;
  }

  /**
   * The workspace locks: what was not sent becomes part of the draft, drafts are stored, keys and texts are forgotten.
   * @returns {Promise<Map<string, string>>} drafts that could not be stored, to be kept in memory until the next unlock
   */
  async putAway() {
    const left = new Map();
    for (const conversation of this.list) if (conversation.draft) conversation.withdrawUnsent();
    await this.keepDrafts();
    for (const conversation of this.list) {
      const { draft } = conversation;
      if (draft && draft.text !== draft.kept) left.set(conversation.id, draft.text);
      conversation.erase();
    }
    this.conversations.clear();
    this.selected = null;
    return left;
  }

  // Internal

  takeQueue(queue) {
    this.queue = queue;
    for (const row of queue.mine) {
      if (this.conversations.has(row.id)) this.conversations.get(row.id).know(row);
      else this.add(row).catch((error) => this.tell("trouble", error));
    }
    const mine = new Set(queue.mine.map((row) => row.id));
    for (const { id } of this.list) if (!mine.has(id) && !this.opening.has(id)) this.remove(id);
    this.tell("queue");
    this.tell("conversations");
  }

  add(row) {
    if (this.opening.has(row.id)) return this.opening.get(row.id);
    const conversation = new StaffConversation({ ...this.parts, taken: () => this.nicknames() }, row);
    conversation.on("facts", () => this.tell("conversations"));
    conversation.on("line", (line) => this.heard(conversation, line));
    conversation.on("trouble", (error) => this.tell("trouble", error));
    conversation.stripe = this.freeStripe();
    this.conversations.set(row.id, conversation);
    const opening = this.openFully(conversation);
    this.opening.set(row.id, opening);
    return opening;
  }

  async openFully(conversation) {
    try {
      await conversation.open();
      if (this.drafts.has(conversation.id)) conversation.draft.change(this.drafts.get(conversation.id));
      return conversation;
    } catch (error) {
      this.conversations.delete(conversation.id);
      throw error;
    } finally {
      this.opening.delete(conversation.id);
      this.tell("conversations");
    }
  }

  heard(conversation, line) {
    const fromVisitor = line.type === "message" && line.sender.role === "visitor";
    if (fromVisitor && !this.opening.has(conversation.id)) this.tell("message", conversation);
    this.tell("conversations");
  }

  erased(id) {
    const conversation = this.conversations.get(id);
    if (conversation) conversation.erase();
    this.tell("conversations");
  }

  remove(id) {
    this.conversations.delete(id);
    if (this.selected && this.selected.id === id) this.select(null);
    this.tell("conversations");
  }

  /** A colour of the four that no open conversation has, so that two are never taken for each other. */
  freeStripe() {
    const used = this.list.map(({ stripe }) => stripe);
    return [1, 2, 3, 4].find((stripe) => !used.includes(stripe)) || 1;
  }

  nicknames() {
    return new Set(this.list.map((conversation) => conversation.nickname).filter(Boolean));
  }
}

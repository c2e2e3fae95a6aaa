import { Observable } from "../../shell/models/observable.js";
import { StaffConversation } from "./staff-conversation.js";

/** One professional's own conversations, each opened once. Tells "changed", "message" (from a visitor) and "trouble". */
export class OpenConversations extends Observable {
  /** @param {{api: object, ring: object, language: string}} parts */
  constructor(parts) {
    super();
    this.parts = parts;
    this.byId = new Map();
    this.opening = new Map();
    this.drafts = new Map();
  }

  /** In the order in which they were claimed. */
  get list() {
    return Array.from(this.byId.values());
  }

  get(id) {
    return this.byId.get(id);
  }

  /** @param {object} row of the queue @returns {Promise<StaffConversation>} opened; the same promise while it opens */
  add(row) {
    if (this.opening.has(row.id)) return this.opening.get(row.id);
    // The stream may have brought it before the answer to the claim: a second one would have its own draft and outbox.
    if (this.byId.has(row.id)) return Promise.resolve(this.byId.get(row.id));
    const conversation = new StaffConversation({ ...this.parts, taken: () => this.nicknames() }, row);
    conversation.stripe = this.freeStripe();
    conversation.on("facts", () => this.tell("changed"));
    conversation.on("line", (line) => this.heard(conversation, line));
    conversation.on("trouble", (error) => this.tell("trouble", error));
    this.byId.set(row.id, conversation);
    const opening = this.open(conversation);
    this.opening.set(row.id, opening);
    return opening;
  }

  /** One that he joined is his own from now on: opened anew, with what only who has it may see. */
  reopen(row) {
    for (const { key, draft } of this.byId.get(row.id).drafts) if (draft.text) this.drafts.set(key, draft.text);
    this.remove(row.id);
    return this.add(row);
  }

  /** Those that are no longer one's own go, unless they are just being opened. @param {Set<string>} ids */
  keepOnly(ids) {
    for (const { id } of this.list) if (!ids.has(id) && !this.opening.has(id)) this.remove(id);
  }

  remove(id) {
    const conversation = this.byId.get(id);
    this.byId.delete(id);
    if (conversation) conversation.erase();
    this.tell("changed");
  }

  /** Whether something would be lost with the page: a message on its way, or a draft that is only here. */
  get unsaved() {
    const loose = (one) => one.hasUnsent || one.drafts.some(isLoose);
    return this.list.some((conversation) => !conversation.erased && loose(conversation));
  }

  /** Stores what was not stored yet: the page is being left. */
  async keepDrafts() {
    await Promise.all(this.list.flatMap(({ drafts }) => drafts.map(({ draft }) => draft.keep())));
  }

  /**
   * The workspace locks: what was not sent becomes part of the draft, drafts are stored, keys and texts are forgotten.
   * @returns {Promise<Map<string, string>>} drafts that could not be stored, to be kept in memory until the next unlock
   */
  async putAway() {
    const left = new Map();
    for (const conversation of this.list) if (conversation.ready) conversation.withdrawUnsent();
    await this.keepDrafts();
    for (const conversation of this.list) {
      for (const each of conversation.drafts.filter(isLoose)) left.set(each.key, each.draft.text);
      conversation.erase();
    }
    this.byId.clear();
    return left;
  }

  // Internal

  async open(conversation) {
    const { id } = conversation;
    try {
      await conversation.open();
      for (const { key, draft } of conversation.drafts) {
        if (this.drafts.has(key)) draft.change(this.drafts.get(key));
        this.drafts.delete(key);
      }
      return conversation;
    } catch (error) {
      this.byId.delete(id);
      throw error;
    } finally {
      this.opening.delete(id);
      this.tell("changed");
    }
  }

  heard(conversation, line) {
    const fromVisitor = line.type === "message" && line.sender.role === "visitor";
    if (fromVisitor && !this.opening.has(conversation.id)) this.tell("message", conversation);
    this.tell("changed");
  }

  /** A colour of the four that no open conversation has, so that two are never taken for each other. */
  freeStripe() {
    const used = this.list.map(({ stripe }) => stripe);
    return [1, 2, 3, 4].find((stripe) => !used.includes(stripe)) || 1;
  }

  nicknames() {
    return new Set(this.list.map(({ nickname }) => nickname).filter(Boolean));
  }
}

/** Whether it is only here. */
function isLoose({ draft }) {
  return draft.text !== draft.kept;
}

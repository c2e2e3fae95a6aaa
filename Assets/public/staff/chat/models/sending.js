import { Outbox } from "../../../shared/models/outbox.js";

/** Milliseconds between two signs that somebody types. */
const TYPING = 3000;

/** The way out of one conversation. */
export class Sending {
  /**
   * @param {{api: object, id: string, conversation: import("../../../shared/models/conversation.js").Conversation,
   *   catchUp: () => Promise<void>, renew: (newer: number) => Promise<void>, onChange: (item: object) => void}} parts
   *   `renew`: makes the epoch that is due because a guest went, newer than that number
   */
  constructor({ api, id, conversation, catchUp, renew, onChange }) {
    this.api = api;
    this.id = id;
    this.conversation = conversation;
    this.catchUp = catchUp;
    this.renew = renew;
    this.bodies = new Map();
    this.typed = -Infinity;
    this.outbox = new Outbox({
      seal: (item) => this.seal(item),
      post: (body) => api.post(`/conversations/${id}/messages`, body),
      mayReseal: (item) => this.sameReaders(item),
      onChange: (item) => {
        if (item.state === "sent") this.stored(item.id);
        onChange(item);
      },
    });
  }

  /** @param {string} text @param {object} [extra] @returns {object|null} the item on its way; null when too many wait already */
  add(text, extra) {
    return this.outbox.add({ id: crypto.randomUUID(), text, extra });
  }

  /** Says that somebody types, never what, and not too often. @param {number} now milliseconds */
  async typing(now) {
    if (now - this.typed < TYPING) return;
    this.typed = now;
    await this.api.post(`/conversations/${this.id}/typing`);
  }

  // Internal

  async seal(item) {
    const body = await this.conversation.seal(item);
    this.bodies.set(item.id, { epoch: body.epoch, counter: body.counter });
    return body;
  }

  stored(id) {
    const body = this.bodies.get(id);
    if (body) this.conversation.sealedWasStored(body.counter);
    this.bodies.delete(id);
  }

  /** There is a newer epoch: may the text be sealed to it without asking? */
  async sameReaders(item) {
    const { epoch } = this.bodies.get(item.id);
    await this.catchUp();
    if (this.conversation.epoch.number <= epoch) await this.renew(epoch);
    return this.conversation.addsNobody(epoch, this.conversation.epoch.number);
  }
}

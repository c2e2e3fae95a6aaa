/** Keeping who abuses the chat from the queue, with this conversation and for a time. */
export class Blocks {
  /** The reasons, as the server knows them. */
  static REASONS = ["abuse", "sexual", "threats", "disturbance"];

  /** @param {object} api */
  constructor(api) {
    this.api = api;
  }

  /** @param {string} id of a conversation that is his @throws {Problem} "closed" while the danger mark is set */
  async set(id, reason, days) {
    await this.api.put(`/conversations/${id}/block`, { reason, days });
  }

  /** @returns {Promise<{conversation: string, reason: string, member: {name: string}, until: number, reviewed: boolean, own: boolean}[]>} */
  async standing() {
    return (await this.api.get("/blocks")).blocks;
  }

  /** @throws {Problem} "not-found" when it stands no longer */
  async confirm(id) {
    await this.api.post(`/conversations/${id}/block/confirmation`);
  }

  /** @throws {Problem} "not-found" when it stands no longer */
  async lift(id) {
    await this.api.delete(`/conversations/${id}/block`);
  }
}

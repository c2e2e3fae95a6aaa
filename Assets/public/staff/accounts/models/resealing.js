import { resealed } from "../../../shared/crypto/resealing.js";

/**
 * Seals all that is kept to the team key in force, a few conversations at a time. It may stop anywhere and be begun again by
 * any coordinator: the server says what is still behind, and lets the old keys go when nothing is.
 */
export class Resealing {
  /** @param {{api: object, ring: import("./key-ring.js").KeyRing}} parts */
  constructor({ api, ring }) {
    this.api = api;
    this.ring = ring;
  }

  /** How many conversations are behind. @returns {Promise<number>} */
  async left() {
    return (await this.api.get("/team/resealing")).left;
  }

  /**
   * @param {(done: number, all: number) => void} progress
   * @returns {Promise<number>} how many are behind still: those that did not open here, and those that changed meanwhile
   */
  async run(progress) {
    await this.ring.refresh(this.api);
    let after = "";
    let done = 0;
    let all = null;
    for (;;) {
      const { left, conversations } = await this.api.get(`/team/resealing${after && `?after=${after}`}`);
      all = all ?? left;
      progress(done, all);
      if (conversations.length === 0) break;
      const sealed = [];
      for (const behind of conversations) sealed.push(await this.again(behind));
      await this.api.put("/team/resealing", { conversations: sealed.filter(Boolean) });
      after = conversations[conversations.length - 1].id;
      done += conversations.length;
    }
    // With nothing to seal it asks for the end: the old keys go when nothing is behind.
    return (await this.api.put("/team/resealing", { conversations: [] })).left;
  }

  // Internal

  /** What does not open is left as it is: another coordinator may hold the key. */
  async again(behind) {
    const { teamEpoch, teamPublic } = this.ring;
    try {
      return await resealed(behind, { teamKey: (epoch) => this.ring.teamKey(epoch), teamEpoch, teamPublic });
    } catch (error) {
      if (error.name === "SealRefused" || error instanceof RangeError) return null;
      throw error;
    }
  }
}

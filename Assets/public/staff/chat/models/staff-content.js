import { base64url, fromBase64url } from "../../../shared/crypto/primitives.js";
import { newStaffKey, openItem, openStaffKey, sealItem, sealStaffKey } from "../../../shared/crypto/staff-content.js";
import { Problem } from "../../../shared/models/http-client.js";

/** What only the team may read of a conversation (nickname, draft, care fields), one sealed item each. */
export class StaffContent {
  constructor(api, conversation, key) {
    this.api = api;
    this.conversation = conversation;
    this.key = key;
    this.versions = new Map();
  }

  /**
   * Opens the conversation's staff key, or makes it when this is the first browser that claims.
   * @param {{teamEpoch: number, sealed: string}|null} existing
   */
  static async of(api, ring, conversation, existing) {
    const stored = existing || (await StaffContent.make(api, ring, conversation));
    if (stored instanceof Uint8Array) return new StaffContent(api, conversation, stored);
    const sealed = fromBase64url(stored.sealed);
    const recipient = await ring.latestTeamKey(stored.teamEpoch, api);
    const key = await openStaffKey(recipient, conversation, stored.teamEpoch, sealed);
    return new StaffContent(api, conversation, key);
  }

  /**
   * @param {{kind: string, id: string, version: number, sealed: string}[]} items
   * @returns {Promise<string|null>} the opened item, null when there is none yet
   */
  async read(items, kind, id = kind) {
    const item = items.find((each) => each.kind === kind && each.id === id);
    if (!item) return null;
    this.versions.set(`${kind}/${id}`, item.version);
    return openItem(this.key, this.conversation, kind, id, fromBase64url(item.sealed));
  }

  /** The same, as the server has it now. */
  async readAgain(kind, id = kind) {
    const { items } = await this.api.get(`/conversations/${this.conversation}`);
    return this.read(items, kind, id);
  }

  /** @throws {Problem} "conflict" when somebody stored a newer version meanwhile */
  async put(kind, id, text) {
    const name = `${kind}/${id}`;
    const version = (this.versions.get(name) || 0) + 1;
    const sealed = base64url(await sealItem(this.key, this.conversation, kind, id, text));
    const answer = await this.api.put(`/conversations/${this.conversation}/items/${name}`, { version, sealed });
    this.versions.set(name, answer.version);
  }

  /**
   * Takes over what a colleague who had the conversation before left behind: from here on it is nobody else's.
   * @returns {Promise<string>} empty when there was nothing
   */
  async inherit(items, kind, me) {
    let left = "";
    for (const { id } of items.filter((each) => each.kind === kind && each.id !== me)) {
      left = left || (await this.read(items, kind, id));
      await this.api.delete(`/conversations/${this.conversation}/items/${kind}/${id}`);
    }
    return left;
  }

  // Internal

  /** Once more with the newest team key, if ours is no longer in force. */
  static async make(api, ring, conversation) {
    try {
      return await StaffContent.propose(api, ring, conversation);
    } catch (error) {
      if (error.code !== "epoch-old") throw error;
      await ring.refresh(api);
      return StaffContent.propose(api, ring, conversation);
    }
  }

  static async propose(api, ring, conversation) {
    const key = newStaffKey();
    const { teamEpoch } = ring;
    const sealed = base64url(await sealStaffKey(key, conversation, teamEpoch, ring.teamPublic));
    try {
      await api.put(`/conversations/${conversation}/staff-key`, { teamEpoch, sealed });
      return key;
    } catch (error) {
      if (error instanceof Problem && error.details.staffKey) return error.details.staffKey;
      throw error;
    }
  }
}

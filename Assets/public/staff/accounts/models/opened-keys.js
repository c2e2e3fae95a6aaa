import { openMemberKeys, sealMemberKeys, wrappingKey } from "../../../shared/crypto/passphrase.js";
import { base64url, fromBase64url } from "../../../shared/crypto/primitives.js";

/**
 * A member's own keys, just opened with his passphrase: bare records, and the key that can wrap them again. They live for
 * one task; whoever opened them calls `forget`.
 */
export class OpenedKeys {
  #wrappingKey;
  #wrapped;

  /** @param {object} member @param {Uint8Array} key @param {string} wrapped base64url @param {object} records */
  constructor(member, key, wrapped, { hpkeRecord, signingRecord, rootHash, lastNumber }) {
    this.member = member;
    this.#wrappingKey = key;
    this.#wrapped = wrapped;
    this.hpkeRecord = hpkeRecord;
    this.signingRecord = signingRecord;
    this.rootHash = rootHash;
    this.lastNumber = lastNumber;
  }

  /**
   * @param {{member: object, share: string, wrapped: string}} unlocked the server's answer to both factors
   * @param {Uint8Array} localHalf from the passphrase
   * @throws {SealRefused}
   */
  static async open({ member, share, wrapped }, localHalf) {
    const key = await wrappingKey(localHalf, fromBase64url(share));
    return new OpenedKeys(member, key, wrapped, await openMemberKeys(key, member.id, fromBase64url(wrapped)));
  }

  /**
   * Puts the newest number of the membership list into the blob at the server: an older list is refused from then on also
   * after a sign-in elsewhere.
   * @throws {Problem} when it could not be stored
   */
  async remember(api, lastNumber) {
    if (lastNumber <= this.lastNumber) return;
    const { hpkeRecord, signingRecord, rootHash } = this;
    const records = { hpkeRecord, signingRecord, rootHash, lastNumber };
    const wrapped = base64url(await sealMemberKeys(this.#wrappingKey, this.member.id, records));
    try {
      await api.put("/me/wrapped-keys", { replaced: this.#wrapped, wrapped });
    } catch (error) {
      // Another tab of ours was first, and put there what it saw.
      if (error.code !== "epoch-old") throw error;
    }
  }

  forget() {
    for (const secret of [this.hpkeRecord, this.signingRecord, this.#wrappingKey]) secret.fill(0);
  }
}

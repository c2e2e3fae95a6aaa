import { generateKeyPair } from "../../../shared/crypto/hpke.js";
import { deriveSecrets, fewestIterations, newSalt, sealMemberKeys, wrappingKey } from "../../../shared/crypto/passphrase.js";
import { base64url, fromBase64url } from "../../../shared/crypto/primitives.js";
import { generateSigningPair } from "../../../shared/crypto/team.js";

/** A person who is being made in this browser: fresh keys, wrapped under his passphrase and the server's share. */
export class MemberDraft {
  constructor(memberId, hpke, signing) {
    this.memberId = memberId;
    this.hpke = hpke;
    this.signing = signing;
  }

  /** @param {string} memberId given by the server */
  static async make(memberId) {
    return new MemberDraft(memberId, await generateKeyPair(), await generateSigningPair());
  }

  /**
   * @param {{passphrase: string, share: string, rootHash: Uint8Array, lastNumber: number}} with `share` is base64url
   * @returns {Promise<{salt: string, iterations: number, signInSecret: string, wrapped: string}>} fields of the request
   */
  async wrap({ passphrase, share, rootHash, lastNumber }) {
    const salt = newSalt();
    const { signInSecret, localHalf } = await deriveSecrets(passphrase, salt, fewestIterations);
    const key = await wrappingKey(localHalf, fromBase64url(share));
    const wrapped = await sealMemberKeys(key, this.memberId, {
      hpkeRecord: this.hpke.record,
      signingRecord: this.signing.record,
      rootHash,
      lastNumber,
    });
    return {
      salt: base64url(salt),
      iterations: fewestIterations,
      signInSecret: base64url(signInSecret),
      wrapped: base64url(wrapped),
    };
  }

  /** The private bytes are of no more use once they are wrapped. */
  forget() {
    this.hpke.record.fill(0);
    this.signing.record.fill(0);
  }
}

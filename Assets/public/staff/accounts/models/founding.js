import { generateKeyPair } from "../../../shared/crypto/hpke.js";
import { base64url } from "../../../shared/crypto/primitives.js";
import { kitText } from "../../../shared/crypto/recovery-kit.js";
import { found } from "../../../shared/crypto/team.js";
import { MemberDraft } from "./member-draft.js";

/** The first coordinator's set-up: his keys, the team's first key and the recovery kit are all made in this browser. */
export class Founding {
  /** @param {import("../../shell/models/staff-client.js").StaffClient} api @param {string} token from the link's fragment */
  constructor(api, token) {
    this.api = api;
    this.token = token;
    this.started = null;
    this.founder = null;
    this.team = null;
    this.recoveryMemberId = null;
    this.kit = null;
  }

  /** Asks whether the link is good (nothing is consumed) and makes all keys. @throws {Problem} "wrong-code" for a used link */
  async start() {
    this.started = await this.api.post("/set-ups", { token: this.token });
    this.founder = await MemberDraft.make(this.started.memberId);
    const recovery = await generateKeyPair();
    this.recoveryMemberId = crypto.randomUUID();
    this.team = await found({
      founder: this.founder.memberId,
      founderHpkePublic: this.founder.hpke.publicBytes,
      signing: this.founder.signing,
      recovery: this.recoveryMemberId,
      recoveryPublic: recovery.publicBytes,
    });
    this.kit = await kitText(recovery.record, this.team.rootHash);
    recovery.record.fill(0);
    this.team.teamRecord.fill(0);
    return this.started;
  }

  /**
   * @param {{name: string, displayName: string, passphrase: string, code: string}} person
   * @returns {Promise<string>} the root hash for the configuration, base64url
   */
  async finish({ name, displayName, passphrase, code }) {
    const wrapped = await this.founder.wrap({
      passphrase,
      share: this.started.share,
      rootHash: this.team.rootHash,
      lastNumber: 1,
    });
    await this.api.put("/set-ups", {
      token: this.token,
      memberId: this.founder.memberId,
      name,
      displayName,
      ...wrapped,
      statements: this.team.statements,
      teamKeys: this.team.teamKeys,
      recoveryMemberId: this.recoveryMemberId,
      code: code.replace(/\s/g, ""),
    });
    this.founder.forget();
    return base64url(this.team.rootHash);
  }
}

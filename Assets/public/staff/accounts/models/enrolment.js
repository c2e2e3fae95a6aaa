import { enrolmentMac, invitationToken, parseFragment } from "../../../shared/crypto/invitation.js";
import { base64url } from "../../../shared/crypto/primitives.js";
import { MemberDraft } from "./member-draft.js";

/** A newcomer's browser: makes his keys and vouches for them with the secret that came in the link. */
export class Enrolment {
  /**
   * @param {import("../../shell/models/staff-client.js").StaffClient} api
   * @param {string} fragment `<invitation id>.<base64url(root hash and secret)>`
   * @throws {SealRefused} "fragment": not copied whole
   */
  constructor(api, fragment) {
    this.api = api;
    this.link = parseFragment(fragment);
    this.invitation = this.link.invitation;
    this.started = null;
    this.token = null;
    /** The last request and whose it is, until its answer is heard. */
    this.made = null;
  }

  /** Asks whether the invitation is open; nothing is consumed. @returns {Promise<{role: string, totpSecret: string}>} */
  async start() {
    this.token = base64url(await invitationToken(this.link.secret));
    this.started = await this.api.post("/enrolments/started", { invitation: this.invitation, token: this.token });
    return this.started;
  }

  /**
   * May be called again when no answer was heard: the same person is sent with the same keys, and the server knows them.
   * @param {{name: string, displayName: string, passphrase: string, code: string}} person
   */
  async finish({ code, ...person }) {
    const who = JSON.stringify(person);
    if (!this.made || this.made.who !== who) this.made = { who, request: await this.request(person) };
    await this.api.post("/enrolments", { ...this.made.request, code: code.replace(/\s/g, "") });
    this.made = null;
  }

  // Internal

  async request({ name, displayName, passphrase }) {
    const { memberId, share } = this.started;
    const draft = await MemberDraft.make(memberId);
    const wrapped = await draft.wrap({ passphrase, share, rootHash: this.link.rootHash, lastNumber: 0 });
    draft.forget();
    const hpkePublic = draft.hpke.publicBytes;
    const signingPublic = draft.signing.publicBytes;
    const mac = await enrolmentMac(this.link.secret, { invitation: this.invitation, member: memberId, hpkePublic, signingPublic });
    return {
      invitation: this.invitation,
      token: this.token,
      memberId,
      name,
      displayName,
      ...wrapped,
      hpkePublic: base64url(hpkePublic),
      signingPublic: base64url(signingPublic),
      mac: base64url(mac),
    };
  }
}

import { importPrivateRecord } from "../../../shared/crypto/hpke.js";
import { newInvitation, openInvitationSecret, sealInvitationSecret, verifyEnrolment } from "../../../shared/crypto/invitation.js";
import { base64url, fromBase64url } from "../../../shared/crypto/primitives.js";
import { admissionStatement, importSigningRecord, openTeamKey, sealTeamKey } from "../../../shared/crypto/team.js";
import { refusal } from "../../shell/models/staff-client.js";

/** A coordinator's invitations: making a link, checking who answered it, and admitting him. */
export class Invitations {
  /**
   * @param {{api: import("../../shell/models/staff-client.js").StaffClient, ring: import("./key-ring.js").KeyRing,
   *   signIn: import("./sign-in.js").SignIn, origin: string}} parts
   */
  constructor({ api, ring, signIn, origin }) {
    this.api = api;
    this.ring = ring;
    this.signIn = signIn;
    this.origin = origin;
  }

  /** @param {string} role @returns {Promise<{link: string, expires: number}>} the link exists only in this answer */
  async make(role) {
    const invitation = await newInvitation(this.ring.rootHash);
    const { id } = invitation;
    const sealed = await sealInvitationSecret(invitation.secret, id, this.ring.hpke.publicBytes);
    const { expires } = await this.api.post("/invitations", {
      id,
      role,
      tokenHash: base64url(invitation.tokenHash),
      sealedSecret: base64url(sealed),
    });
    return { link: `${this.origin}/uitnodiging#${invitation.fragment}`, expires };
  }

  /** Every invitation; those answered say whether their keys are the ones the newcomer's browser made. */
  async list() {
    const { invitations } = await this.api.get("/invitations");
    return Promise.all(
      invitations.map(async (invitation) => ({
        ...invitation,
        trusted: invitation.state === "enrolled" ? await this.vouched(invitation) : null,
      })),
    );
  }

  /** Who is in the team now, by the signed list. */
  refresh() {
    return this.ring.refresh(this.api);
  }

  async withdraw(id) {
    await this.api.delete(`/invitations/${id}`);
  }

  /**
   * Signs the statement that admits the newcomer and seals the team key to him. Asks the passphrase again, because the
   * team key's bytes are needed for that.
   * @throws {Problem} "not-vouched" when the keys are not those of the invitation; "conflict" when the list moved on
   */
  async admit(invitation, passphrase) {
    if (!(await this.vouched(invitation))) throw refusal("not-vouched");
    const opened = await this.signIn.openKeys(passphrase);
    try {
      await this.ring.refresh(this.api);
      await this.api.post("/admissions", await this.admission(invitation, opened));
      await this.ring.refresh(this.api);
      await opened.remember(this.api, this.ring.lastNumber);
    } finally {
      opened.forget();
    }
  }

  // Internal

  async admission({ id, role, enrolment }, opened) {
    const statement = await admissionStatement(this.ring.list, {
      signer: this.ring.member.id,
      signing: await importSigningRecord(opened.signingRecord),
      member: enrolment.memberId,
      role,
      hpkePublic: fromBase64url(enrolment.hpkePublic),
      signingPublic: fromBase64url(enrolment.signingPublic),
    });
    return { invitation: id, ...statement, teamKey: await this.teamKeyFor(enrolment, opened) };
  }

  async teamKeyFor(enrolment, opened) {
    const own = await importPrivateRecord(opened.hpkeRecord);
    const { teamEpoch } = this.ring;
    const { keys } = await this.api.get("/team/statements");
    const mine = keys.find((key) => key.teamEpoch === teamEpoch);
    if (!mine) throw refusal("not-found");
    const team = await openTeamKey(own, this.ring.member.id, teamEpoch, fromBase64url(mine.sealed), this.ring.list);
    const sealed = await sealTeamKey(team.record, teamEpoch, enrolment.memberId, fromBase64url(enrolment.hpkePublic));
    team.record.fill(0);
    return { teamEpoch, sealed: base64url(sealed) };
  }

  /** Only the inviter's browser can tell: the secret of the link is sealed to him. */
  async vouched({ id, sealedSecret, enrolment }) {
    try {
      const secret = await openInvitationSecret(this.ring.hpke, id, fromBase64url(sealedSecret));
      return await verifyEnrolment(
        secret,
        {
          invitation: id,
          member: enrolment.memberId,
          hpkePublic: fromBase64url(enrolment.hpkePublic),
          signingPublic: fromBase64url(enrolment.signingPublic),
        },
        fromBase64url(enrolment.mac),
      );
    } catch (error) {
      if (error.name === "SealRefused") return false;
      throw error;
    }
  }
}

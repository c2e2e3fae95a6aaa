import { renewal, roleStatement } from "../../../shared/crypto/team-changes.js";
import { importSigningRecord } from "../../../shared/crypto/team.js";
import { Resealing } from "./resealing.js";

/** What a coordinator does with people who are in the team. What is signed asks the passphrase again. */
export class TeamChanges {
  /**
   * @param {{api: import("../../shell/models/staff-client.js").StaffClient, ring: import("./key-ring.js").KeyRing,
   *   signIn: import("./sign-in.js").SignIn}} parts
   */
  constructor({ api, ring, signIn }) {
    this.api = api;
    this.ring = ring;
    this.signIn = signIn;
    this.resealing = new Resealing({ api, ring });
  }

  /** Out of every browser at once, and in nowhere; his keys stay. @param {string} member id */
  async suspend(member) {
    await this.api.put(`/members/${member}/suspension`);
  }

  async resume(member) {
    await this.api.delete(`/members/${member}/suspension`);
  }

  /** @param {string} member id @param {string} role @throws {Problem} "epoch-old" when the list moved on meanwhile */
  async giveRole(member, role, passphrase) {
    await this.sign(passphrase, async (by) => {
      await this.api.post("/team/roles", await roleStatement(this.ring.list, { ...by, member, role }));
    });
  }

  /**
   * A new team key, with which the member leaves if one is named. What was kept is sealed anew by `resealing` afterwards.
   * @param {string} passphrase @param {string|null} [removed] id @param {{id: string, publicBytes: Uint8Array}|null} [kit] a new recovery kit
   * @throws {Problem} "epoch-old" when the list moved on meanwhile
   */
  async renew(passphrase, removed = null, kit = null) {
    await this.sign(passphrase, async (by) => {
      await this.api.post("/team/keys", await renewal(this.ring.list, { ...by, removed, kit }));
    });
  }

  // Internal

  async sign(passphrase, step) {
    const opened = await this.signIn.openKeys(passphrase);
    try {
      await this.ring.refresh(this.api);
      await step({ signer: this.ring.member.id, signing: await importSigningRecord(opened.signingRecord) });
      await this.ring.refresh(this.api);
      await opened.remember(this.api, this.ring.lastNumber);
    } finally {
      opened.forget();
    }
  }
}

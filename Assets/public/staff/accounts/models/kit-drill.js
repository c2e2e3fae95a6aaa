import { generateKeyPair, importPrivateRecord } from "../../../shared/crypto/hpke.js";
import { fromBase64url, require } from "../../../shared/crypto/primitives.js";
import { kitText, readKit } from "../../../shared/crypto/recovery-kit.js";
import { openTeamKey } from "../../../shared/crypto/team.js";
import { TeamChanges } from "./team-changes.js";

/** Whether the recovery kit on paper still opens the team's key, seen in this browser; and a new kit where it does not. */
export class KitDrill {
  #made = null;

  /** @param {{api: object, ring: import("./key-ring.js").KeyRing, signIn: import("./sign-in.js").SignIn}} parts */
  constructor({ api, ring, signIn }) {
    this.api = api;
    this.ring = ring;
    this.changes = new TeamChanges({ api, ring, signIn });
  }

  /** @returns {Promise<{proven?: number, due: number, overdue: boolean}>} hours, in seconds since 1970 */
  state() {
    return this.api.get("/team/recovery-kit");
  }

  /**
   * Opens the team key in force with what stands on the paper. The key stays here; that it opened is told and recorded.
   * @param {string} text the kit's key as typed @throws {SealRefused} `kit` when it opens nothing of this team
   */
  async prove(text) {
    const { memberId, teamEpoch, sealed } = await this.api.get("/team/recovery-kit");
    await this.ring.refresh(this.api);
    const { list } = this.ring;
    const kit = list.members.get(memberId);
    require(kit && kit.role === "recovery" && !kit.removed && teamEpoch === list.teamEpoch, "kit");
    const record = await readKit(text, kit.hpkePublic);
    const opened = await openTeamKey(await importPrivateRecord(record), memberId, teamEpoch, fromBase64url(sealed), list);
    for (const secret of [record, opened.record]) secret.fill(0);
    return this.api.post("/team/recovery-kit/proofs", { memberId, teamEpoch });
  }

  /** A new kit, to be printed. It opens nothing before it is in force. @returns {Promise<{key: string, root: string}>} */
  async make() {
    const { record, publicBytes } = await generateKeyPair();
    this.#made = { id: crypto.randomUUID(), publicBytes };
    const text = await kitText(record, this.ring.rootHash);
    record.fill(0);
    return text;
  }

  /** The kit that was made takes the place of the one before, with a new team key. @param {string} passphrase the coordinator's */
  async putInForce(passphrase) {
    await this.changes.renew(passphrase, null, this.#made);
    this.#made = null;
  }

  forget() {
    this.#made = null;
  }
}

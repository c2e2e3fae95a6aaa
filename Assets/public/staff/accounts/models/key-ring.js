import { importPrivateRecord } from "../../../shared/crypto/hpke.js";
import { base64url, fromBase64url } from "../../../shared/crypto/primitives.js";
import { importSigningRecord, openTeamKey, verifyList } from "../../../shared/crypto/team.js";

/**
 * What an unlocked professional holds, in memory only and not extractable: his own keys, and the team's keys as far as
 * the signed membership list vouches for them.
 */
export class KeyRing {
  /** @param {object} parts as `parts` gives them */
  constructor({ member, hpke, signing, rootHash, lastNumber, team = new Map() }) {
    this.member = member;
    this.hpke = hpke;
    this.signing = signing;
    this.rootHash = rootHash;
    this.lastNumber = lastNumber;
    this.team = team;
    this.list = null;
    this.names = {};
  }

  /** @param {import("./opened-keys.js").OpenedKeys} opened the caller forgets them */
  static async from({ member, hpkeRecord, signingRecord, rootHash, lastNumber }) {
    const hpke = await importPrivateRecord(hpkeRecord);
    const signing = await importSigningRecord(signingRecord);
    return new KeyRing({ member, hpke, signing, rootHash, lastNumber });
  }

  /** What makes the same ring in another tab: keys that can be handed on there, and exported in neither. */
  get parts() {
    const { member, hpke, signing, rootHash, lastNumber, team } = this;
    return { member, hpke, signing, rootHash, lastNumber, team };
  }

  /**
   * Fetches the membership list, checks it against the root hash in our own blob and against the newest number we
   * have seen, and opens the team keys that the list vouches for.
   * @throws {SealRefused} when the list is not the one we were admitted to, or an older one
   */
  async refresh(api) {
    const answer = await api.get("/team/statements");
    const list = await verifyList(answer.statements, this.rootHash, { lastSeen: this.lastNumber });
    for (const { teamEpoch, sealed } of answer.keys) {
      if (this.team.has(teamEpoch)) continue;
      const { recipient, record } = await openTeamKey(this.hpke, this.member.id, teamEpoch, fromBase64url(sealed), list);
      record.fill(0);
      this.team.set(teamEpoch, recipient);
    }
    this.list = list;
    this.lastNumber = list.lastNumber;
    this.names = answer.names;
  }

  get teamEpoch() {
    return this.list.teamEpoch;
  }

  get teamPublic() {
    return this.list.teamPublic;
  }

  /** The team's private key of an epoch. @throws {RangeError} when we were never given it */
  teamKey(epoch) {
    if (!this.team.has(epoch)) throw new RangeError(`no team key of epoch ${epoch}`);
    return this.team.get(epoch);
  }

  /** The same; a key that came after our last look is fetched first. @throws {RangeError} */
  async latestTeamKey(epoch, api) {
    if (!this.team.has(epoch)) await this.refresh(api);
    return this.teamKey(epoch);
  }

  get rootHashText() {
    return base64url(this.rootHash);
  }
}

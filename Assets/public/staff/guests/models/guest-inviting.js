import { mintEpoch } from "../../../shared/crypto/conversation-keys.js";
import { sealGuestDetails } from "../../../shared/crypto/guest-details.js";
import { newGuestInvitation, verifyKnock } from "../../../shared/crypto/guest-invitation.js";
import { base64url, fromBase64url } from "../../../shared/crypto/primitives.js";
import { Observable } from "../../shell/models/observable.js";

/** How often a number that somebody else took meanwhile is tried anew. */
const TRIES = 3;

/**
 * One counsellor's way of letting a guest into one conversation. Link and code are in this tab's memory only: after a reload they are gone,
 * and he is proposed anew. Tells "changed", "wrong" (a code that was not right) and "trouble".
 */
export class GuestInviting extends Observable {
  #invitation = null;
  #seen = null;
  #step = "";

  /** @param {{api: object, ring: object, conversation: import("../../chat/models/staff-conversation.js").StaffConversation,
   *   note: (text: string) => Promise, address: string}} parts `address` of the partner site */
  constructor({ api, ring, conversation, note, address }) {
    super();
    Object.assign(this, { api, ring, conversation, note, address });
    conversation.on("facts", () => this.#heed());
    conversation.on("line", () => this.#heed());
  }

  /** As the server last told it. @returns {{id: string, step: string, role: string}|null} */
  get guest() {
    return this.conversation.facts.guest;
  }

  /** Whether link and code of this guest are still here. */
  get has() {
    return Boolean(this.#invitation && this.guest && this.#invitation.id === this.guest.id);
  }

  /** What he needs, while it is good. @returns {{link: string, code: string}|null} */
  get link() {
    if (!this.has || !["invited", "knocking"].includes(this.guest.step)) return null;
    return { link: `${this.address.replace(/\/$/, "")}/#${this.#invitation.fragment}`, code: this.#invitation.code };
  }

  // Actions

  /**
   * Asks her. The note comes before the question: what was agreed stands there whatever becomes of it.
   * @param {import("./guest-draft.js").GuestDraft} draft @param {string} note @param {string} question in her language
   * @throws {Problem} @throws {RangeError} `full`: too many messages wait
   */
  async propose(draft, note, question) {
    const { api, ring, conversation } = this;
    const { name, organisation, role, age, advised, known } = draft;
    const invitation = await newGuestInvitation();
    const { teamEpoch, teamPublic } = ring;
    const about = { guest: invitation.id, conversation: conversation.id, teamEpoch };
    const details = await sealGuestDetails(about, draft, teamPublic);
    const body = { id: invitation.id, role, age, advised, outside: known !== "yes", teamEpoch, details };
    const guest = await api.post(`/conversations/${conversation.id}/guests`, body);
    this.#invitation = invitation;
    try {
      await this.note(note);
      const sent = conversation.send(question, { kind: "guest", body: { guest: invitation.id, name, organisation, role } });
      if (!sent) throw new RangeError("full");
    } catch (error) {
      await this.withdraw(invitation.id);
      throw error;
    }
    conversation.know({ guest: { ...guest, mine: true } });
  }

  /** Makes the link, once a colleague has confirmed him. */
  async invite() {
    const { until } = await this.api.post(`/guests/${this.guest.id}/invitation`, { tokenHash: base64url(this.#invitation.tokenHash) });
    this.conversation.know({ guest: { ...this.guest, step: "invited", until } });
  }

  /** @param {string} [id] before he is in */
  async withdraw(id = this.guest.id) {
    await this.api.delete(`/guests/${id}`);
    this.#forget();
  }

  /** Out of the conversation. */
  sendAway() {
    return this.conversation.withoutGuest();
  }

  // Internal

  #forget() {
    this.#invitation = null;
    this.#seen = null;
  }

  #heed() {
    const { guest } = this;
    if (this.has && ["refused", "present", "left", "expired"].includes(guest.step)) this.#forget();
    const step = guest ? `${guest.id} ${guest.step} ${guest.triesLeft}` : "";
    if (step !== this.#step) this.tell("changed");
    this.#step = step;
    if (guest && guest.step === "knocking" && guest.knock && this.has) this.#answer(guest.knock).catch((error) => this.tell("trouble", error));
  }

  /** Each knock once; the same wrong code typed again is another. Only the right code brings a key here that an epoch is sealed to. */
  async #answer({ publicKey, sessionHash, mac }) {
    const seen = `${mac} ${this.guest.triesLeft}`;
    if (this.#seen === seen) return;
    this.#seen = seen;
    const invitation = this.#invitation;
    const knock = { publicKey: fromBase64url(publicKey), sessionHash: fromBase64url(sessionHash), mac: fromBase64url(mac) };
    try {
      if (await verifyKnock(invitation, knock)) await this.#admit(invitation.id, knock.publicKey);
      else await this.#mistaken(invitation.id);
    } catch (error) {
      // What did not arrive is tried again with the next sign of the server.
      if (error.passing) this.#seen = null;
      throw error;
    }
  }

  async #mistaken(id) {
    const guest = await this.api.post(`/guests/${id}/mistake`);
    this.conversation.know({ guest: { ...guest, mine: true, knock: null } });
    this.tell("wrong", guest.triesLeft);
  }

  /** The epoch that he is in, made here, and only after her yes in the log. */
  async #admit(id, publicKey) {
    const { api, ring, conversation: talk } = this;
    await talk.catchUp();
    // She took it back, or somebody says in her place that she agreed.
    if (!talk.conversation.agreesTo(id)) {
      await this.withdraw(id);
      throw Object.assign(new Error("she did not agree"), { code: "guest-not-agreed" });
    }
    const reader = `guest:${id}`;
    for (let attempt = 1; ; attempt += 1) {
      const { body } = await mintEpoch({
        conversation: talk.id, number: talk.conversation.epoch.number + 1, reason: "guest-joined", audience: [reader, "team", "visitor"],
        guests: { [reader]: publicKey }, ...talk.readers, teamEpoch: ring.teamEpoch, teamPublic: ring.teamPublic,
      });
      try {
        await api.post(`/guests/${id}/admission`, body);
        return await talk.catchUp();
      } catch (problem) {
        if (problem.code !== "epoch-old" || attempt >= TRIES) throw problem;
        await talk.catchUp();
      }
    }
  }
}

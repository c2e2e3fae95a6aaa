import { mintEpoch } from "../../../shared/crypto/conversation-keys.js";
import { sealGuestDetails } from "../../../shared/crypto/guest-details.js";
import { newGuestInvitation, verifyKnock } from "../../../shared/crypto/guest-invitation.js";
import { base64url, fromBase64url } from "../../../shared/crypto/primitives.js";
import { staying } from "../../../shared/models/guest-epochs.js";
import { isOver, readerOf, unlessOver } from "../../../shared/models/guests.js";
import { Observable } from "../../shell/models/observable.js";

/** How often it is tried anew after somebody else made an epoch. */
const TRIES = 3;

/**
 * One counsellor's way of letting guests into one conversation. Link and code are in this tab's memory only: after a reload they are gone,
 * and he is proposed anew. Tells "changed" (with the guest), "wrong" (the guest, and the tries left) and "trouble".
 */
export class GuestInviting extends Observable {
  /** By guest: the invitation, and the last knock that was looked at. */
  #open = new Map();
  #steps = new Map();

  /** @param {{api: object, ring: object, conversation: import("../../chat/models/staff-conversation.js").StaffConversation,
   *   note: (text: string) => Promise, address: string}} parts `address` of the partner site */
  constructor({ api, ring, conversation, note, address }) {
    super();
    Object.assign(this, { api, ring, conversation, note, address });
    conversation.on("facts", () => this.#heed());
    conversation.on("line", () => this.#heed());
  }

  /** Whether link and code of this guest are still here. @param {string} id */
  has(id) {
    return this.#open.has(id);
  }

  /** What he needs, while it is good. @param {{id: string, step: string}} guest as the server tells him @returns {{link: string, code: string}|null} */
  link({ id, step }) {
    if (!this.has(id) || !["invited", "knocking"].includes(step)) return null;
    const { fragment, code } = this.#open.get(id).invitation;
    return { link: `${this.address.replace(/\/$/, "")}/#${fragment}`, code };
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
    this.#open.set(invitation.id, { invitation, seen: null });
    try {
      await this.note(note);
      const sent = conversation.send(question, { kind: "guest", body: { guest: invitation.id, name, organisation, role } });
      if (!sent) throw new RangeError("full");
    } catch (error) {
      await this.withdraw(invitation.id);
      throw error;
    }
    this.#know({ ...guest, mine: true });
  }

  /** Makes the link, once a colleague has confirmed him. @param {string} id */
  async invite(id) {
    const { tokenHash } = this.#open.get(id).invitation;
    const { until } = await this.api.post(`/guests/${id}/invitation`, { tokenHash: base64url(tokenHash) });
    this.#know({ id, step: "invited", until });
  }

  /** @param {string} id before he is in */
  async withdraw(id) {
    await this.api.delete(`/guests/${id}`);
    this.#open.delete(id);
  }

  /** Out of the conversation. @param {string} id */
  sendAway(id) {
    return this.conversation.withoutGuests({ guest: id });
  }

  // Internal

  /** Before the server tells it anew. */
  #know(guest) {
    const { guests } = this.conversation.facts;
    const known = guests.some(({ id }) => id === guest.id);
    const renewed = guests.map((one) => (one.id === guest.id ? { ...one, ...guest } : one));
    this.conversation.know({ guests: known ? renewed : [...guests, guest] });
  }

  #heed() {
    for (const guest of this.conversation.facts.guests) {
      const { id, step, triesLeft, knock } = guest;
      if (step === "present" || isOver(guest)) this.#open.delete(id);
      const now = `${step} ${triesLeft}`;
      if (this.#steps.get(id) !== now) this.tell("changed", guest);
      this.#steps.set(id, now);
      if (step === "knocking" && knock && this.has(id)) this.#answer(guest).catch((error) => this.tell("trouble", error));
    }
  }

  /** Each knock once; the same wrong code typed again is another. Only the right code brings a key here that an epoch is sealed to. */
  async #answer({ id, triesLeft, knock: { publicKey, sessionHash, mac } }) {
    const seen = `${mac} ${triesLeft}`;
    const open = this.#open.get(id);
    if (open.seen === seen) return;
    open.seen = seen;
    const knock = { publicKey: fromBase64url(publicKey), sessionHash: fromBase64url(sessionHash), mac: fromBase64url(mac) };
    try {
      if (await verifyKnock(open.invitation, knock)) await this.#admit(id, knock.publicKey);
      else await this.#mistaken(id);
    } catch (error) {
      // What did not arrive is tried again with the next sign of the server.
      if (error.passing) open.seen = null;
      throw error;
    }
  }

  async #mistaken(id) {
    const guest = await this.api.post(`/guests/${id}/mistake`);
    this.#know({ ...guest, mine: true, knock: null });
    this.tell("wrong", guest);
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
    const reader = readerOf(id);
    for (let attempt = 1; ; attempt += 1) {
      const { epoch } = talk.conversation;
      const { ids, guests } = staying(epoch, unlessOver(() => talk.facts.guests));
      const { body } = await mintEpoch({
        conversation: talk.id, number: epoch.number + 1, reason: "guest-joined",
        audience: [...ids.map(readerOf), reader, "team", "visitor"], guests: { ...guests, [reader]: publicKey },
        ...talk.readers, teamEpoch: ring.teamEpoch, teamPublic: ring.teamPublic,
      });
      try {
        await api.post(`/guests/${id}/admission`, body);
        return await talk.catchUp();
      } catch (problem) {
        // Somebody made an epoch meanwhile, or the other guest went and it has to be made.
        if (problem.code !== "epoch-old" || attempt >= TRIES) throw problem;
        await talk.catchUp();
        if (talk.conversation.epoch.number === epoch.number) await talk.withoutGuests({ newer: epoch.number });
      }
    }
  }
}

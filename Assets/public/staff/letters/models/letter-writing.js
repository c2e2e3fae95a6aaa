import { letterKeys, newLetterWay, sealLetter } from "../../../shared/crypto/letter.js";
import { sealLetterDetails } from "../../../shared/crypto/letter-details.js";
import { agreedLetter, letterOf } from "../../../shared/models/letters.js";
import { Observable } from "../../shell/models/observable.js";

/**
 * One counsellor's written handover out of one conversation: she is asked, a colleague reads it where she is a child, and it is sealed for
 * who has link and code. Both are in this tab's memory only; after a reload another link is made. Tells "changed".
 */
export class LetterWriting extends Observable {
  #way = null;
  #step = "";

  /** @param {{api: object, ring: object, conversation: import("../../chat/models/staff-conversation.js").StaffConversation, address: string,
   *   note: (text: string) => Promise}} parts `address` of the partner site */
  constructor({ api, ring, conversation, address, note }) {
    super();
    Object.assign(this, { api, ring, conversation, address, note });
    conversation.on("facts", () => this.#heed());
  }

  /** As the server last told it. @returns {{id: string, step: string, second: boolean}|null} */
  get letter() {
    return this.conversation.facts.letter;
  }

  /** To whom it goes. @returns {string|null} */
  get organisation() {
    const letter = this.letter && letterOf(this.conversation.lines, this.letter.id);
    return letter ? letter.organisation : null;
  }

  /** Whether she has been asked and nothing has gone out yet. */
  get isUnderWay() {
    return Boolean(this.letter) && ["proposed", "agreed", "confirmed"].includes(this.letter.step);
  }

  /** Whether a link can be made, or another one. */
  get maySend() {
    if (!this.letter) return false;
    const { step, second, why } = this.letter;
    return (step === "agreed" && !second) || step === "confirmed" || step === "sent" || (step === "expired" && why !== "withdrawn");
  }

  get mayWithdraw() {
    return this.isUnderWay || this.maySend;
  }

  /** What the organisation needs, while it is good and here. @returns {{link: string, code: string}|null} */
  get way() {
    if (!this.#way || this.letter.step !== "sent" || this.#way.link.id !== this.letter.id) return null;
    return { link: `${this.address.replace(/\/$/, "")}/#${this.#way.fragment}`, code: this.#way.code };
  }

  // Actions

  /**
   * Asks her. @param {import("./letter-draft.js").LetterDraft} draft
   * @throws {Problem} @throws {RangeError} `full`: too many messages wait
   */
  async propose(draft) {
    const { api, ring, conversation } = this;
    const { organisation, age, advised, text } = draft;
    const id = globalThis.crypto.randomUUID();
    const { teamEpoch, teamPublic } = ring;
    const details = await sealLetterDetails({ letter: id, conversation: conversation.id, teamEpoch }, draft, teamPublic);
    const letter = await api.post(`/conversations/${conversation.id}/letters`, { id, age, advised, teamEpoch, details });
    if (!conversation.send(text, { kind: "letter", body: { letter: id, organisation } })) {
      await this.withdraw(id);
      throw new RangeError("full");
    }
    conversation.know({ letter });
  }

  /**
   * Seals what she said yes to, and only that, under a new link and code.
   * @param {(organisation: string) => string} noteOf @throws {Problem} @throws {Error} `letter-not-agreed`
   */
  async send(noteOf) {
    const { api, conversation } = this;
    const { id } = this.letter;
    await conversation.catchUp();
    const agreed = await agreedLetter(conversation.lines, id);
    if (!agreed) throw Object.assign(new Error("she did not agree"), { code: "letter-not-agreed" });
    const way = newLetterWay(id);
    const sealed = await sealLetter(id, await letterKeys(way.link, way.code), agreed.text);
    const letter = await api.put(`/letters/${id}/dispatch`, sealed);
    this.#way = way;
    conversation.know({ letter });
    await this.note(noteOf(agreed.organisation));
  }

  /** @param {string} [id] as long as nobody opened it */
  async withdraw(id = this.letter.id) {
    await this.api.delete(`/letters/${id}`);
    this.#way = null;
    if (this.letter && this.letter.id === id) this.conversation.know({ letter: { ...this.letter, step: "expired", why: "withdrawn" } });
  }

  // Internal

  #heed() {
    const { letter } = this;
    if (this.#way && (!letter || letter.step !== "sent")) this.#way = null;
    const step = letter ? `${letter.id} ${letter.step} ${letter.triesLeft} ${letter.why}` : "";
    if (step !== this.#step) this.tell("changed");
    this.#step = step;
  }
}

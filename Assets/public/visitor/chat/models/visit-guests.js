import { withoutGuests } from "../../../shared/models/guest-epochs.js";
import { unlessOver } from "../../../shared/models/guests.js";

/** What she does about guests, and about a text that goes to somebody outside. Loaded with the first of them. */
export class VisitGuests {
  #parts;

  /**
   * @param {{opened: object, http: object, path: (rest: string) => string, conversation: object, catchUp: () => Promise,
   *   send: (text: string, extra: object) => object|null, known: () => {id: string, step: string}[]}} parts `known`: the guests, as the server
   *   last told them
   */
  constructor(parts) {
    this.#parts = parts;
  }

  /**
   * Her answer: recorded first, then said.
   * @param {string} guest @param {"yes"|"no"} answer @param {string} text @param {{id: string, step: string}|null} [now] as the server last told it
   * @returns {Promise<boolean>} false when nobody asks any more, or nothing more can be sent
   * @throws {Problem} when it did not arrive
   */
  async answer(guest, answer, text, now = null) {
    const { http, path, send } = this.#parts;
    const { id, step } = now || {};
    const recorded = id === guest && step === (answer === "yes" ? "agreed" : "refused");
    try {
      if (!recorded) await http.put(path(`guests/${guest}/answer`), { answer });
    } catch (problem) {
      if (problem.passing) throw problem;
      // A no counts also where the server does not hear it any more: without her yes in the log no browser lets him in.
      if (answer === "yes") return false;
    }
    return send(text, { kind: "guest-answer", body: { guest, answer } }) !== null;
  }

  /**
   * Her answer to a text about her: recorded first, then said, with what she read.
   * @param {string} letter @param {"yes"|"no"} answer @param {string} text @param {string} digest of the words on her screen
   * @returns {Promise<boolean>} false when it cannot be answered any more, or nothing more can be sent
   * @throws {Problem} when it did not arrive
   */
  async answerLetter(letter, answer, text, digest) {
    const { http, path, send } = this.#parts;
    try {
      await http.put(path(`letters/${letter}/answer`), { answer });
    } catch (problem) {
      if (problem.passing) throw problem;
      return false;
    }
    return send(text, { kind: "letter-answer", body: { letter, answer, digest } }) !== null;
  }

  /** She sends him away: from now on he can open nothing. @param {string} guest @throws {Problem} */
  sendAway(guest) {
    return this.#renew({ guest });
  }

  /** Somebody went, and the epoch without him is still to be made. @param {number} newer the number that it has to be newer than @throws {Problem} */
  renew(newer) {
    return this.#renew({ newer });
  }

  async #renew({ guest = null, newer = 0 }) {
    const { opened: { id, keys, team }, http, path, conversation, catchUp, known } = this.#parts;
    const post = (body) => http.post(path("epochs"), body);
    const stays = unlessOver(known, guest);
    await withoutGuests({ id, conversation, root: keys.root, visitorPublic: keys.visitor.publicBytes, stays, newer, team, post, catchUp });
  }
}

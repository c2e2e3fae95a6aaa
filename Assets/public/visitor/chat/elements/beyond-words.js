import { AppointmentCards } from "./appointment-cards.js";
import { GuestTalk } from "./guest-talk.js";
import { LetterCards } from "./letter-cards.js";
import { OfferCards } from "./offer-cards.js";

/** What shows entries that are more than words. Loaded with the first of them. */
export class BeyondWords {
  #cards;
  #guests;
  #letters;
  #appointments;

  /**
   * @param {{texts: object, parts: object, say: Function, send: (text: string, extra: object) => boolean, blocked: () => boolean,
   *   guests: () => Promise, readBy: Set<string>}} about `guests`: what she does about them; `readBy`: what is said of others who may have
   *   read, after she erased
   */
  constructor({ texts, parts, say, send, blocked, guests, readBy }) {
    // What she chose of what was shown to her goes as a message of hers.
    const as = (kind) => (text, body) => {
      const sent = send(text, { kind, body });
      if (!sent) say(blocked() ? texts.chatBlocked : texts.chatFull, { urgent: true });
      return sent;
    };
    this.#cards = new OfferCards({ texts, choose: as("choice") });
    this.#appointments = new AppointmentCards({ texts, answer: as("appointment-answer") });
    this.#guests = new GuestTalk({
      texts, parts, say,
      answer: async (...answer) => (await guests()).answer(...answer),
      sendAway: async (guest) => (await guests()).sendAway(guest), show: as("shared"),
    });
    this.#letters = new LetterCards({ texts, readBy, answer: async (...answer) => (await guests()).answerLetter(...answer) });
  }

  /** @param {object} item of the log @param {HTMLElement} bubble where its words stand */
  take(item, bubble) {
    this.#cards.take(item, bubble);
    this.#guests.take(item, bubble);
    this.#letters.take(item, bubble);
    this.#appointments.take(item, bubble);
  }

  /** @param {object[]} guests as the server tells them @param {string[]} names of the professionals who are there */
  state(guests, names) {
    this.#guests.state(guests, names);
  }
}

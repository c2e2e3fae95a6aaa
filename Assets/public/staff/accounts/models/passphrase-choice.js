import { newPassphrase } from "../../../shared/crypto/drawn-words.js";

/** An own passphrase has at least this many characters. */
export const LEAST_LENGTH = 20;

/** Five words drawn here, or a longer passphrase of one's own; typed twice in both cases. */
export class PassphraseChoice {
  /** @param {string} language of the drawn words @param {(language: string) => string} [draw] */
  constructor(language, draw = newPassphrase) {
    this.language = language;
    this.draw = draw;
    this.words = draw(language);
    this.own = false;
  }

  again() {
    this.words = this.draw(this.language);
  }

  /**
   * @param {string} typed
   * @param {string} [repeated] for an own passphrase
   * @returns {string|null} key of the text that says what is wrong, or null
   */
  problem(typed, repeated = "") {
    if (!this.own) return PassphraseChoice.plain(typed) === this.words ? null : "passphraseNotTheWords";
    if (Array.from(typed).length < LEAST_LENGTH) return "passphraseTooShort";
    return typed === repeated ? null : "passphraseDiffers";
  }

  /** What counts as the passphrase: the drawn words exactly as drawn, or what was typed. */
  chosen(typed) {
    return this.own ? typed : this.words;
  }

  static plain(typed) {
    return typed.trim().toLowerCase().split(/\s+/).join(" ");
  }
}

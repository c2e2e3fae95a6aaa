import { letterDigest } from "../../../shared/crypto/letter.js";
import { letterAnswerIn, letterIn } from "../../../shared/models/letters.js";

/**
 * A text about her for an organisation: she reads every word before it goes, and as long as nobody read it there, she can take it back.
 * Nothing is chosen beforehand; yes and no weigh the same.
 */
export class LetterCards {
  #texts;
  #answer;
  #readBy;
  #cards = new Map();

  /**
   * @param {{texts: object, answer: (letter: string, answer: string, text: string, digest: string) => Promise<boolean>, readBy: Set<string>}}
   *   about `answer`: false when it is too late; `readBy`: sentences for the page after erasing
   */
  constructor({ texts, answer, readBy }) {
    this.#texts = texts;
    this.#answer = answer;
    this.#readBy = readBy;
  }

  /** A text or an answer in the log. @param {object} item @param {HTMLElement} bubble where its words stand */
  take(item, bubble) {
    const letter = letterIn(item);
    if (letter && !item.mine && !this.#cards.has(letter.id)) this.#ask(letter, bubble);
    const answer = letterAnswerIn(item);
    if (answer && item.mine) this.#answered(answer.id, answer.answer);
  }

  // Internal

  #ask(letter, bubble) {
    const { id, text } = letter;
    const card = element("div", "offer__card");
    // A group and no landmark: she may be asked about several.
    card.setAttribute("role", "group");
    const heading = element("h2", "offer__name", this.#fill(this.#texts.letterTo, letter));
    heading.id = `letter-${id}`;
    card.setAttribute("aria-labelledby", heading.id);
    const words = element("p", "letter__text", text);
    const state = element("p", "offer__state");
    state.setAttribute("role", "status");
    const buttons = element("p", "button-row");
    const [yes, no, back] = [
      this.#button(id, "yes", this.#texts.letterYes), this.#button(id, "no", this.#texts.letterNo), this.#button(id, "no", this.#texts.letterBack),
    ];
    const made = { letter, state, yes, no, back };
    back.hidden = true;
    buttons.append(yes, no, back);
    card.append(heading, element("p", "", this.#fill(this.#texts.letterAsk, letter)), words, buttons, state);
    this.#cards.set(id, made);
    const place = element("div", "offer");
    place.append(card);
    bubble.querySelector(".bubble__text").replaceWith(place);
  }

  #button(id, answer, words) {
    const button = element("button", "button button--quiet", words);
    button.type = "button";
    button.addEventListener("click", () => this.#choose(id, answer, words));
    return button;
  }

  async #choose(id, answer, words) {
    const card = this.#cards.get(id);
    if (card.busy) return;
    card.busy = true;
    try {
      const taken = await this.#answer(id, answer, words, await letterDigest(card.letter.text));
      if (taken) this.#answered(id, answer);
      else this.#tell(card, this.#texts.letterLate, null);
    } catch (error) {
      card.state.textContent = this.#texts.errServerPlain;
    } finally {
      card.busy = false;
    }
  }

  #answered(id, answer) {
    const card = this.#cards.get(id);
    if (!card) return;
    const sentence = this.#fill(this.#texts.letterWiped, card.letter);
    if (answer === "yes") this.#readBy.add(sentence);
    else this.#readBy.delete(sentence);
    const said = answer === "yes" ? this.#texts.letterSaidYes : this.#texts.letterSaidNo;
    this.#tell(card, this.#fill(said, card.letter), answer === "yes" ? card.back : null);
  }

  #tell({ yes, no, back, state }, text, stays) {
    const had = [yes, no, back].includes(document.activeElement);
    for (const button of [yes, no, back]) button.hidden = button !== stays;
    if (state.textContent !== text) state.textContent = text;
    state.tabIndex = -1;
    if (had && document.activeElement !== stays) state.focus();
  }

  #fill(sentence, { organisation }) {
    return sentence.replace(/\{employer\}/g, () => organisation);
  }
}

function element(tag, name, text = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.textContent = text;
  return made;
}

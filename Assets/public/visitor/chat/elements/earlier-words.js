import { element, fill } from "./made.js";

/**
 * What was said before somebody from outside came, for her to choose from: he reads exactly what she chooses. Nothing is chosen beforehand. It
 * stands in the page and not over it: the way out stays where it is.
 */
export class EarlierWords {
  #texts;
  #show;
  #card = null;

  /** @param {{texts: object, show: (text: string, body: object) => boolean}} about `show` sends; false when too many wait */
  constructor({ texts, show }) {
    this.#texts = texts;
    this.#show = show;
  }

  /** @param {Element} log @returns {HTMLElement[]} the messages of hers and of the team that stand before the last who came */
  static of(log) {
    const came = [...log.querySelectorAll("[data-guest]")].pop();
    const precedes = (bubble) => came.compareDocumentPosition(bubble) & Node.DOCUMENT_POSITION_PRECEDING;
    return came ? [...log.querySelectorAll(".bubble[data-words]")].filter(precedes) : [];
  }

  /** @param {Element} log @param {{name: string, role: string}[]} guests who would read it */
  ask(log, guests) {
    this.close();
    const name = guests.map((guest) => guest.name).join(", ");
    const card = element("form", "offer__card earlier");
    card.setAttribute("aria-labelledby", "earlier-heading");
    const heading = element("h2", "offer__name", fill(this.#texts.earlierHeading, { name }));
    heading.id = "earlier-heading";
    heading.tabIndex = -1;
    card.append(heading, element("p", "", fill(this.#texts.earlierText, { name })));
    if (guests.some(({ role }) => role === "police")) card.append(element("p", "", this.#texts.earlierPolice));
    const list = element("ul", "earlier__list");
    const choices = EarlierWords.of(log).map((bubble) => this.#choice(bubble));
    list.append(...choices.map(({ item }) => item));
    const error = element("p", "field__error");
    error.setAttribute("role", "alert");
    const buttons = element("p", "button-row");
    const no = element("button", "button button--quiet", this.#texts.earlierNo);
    no.type = "button";
    no.addEventListener("click", () => this.close());
    buttons.append(element("button", "button", this.#texts.earlierYes), no);
    card.append(list, error, buttons);
    card.addEventListener("submit", (event) => {
      event.preventDefault();
      error.textContent = this.#send(choices) ? "" : this.#texts.earlierNone;
    });
    log.before(card);
    this.#card = card;
    heading.focus();
  }

  close() {
    if (this.#card) this.#card.remove();
    this.#card = null;
  }

  // Internal

  #choice(bubble) {
    const item = element("li");
    const label = element("label", "choice");
    const box = element("input", "choice__input");
    box.type = "checkbox";
    box.autocomplete = "off";
    const text = bubble.querySelector(".bubble__text").textContent;
    const words = element("span", "", text);
    words.dir = "auto";
    words.translate = false;
    const name = bubble.querySelector(".bubble__state > span").textContent;
    const who = element("span", "small muted", `${name} ${bubble.querySelector("time").textContent}`);
    label.append(box, " ", words, " ", who);
    item.append(label);
    return { item, box, text, who: bubble.dataset.words };
  }

  /** In the order in which they were said; what does not go stays chosen. @returns {boolean} false when nothing is chosen */
  #send(choices) {
    const chosen = choices.filter(({ box }) => box.checked);
    for (const { box, text, who } of chosen) {
      if (!this.#show(text, { who })) return true;
      box.checked = false;
    }
    if (chosen.length > 0) this.close();
    return chosen.length > 0;
  }
}

import { choiceIn, dialled, offerIn } from "../../../shared/models/offers.js";

/** The places that a counsellor showed her, as cards in the conversation. What she opens is told to nobody; what she chooses is a message. */
export class OfferCards {
  #texts;
  #choose;
  #cards = new Map();

  /** @param {{texts: object, choose: (text: string, body: object) => boolean}} parts `choose` sends; false when too many wait */
  constructor({ texts, choose }) {
    this.#texts = texts;
    this.#choose = choose;
  }

  /** An entry of the log that is not only words. @param {object} item @param {HTMLElement} bubble where its words stand */
  take(item, bubble) {
    const offer = offerIn(item);
    if (offer) this.#show(offer, bubble);
    const choice = choiceIn(item);
    if (choice) this.#mark(choice);
  }

  // Internal

  /** The cards stand in the place of the words, which say the same. */
  #show({ id, options }, bubble) {
    if (this.#cards.has(`${id}/0`)) return;
    const cards = this.#element("div", "offer");
    cards.append(this.#element("p", "", this.#texts.offerLead));
    options.forEach((option, index) => cards.append(this.#card(id, option, index)));
    bubble.querySelector(".bubble__text").replaceWith(cards);
  }

  #card(offer, option, index) {
    const texts = this.#texts;
    const card = this.#element("section", "offer__card");
    const name = this.#element("h2", "offer__name", option.name);
    name.id = `offer-${offer}-${index}`;
    card.setAttribute("aria-labelledby", name.id);
    const details = this.#element("details", "");
    details.append(this.#element("summary", "", texts.offerOpen));
    const say = (label, text) => text && details.append(this.#element("p", "", label ? `${label} ${text}` : text));
    say("", option.kind);
    say(texts.offerHours, option.hours);
    say("", option.reach);
    say(texts.offerNext, option.next);
    say(texts.offerWebsite, option.website);
    if (option.phone) details.append(this.#call(option.phone), this.#element("p", "small", texts.offerTrace));
    const buttons = this.#element("p", "button-row");
    const state = this.#element("p", "offer__state");
    state.setAttribute("role", "status");
    const button = (answer, words, said) => {
      const made = this.#element("button", "button button--quiet button--small", words);
      made.type = "button";
      made.setAttribute("aria-pressed", "false");
      made.addEventListener("click", () => {
        if (this.#choose(said.replace("{name}", () => option.name), { offer, option: index, answer })) this.#mark({ offer, option: index, answer });
      });
      buttons.append(made);
      return made;
    };
    const kept = button("kept", texts.offerKeep, texts.offerSayKeep);
    const declined = button("declined", texts.offerDecline, texts.offerSayDecline);
    this.#cards.set(`${offer}/${index}`, { card, state, kept, declined });
    card.append(name, details, buttons, state);
    for (const part of [name, details]) part.translate = false;
    return card;
  }

  #call(phone) {
    const line = this.#element("p", "");
    const link = this.#element("a", "button button--small", this.#texts.offerCall.replace("{phone}", () => phone));
    link.href = `tel:${dialled(phone)}`;
    line.append(link);
    return line;
  }

  /** Of two choices the later one counts. */
  #mark({ offer, option, answer }) {
    const found = this.#cards.get(`${offer}/${option}`);
    if (!found) return;
    found.kept.setAttribute("aria-pressed", String(answer === "kept"));
    found.declined.setAttribute("aria-pressed", String(answer === "declined"));
    found.state.textContent = answer === "kept" ? this.#texts.offerKept : this.#texts.offerDeclined;
  }

  #element(tag, name, text = "") {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.textContent = text;
    return element;
  }
}

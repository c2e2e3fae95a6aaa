import { sharedIn } from "../../../shared/models/shared-messages.js";
import { EarlierWords } from "./earlier-words.js";
import { element, fill } from "./made.js";

/**
 * Somebody from outside in her conversation: the question whether he may come, her answer, who he is while he is there, and the button that
 * sends him away. Nothing is chosen beforehand; yes and no weigh the same.
 */
export class GuestTalk {
  #texts;
  #parts;
  #answer;
  #sendAway;
  #say;
  #earlier;
  /** Those who are in it. */
  #here = [];
  #cards = new Map();
  #people = new Map();
  /** The server's word on guests; until it is there no question is called over. */
  #now = null;

  /**
   * @param {{texts: object, parts: {who: Element, guest: Element}, answer: (guest: object, answer: string, text: string, now: object|null) => Promise<boolean>,
   *   sendAway: (guest: string) => Promise, show: (text: string, body: object) => boolean, say: (text: string, options?: object) => void}} about
   *   `answer`: false when the question is over; `show` sends something of earlier once more
   */
  constructor({ texts, parts, answer, sendAway, show, say }) {
    this.#texts = texts;
    this.#parts = parts;
    this.#answer = answer;
    this.#sendAway = sendAway;
    this.#say = say;
    this.#earlier = new EarlierWords({ texts, show });
  }

  // Actions

  /** A question or an answer in the log. @param {object} item @param {HTMLElement} bubble where its words stand */
  take(item, bubble) {
    const { kind, guest, mine, body } = item;
    const shared = sharedIn(item);
    if (shared && mine) bubble.prepend(element("p", "small muted", shared.who === "visitor" ? this.#texts.sharedMine : this.#texts.sharedTeam));
    if (!guest) return;
    this.#people.set(guest.id, guest);
    if (kind === "guest" && !mine && !this.#cards.has(guest.id)) this.#ask(guest, bubble);
    if (kind === "guest-answer" && mine) this.#answered(guest.id, body.answer);
    this.#renew();
  }

  /** @param {{id: string, step: string}[]} guests as the server tells them @param {string[]} names of the professionals */
  state(guests, names) {
    this.#now = new Map(guests.map((guest) => [guest.id, guest]));
    this.#renew();
    const here = guests.filter(({ id, step }) => step === "present" && this.#people.has(id)).map(({ id }) => this.#people.get(id));
    const { guest: place, who } = this.#parts;
    this.#here = here;
    place.hidden = here.length === 0;
    if (here.length === 0) this.#earlier.close();
    const people = [...names, ...here.map(({ name, organisation }) => `${name} (${organisation})`)];
    const [name, last] = [people.slice(0, -1).join(", "), people[people.length - 1]];
    if (here.length > 0) who.textContent = name ? fill(this.#texts.guestWith, { name, last }) : fill(this.#texts.chatWith, { name: last });
    // A button that stays is not made anew under her finger.
    for (const button of place.querySelectorAll("[data-of]")) if (!here.some(({ id }) => id === button.dataset.of)) this.#gone(button);
    for (const guest of here) if (!place.querySelector(`[data-of="${guest.id}"]`)) place.append(this.#away(guest));
    if (here.length > 0 && !place.querySelector(".earlier-button")) place.append(this.#offer());
    if (here.length > 0) place.querySelector(".earlier-button").hidden = EarlierWords.of(this.#log).length === 0;
  }

  // Internal

  /** The card stands in the place of the words, which say the same. */
  #ask(guest, bubble) {
    const { name, organisation, role, id } = guest;
    const card = element("div", "offer__card");
    // A group and no landmark: he may be asked for twice.
    card.setAttribute("role", "group");
    const heading = element("h2", "offer__name", `${name} (${organisation})`);
    heading.id = `guest-${id}`;
    heading.translate = false;
    card.setAttribute("aria-labelledby", heading.id);
    card.append(heading, element("p", "", fill(this.#texts.guestAsk, { name, employer: organisation })));
    if (role === "police") card.append(element("p", "", fill(this.#texts.guestPolice, { name })));
    const state = element("p", "offer__state");
    state.setAttribute("role", "status");
    const [yes, no] = [this.#button(guest, "yes", fill(this.#texts.guestYes, { name })), this.#button(guest, "no", this.#texts.guestNo)];
    const buttons = element("p", "button-row");
    buttons.append(yes, no);
    card.append(buttons, state);
    this.#cards.set(id, { yes, no, state, answer: null });
    const place = element("div", "offer");
    place.append(card);
    bubble.querySelector(".bubble__text").replaceWith(place);
  }

  #button(guest, answer, words) {
    const button = element("button", "button button--quiet", words);
    button.type = "button";
    button.addEventListener("click", async () => {
      const card = this.#cards.get(guest.id);
      if (card.busy) return;
      card.busy = true;
      try {
        if (await this.#answer(guest.id, answer, words, this.#known(guest.id))) this.#answered(guest.id, answer);
        else this.#tell(card, this.#texts.guestLate, false);
      } catch (error) {
        card.state.textContent = this.#texts.errServerPlain;
      } finally {
        card.busy = false;
      }
    });
    return button;
  }

  /** As long as he has not come she may still say no. */
  #answered(id, answer) {
    const card = this.#cards.get(id);
    if (!card) return;
    card.answer = answer;
    const said = answer === "yes" ? fill(this.#texts.guestSaidYes, this.#people.get(id)) : this.#texts.guestSaidNo;
    this.#tell(card, said, answer === "yes");
    this.#renew();
  }

  #tell({ yes, no, state }, text, mayStill) {
    const had = [yes, no].includes(document.activeElement);
    yes.hidden = true;
    no.hidden = !mayStill;
    if (state.textContent !== text) state.textContent = text;
    state.tabIndex = -1;
    if (had && document.activeElement !== no) state.focus();
  }

  /** A question that is over asks nothing any more. */
  #renew() {
    if (this.#now === null) return;
    for (const [id, card] of this.#cards) {
      const { step = null } = this.#known(id) || {};
      if (card.answer === null && !["proposed", "agreed", "refused"].includes(step)) this.#tell(card, this.#texts.guestLate, false);
      if (card.answer === "yes" && !["proposed", "agreed", "confirmed", "invited", "knocking"].includes(step)) card.no.hidden = true;
    }
  }

  get #log() {
    return this.#parts["message-log"];
  }

  /** What was said before, if there is anything, is hers to show. */
  #offer() {
    const button = element("button", "button button--quiet button--small earlier-button", this.#texts.earlierAsk);
    button.type = "button";
    button.addEventListener("click", () => this.#earlier.ask(this.#log, this.#here));
    return button;
  }

  #known(id) {
    return (this.#now && this.#now.get(id)) || null;
  }

  /** Who had it under his finger or key goes on where it is said who is there. */
  #gone(button) {
    const { who } = this.#parts;
    if (document.activeElement === button) {
      who.tabIndex = -1;
      who.focus();
    }
    button.remove();
  }

  #away({ id, name }) {
    const button = element("button", "button button--quiet button--small", fill(this.#texts.guestAway, { name }));
    button.type = "button";
    button.dataset.of = id;
    button.addEventListener("click", async () => {
      if (button.getAttribute("aria-disabled") === "true") return;
      button.setAttribute("aria-disabled", "true");
      try {
        await this.#sendAway(id);
        this.#gone(button);
      } catch (error) {
        this.#say(this.#texts.errServerPlain, { urgent: true });
      } finally {
        button.removeAttribute("aria-disabled");
      }
    });
    return button;
  }
}

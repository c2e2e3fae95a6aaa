import { appointmentAnswerIn, appointmentIn } from "../../../shared/models/appointments.js";

/** Appointments that the counsellor proposes, as cards. Nothing is chosen beforehand; yes, something else and no weigh the same, at any time. */
export class AppointmentCards {
  #texts;
  #answer;
  #cards = new Map();

  /** @param {{texts: object, answer: (text: string, body: object) => boolean}} about `answer` sends; false when too many wait */
  constructor({ texts, answer }) {
    this.#texts = texts;
    this.#answer = answer;
  }

  /** An entry of the log that is not only words. @param {object} item @param {HTMLElement} bubble where its words stand */
  take(item, bubble) {
    const appointment = appointmentIn(item);
    if (appointment && !item.mine && !this.#cards.has(appointment.id)) this.#ask(appointment, bubble);
    const answer = appointmentAnswerIn(item);
    if (answer && item.mine) this.#mark(answer);
  }

  // Internal

  /** The card stands in the place of the words, which say the same. */
  #ask(appointment, bubble) {
    const texts = this.#texts;
    const { id, organisation, role, when, way, place, along, know } = appointment;
    const card = element("div", "offer__card");
    // A group and no landmark: she may be asked about several.
    card.setAttribute("role", "group");
    const heading = element("h2", "offer__name", texts.appointmentWith.replace("{employer}", () => organisation));
    heading.id = `appointment-${id}`;
    card.setAttribute("aria-labelledby", heading.id);
    const moment = element("p");
    moment.append(element("strong", "", when));
    const facts = [way, place, along && `${texts.appointmentAlong} ${along}`, know].filter(Boolean).map((text) => element("p", "", text));
    const state = element("p", "offer__state");
    state.setAttribute("role", "status");
    const buttons = element("p", "button-row");
    const made = { yes: texts.appointmentYes, else: texts.appointmentElse, no: texts.appointmentNo };
    for (const [answer, words] of Object.entries(made)) made[answer] = this.#button({ appointment: id, answer }, words, organisation);
    buttons.append(...Object.values(made));
    this.#cards.set(id, { ...made, state });
    card.append(heading, element("p", "", texts.appointmentAsk), moment, ...facts);
    if (role === "police") card.append(element("p", "", texts.appointmentPolice));
    card.append(element("p", "small", texts.appointmentKeep), buttons, state);
    const shown = element("div", "offer");
    shown.append(card);
    bubble.querySelector(".bubble__text").replaceWith(shown);
  }

  #button(body, words, organisation) {
    const button = element("button", "button button--quiet", words);
    button.type = "button";
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
      if (this.#answer(`${words}: ${organisation}`, body)) this.#mark({ id: body.appointment, answer: body.answer });
    });
    return button;
  }

  /** Of several answers the last counts. */
  #mark({ id, answer }) {
    const card = this.#cards.get(id);
    if (!card) return;
    const { state, ...buttons } = card;
    for (const [name, button] of Object.entries(buttons)) button.setAttribute("aria-pressed", String(name === answer));
    const said = { yes: this.#texts.appointmentSaidYes, else: this.#texts.appointmentSaidElse, no: this.#texts.appointmentSaidNo };
    state.textContent = said[answer];
  }
}

function element(tag, name = "", text = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.textContent = text;
  return made;
}

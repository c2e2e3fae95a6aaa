import { HttpClient } from "../../shared/models/http-client.js";

/**
 * Three questions after a conversation, each with one tap, none of them needed. Nothing is kept of who answered: not here, and at the
 * server only as a number that became one greater.
 */
export class AfterSurvey extends HTMLElement {
  #texts = {};
  #send = null;

  // Lifecycle

  /** @param {{surveyThanks: string}} texts @param {(question: string, degree: string) => Promise} send */
  prepare(texts, send) {
    this.#texts = texts;
    this.#send = send;
    this.addEventListener("click", ({ target }) => this.#tapped(target.closest("[data-degree]")));
    this.inert = false;
  }

  // Internal

  /** What did not arrive may be tapped once more; nobody is told of it, since nothing depends on it. */
  async #tapped(button) {
    const question = button && button.closest("[data-question]");
    if (!question || question.dataset.given) return;
    question.dataset.given = button.dataset.degree;
    try {
      await this.#send(question.dataset.question, button.dataset.degree);
      this.#close(question, button);
    } catch (error) {
      delete question.dataset.given;
    }
  }

  #close(question, chosen) {
    for (const button of question.querySelectorAll("button")) {
      button.setAttribute("aria-disabled", "true");
      button.setAttribute("aria-pressed", String(button === chosen));
    }
    this.querySelector('[data-part="thanks"]').textContent = this.#texts.surveyThanks;
  }
}

customElements.define("after-survey", AfterSurvey);

/** Her word that she may not be counted, with the button of the step. */
function offerObjection(flow, texts, object) {
  const button = flow.querySelector('[data-part="object"]');
  const answer = flow.querySelector('[data-part="objected"]');
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    try {
      await object();
      answer.textContent = texts.objectDone;
    } catch (error) {
      button.removeAttribute("aria-disabled");
      answer.textContent = texts.errServerPlain;
    }
  });
}

/**
 * What can be said of a conversation once it is over: the questions, to who was answered by somebody, and that it may not be counted.
 * @param {Element} flow the step in the page @param {{texts: object, visit: object, met: boolean}} parts
 */
export function prepareAfter(flow, { texts, visit, met }) {
  const http = new HttpClient({ headers: () => ({ Authorization: `Bearer ${visit.token}` }) });
  const path = `/conversations/${visit.opened.id}`;
  offerObjection(flow, texts, () => http.put(`${path}/objection`, {}));
  if (!met) return;
  const survey = flow.querySelector("after-survey");
  customElements.upgrade(survey);
  survey.prepare(texts, (question, degree) => http.post(`${path}/survey`, { question, degree }));
}

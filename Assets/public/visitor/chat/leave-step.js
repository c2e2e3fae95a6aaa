import { hasLeft } from "../exit.js";
import { sentenceOf } from "./models/opening.js";
import { Visit } from "./models/visit.js";

/**
 * Leaves a message that is read and answered later: sealed to the team as a conversation is, stored, and only then said to be here.
 * What was opened but not yet stored is kept, so that trying again leaves no second one.
 */
export class LeaveStep {
  #page;
  #opening;
  #done;
  #visit = null;
  #item = null;
  #settled = null;

  // Lifecycle

  /** @param {object} page @param {import("./models/opening.js").Opening} opening @param {(visit: Visit) => void} done */
  constructor(page, opening, done) {
    this.#page = page;
    this.#opening = opening;
    this.#done = done;
  }

  // Actions

  /** Her text stays in the field until it is stored. @param {{text: string, calm: boolean, language: string}} letter */
  async leave({ text, calm, language }) {
    const said = this.#page.flow.querySelector("#leave-error");
    said.textContent = this.#refusal(text, calm);
    if (said.textContent !== "") return;
    this.#page.say(this.#page.config.texts.leaveBusy);
    try {
      const visit = await this.#stored(text, language);
      if (!hasLeft()) await this.#show(visit);
    } catch (error) {
      this.#page.say("");
      said.textContent = sentenceOf(error, this.#page.config.texts);
    }
  }

  /** Out of the line: what she wrote stays. Without a word there would be nothing to read. */
  async outOfLine(visit, talk) {
    if (!talk.hasSpoken) return talk.askForWords();
    await visit.ask("left-message");
    visit.pause();
    await this.#show(visit);
  }

  // Internal

  #refusal(text, calm) {
    const { config } = this.#page;
    const { errEmpty, errLong, leaveCalmFirst } = config.texts;
    if (text.trim() === "") return errEmpty;
    if (text.length > config.limits.text) return errLong;
    return calm ? "" : leaveCalmFirst;
  }

  async #stored(text, language) {
    if (!this.#visit) this.#visit = new Visit(await this.#opening.begin({ language, leavesMessage: true }), this.#listener());
    const stored = new Promise((resolve, reject) => (this.#settled = { resolve, reject }));
    if (this.#item) this.#visit.withdraw(this.#item.id);
    this.#item = this.#visit.send(text);
    await stored;
    const visit = this.#visit;
    this.#visit = null;
    this.#item = null;
    return visit;
  }

  /** The six words at once: without them she could not read the answer. */
  async #show(visit) {
    this.#done(visit);
    const place = this.#page.show("left").querySelector("return-code");
    await this.#page.offerCode(place);
    if (place.show) await place.show();
  }

  #listener() {
    const nothing = () => {};
    return {
      delivery: ({ state, problem }) => {
        if (state === "sent") this.#settled.resolve();
        if (state === "failed" || state === "returned") this.#settled.reject(problem ?? new Error(state));
      },
      over: (reason) => this.#settled.reject(new Error(reason)),
      item: nothing,
      state: nothing,
      alive: nothing,
      renewed: nothing,
    };
  }
}

import { openFollowUp, sealFollowUp } from "../../../shared/crypto/follow-up-details.js";
import { SealRefused, base64url, random, sha256 } from "../../../shared/crypto/primitives.js";
import { Observable } from "../../shell/models/observable.js";

/** Bytes of the details that surely fit. */
const LARGEST = 1000;
/** What is asked, and what can be heard; docs/protocol.md, "A follow-up". */
export const ANSWERS = {
  arrived: ["arrived", "not-arrived", "unknown"],
  police: ["no", "doubt", "anon", "info", "melding", "aangifte", "done", "unknown"],
};

/**
 * What the team still asks whom it referred to, opened in this browser only. Tells "changed".
 * @typedef {{id: string, question: keyof ANSWERS, code: string, begun: number, week: number, daysLeft: number,
 *   answers: {week: number, answer: string}[], by: string, organisation: string, reach: string, note: string, token: string}} FollowUp
 */
export class FollowUps extends Observable {
  /** @param {{api: object, ring: object}} parts */
  constructor({ api, ring }) {
    super();
    Object.assign(this, { api, ring });
    /** @type {FollowUp[]} those that are due first */
    this.list = [];
    /** There are more than were fetched. */
    this.more = false;
    /** How many came that could not be opened. */
    this.refused = 0;
  }

  /** Those that are to be asked today, or were before. */
  get due() {
    return this.list.filter(({ daysLeft }) => daysLeft <= 0);
  }

  // Actions

  /** Opens them all; what is sealed to an earlier team key is sealed anew. @param {object} [fetched] as the server tells them; without it they are fetched */
  async load(fetched) {
    const { followUps, more } = fetched || (await this.api.get("/follow-ups"));
    this.refused = 0;
    const opened = [];
    for (const stored of followUps) opened.push(await this.#open(stored));
    this.more = more;
    this.#take(opened.filter(Boolean));
  }

  /**
   * Whom the team asks already on account of a conversation, whoever began it and in whatever tab.
   * @param {{id: string}} conversation @param {keyof ANSWERS} question @returns {Promise<Set<string>>} organisations
   */
  async askedFor(conversation, question) {
    await this.load(await this.api.get(`/conversations/${conversation.id}/follow-ups`));
    return new Set(this.list.filter((each) => each.question === question).map(({ organisation }) => organisation));
  }

  /**
   * From now on it is asked, in the question's weeks.
   * @param {{id: string}} conversation
   * @param {{question: keyof ANSWERS, code: string, organisation: string, reach?: string, note?: string}} about `code` of the field `referral`; `note`: by what the
   *   team knows which referral it was; nothing of her
   */
  async create(conversation, { question, code, organisation, reach = "", note = "" }) {
    const { api, ring } = this;
    const token = random(32);
    const about = { id: crypto.randomUUID(), teamEpoch: ring.teamEpoch };
    const details = fitting({ organisation, reach, note, token: base64url(token) });
    await api.post(`/conversations/${conversation.id}/follow-ups`, {
      ...about, question, code, details: await sealFollowUp(about, details, ring.teamPublic), tokenHash: base64url(await sha256(token)),
    });
  }

  /** @param {FollowUp} followUp @param {string} answer of `ANSWERS` @returns {Promise<boolean>} whether the registration says it */
  async answer({ id, answers, token }, answer) {
    const { counted } = await this.api.post(`/follow-ups/${id}/answers`, { asked: answers.length, answer, token });
    this.#take(this.list.filter((each) => each.id !== id));
    return counted;
  }

  /** Nobody asks any more. @param {FollowUp} followUp */
  async end({ id, token }) {
    await this.api.post(`/follow-ups/${id}/end`, { token });
    this.#take(this.list.filter((each) => each.id !== id));
  }

  /** The workspace locks. */
  forget() {
    this.#take([]);
  }

  // Internal

  async #open({ details, teamEpoch, ...stored }) {
    const { api, ring } = this;
    try {
      const team = await ring.latestTeamKey(teamEpoch, api);
      const opened = await openFollowUp(team, { id: stored.id, teamEpoch }, details);
      if (teamEpoch < ring.teamEpoch) await this.#reseal(stored.id, opened);
      return { ...stored, ...opened };
    } catch (error) {
      if (!(error instanceof SealRefused) && !(error instanceof RangeError)) throw error;
      this.refused += 1;
      return null;
    }
  }

  async #reseal(id, details) {
    const { api, ring } = this;
    const about = { id, teamEpoch: ring.teamEpoch };
    const sealed = await sealFollowUp(about, details, ring.teamPublic);
    await api.put(`/follow-ups/${id}/details`, { teamEpoch: about.teamEpoch, details: sealed });
  }

  #take(list) {
    this.list = list;
    this.tell("changed");
  }
}

/** How to reach somebody is shortened before anything else is. */
function fitting(details) {
  const cut = { ...details, organisation: details.organisation.slice(0, 120), note: details.note.slice(0, 80) };
  while (cut.reach && new TextEncoder().encode(JSON.stringify(cut)).length > LARGEST) {
    const letters = Array.from(cut.reach);
    cut.reach = letters.slice(0, Math.floor(letters.length * 0.8)).join("");
  }
  return cut;
}

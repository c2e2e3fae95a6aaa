import { openLetterDetails } from "../../../shared/crypto/letter-details.js";
import { guestWords, problemOf } from "../../guests/elements/guest-words.js";
import { stamp, tell } from "../../shell/elements/parts.js";

/** Written handovers that wait for somebody: to be read before they go, or because the organisation did not open them. */
export class LetterCalls {
  /** @param {HTMLElement} list @param {{texts: object, colleagues: object}} about */
  static async ready(list, { texts, colleagues }) {
    return new LetterCalls(list, colleagues, await guestWords(texts.language));
  }

  constructor(list, { api, ring }, words) {
    Object.assign(this, { list, api, ring, words, rows: new Map() });
  }

  /** @param {object[]} letters as the server tells them */
  show(letters) {
    this.list.hidden = letters.length === 0;
    const here = new Map(letters.map((letter) => [`${letter.letter} ${letter.step}`, letter]));
    for (const [key, { root }] of this.rows) if (!here.has(key) && this.rows.delete(key)) root.remove();
    for (const [key, letter] of here) if (!this.rows.has(key)) this.add(key, letter);
  }

  // Internal

  add(key, letter) {
    const made = stamp("part-letter-call");
    const { root, parts } = made;
    const { words } = this;
    this.rows.set(key, made);
    const toRead = letter.step === "agreed";
    parts.said.textContent = words.get(toRead ? "letterCallRead" : "letterCallUnread", { name: letter.by });
    parts.facts.textContent = words.get(`guestAge_${letter.age.replace(/-/g, "_")}`);
    parts.text.hidden = !toRead;
    parts.act.textContent = words.get(toRead ? "letterConfirm" : "letterCalled");
    parts.act.hidden = !toRead && letter.step !== "expired";
    parts.act.disabled = true;
    parts.act.addEventListener("click", () => this.act(letter, toRead, parts));
    this.list.append(root);
    this.open(letter, parts);
  }

  async open({ letter, conversation, teamEpoch, details, step, why }, parts) {
    const { words } = this;
    try {
      const team = await this.ring.latestTeamKey(teamEpoch, this.api);
      const { organisation, called, text } = await openLetterDetails(team, { letter, conversation, teamEpoch }, details);
      parts.who.textContent = organisation;
      parts.text.textContent = text;
      if (step !== "agreed") tell(parts.called, words.get(`letterUnread_${why || step}`, { called }));
      parts.act.disabled = false;
    } catch (error) {
      tell(parts.error, problemOf(error, words));
    }
  }

  async act({ letter }, toRead, parts) {
    parts.act.disabled = true;
    tell(parts.error, null);
    try {
      if (toRead) await this.api.post(`/letters/${letter}/confirmation`);
      else await this.api.delete(`/letters/${letter}`);
      parts.act.hidden = true;
      tell(parts.done, this.words.get(toRead ? "letterConfirmed" : "letterCalledDone"));
    } catch (error) {
      tell(parts.error, problemOf(error, this.words));
      parts.act.disabled = false;
    }
  }
}

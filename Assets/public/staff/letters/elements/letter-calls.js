import { openLetterDetails } from "../../../shared/crypto/letter-details.js";
import { guestWords, problemOf } from "../../guests/elements/guest-words.js";
import { CallRows } from "../../notes/elements/call-rows.js";
import { stamp, tell } from "../../shell/elements/parts.js";

/** Written handovers that wait for somebody: to be read before they go, or because the organisation did not open them. */
export class LetterCalls extends CallRows {
  /** @param {HTMLElement} list @param {{texts: object, colleagues: object}} about */
  static async ready(list, { texts, colleagues }) {
    return new LetterCalls(list, colleagues, await guestWords(texts.language));
  }

  constructor(list, { api, ring }, words) {
    super(list, ({ letter, step }) => `${letter} ${step}`);
    Object.assign(this, { api, ring, words });
  }

  // Internal

  row(letter) {
    const made = stamp("part-letter-call");
    const { parts } = made;
    const { words } = this;
    const toRead = letter.step === "agreed";
    parts.said.textContent = words.get(toRead ? "letterCallRead" : "letterCallUnread", { name: letter.by });
    parts.facts.textContent = words.get(`guestAge_${letter.age.replace(/-/g, "_")}`);
    parts.open.textContent = words.get(toRead ? "letterReadText" : "letterWhoToCall");
    parts.open.addEventListener("click", () => this.open(letter, toRead, parts));
    parts.act.textContent = words.get(toRead ? "letterConfirm" : "letterCalled");
    parts.act.addEventListener("click", () => this.act(letter, toRead, parts));
    return made;
  }

  /** What is in it is fetched on purpose, and the audit trail says who did. */
  async open({ letter, conversation, step, why }, toRead, parts) {
    const { words } = this;
    parts.open.disabled = true;
    tell(parts.error, null);
    try {
      const { teamEpoch, details } = await this.api.get(`/letters/${letter}/details`);
      const team = await this.ring.latestTeamKey(teamEpoch, this.api);
      const { organisation, called, text } = await openLetterDetails(team, { letter, conversation, teamEpoch }, details);
      tell(parts.who, organisation);
      tell(parts.text, toRead ? text : null);
      tell(parts.called, toRead ? null : words.get(`letterUnread_${why || step}`, { called }));
      parts.open.hidden = true;
      parts.act.hidden = !toRead && step !== "expired";
      if (!parts.act.hidden) parts.act.focus();
    } catch (error) {
      tell(parts.error, problemOf(error, words));
    } finally {
      parts.open.disabled = false;
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

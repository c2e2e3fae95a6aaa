import { openGuestDetails } from "../../../shared/crypto/guest-details.js";
import { CallRows } from "../../notes/elements/call-rows.js";
import { stamp, tell } from "../../shell/elements/parts.js";
import { guestWords, problemOf } from "./guest-words.js";

/** Guests whom a colleague asks to be confirmed: who calls back hears that it is he, and says so once. */
export class GuestCalls extends CallRows {
  /** @param {HTMLElement} list @param {{texts: object, colleagues: object}} about */
  static async ready(list, { texts, colleagues }) {
    return new GuestCalls(list, colleagues, await guestWords(texts.language));
  }

  constructor(list, { api, ring }, words) {
    super(list, ({ guest }) => guest);
    Object.assign(this, { api, ring, words });
  }

  // Internal

  row(guest) {
    const made = stamp("part-guest-call");
    const { parts } = made;
    const age = this.words.get(`guestAge_${guest.age.replace(/-/g, "_")}`);
    parts.said.textContent = this.words.get("guestCallSaid", { name: guest.by });
    parts.facts.textContent = [this.words.get(`guestRole_${guest.role.replace(/-/g, "_")}`), age].join(" · ");
    tell(parts.outside, guest.outside ? this.words.get("guestOutside") : null);
    parts.confirm.disabled = true;
    parts.confirm.addEventListener("click", () => this.confirm(guest, parts));
    this.open(guest, parts);
    return made;
  }

  async open({ guest, conversation, teamEpoch, details }, parts) {
    try {
      const team = await this.ring.latestTeamKey(teamEpoch, this.api);
      const { name, organisation, unit, number, called } = await openGuestDetails(team, { guest, conversation, teamEpoch }, details);
      parts.who.textContent = [name, organisation, unit, number].filter(Boolean).join(", ");
      parts.called.textContent = this.words.get("guestCallNumber", { called });
      parts.confirm.disabled = false;
    } catch (error) {
      tell(parts.error, problemOf(error, this.words));
    }
  }

  async confirm({ guest }, parts) {
    parts.confirm.disabled = true;
    tell(parts.error, null);
    try {
      await this.api.post(`/guests/${guest}/confirmation`);
      parts.confirm.hidden = true;
      tell(parts.done, this.words.get("guestConfirmed"));
    } catch (error) {
      tell(parts.error, problemOf(error, this.words));
      parts.confirm.disabled = false;
    }
  }
}

import { openGuestDetails } from "../../../shared/crypto/guest-details.js";
import { stamp, tell } from "../../shell/elements/parts.js";
import { guestWords, problemOf } from "./guest-words.js";

/** Guests whom a colleague asks to be confirmed: who calls back hears that it is he, and says so once. */
export class GuestCalls {
  /** @param {HTMLElement} list @param {{texts: object, colleagues: object}} about */
  static async ready(list, { texts, colleagues }) {
    return new GuestCalls(list, colleagues, await guestWords(texts.language));
  }

  constructor(list, { api, ring }, words) {
    Object.assign(this, { list, api, ring, words, rows: new Map() });
  }

  /** @param {object[]} guests as the server tells them */
  show(guests) {
    this.list.hidden = guests.length === 0;
    const here = new Set(guests.map(({ guest }) => guest));
    for (const [id, { root }] of this.rows) if (!here.has(id) && this.rows.delete(id)) root.remove();
    for (const each of guests) if (!this.rows.has(each.guest)) this.add(each);
  }

  // Internal

  add(guest) {
    const made = stamp("part-guest-call");
    const { root, parts } = made;
    this.rows.set(guest.guest, made);
    const age = this.words.get(`guestAge_${guest.age.replace(/-/g, "_")}`);
    parts.said.textContent = this.words.get("guestCallSaid", { name: guest.by });
    parts.facts.textContent = [this.words.get(`guestRole_${guest.role.replace(/-/g, "_")}`), age].join(" · ");
    tell(parts.outside, guest.outside ? this.words.get("guestOutside") : null);
    parts.confirm.disabled = true;
    parts.confirm.addEventListener("click", () => this.confirm(guest, parts));
    this.list.append(root);
    this.open(guest, parts);
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

import { stamp, tell } from "../../shell/elements/parts.js";

/** Steps at which he can still be withdrawn. */
const BEFORE = ["proposed", "agreed", "confirmed", "invited", "knocking"];

/** One guest beside the conversation on screen: how far he is, link and code, and the way out. */
export class GuestCard {
  /**
   * @param {string} id of the guest
   * @param {{words: import("../../shell/models/texts.js").Texts, read: Set<string>, act: (what: (inviting: object) => Promise, card: GuestCard) => void}} about
   *   `read`: of whom the counsellor marked that she understood what police may have to do
   */
  constructor(id, { words, read, act }) {
    Object.assign(this, { id, words, read });
    const { root, parts } = stamp("part-guest-panel");
    this.element = root;
    this.parts = parts;
    for (const [part, label] of [[parts.heading, "heading"], [parts.link, "link"]]) part.id = `guest-${label}-${id}`;
    root.setAttribute("aria-labelledby", parts.heading.id);
    root.querySelector("[data-label=link]").htmlFor = parts.link.id;
    parts.invite.addEventListener("click", () => act((inviting) => inviting.invite(id), this));
    parts.withdraw.addEventListener("click", () => act((inviting) => inviting.withdraw(id), this));
    parts.away.addEventListener("click", () => act((inviting) => inviting.sendAway(id), this));
    parts.understood.addEventListener("change", () => this.understood());
  }

  /**
   * @param {object} guest as the server tells him @param {string} step how far he is, in words
   * @param {{inviting: import("../models/guest-inviting.js").GuestInviting, joined: boolean}} about `joined`: who only joined does not send away
   */
  render(guest, step, { inviting, joined }) {
    const { parts, words } = this;
    this.guest = guest;
    const lost = guest.mine && !inviting.has(guest.id) && BEFORE.includes(guest.step);
    const link = inviting.link(guest);
    if (parts.step.textContent !== step) parts.step.textContent = step;
    parts.heading.textContent = words.get("guestPanelHeading", { name: words.get(roleKey(guest)) });
    tell(parts.lost, lost ? words.get("guestLost") : null);
    tell(parts.tries, guest.mine && link && guest.triesLeft < 5 ? words.get("guestWrong", { n: guest.triesLeft }) : null);
    const ready = guest.mine && !lost && guest.step === "confirmed";
    parts.police.hidden = !ready || guest.role !== "police";
    parts.understood.checked = this.read.has(guest.id);
    parts.invite.hidden = !ready;
    this.allow();
    parts.way.hidden = !link;
    parts.link.value = link ? link.link : "";
    parts.code.textContent = link ? `${link.code.slice(0, 3)} ${link.code.slice(3)}` : "";
    parts.withdraw.hidden = !guest.mine || !BEFORE.includes(guest.step);
    parts.away.hidden = guest.step !== "present" || joined;
  }

  /** @param {string|null} sentence */
  complain(sentence) {
    tell(this.parts.error, sentence);
  }

  // Internal

  understood() {
    if (this.parts.understood.checked) this.read.add(this.id);
    else this.read.delete(this.id);
    this.allow();
  }

  allow() {
    this.parts.invite.disabled = this.guest.role === "police" && !this.read.has(this.id);
  }
}

/** The key of what he is. @param {{role: string}} guest */
export function roleKey({ role }) {
  return `guestRole_${role.replace(/-/g, "_")}`;
}

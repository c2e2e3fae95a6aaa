import { partsOf, stamp, tell } from "../../shell/elements/parts.js";
import { TeamChanges } from "../models/team-changes.js";

/** What may be done with a person: the text keys `do_*`, `do_*_means`; whether it asks a passphrase and a role. */
const deeds = {
  giveRole: { signed: true, role: true },
  suspend: {},
  resume: {},
  again: { signed: true },
  remove: { signed: true },
  renew: { signed: true },
};

/** The people in the team, what a coordinator does with them, and the team's key. */
export class PeopleList extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    if (this.parts) return;
    this.parts = partsOf(this);
    this.parts.change.addEventListener("submit", (event) => {
      event.preventDefault();
      const { role, passphrase } = Object.fromEntries(new FormData(this.parts.change));
      this.run(() => this.carryOut({ role, passphrase }));
    });
    this.parts.leave.addEventListener("click", () => this.ask(null));
    this.parts.renew.addEventListener("click", () => this.ask({ deed: "renew" }));
    this.parts.reseal.addEventListener("click", () => this.run(() => this.reseal()));
  }

  /**
   * @param {{texts: object, api: object, ring: object, signIn: object, invite: (role: string) => Promise<void>,
   *   changed: () => Promise<void>}} parts `changed` is called after each change in the team
   */
  attach({ texts, api, ring, signIn, invite, changed }) {
    Object.assign(this, { texts, ring, invite, changed });
    this.changes = new TeamChanges({ api, ring, signIn });
  }

  detach() {
    this.ring = null;
    this.changes = null;
    this.parts.people.replaceChildren();
    this.parts.keyProgress.textContent = "";
    this.ask(null);
  }

  // Actions

  /** As the signed list, as it was last checked, says it. */
  async show() {
    const people = Array.from(this.ring.list.members.values()).filter(({ role, removed }) => role !== "recovery" && !removed);
    this.parts.people.replaceChildren(...people.map((person) => this.row(person)));
    this.parts.alone.hidden = people.filter(({ id, role }) => role === "coordinator" && !this.suspended(id)).length > 1;
    this.behind(await this.changes.resealing.left());
  }

  // Internal

  /** One thing at a time, and one sentence when it does not work. */
  async run(step) {
    if (this.busy) return;
    this.busy = true;
    tell(this.parts.changeError, null);
    try {
      await step();
    } catch (error) {
      this.parts.keyProgress.textContent = "";
      if (this.texts) tell(this.parts.changeError, this.texts.problem(error));
    } finally {
      this.busy = false;
    }
  }

  row({ id, role }) {
    const { texts } = this;
    const { root, parts } = stamp("part-person");
    const known = this.ring.names[id];
    const name = known ? `${known.displayName} (${known.name})` : id;
    const suspended = this.suspended(id);
    parts.name.textContent = name;
    parts.role.textContent = texts.get(`role_${role.replace("-", "_")}`);
    tell(parts.state, suspended ? texts.get("personSuspended") : null);
    parts.actions.hidden = id === this.ring.member.id;
    parts.suspend.hidden = suspended;
    parts.resume.hidden = !suspended;
    for (const deed of Object.keys(deeds).filter((each) => parts[each])) {
      parts[deed].setAttribute("aria-label", `${parts[deed].textContent.trim()}: ${name}`);
      parts[deed].addEventListener("click", () => this.ask({ deed, id, role, name }));
    }
    return root;
  }

  suspended(id) {
    const known = this.ring.names[id];
    return Boolean(known && known.state === "suspended");
  }

  /** Says what it means before it is done. @param {{deed: string, id?: string, role?: string, name?: string}|null} asking */
  ask(asking) {
    this.asking = asking;
    const { change, what, means, confirm, roleField, passphraseField } = this.parts;
    change.reset();
    change.hidden = !asking;
    if (!asking) return;
    this.parts.keyProgress.textContent = "";
    const { deed, name, role } = asking;
    what.textContent = this.texts.get(`do_${deed}`, { name });
    means.textContent = this.texts.get(`do_${deed}_means`, { name });
    confirm.textContent = this.texts.get(deeds[deed].signed ? "signAndDo" : "doIt");
    roleField.hidden = !deeds[deed].role;
    if (role) change.elements.role.value = role;
    passphraseField.hidden = !deeds[deed].signed;
    change.elements.passphrase.required = Boolean(deeds[deed].signed);
    change.elements[deeds[deed].role ? "role" : "passphrase"].focus();
    if (!deeds[deed].signed) confirm.focus();
  }

  async carryOut({ role, passphrase }) {
    const { deed, id, role: before } = this.asking;
    this.parts.keyProgress.textContent = this.texts.get("working");
    if (deed === "giveRole") await this.changes.giveRole(id, role, passphrase);
    else if (deed === "suspend" || deed === "resume") await this.changes[deed](id);
    else await this.changes.renew(passphrase, deed === "renew" ? null : id);
    this.ask(null);
    if (deed === "again") await this.invite(before);
    if (deed === "again" || deed === "remove" || deed === "renew") await this.reseal();
    else this.parts.keyProgress.textContent = this.texts.get("done");
    await this.changes.ring.refresh(this.changes.api);
    await this.show();
    await this.changed();
  }

  /** May be left, and goes on from where it was. */
  async reseal() {
    const left = await this.changes.resealing.run((done, all) => {
      this.parts.keyProgress.textContent = this.texts.get("resealing", { done, all });
    });
    this.behind(left);
    this.parts.keyProgress.textContent = this.texts.get(left === 0 ? "resealed" : "resealedNotAll", { n: left });
  }

  behind(left) {
    tell(this.parts.behind, left > 0 ? this.texts.get("resealBehind", { n: left }) : null);
    this.parts.reseal.hidden = left === 0;
  }
}

customElements.define("people-list", PeopleList);

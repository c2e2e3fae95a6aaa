import { partsOf, stamp, tell } from "../../shell/elements/parts.js";
import { Invitations } from "../models/invitations.js";
import "../../chat/elements/capacity-list.js";
import "./people-list.js";
import "./recovery-kit.js";

/** Roles that talk with visitors. */
const TALKING = ["counsellor", "shift-lead", "coordinator"];

/** Invitations and who answered them, for a coordinator; the people who are in the team are `people-list`'s. */
export class TeamPanel extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    if (this.parts) return;
    this.parts = partsOf(this);
    this.list = this.querySelector("people-list");
    this.kit = this.querySelector("recovery-kit");
    this.parts.invite.addEventListener("submit", (event) => {
      event.preventDefault();
      this.invites(new FormData(this.parts.invite).get("role"));
    });
    this.parts.copy.addEventListener("click", () => this.run(() => this.copy()));
    this.parts.refresh.addEventListener("click", () => this.run(() => this.load()));
    this.parts.admission.addEventListener("submit", (event) => {
      event.preventDefault();
      this.run(() => this.admit(new FormData(this.parts.admission).get("passphrase")));
    });
    this.parts.cancel.addEventListener("click", () => this.ask(null));
  }

  /** @param {{texts: object, api: object, ring: object, signIn: object, origin: string}} parts */
  attach({ texts, api, ring, signIn, origin }) {
    this.texts = texts;
    this.ring = ring;
    this.api = api;
    this.invitations = new Invitations({ api, ring, signIn, origin });
    const follow = { invite: (role) => this.invite(role), changed: () => this.capacities() };
    this.list.attach({ texts, api, ring, signIn, ...follow });
    this.kit.attach({ texts, api, ring, signIn, reseal: () => this.list.reseal() });
    this.date = new Intl.DateTimeFormat(texts.language, { dateStyle: "long", timeStyle: "short" });
  }

  detach() {
    this.ring = null;
    this.invitations = null;
    this.parts.link.value = "";
    this.parts.made.hidden = true;
    this.list.detach();
    this.kit.detach();
    this.parts.pending.replaceChildren();
    this.querySelector("capacity-list").clear();
    this.ask(null);
  }

  // Actions

  show() {
    this.shown = this.run(() => this.load());
    return this.shown;
  }

  // Internal

  /** One thing at a time, and one sentence when it does not work. */
  async run(step) {
    if (this.busy) return;
    this.busy = true;
    tell(this.parts.error, null);
    try {
      await step();
    } catch (error) {
      tell(this.parts.error, this.texts.problem(error));
    } finally {
      this.busy = false;
    }
  }

  /** Asked while the page is still being filled it waits for that, and asked twice it is one link. */
  async invites(role) {
    if (this.inviting) return;
    this.inviting = true;
    await this.shown;
    await this.run(() => this.invite(role));
    this.inviting = false;
  }

  async load() {
    const invitations = await this.invitations.list();
    await this.invitations.refresh();
    await this.list.show();
    await this.capacities();
    await this.kit.show();
    this.parts.pending.replaceChildren(...invitations.filter(({ state }) => state !== "admitted").map((each) => this.row(each)));
    this.parts.none.hidden = this.parts.pending.children.length > 0;
  }

  /** Of those who talk with visitors. */
  async capacities() {
    const talking = Array.from(this.ring.list.members.values()).filter(({ role, removed }) => TALKING.includes(role) && !removed);
    const people = talking.map(({ id }) => ({ id, name: this.ring.names[id] ? this.ring.names[id].displayName : id }));
    const { texts, api } = this;
    await this.querySelector("capacity-list").show({ texts, api, people });
  }

  row(invitation) {
    const { texts } = this;
    const { enrolment, state, role, trusted, expires } = invitation;
    const made = stamp("part-invitation");
    const { parts } = made;
    parts.name.textContent = enrolment ? `${enrolment.displayName} (${enrolment.name})` : texts.get("invitationUnanswered");
    parts.role.textContent = texts.get(`role_${role.replace("-", "_")}`);
    parts.state.textContent = texts.get(`invitation_${state}`, { date: this.date.format(new Date(expires * 1000)) });
    tell(parts.doubt, trusted === false ? texts.get("notVouched") : null);
    parts.admit.hidden = trusted !== true;
    parts.admit.addEventListener("click", () => this.ask(invitation));
    parts.withdraw.addEventListener("click", () => this.run(() => this.withdraw(invitation)));
    return made.root;
  }

  async invite(role) {
    const { link, expires } = await this.invitations.make(role);
    this.parts.link.value = link;
    this.parts.until.textContent = this.texts.get("invitationUntil", { date: this.date.format(new Date(expires * 1000)) });
    this.parts.copied.textContent = "";
    this.parts.made.hidden = false;
    this.parts.link.focus();
    this.parts.link.select();
    await this.load();
  }

  async copy() {
    this.parts.link.select();
    try {
      await navigator.clipboard.writeText(this.parts.link.value);
      this.parts.copied.textContent = this.texts.get("copied");
    } catch (error) {
      // The permissions policy of the page, or the browser, may forbid it: the link is selected, a key does it.
      this.parts.copied.textContent = this.texts.get("copyByHand");
    }
  }

  async withdraw({ id }) {
    await this.invitations.withdraw(id);
    await this.load();
  }

  /** Admission needs the passphrase again. @param {object|null} invitation */
  ask(invitation) {
    this.asking = invitation;
    this.parts.admission.reset();
    this.parts.admission.hidden = !invitation;
    if (!invitation) return;
    this.parts.whom.textContent = this.texts.get("admitWhom", { name: invitation.enrolment.displayName });
    this.parts.admission.elements.passphrase.focus();
  }

  async admit(passphrase) {
    this.parts.progress.textContent = this.texts.get("working");
    try {
      await this.invitations.admit(this.asking, passphrase);
    } finally {
      this.parts.progress.textContent = "";
    }
    this.ask(null);
    await this.load();
    this.parts.progress.textContent = this.texts.get("admitted");
  }
}

customElements.define("team-panel", TeamPanel);

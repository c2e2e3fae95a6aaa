import { partsOf, stamp, tell } from "../../shell/elements/parts.js";
import { AuditTrail } from "../models/audit-trail.js";

/** The audit trail, for the privacy officer: questions, answers, files, and whether the chain holds. */
export class AuditPage extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    if (this.parts) return;
    this.parts = partsOf(this);
    this.parts.question.addEventListener("submit", (event) => {
      event.preventDefault();
      this.run(() => this.ask());
    });
    this.parts.older.addEventListener("click", () => this.run(() => this.older()));
  }

  /** @param {{texts: object, api: object, ring: object}} parts */
  attach({ texts, api, ring }) {
    Object.assign(this, { texts, ring });
    this.trail = new AuditTrail(api);
    this.hour = new Intl.DateTimeFormat(texts.language, { dateStyle: "medium", timeStyle: "short" });
  }

  detach() {
    this.trail = null;
    this.parts.question.reset();
    this.parts.lines.replaceChildren();
    for (const part of ["chain", "head", "count"]) this.parts[part].textContent = "";
  }

  // Actions

  show() {
    return this.run(async () => {
      this.judge(await this.trail.chain());
      await this.ask();
    });
  }

  // Internal

  /** One thing at a time, and one sentence when it does not work. */
  async run(step) {
    if (this.busy) return;
    this.busy = true;
    tell(this.parts.auditError, null);
    try {
      await step();
    } catch (error) {
      tell(this.parts.auditError, this.texts.problem(error));
    } finally {
      this.busy = false;
    }
  }

  judge({ whole, brokenAt, head, emptiedThrough, actions }) {
    const { chain, action, actor } = this.parts;
    chain.textContent = whole ? this.texts.get("auditWhole") : this.texts.get("auditBroken", { n: brokenAt || 0 });
    chain.classList.toggle("notice--ok", whole);
    chain.classList.toggle("notice--error", !whole);
    this.parts.head.textContent = head || "";
    tell(this.parts.emptied, emptiedThrough > 0 ? this.texts.get("auditEmptied", { n: emptiedThrough }) : null);
    this.offer(action, actions.map((word) => [word, this.deed(word)]));
    const people = Object.entries(this.ring.names).map(([id, { displayName, name }]) => [`member:${id}`, `${displayName} (${name})`]);
    this.offer(actor, [...["visitor", "system", "command-line"].map((word) => [word, this.actor(word)]), ...people]);
  }

  /** The first choice, nothing, is the page's own. */
  offer(select, choices) {
    const options = choices.map(([value, label]) => new Option(label, value));
    select.replaceChildren(select.options[0], ...options);
  }

  async ask() {
    await this.trail.ask(Object.fromEntries(new FormData(this.parts.question)));
    this.parts.lines.replaceChildren();
    this.add(this.trail.lines);
  }

  async older() {
    const before = this.trail.lines.length;
    await this.trail.older();
    this.add(this.trail.lines.slice(before));
  }

  add(lines) {
    this.parts.lines.append(...lines.map((line) => this.row(line)));
    this.parts.older.hidden = !this.trail.more;
    this.parts.count.textContent = this.texts.get("auditCount", { n: this.trail.lines.length });
    for (const format of ["csv", "ndjson"]) this.parts[format].href = this.trail.file(format);
  }

  row({ number, hour, action, actor, name, conversation }) {
    const { root, parts } = stamp("part-audit-line");
    parts.number.textContent = String(number);
    parts.hour.textContent = hour === undefined ? this.texts.get("auditGone") : this.hour.format(new Date(hour * 1000));
    parts.action.textContent = action === undefined ? "" : this.deed(action);
    parts.actor.textContent = actor === undefined ? "" : this.actor(actor, name);
    parts.conversation.hidden = !conversation;
    parts.conversation.textContent = (conversation || "").slice(0, 8);
    parts.conversation.setAttribute("aria-label", this.texts.get("auditOnly", { name: (conversation || "").slice(0, 8) }));
    parts.conversation.addEventListener("click", () => {
      this.parts.question.elements.conversation.value = conversation;
      this.run(() => this.ask());
    });
    return root;
  }

  deed(word) {
    const key = `audit_${word.replace(/-/g, "_")}`;
    return this.texts.has(key) ? this.texts.get(key) : word;
  }

  actor(word, name) {
    if (!word.startsWith("member:")) return this.texts.get(`audit_by_${word.replace("-", "_")}`);
    const known = this.ring.names[word.slice(7)];
    return known ? known.displayName : name || word.slice(7);
  }
}

customElements.define("audit-page", AuditPage);

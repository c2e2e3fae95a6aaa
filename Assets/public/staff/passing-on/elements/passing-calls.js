import { stamp, tell } from "../../shell/elements/parts.js";
import { PassingDoor } from "../models/passing-door.js";
import { factsAbout } from "../models/passing-draft.js";
import { describe, passingWords, problemOf } from "./passing-words.js";

/** What colleagues want to pass on without a yes: who judges it opens it first, which the audit trail keeps, and then answers with a reason. */
export class PassingCalls {
  /** @param {HTMLElement} list @param {{texts: object, colleagues: object}} about */
  static async ready(list, { texts, colleagues }) {
    return new PassingCalls(list, new PassingDoor(colleagues), await passingWords(texts.language));
  }

  constructor(list, door, words) {
    Object.assign(this, { list, door, words, rows: new Map() });
  }

  /** @param {object[]} passings as the server tells them */
  show(passings) {
    this.list.hidden = passings.length === 0;
    const here = new Set(passings.map(({ passing }) => passing));
    for (const [id, { root }] of this.rows) if (!here.has(id) && this.rows.delete(id)) root.remove();
    for (const each of passings) if (!this.rows.has(each.passing)) this.add(each);
  }

  // Internal

  add(call) {
    const made = stamp("part-pass-call");
    const { root, parts } = made;
    this.rows.set(call.passing, made);
    parts.said.textContent = this.words.get("passCallSaid", { name: call.by });
    parts.ground.textContent = this.words.get(`passGround_${call.ground.replace(/-/g, "_")}`);
    parts.open.addEventListener("click", () => this.open(call, parts));
    parts.agree.addEventListener("click", () => this.judge(call, parts, true));
    parts.decline.addEventListener("click", () => this.judge(call, parts, false));
    const field = `pass-reason-${call.passing}`;
    parts.reason.id = field;
    parts.label.htmlFor = field;
    this.list.append(root);
  }

  async open(call, parts) {
    tell(parts.error, null);
    parts.open.disabled = true;
    try {
      const { record } = await this.door.read(call.passing);
      const { ground, reason } = { ground: call.ground, reason: record.reason };
      describe(parts.about, factsAbout({ ground, told: reason ? "not-told" : "told" }, record, this.words));
      parts.shared.textContent = record.shared;
      parts.read.hidden = false;
      parts.open.hidden = true;
      parts.heading.focus();
    } catch (error) {
      tell(parts.error, problemOf(error, this.words));
      parts.open.disabled = false;
    }
  }

  async judge(call, parts, agrees) {
    const reason = parts.reason.value.trim();
    if (!reason) return tell(parts.error, this.words.get("passNeedsJudgement"));
    tell(parts.error, null);
    for (const name of ["agree", "decline"]) parts[name].disabled = true;
    try {
      await this.door.judge(call, agrees, reason);
      parts.read.remove();
      tell(parts.done, this.words.get(agrees ? "passAgreed" : "passDeclined"));
    } catch (error) {
      tell(parts.error, problemOf(error, this.words));
      for (const name of ["agree", "decline"]) parts[name].disabled = false;
    }
  }
}

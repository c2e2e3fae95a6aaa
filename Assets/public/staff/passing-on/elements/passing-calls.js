import { CallRows } from "../../notes/elements/call-rows.js";
import { stamp, tell } from "../../shell/elements/parts.js";
import { PassingDoor } from "../models/passing-door.js";
import { factsAbout } from "../models/passing-draft.js";
import { describe, passingWords, problemOf } from "./passing-words.js";

/** What colleagues want to pass on without a yes: who judges it opens it first, which the audit trail keeps, and then answers with a reason. */
export class PassingCalls extends CallRows {
  /** @param {HTMLElement} list @param {{texts: object, colleagues: object}} about */
  static async ready(list, { texts, colleagues }) {
    return new PassingCalls(list, new PassingDoor(colleagues), await passingWords(texts.language));
  }

  constructor(list, door, words) {
    super(list, ({ passing }) => passing);
    Object.assign(this, { door, words, call: null });
    this.review = stamp("part-pass-review");
    const { root, parts } = this.review;
    document.body.append(root);
    parts.agree.addEventListener("click", () => this.judge(true));
    parts.decline.addEventListener("click", () => this.judge(false));
    parts.close.addEventListener("click", () => root.close());
    root.addEventListener("close", () => this.clear());
  }

  /** @param {object[]} passings as the server tells them */
  show(passings) {
    super.show(passings);
    // Withdrawn, or judged by somebody else: nothing of it stays on screen.
    if (this.call && !this.rows.has(this.call.passing)) this.review.root.close();
  }

  /** The workspace locks. */
  end() {
    const { root } = this.review;
    root.close();
    this.clear();
    root.remove();
  }

  // Internal

  row(call) {
    const made = stamp("part-pass-call");
    const { parts } = made;
    parts.said.textContent = this.words.get("passCallSaid", { name: call.by });
    parts.ground.textContent = this.words.get(`passGround_${call.ground.replace(/-/g, "_")}`);
    parts.open.addEventListener("click", () => this.open(call, parts));
    return made;
  }

  async open(call, { error: place, open }) {
    const { root, parts } = this.review;
    tell(place, null);
    open.disabled = true;
    try {
      const { record } = await this.door.read(call.passing);
      if (!this.rows.has(call.passing)) return;
      this.call = call;
      describe(parts.about, factsAbout({ ground: call.ground, told: record.reason ? "not-told" : "told" }, record, this.words));
      parts.shared.textContent = record.shared;
      parts.read.hidden = false;
      root.showModal();
      parts.heading.focus();
    } catch (error) {
      tell(place, problemOf(error, this.words));
    } finally {
      open.disabled = false;
    }
  }

  /** Nothing of it stays in the page. */
  clear() {
    const { parts } = this.review;
    this.call = null;
    parts.shared.textContent = "";
    parts.about.replaceChildren();
    parts.reason.value = "";
    for (const place of [parts.error, parts.done]) tell(place, null);
  }

  async judge(agrees) {
    const { parts } = this.review;
    const reason = parts.reason.value.trim();
    if (!reason) return tell(parts.error, this.words.get("passNeedsJudgement"));
    const { call, words } = this;
    tell(parts.error, null);
    for (const button of [parts.agree, parts.decline]) button.disabled = true;
    // The stream may tell that it is judged before the answer comes: the dialog stays to say so.
    this.call = null;
    try {
      await this.door.judge(call, agrees, reason);
      this.clear();
      parts.read.hidden = true;
      tell(parts.done, words.get(agrees ? "passAgreed" : "passDeclined"));
      parts.close.focus();
    } catch (error) {
      this.call = call;
      tell(parts.error, problemOf(error, words));
    } finally {
      for (const button of [parts.agree, parts.decline]) button.disabled = false;
    }
  }
}

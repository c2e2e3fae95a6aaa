import { directory, wordsOf } from "../../referral/models/directory.js";
import { partsOf, stamp, tell } from "../../shell/elements/parts.js";
import { ANSWERS } from "../models/follow-ups.js";

/** What the team still asks: whether somebody who was referred arrived, and how far she is on the way to the police. */
export class FollowUpDialog {
  /** @param {{texts: object}} about of the workspace @returns {Promise<FollowUpDialog>} with markup and words of the directory's page @throws {Problem} `network` */
  static async ready({ texts }) {
    const page = await directory(texts.language);
    for (const template of page.querySelectorAll("template")) {
      if (!document.getElementById(template.id)) document.body.append(document.adoptNode(template));
    }
    return new FollowUpDialog(texts, wordsOf(page).texts);
  }

  constructor(texts, words) {
    Object.assign(this, { texts, words });
    this.element = document.getElementById("part-follow-ups").content.firstElementChild.cloneNode(true);
    document.body.append(this.element);
    this.parts = partsOf(this.element);
    this.day = new Intl.DateTimeFormat(texts.language, { day: "numeric", month: "long", timeZone: "UTC" });
    this.parts.close.addEventListener("click", () => this.element.close());
  }

  // Actions

  /** @param {import("../models/follow-ups.js").FollowUps} followUps */
  async open(followUps) {
    this.detach();
    this.followUps = followUps;
    this.stop = followUps.on("changed", () => this.render());
    tell(this.parts.said, null);
    this.render();
    this.element.showModal();
    await this.act(() => followUps.load());
  }

  /** Nothing of it stays in the page. */
  detach() {
    if (this.stop) this.stop();
    this.stop = null;
    this.followUps = null;
    if (this.element.open) this.element.close();
    this.parts.list.replaceChildren();
  }

  // Internal

  render() {
    const { followUps, parts, words } = this;
    if (!followUps) return;
    parts.list.replaceChildren(...followUps.list.map((each) => this.row(each)));
    tell(parts.none, followUps.list.length === 0 ? words.get("followUpNone") : null);
    tell(parts.more, followUps.more ? words.get("followUpMore") : null);
    tell(parts.refused, followUps.refused > 0 ? words.get("followUpRefused", { n: followUps.refused }) : null);
  }

  row(each) {
    const { words } = this;
    const { root, parts } = stamp("part-follow-up");
    const { organisation, question } = each;
    parts.name.textContent = organisation;
    parts.when.textContent = this.when(each);
    parts.facts.textContent = words.get("followUpFacts", { day: this.day.format(each.begun * 1000), name: each.by });
    tell(parts.note, each.note && words.get("followUpNote", { note: each.note }));
    tell(parts.reach, each.reach);
    tell(parts.heard, each.answers.map((heard) => this.heard(heard)).join(" ") || null);
    parts.ask.hidden = each.daysLeft > 0;
    parts.question.textContent = words.get(question === "police" ? "followUpPolice" : "followUpQuestion", { organisation });
    parts.ask.setAttribute("aria-label", parts.question.textContent);
    parts.answers.append(...ANSWERS[question].map((answer) => this.choice(each, answer)));
    parts.end.setAttribute("aria-label", words.get("followUpEndOf", { organisation }));
    parts.end.addEventListener("click", () => this.end(each));
    return root;
  }

  /** None of them is chosen beforehand. */
  choice(each, answer) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--quiet button--small";
    button.textContent = this.said(answer);
    button.addEventListener("click", () => this.answer(each, answer));
    return button;
  }

  said(answer) {
    return this.words.get(`followUpAnswer_${answer.replace(/-/g, "_")}`);
  }

  asked(week) {
    return this.words.get(week === 1 ? "followUpWeek" : "followUpWeeks", { n: week });
  }

  when({ week, daysLeft }) {
    const { words } = this;
    const asked = this.asked(week);
    if (daysLeft > 0) return words.get(daysLeft === 1 ? "followUpTomorrow" : "followUpIn", { asked, n: daysLeft });
    if (daysLeft === 0) return words.get("followUpToday", { asked });
    return words.get(daysLeft === -1 ? "followUpLateOne" : "followUpLate", { asked, n: -daysLeft });
  }

  heard({ week, answer }) {
    return this.words.get("followUpHeard", { asked: this.asked(week), answer: this.said(answer) });
  }

  async answer(each, answer) {
    const done = await this.act(async () => {
      const counted = await this.followUps.answer(each, answer);
      const said = answer === "unknown" ? "followUpKeptUnknown" : counted ? "followUpKeptCounted" : "followUpKept";
      tell(this.parts.said, this.words.get(said, { organisation: each.organisation }));
    });
    // What comes next of it, or what somebody else answered meanwhile.
    if (this.followUps) await this.act(() => this.followUps.load(), done);
  }

  async end(each) {
    await this.act(async () => {
      await this.followUps.end(each);
      tell(this.parts.said, this.words.get("followUpEnded", { organisation: each.organisation }));
    });
  }

  /** @param {boolean} [quiet] leaves an earlier refusal in sight @returns {Promise<boolean>} whether it went well */
  async act(what, quiet = true) {
    if (quiet) tell(this.parts.error, null);
    // The button that was pressed may go with its row.
    const { activeElement } = document;
    try {
      await what();
      return true;
    } catch (error) {
      const overtaken = error.code === "conflict" || error.code === "epoch-old" || error.code === "not-found";
      tell(this.parts.error, overtaken ? this.words.get("followUpOvertaken") : this.texts.problem(error));
      return false;
    } finally {
      if (this.element.open && !activeElement.isConnected) this.parts.heading.focus();
    }
  }
}

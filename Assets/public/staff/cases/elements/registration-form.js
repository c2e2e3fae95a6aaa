import { isUnderWay } from "../../follow-ups/models/path.js";
import { partsOf, tell } from "../../shell/elements/parts.js";
import { Registration } from "../models/registration.js";
import { CaseFields } from "./case-fields.js";

/** The coded registration of the conversation on screen, and its guided closing. */
export class RegistrationForm extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    if (this.parts) return;
    this.parts = partsOf(this);
    this.parts.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.finish();
    });
    this.parts["keep-open"].addEventListener("click", () => this.closing(false));
  }

  /** @param {{texts: object, workspace: object, api: object, book: object, trouble: (error: object) => void, closed: () => void}} parts */
  attach({ texts, workspace, api, book, trouble, closed }) {
    Object.assign(this, { texts, workspace, api, book, trouble, closed });
    this.kept = new WeakMap();
    this.clock = new Intl.DateTimeFormat(texts.language, { hour: "2-digit", minute: "2-digit" });
    this.stops = [workspace.on("selected", () => this.show()), workspace.on("conversations", () => this.show())];
    this.show();
  }

  /** @returns {Promise<void>} when what was changed is stored, as far as it could be; until then the keys are needed */
  async detach() {
    for (const stop of this.stops || []) stop();
    const kept = this.kept ? this.workspace.list.map((conversation) => this.kept.get(conversation)).filter(Boolean) : [];
    this.kept = null;
    this.leaveRegistration();
    this.conversation = null;
    this.clear();
    await Promise.all(kept.map((registration) => registration.save()));
  }

  // Actions

  /** "Sluit gesprek af" was pressed, or taken back. */
  closing(on) {
    this.isClosing = on;
    this.asked = false;
    for (const name of ["closing", "finish", "keep-open"]) this.parts[name].hidden = !on;
    tell(this.parts["danger-question"], null);
    for (const hint of [this.hint, this.passedHint, this.pathHint]) if (hint) hint.remove();
    this.pathHint = null;
    if (!on) return;
    this.querySelector("h2").focus();
    if (this.conversation.lines.some(({ kind }) => ["choice", "guest-answer", "letter-answer", "appointment-answer"].includes(kind))) this.hintAtKept().catch(this.trouble);
    const { passing } = this.conversation.facts;
    if (passing && passing.step === "done") this.hintAtPassed().catch(this.trouble);
    this.hintAtPath().catch(this.trouble);
  }

  show() {
    const { selected } = this.workspace;
    const conversation = selected && selected.ready && !selected.erased && !selected.facts.joined ? selected : null;
    this.hidden = Boolean(selected && selected.facts.joined);
    if (conversation === this.conversation) return;
    this.leaveRegistration();
    this.conversation = conversation;
    this.clear();
    if (!conversation) return;
    this.registration = this.registrationOf(conversation);
    this.stopFacts = conversation.on("facts", () => this.objected());
    const { door } = conversation.facts;
    const about = { name: conversation.name(this.texts), door };
    this.parts.whose.textContent = this.texts.get(door ? "registrationByDoor" : "registrationOf", about);
    this.build();
  }

  async finish() {
    const { registration, conversation } = this;
    if (this.busy || !this.complete(registration)) return;
    // Closing now would drop what the visitor has not got yet.
    if (conversation.hasUnsent) return this.alarm(this.texts.get("closeUnsent"));
    this.busy = true;
    try {
      if (!(await registration.finish())) return;
      await this.workspace.close(conversation);
      this.closed();
    } catch (error) {
      this.alarm(this.texts.problem(error));
    } finally {
      this.busy = false;
    }
  }

  // Internal

  /** What she kept of what she was shown. */
  async hintAtKept() {
    const { hintAt } = await import("../../referral/elements/kept-referrals.js");
    await hintAt(this);
  }

  /** That something was passed on without a yes. */
  async hintAtPassed() {
    const { hintAtPassed } = await import("../../passing-on/elements/passed-hint.js");
    await hintAtPassed(this);
  }

  /** That the way to the police can be followed, while it has no end and she wants to be counted. */
  async hintAtPath() {
    const { conversation, isClosing, registration } = this;
    if (!isClosing) return;
    const wanted = () => isUnderWay(registration.values.get("willingness")) && !registration.values.objected;
    if (!this.pathHint && !wanted()) return;
    const { pathOffer } = await import("../../follow-ups/elements/path-offer.js");
    const made = !this.pathHint && wanted() ? await pathOffer({ conversation, texts: this.texts }) : null;
    if (conversation !== this.conversation || !this.isClosing) return;
    if (made && !this.pathHint) {
      this.pathHint = made;
      this.parts.closing.append(made);
    }
    if (this.pathHint) this.pathHint.hidden = !wanted();
  }

  /** What was just chosen does not wait for its pause. */
  leaveRegistration() {
    const left = this.registration;
    this.registration = null;
    if (this.stopFacts) this.stopFacts();
    this.stopFacts = null;
    if (left) left.save();
  }

  clear() {
    this.parts.form.hidden = !this.conversation;
    this.parts.empty.hidden = Boolean(this.conversation);
    for (const name of ["consent", "core", "more", "care"]) this.parts[name].replaceChildren();
    this.fields = null;
    this.alarm(null);
    this.closing(false);
    this.parts.saved.textContent = "";
  }

  registrationOf(conversation) {
    if (this.kept.has(conversation)) return this.kept.get(conversation);
    const registration = new Registration({ api: this.api, book: this.book, conversation });
    const shown = (then) => (detail) => registration === this.registration && then(detail);
    registration.on("saving", shown(() => this.saved(this.texts.get("saving"))));
    registration.on("saved", shown((at) => this.saved(this.texts.get("saved", { time: this.clock.format(new Date(at)) }))));
    registration.on("problems", shown((problems) => this.problems(problems)));
    registration.on("trouble", shown((error) => this.saved(this.texts.get("notSaved")) || this.trouble(error)));
    this.kept.set(conversation, registration);
    return registration;
  }

  build() {
    const { book, texts, registration } = this;
    this.fields = new CaseFields(this.parts, { book, texts, values: registration.values, earlier: registration.earlier, changed: () => this.changed() });
    this.objected();
  }

  changed() {
    this.fields.refresh();
    this.objected();
    this.registration.changed();
    this.hintAtPath().catch(this.trouble);
  }

  /** Told to him by the visitor, or by herself to all: her word stands for as long as the conversation is. */
  objected() {
    const byVisitor = this.registration.heed();
    const { values } = this.registration;
    this.parts.fields.hidden = values.objected;
    this.alarm(values.objected ? this.texts.get(byVisitor ? "visitorObjectedText" : "objectedText") : null);
  }

  complete({ values }) {
    const { missing } = values;
    if (missing.length > 0) {
      const sentence = this.texts.get("chooseOne");
      this.problems(missing.map((field) => ({ field, nl: sentence, en: sentence })));
      return false;
    }
    if (values.asksAboutDanger && !this.asked) {
      this.asked = true;
      tell(this.parts["danger-question"], this.texts.get("dangerQuestion"));
      return false;
    }
    return true;
  }

  problems(problems) {
    const first = this.fields.show(problems);
    if (problems.length > 0) this.saved(this.texts.get("notSavedProblem"));
    if (problems.length > 0 && this.isClosing) {
      this.alarm(this.texts.get("problemsAbove", { n: problems.length }));
      if (first) first.focus();
    } else if (!this.registration.values.objected) this.alarm(null);
  }

  alarm(text) {
    tell(this.parts.error, text);
  }

  saved(text) {
    this.parts.saved.textContent = text;
  }
}

customElements.define("registration-form", RegistrationForm);

import { KeptForm } from "../../chat/elements/kept-form.js";
import { guestWords } from "../../guests/elements/guest-words.js";
import { partsOf, tell } from "../../shell/elements/parts.js";
import { messageOf, missingIn } from "../models/appointment-draft.js";

/** An appointment with somebody outside, before she is asked. What was written stays with the conversation; nothing is chosen beforehand. */
export class AppointmentForm {
  /** @param {{texts: import("../../shell/models/texts.js").Texts}} about of the workspace */
  static async ready({ texts }) {
    return new AppointmentForm(texts, await guestWords(texts.language));
  }

  constructor(texts, words) {
    Object.assign(this, { texts, words });
    this.element = document.getElementById("part-appointment-form").content.firstElementChild.cloneNode(true);
    document.body.append(this.element);
    this.parts = partsOf(this.element);
    this.form = this.element.querySelector("form");
    this.kept = new KeptForm(this.form);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.propose();
    });
    this.form.addEventListener("change", () => this.follow());
    this.parts.close.addEventListener("click", () => this.element.close());
    this.element.addEventListener("close", () => this.put());
  }

  // Actions

  /** @param {import("../../chat/models/staff-conversation.js").StaffConversation} conversation */
  ask(conversation) {
    this.conversation = conversation;
    this.kept.open(conversation.forms.appointment);
    this.follow();
    tell(this.parts.error, null);
    this.parts.send.textContent = this.words.get("appointmentAskVisitor", { name: conversation.name(this.texts) });
    this.element.showModal();
  }

  /** @param {object|null} conversation now on screen: the form is of one only */
  show(conversation) {
    if (this.element.open && conversation !== this.conversation) this.element.close();
  }

  /** The workspace locks. */
  end() {
    this.element.remove();
  }

  // Internal

  get draft() {
    const { elements } = this.form;
    const fields = ["organisation", "role", "way", "day", "time", "place", "along", "know"];
    return Object.fromEntries(fields.map((field) => [field, elements[field].value.trim()]));
  }

  /** What is asked only of some. */
  follow() {
    const { role, way } = this.draft;
    this.parts.police.hidden = role !== "police";
    this.parts.together.hidden = way !== "together";
  }

  /** Nothing of it stays in the page's form. */
  put() {
    this.kept.close();
    this.conversation = null;
  }

  async propose() {
    const { words, draft, conversation } = this;
    const missing = missingIn(draft, new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" }).format(new Date()));
    if (missing) return tell(this.parts.error, words.get(missing));
    tell(this.parts.error, null);
    this.parts.send.disabled = true;
    try {
      const { language } = conversation.facts;
      const { text, extra } = messageOf(draft, language === words.language ? words : await guestWords(language));
      if (!conversation.send(text, extra)) return tell(this.parts.error, words.get("guestProblem_full"));
      conversation.forms.appointment.clear();
      this.element.close();
    } catch (error) {
      tell(this.parts.error, this.texts.problem(error));
    } finally {
      this.parts.send.disabled = false;
    }
  }
}

import { KeptForm } from "../../chat/elements/kept-form.js";
import { partsOf, stamp, tell } from "../../shell/elements/parts.js";
import { factsOf, missingIn, sharedText, typedBy } from "../models/passing-draft.js";
import { problemOf } from "./passing-words.js";

/** What is to be passed on without her yes, to whom and why, before a colleague is asked. Nothing is chosen beforehand. */
export class PassingForm {
  /** @param {{texts: import("../../shell/models/texts.js").Texts, door: import("../models/passing-door.js").PassingDoor}} about */
  constructor({ texts, door }) {
    Object.assign(this, { texts, door });
    this.element = document.getElementById("part-pass-form").content.firstElementChild.cloneNode(true);
    document.body.append(this.element);
    this.parts = partsOf(this.element);
    this.form = this.element.querySelector("form");
    this.kept = new KeptForm(this.form);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.propose();
    });
    this.form.addEventListener("input", () => this.follow());
    this.parts.close.addEventListener("click", () => {
      this.kept.drop();
      this.element.close();
    });
    this.element.oncancel = () => this.kept.drop();
    this.element.addEventListener("close", () => this.clear());
  }

  // Actions

  open(conversation) {
    this.conversation = conversation;
    const typed = typedBy(conversation.lines);
    this.parts.nothing.hidden = typed.length > 0;
    this.parts.facts.replaceChildren(...typed.map((line) => this.choice(line)));
    this.kept.open(conversation.forms.passing);
    this.follow();
    tell(this.parts.error, null);
    this.element.showModal();
  }

  /** Nothing of it stays in the page. */
  clear() {
    this.kept.close();
    this.parts.facts.replaceChildren();
    this.parts.shared.textContent = "";
    this.conversation = null;
  }

  // Internal

  choice({ seq, text }) {
    const { root, parts } = stamp("part-pass-fact");
    parts.box.value = String(seq);
    parts.text.textContent = text;
    return root;
  }

  get draft() {
    const { ground, organisation, person, called, why, advised, advice, told, reason, untold } = this.form.elements;
    const chosen = Array.from(this.parts.facts.querySelectorAll("input:checked"), ({ value }) => Number(value));
    const said = (field) => field.value.trim();
    return {
      ground: ground.value, organisation: said(organisation), person: said(person), called: said(called),
      facts: chosen.length > 0 ? factsOf(this.conversation.lines, chosen) : [], why: said(why),
      advised: advised.value, advice: said(advice), told: told.value, reason: reason.value, untold: said(untold),
    };
  }

  /** What is asked only of some, and the words as they would go. */
  follow() {
    const { draft, parts, texts } = this;
    parts.advice.hidden = draft.advised !== "yes";
    parts.untold.hidden = draft.told !== "not-told";
    const ready = draft.ground && draft.organisation && draft.person && draft.facts.length > 0 && draft.told;
    parts.preview.hidden = !ready;
    parts.shared.textContent = ready ? sharedText(draft, texts) : "";
  }

  async propose() {
    const { texts, draft, parts, conversation } = this;
    const missing = missingIn(draft);
    if (missing) return tell(parts.error, texts.get(missing));
    tell(parts.error, null);
    parts.send.disabled = true;
    try {
      await this.door.propose(conversation, draft, texts);
      conversation.forms.passing.clear();
      this.element.close();
    } catch (error) {
      tell(parts.error, problemOf(error, texts));
    } finally {
      parts.send.disabled = false;
    }
  }
}

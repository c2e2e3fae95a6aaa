import { partsOf, tell } from "../../shell/elements/parts.js";

/** The checklist for danger in the side panel, with what was agreed and the code word. It opens by itself when there is danger. */
export class SafetyPanel extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    if (this.parts) return;
    this.parts = partsOf(this);
    this.boxes = Array.from(this.querySelectorAll("[data-step]"));
    for (const box of this.boxes) box.addEventListener("change", () => this.act(({ plan }) => plan.tick(box.dataset.step, box.checked)));
    this.parts.agreement.addEventListener("change", () => this.act(({ plan }) => plan.agree(this.parts.agreement.value.trim())));
    this.parts.word.addEventListener("change", () => this.act(({ plan }) => plan.setWord(this.parts.word.value)));
    this.parts.reveal.addEventListener("click", () => this.reveal(this.parts["word-row"].hidden));
  }

  /** @param {{texts: object, workspace: object}} about */
  attach({ texts, workspace }) {
    Object.assign(this, { texts, workspace });
    this.stops = [workspace.on("selected", () => this.show()), workspace.on("conversations", () => this.show())];
    this.show();
  }

  detach() {
    for (const stop of this.stops || []) stop();
    this.leave();
    this.conversation = null;
    this.clear();
  }

  // Actions

  show() {
    const { selected } = this.workspace;
    const conversation = selected && selected.ready && !selected.erased ? selected : null;
    if (conversation !== this.conversation) {
      this.leave();
      this.conversation = conversation;
      this.clear();
      if (conversation) this.stop = conversation.plan.on("changed", () => this.render());
      if (conversation) this.render();
    }
    const danger = Boolean(conversation && conversation.facts.danger);
    if (danger && !this.danger) this.parts.box.open = true;
    this.danger = danger;
  }

  /** The word is on screen only while somebody wants it there. */
  reveal(on) {
    this.parts["word-row"].hidden = !on;
    this.parts.reveal.setAttribute("aria-expanded", String(on));
    this.parts.word.value = on ? this.conversation.plan.word : "";
    if (on) this.parts.word.focus();
  }

  // Internal

  /** What was just typed is kept, though its field was not left. */
  leave() {
    if (this.stop) this.stop();
    this.stop = null;
    const left = this.conversation;
    if (!left || left.erased || !left.plan) return;
    const text = this.parts.agreement.value.trim();
    if (text !== left.plan.agreement) left.plan.agree(text).catch((error) => tell(this.parts.error, this.texts.problem(error)));
  }

  clear() {
    const { parts } = this;
    this.hidden = !this.conversation;
    this.danger = false;
    parts.box.open = false;
    parts.agreement.value = "";
    for (const box of this.boxes) box.checked = false;
    tell(parts.error, null);
    parts["word-row"].hidden = true;
    parts.word.value = "";
    parts.reveal.setAttribute("aria-expanded", "false");
  }

  render() {
    const { parts, texts } = this;
    const { plan } = this.conversation;
    // Who joined reads what was agreed; who has it writes.
    for (const field of [...this.boxes, parts.agreement, parts.word]) field.disabled = this.conversation.facts.joined;
    for (const box of this.boxes) box.checked = plan.steps.has(box.dataset.step);
    if (document.activeElement !== parts.agreement) parts.agreement.value = plan.agreement;
    parts.count.textContent = texts.get("safetyCount", { n: plan.steps.size, of: this.boxes.length });
    parts.reveal.textContent = texts.get(plan.word ? "wordShow" : "wordAgree");
    if (plan.isBegun) parts.box.open = true;
  }

  async act(what) {
    try {
      await what(this.conversation);
      tell(this.parts.error, null);
    } catch (error) {
      tell(this.parts.error, this.texts.problem(error));
      this.render();
    }
  }
}

customElements.define("safety-panel", SafetyPanel);

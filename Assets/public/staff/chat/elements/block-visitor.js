import { partsOf, stamp, tell } from "../../shell/elements/parts.js";
import { Blocks } from "../models/blocks.js";

/** Under the open conversation: ends it and keeps its visitor from the queue for a time, with a reason. */
export class BlockVisitor extends HTMLElement {
  // Lifecycle

  /** @param {{texts: object, api: object}} about */
  attach({ texts, api }) {
    this.texts = texts;
    this.blocks = new Blocks(api);
    if (!this.parts) this.prepare();
    this.show(null);
  }

  // Actions

  /** @param {object|null} conversation on screen */
  show(conversation) {
    if (this.conversation !== conversation) this.close();
    this.conversation = conversation;
    this.hidden = !(conversation && conversation.ready && !conversation.erased && conversation.facts.state === "active" && !conversation.facts.joined);
    // Nobody in danger is shut out.
    this.parts.toggle.hidden = !this.hidden && conversation.facts.danger;
    if (this.parts.toggle.hidden) this.close();
  }

  // Internal

  prepare() {
    this.parts = partsOf(this);
    const { toggle, form, reasons, panel } = this.parts;
    reasons.replaceChildren(...Blocks.REASONS.map((reason) => this.choice(reason)));
    toggle.addEventListener("click", () => (panel.hidden ? this.open() : this.close()));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.block(new FormData(form));
    });
  }

  open() {
    this.parts.panel.hidden = false;
    this.parts.toggle.setAttribute("aria-expanded", "true");
  }

  close() {
    this.parts.panel.hidden = true;
    this.parts.form.reset();
    this.parts.toggle.setAttribute("aria-expanded", "false");
    tell(this.parts.said, null);
  }

  choice(reason) {
    const { root, parts } = stamp("part-choice");
    Object.assign(parts.input, { type: "radio", name: "reason", value: reason });
    parts.label.textContent = this.texts.get(`block_${reason}`);
    return root;
  }

  async block(given) {
    if (this.busy || !this.conversation) return;
    if (!given.get("reason")) return tell(this.parts.said, this.texts.get("chooseOne"));
    this.busy = true;
    try {
      await this.blocks.set(this.conversation.id, given.get("reason"), Number(given.get("days")));
      this.close();
    } catch (error) {
      tell(this.parts.said, error.code === "closed" ? this.texts.get("blockDanger") : this.texts.problem(error));
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("block-visitor", BlockVisitor);

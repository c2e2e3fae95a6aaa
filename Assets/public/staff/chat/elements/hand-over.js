import { partsOf, stamp, tell } from "../../shell/elements/parts.js";

/** Under the open conversation: whom it can be handed to, or that somebody was asked. */
export class HandOver extends HTMLElement {
  // Lifecycle

  /** @param {{texts: object, workspace: object, left: () => void}} about left: the conversation is no longer his */
  attach(about) {
    Object.assign(this, about);
    if (!this.parts) this.prepare();
    this.stop = this.workspace.on("queue", () => this.render());
    this.show(null);
  }

  detach() {
    if (!this.stop) return;
    this.stop();
    this.show(null);
  }

  // Actions

  /** @param {object|null} conversation on screen */
  show(conversation) {
    if (this.conversation !== conversation) this.close();
    this.conversation = conversation;
    this.render();
  }

  async open() {
    const { texts, conversation } = this;
    this.sure = false;
    tell(this.parts.said, null);
    this.parts.panel.hidden = false;
    this.parts.toggle.setAttribute("aria-expanded", "true");
    try {
      const colleagues = await this.workspace.handovers.colleagues();
      if (this.conversation !== conversation) return;
      this.colleagues = colleagues;
      this.parts.choices.replaceChildren(...colleagues.map((colleague) => this.choice(colleague)));
      tell(this.parts.nobody, colleagues.length === 0 ? texts.get("handOverNobody") : null);
      this.parts.ask.hidden = colleagues.length === 0;
    } catch (error) {
      tell(this.parts.said, texts.problem(error));
    }
  }

  // Internal

  prepare() {
    this.parts = partsOf(this);
    const { toggle, form, queue, withdraw } = this.parts;
    toggle.addEventListener("click", () => (this.parts.panel.hidden ? this.open() : this.close()));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const chosen = new FormData(form).get("colleague");
      const colleague = this.colleagues.find(({ id }) => id === chosen);
      if (colleague) this.run((handovers, id) => handovers.ask(id, colleague));
    });
    queue.addEventListener("click", () => this.requeue());
    withdraw.addEventListener("click", () => this.run((handovers, id) => handovers.drop(id)));
  }

  close() {
    this.parts.panel.hidden = true;
    this.parts.choices.replaceChildren();
    this.parts.toggle.setAttribute("aria-expanded", "false");
  }

  render() {
    const { conversation, texts } = this;
    const open = conversation && conversation.ready && !conversation.erased && conversation.facts.state === "active" && !conversation.facts.joined;
    this.hidden = !open;
    const offer = open ? this.workspace.handovers.asking(conversation.id) : null;
    if (offer) this.close();
    this.parts.toggle.hidden = Boolean(offer);
    this.parts.asked.hidden = !offer;
    if (offer) this.parts.whom.textContent = texts.get("handOverAsked", { name: offer.to.name });
  }

  choice({ id, name, speaks, active, atMost }) {
    const { root, parts } = stamp("part-choice");
    const { texts } = this;
    const foreign = speaks.includes(this.conversation.facts.language) ? "" : `, ${texts.get("handOverForeign")}`;
    Object.assign(parts.input, { type: "radio", name: "colleague", value: id, required: true });
    parts.label.textContent = texts.get("handOverWho", { name, active, atMost }) + foreign;
    return root;
  }

  requeue() {
    return this.run(async (handovers, id) => {
      try {
        await handovers.requeue(id, Boolean(this.sure));
        this.left();
      } catch (error) {
        if (error.code !== "nobody-else") throw error;
        this.sure = true;
        tell(this.parts.said, this.texts.get("handOverAlone"));
      }
    });
  }

  async run(step) {
    if (this.busy || !this.conversation) return;
    this.busy = true;
    try {
      tell(this.parts.said, null);
      await step(this.workspace.handovers, this.conversation.id);
    } catch (error) {
      tell(this.parts.said, this.texts.problem(error));
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("hand-over", HandOver);

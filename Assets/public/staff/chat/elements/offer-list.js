import { partsOf, stamp, tell } from "../../shell/elements/parts.js";

/** What colleagues ask this professional to take over; hidden when nobody does. */
export class OfferList extends HTMLElement {
  // Lifecycle

  /** @param {{texts: object, workspace: object, accepted: () => void, steady: object}} about */
  attach(about) {
    Object.assign(this, about);
    this.parts = partsOf(this);
    this.rows = new Map();
    const { draw, stop } = this.steady.holding(() => this.render());
    this.stops = [stop, this.workspace.on("queue", draw)];
    this.render();
  }

  detach() {
    if (!this.stops) return;
    for (const stop of this.stops) stop();
    this.stops = null;
    this.rows.clear();
    this.parts.rows.replaceChildren();
    this.hidden = true;
  }

  // Internal

  render() {
    const { asked } = this.workspace.handovers;
    const ids = new Set(asked.map(({ id }) => id));
    for (const [id, root] of this.rows) if (!ids.has(id) && this.rows.delete(id)) root.remove();
    for (const offer of asked) if (!this.rows.has(offer.id)) this.add(offer);
    this.hidden = asked.length === 0;
  }

  add(offer) {
    const { root, parts } = stamp("part-offer");
    const { texts } = this;
    const visitor = texts.get("visitorNumber", { n: offer.number });
    parts.text.textContent = texts.get("offerText", { name: offer.from.name, visitor });
    parts.text.id = `offer-${offer.id}`;
    parts.language.textContent = texts.get(`language_${offer.language}`);
    parts.danger.hidden = !offer.danger;
    for (const button of [parts.accept, parts.refuse]) button.setAttribute("aria-describedby", parts.text.id);
    parts.accept.addEventListener("click", () => this.answer(parts, () => this.accept(offer)));
    parts.refuse.addEventListener("click", () => this.answer(parts, () => this.workspace.handovers.drop(offer.id)));
    this.rows.set(offer.id, root);
    this.parts.rows.append(root);
  }

  async accept({ id }) {
    await this.workspace.handovers.accept(id);
    this.accepted();
  }

  async answer(parts, step) {
    if (this.busy) return;
    this.busy = true;
    try {
      await step();
    } catch (error) {
      tell(parts.said, this.texts.problem(error));
    } finally {
      this.busy = false;
      // What he pressed himself he sees at once.
      if (this.stops) this.render();
    }
  }
}

customElements.define("offer-list", OfferList);

import { partsOf, stamp, tell } from "../../shell/elements/parts.js";
import { Blocks } from "../models/blocks.js";

/** The blocks that stand, for who leads the shift: another than who set one finds it right, or takes it away. */
export class BlockList extends HTMLElement {
  // Lifecycle

  /** @param {{texts: object, api: object, workspace: object, steady: object}} about */
  attach({ texts, api, workspace, steady }) {
    this.texts = texts;
    this.hidden = true;
    this.blocks = new Blocks(api);
    this.rows = new Map();
    if (!this.parts) this.parts = partsOf(this);
    this.day = new Intl.DateTimeFormat(texts.language, { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
    this.standing = [];
    const { draw, stop } = steady.holding(() => this.render());
    this.draw = draw;
    this.stops = [stop, ...["queue", "blocks"].map((topic) => workspace.on(topic, () => this.look()))];
    this.look();
  }

  detach() {
    this.hidden = true;
    for (const stop of this.stops) stop();
    this.stops = null;
    this.parts.list.replaceChildren();
    this.rows.clear();
    tell(this.parts.said, null);
  }

  // Internal

  async look() {
    if (this.looking) return;
    this.looking = true;
    try {
      const blocks = await this.blocks.standing();
      if (!this.stops) return;
      this.standing = blocks;
      this.draw();
    } catch (error) {
      // What was seen last stays, with the connection's own banner above it.
      if (this.stops && error.code !== "network") tell(this.parts.said, this.texts.problem(error));
    } finally {
      this.looking = false;
    }
  }

  /** It is looked up at every change of the queue: a row that stands is kept, so that what is pressed or has the focus stays there. */
  render() {
    const { rows, standing: blocks, parts: { list } } = this;
    this.hidden = blocks.length === 0;
    const there = new Set(blocks.map(({ conversation }) => conversation));
    for (const [id, { root }] of rows) if (!there.has(id) && rows.delete(id)) root.remove();
    blocks.map((block) => this.row(block)).forEach((root, index) => list.children[index] !== root && list.insertBefore(root, list.children[index] || null));
  }

  row({ conversation, reason, member, until, reviewed, own }) {
    if (!this.rows.has(conversation)) this.rows.set(conversation, this.newRow(conversation));
    const { root, parts } = this.rows.get(conversation);
    const { texts } = this;
    const [name, time] = [member.name, this.day.format(new Date(until * 1000))];
    parts.reason.textContent = texts.get(`block_${reason}`);
    parts.who.textContent = texts.get("blockBy", { name });
    parts.until.textContent = texts.get(reviewed ? "blockUntil" : "blockUnreviewed", { time });
    parts.confirm.hidden = reviewed || own;
    return root;
  }

  newRow(conversation) {
    const made = stamp("part-block");
    made.parts.confirm.addEventListener("click", () => this.run(() => this.blocks.confirm(conversation)));
    made.parts.lift.addEventListener("click", () => this.run(() => this.blocks.lift(conversation)));
    return made;
  }

  async run(step) {
    try {
      tell(this.parts.said, null);
      await step();
    } catch (error) {
      // Somebody else was first.
      if (error.code !== "not-found") tell(this.parts.said, this.texts.problem(error));
    }
    await this.look();
  }
}

customElements.define("block-list", BlockList);

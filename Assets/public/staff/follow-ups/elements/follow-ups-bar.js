import { FollowUps } from "../models/follow-ups.js";

/** Who leaves the workspace open sees what became due meanwhile. */
const EVERY = 15 * 60_000;

/** The button in the bar, with how many are to be asked; and the dialog behind it, loaded when it is first opened. */
export class FollowUpsBar {
  /** @param {{button: HTMLButtonElement, texts: object, api: object, ring: object, trouble: (error: Error) => void}} about */
  constructor(about) {
    Object.assign(this, about);
    this.followUps = new FollowUps(about);
    this.controller = new AbortController();
    this.button.addEventListener("click", () => this.open(), { signal: this.controller.signal });
    this.followUps.on("changed", () => this.render());
    this.timer = setInterval(() => this.look(), EVERY);
    this.look();
  }

  /** The workspace locks: nothing of it stays. */
  detach() {
    this.ended = true;
    this.controller.abort();
    clearInterval(this.timer);
    if (this.dialog) this.dialog.detach();
    this.followUps.forget();
  }

  // Internal

  async look() {
    if (this.dialog && this.dialog.element.open) return;
    try {
      await this.followUps.load();
    } catch (error) {
      if (!this.ended) this.trouble(error);
    }
  }

  async open() {
    try {
      const { FollowUpDialog } = await import("./follow-up-dialog.js");
      this.dialog = this.dialog || (await FollowUpDialog.ready(this));
      if (!this.ended) await this.dialog.open(this.followUps);
    } catch (error) {
      if (!this.ended) this.trouble(error);
    }
  }

  render() {
    const n = this.followUps.due.length;
    this.button.textContent = this.texts.get(n > 0 ? "followUpsDue" : "followUpsOpen", { n });
  }
}

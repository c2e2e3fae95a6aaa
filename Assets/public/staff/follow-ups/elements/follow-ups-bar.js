/** Who leaves the workspace open sees what became due meanwhile. */
const EVERY = 15 * 60_000;

/** The button in the bar, with how many are to be asked. What opens them is loaded when there is one, the dialog when it is first opened. */
export class FollowUpsBar {
  /** @param {{button: HTMLButtonElement, texts: object, api: object, ring: object, trouble: (error: Error) => void}} about */
  constructor(about) {
    Object.assign(this, about);
    /** @type {import("../models/follow-ups.js").FollowUps|null} */
    this.followUps = null;
    this.controller = new AbortController();
    this.button.addEventListener("click", () => this.open(), { signal: this.controller.signal });
    this.render();
    this.timer = setInterval(() => this.look(), EVERY);
    this.look();
  }

  /** The workspace locks: nothing of it stays. */
  detach() {
    this.ended = true;
    this.controller.abort();
    clearInterval(this.timer);
    if (this.dialog) this.dialog.detach();
    if (this.followUps) this.followUps.forget();
  }

  // Internal

  async look() {
    if (this.dialog && this.dialog.element.open) return;
    try {
      const fetched = await this.api.get("/follow-ups");
      if (this.followUps || fetched.followUps.length > 0) await (await this.model()).load(fetched);
    } catch (error) {
      if (!this.ended) this.trouble(error);
    }
  }

  async model() {
    const { FollowUps } = await import("../models/follow-ups.js");
    if (this.followUps || this.ended) return this.followUps || new FollowUps(this);
    this.followUps = new FollowUps(this);
    this.followUps.on("changed", () => this.render());
    return this.followUps;
  }

  async open() {
    try {
      const { FollowUpDialog } = await import("./follow-up-dialog.js");
      this.dialog = this.dialog || (await FollowUpDialog.ready(this));
      if (!this.ended) await this.dialog.open(await this.model());
    } catch (error) {
      if (!this.ended) this.trouble(error);
    }
  }

  render() {
    const n = this.followUps ? this.followUps.due.length : 0;
    this.button.textContent = this.texts.get(n > 0 ? "followUpsDue" : "followUpsOpen", { n });
  }
}

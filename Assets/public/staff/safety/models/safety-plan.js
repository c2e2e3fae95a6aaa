import { Observable } from "../../shell/models/observable.js";

/** What has to be thought of when somebody is in danger, in the order in which it is done. */
export const steps = ["asked", "place", "help", "second", "agreed"];

/** UTF-16 units of what was agreed, and of the code word. */
export const LONGEST = { agreement: 2000, word: 60 };

/**
 * The steps agreed when a visitor is in danger, and the word by which she and the team know each other: sealed, one of each for the
 * conversation, read by everybody who opens it. Tells "changed".
 */
export class SafetyPlan extends Observable {
  #content;

  /** @param {import("../../chat/models/staff-content.js").StaffContent} content */
  constructor(content) {
    super();
    this.#content = content;
    this.steps = new Set();
    this.agreement = "";
    this.word = "";
  }

  /** @param {object[]} items sealed items of the conversation */
  async read(items) {
    this.#take(await this.#content.read(items, "safety"));
    this.word = (await this.#content.read(items, "code-word")) || "";
  }

  /** Whether a colleague who opens the conversation has to see it at once. */
  get isBegun() {
    return this.steps.size > 0 || this.agreement !== "";
  }

  // Actions

  /** @param {string} step of `steps` @param {boolean} done */
  async tick(step, done) {
    await this.#change(() => (done ? this.steps.add(step) : this.steps.delete(step)));
  }

  /** @param {string} text */
  async agree(text) {
    if (text === this.agreement) return;
    await this.#change(() => (this.agreement = text.slice(0, LONGEST.agreement)));
  }

  /** @param {string} word empty takes it away */
  async setWord(word) {
    const next = word.trim().slice(0, LONGEST.word);
    if (next === this.word) return;
    await this.#again(async () => {
      await this.#content.put("code-word", "code-word", next);
      this.word = next;
    }, "code-word");
    this.tell("changed");
  }

  // Internal

  /** When a colleague was faster, his comes first and ours is done to it. */
  async #change(change) {
    await this.#again(async () => {
      change();
      const { agreement } = this;
      await this.#content.put("safety", "safety", JSON.stringify({ steps: steps.filter((step) => this.steps.has(step)), agreement }));
    }, "safety");
    this.tell("changed");
  }

  async #again(store, kind) {
    try {
      await store();
    } catch (error) {
      if (error.code !== "epoch-old" && error.code !== "conflict") throw error;
      const text = await this.#content.readAgain(kind);
      if (kind === "safety") this.#take(text);
      await store();
    }
  }

  #take(text) {
    const { steps: done = [], agreement = "" } = JSON.parse(text || "{}");
    this.steps = new Set(done.filter((step) => steps.includes(step)));
    this.agreement = agreement;
  }
}

/** Keeps an unsent text in memory at once, and sealed on the server after a pause in typing. */
export class DraftKeeper {
  /**
   * @param {{store: (text: string) => Promise<void>, pause?: number, later?: typeof setTimeout, never?: typeof clearTimeout}} options
   *   `pause` in milliseconds
   */
  constructor({ store, pause = 2000, later = (...a) => setTimeout(...a), never = (id) => clearTimeout(id) }) {
    this.store = store;
    this.pause = pause;
    this.later = later;
    this.never = never;
    this.text = "";
    this.kept = "";
    this.timer = null;
    this.running = Promise.resolve();
  }

  /** What the server has already. @param {string} text */
  restore(text) {
    this.text = text;
    this.kept = text;
  }

  /** @param {string} text what stands in the composer now */
  change(text) {
    this.text = text;
    this.never(this.timer);
    this.timer = text === this.kept ? null : this.later(() => this.keep(), this.pause);
  }

  /** Stores now what was not stored yet. A failure is kept for the next change: the text itself is still in memory. */
  keep() {
    this.never(this.timer);
    this.timer = null;
    this.running = this.running.then(async () => {
      const { text } = this;
      if (text === this.kept) return;
      try {
        await this.store(text);
        this.kept = text;
      } catch (error) {
        this.failed = error;
      }
    });
    return this.running;
  }

  /** Nothing more is stored. */
  stop() {
    this.never(this.timer);
    this.text = "";
    this.kept = "";
  }
}

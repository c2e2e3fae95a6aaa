import { Problem, chance, retryDelay } from "./http-client.js";

/** As many messages as wait at once, in memory only: what waits here is lost with the tab, so it must stay overseeable. */
const LIMIT = 20;

/**
 * Messages on their way, sent one after another until the server acknowledged them.
 *
 * An item is `{id, text, extra, state, problem, ack}`; `state` is "waiting", "sending", "sent", "failed" (will not go by itself)
 * or "returned" (somebody was added to the conversation since it was sealed: its writer has to be asked again).
 */
export class Outbox {
  #items = [];
  #options;
  #attempt = 0;
  #timer = null;
  #busy = false;
  #stopped = false;

  // Lifecycle

  /**
   * @param {object} options
   * @param {(item: object) => Promise<object>} options.seal makes the body to post; asked when the item's turn has come
   *   and kept, so that a repeat has the same bytes.
   * @param {(body: object) => Promise<object>} options.post resolves to the acknowledgement, rejects with a Problem.
   * @param {(item: object, old: object) => Promise<boolean>} options.mayReseal after "epoch-old": may it be sealed for
   *   the new epoch without asking? Only true when nobody was added since the body `old`; where it rejects, later again.
   * @param {(item: object) => void} [options.onChange]
   */
  constructor(options) {
    this.#options = {
      onChange: () => {},
      setTimeout: (...rest) => globalThis.setTimeout(...rest),
      clearTimeout: (timer) => globalThis.clearTimeout(timer),
      random: chance,
      ...options,
    };
  }

  /** Items that were not acknowledged, in order. */
  get items() {
    return this.#items.filter((item) => item.state !== "sent");
  }

  get full() {
    return this.items.length >= LIMIT;
  }

  // Actions

  /** @returns the item, or null when as many as can be kept are waiting. */
  add({ id, text, extra }) {
    if (this.full || this.#stopped) return null;
    const item = { id, text, extra, state: "waiting", problem: null, ack: null, body: null, resealed: false };
    this.#items.push(item);
    this.#options.onChange(item);
    this.flush();
    return item;
  }

  /** Tries now what is waiting: the connection came back. */
  flush() {
    this.#options.clearTimeout(this.#timer);
    if (!this.#busy && !this.#stopped) this.#run();
  }

  /** A failed item goes to the end of the row, under the same id. */
  retry(id) {
    const item = this.#items.find((each) => each.id === id && each.state === "failed");
    if (!item) return;
    this.#items = [...this.#items.filter((each) => each !== item), item];
    item.body = null;
    this.#change(item, "waiting");
    this.flush();
  }

  remove(id) {
    this.#items = this.#items.filter((item) => item.id !== id);
  }

  /** The stream brought the item itself: it is stored, whatever became of the answer. */
  arrived(id, ack) {
    const item = this.#items.find((each) => each.id === id);
    if (item && item.state !== "sent") this.#settle(item, ack);
  }

  /** Forgets everything and sends nothing more. */
  stop() {
    this.#stopped = true;
    this.#options.clearTimeout(this.#timer);
    this.#items = [];
  }

  // Internal

  async #run() {
    this.#busy = true;
    try {
      for (let item = this.#next(); item; item = this.#next()) {
        if (!(await this.#deliver(item))) return;
      }
    } finally {
      this.#busy = false;
    }
  }

  #next() {
    return this.#stopped ? undefined : this.#items.find((item) => item.state === "waiting");
  }

  /** @returns whether to go on with the next item at once. */
  async #deliver(item) {
    this.#change(item, "sending");
    try {
      item.body = item.body ?? (await this.#options.seal(item));
      if (this.#stopped) return false;
      const ack = await this.#options.post(item.body);
      if (item.state !== "sent") this.#settle(item, ack);
      this.#attempt = 0;
      return true;
    } catch (error) {
      return item.state === "sent" || this.#stopped ? true : this.#refused(item, error);
    }
  }

  async #refused(item, error) {
    item.problem = error;
    if (error instanceof Problem && error.passing) return this.#wait(item, error);
    if (error instanceof Problem && error.code === "epoch-old" && !item.resealed) return this.#reseal(item);
    this.#change(item, "failed");
    return true;
  }

  #wait(item, problem) {
    this.#change(item, "waiting");
    const delay = Math.max((problem.retryAfter ?? 0) * 1000, retryDelay(this.#attempt, this.#options.random));
    this.#attempt += 1;
    this.#timer = this.#options.setTimeout(() => this.flush(), delay);
    return false;
  }

  async #reseal(item) {
    const old = item.body;
    try {
      const may = await this.#options.mayReseal(item, old);
      item.resealed = true;
      item.body = null;
      this.#change(item, may ? "waiting" : "returned");
      return true;
    } catch (problem) {
      return this.#wait(item, problem);
    }
  }

  #settle(item, ack) {
    item.ack = ack;
    item.text = "";
    item.extra = null;
    item.body = null;
    this.#items = this.#items.filter((each) => each !== item);
    this.#change(item, "sent");
  }

  #change(item, state) {
    item.state = state;
    this.#options.onChange(item);
  }
}

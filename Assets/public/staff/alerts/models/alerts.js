import { Observable } from "../../shell/models/observable.js";

/** Most urgent first: alarms and colleagues, a message in one's own conversation, somebody new in the queue. */
export const kinds = ["call", "message", "queue"];

/** Seconds between two rings for what still stands open, and between two rings at all. */
const AGAIN = { call: 10, message: 30, queue: 30 };
const APART = 3;

/**
 * What waits for this professional, and when to say so. New matters ring at once, open ones again and again, and what somebody has
 * handled, here or elsewhere, is silent from then on. Tells "open" (what stands open changed) and "ring" (one of `kinds`).
 *
 * It never relies on a punctual clock: in a background tab a timer may come a minute late, so every event of the stream ticks too.
 */
export class Alerts extends Observable {
  #now;
  #open = new Map(kinds.map((kind) => [kind, new Set()]));
  #due = new Map();
  #rang = -Infinity;

  /** @param {{now: () => number}} options seconds */
  constructor({ now }) {
    super();
    this.#now = now;
  }

  /** How many matters of a kind stand open. */
  count(kind) {
    return this.#open.get(kind).size;
  }

  get any() {
    return kinds.some((kind) => this.count(kind) > 0);
  }

  /**
   * Everything of one kind that stands open now; what is no longer in it has been handled.
   * @param {"call"|"message"|"queue"} kind @param {Iterable<string>} keys
   */
  update(kind, keys) {
    const before = this.#open.get(kind);
    const now = new Set(keys);
    const fresh = Array.from(now).some((key) => !before.has(key));
    if (!fresh && before.size === now.size) return;
    this.#open.set(kind, now);
    if (fresh) this.#due.set(kind, this.#now());
    if (now.size === 0) this.#due.delete(kind);
    this.tell("open");
    this.tick();
  }

  /** Rings what is due, the most urgent only. To be called often; late is no harm. */
  tick() {
    const now = this.#now();
    if (now - this.#rang < APART) return;
    const kind = kinds.find((each) => this.#due.has(each) && this.#due.get(each) <= now);
    if (!kind) return;
    this.#rang = now;
    this.#due.set(kind, now + AGAIN[kind]);
    this.tell("ring", kind);
  }

  /** The workspace locks: nothing rings any more. */
  silence() {
    for (const kind of kinds) this.#open.set(kind, new Set());
    this.#due.clear();
    this.tell("open");
  }
}

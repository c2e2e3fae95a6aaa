import { Observable } from "../../shell/models/observable.js";

/** Seconds without an answer after which it is said in words. */
const LATE = 120;
/** Seconds between two looks: an answer that does not come is no event. */
const PACE = 20;

/**
 * How the shift goes, for who leads it: who waits, who is there and who has whom. Asked from the server while the workspace is open;
 * tells "changed" and "trouble".
 */
export class ShiftView extends Observable {
  #looked = -Infinity;
  #asking = false;

  /** @param {{api: object, now: () => number}} parts `now` in seconds */
  constructor({ api, now }) {
    super();
    this.api = api;
    this.now = now;
    /** Null until it was asked for the first time. */
    this.shift = null;
  }

  /** Conversations whose visitor waits longer for an answer than she should. @returns {object[]} */
  get late() {
    return this.shift ? this.shift.talking.filter((row) => this.isLate(row)) : [];
  }

  isLate({ unanswered }) {
    return unanswered !== undefined && this.now() - unanswered > LATE;
  }

  // Actions

  /** To be called often; asks when it is time. */
  async tick() {
    if (this.now() - this.#looked >= PACE) await this.look();
  }

  async look() {
    if (this.#asking) return;
    this.#asking = true;
    this.#looked = this.now();
    try {
      this.shift = await this.api.get("/shift");
      this.tell("changed");
    } catch (error) {
      // What was seen last stays, with the connection's own banner above it.
      if (error.code !== "network") this.tell("trouble", error);
    } finally {
      this.#asking = false;
    }
  }
}

import { Observable } from "./observable.js";

/** Locks the workspace after a time without input, with a last stretch in which that is said and can be put off. */
export class IdleLock extends Observable {
  /** @param {{now: () => number, after?: number, warning?: number}} options seconds; `now` in seconds */
  constructor({ now, after = 600, warning = 60 }) {
    super();
    this.now = now;
    this.after = after;
    this.warning = warning;
    this.last = now();
    this.locked = true;
  }

  start() {
    this.last = this.now();
    this.locked = false;
  }

  stop() {
    this.locked = true;
  }

  /** Someone is there: the time begins anew, unless it is already locked. */
  touch() {
    // A machine that slept wakes up with this input: it comes before the clock's next tick, and is too late.
    if (!this.locked && this.now() - this.last >= this.after) {
      this.tick();
      return;
    }
    this.last = this.now();
    if (!this.locked) this.tell("remaining", null);
  }

  /** To be called about once a second. Tells "remaining" with the seconds left within the warning, and "lock" once. */
  tick() {
    if (this.locked) return;
    const left = this.after - (this.now() - this.last);
    if (left <= 0) {
      this.locked = true;
      this.tell("lock");
    } else if (left <= this.warning) {
      this.tell("remaining", Math.ceil(left));
    }
  }
}

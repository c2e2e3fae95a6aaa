/** Merges what happens outside the open conversation into at most one spoken sentence per five seconds (C09). */
export class Announcements {
  /** @param {{say: (names: string[]) => void, pause?: number, now: () => number, later: (then: () => void, ms: number) => any}} options ms */
  constructor({ say, pause = 5000, now, later }) {
    this.say = say;
    this.pause = pause;
    this.now = now;
    this.later = later;
    this.last = -Infinity;
    this.names = new Set();
    this.waiting = false;
  }

  /** @param {string} name whose message came in; never its content */
  add(name) {
    this.names.add(name);
    if (this.waiting) return;
    const wait = Math.max(0, this.last + this.pause - this.now());
    if (wait === 0) {
      this.speak();
      return;
    }
    this.waiting = true;
    this.later(() => this.speak(), wait);
  }

  // Internal

  speak() {
    this.waiting = false;
    this.last = this.now();
    const names = Array.from(this.names);
    this.names.clear();
    this.say(names);
  }
}

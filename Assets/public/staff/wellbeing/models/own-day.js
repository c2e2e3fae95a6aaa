import { Observable } from "../../shell/models/observable.js";

/** Seconds of rest that somebody may give himself after a heavy conversation. */
export const REST = 300;

/**
 * One's own day, for one's own eyes: in this page only, never sent and never stored. A pause or a rest takes no new conversations; those
 * one has stay. Tells "changed".
 */
export class OwnDay extends Observable {
  /** @param {{now: () => number, day: () => string}} clock seconds, and the day as a word */
  constructor({ now, day }) {
    super();
    Object.assign(this, { now, day });
    this.forget(null);
  }

  /** Unlocked: another person or another day begins with nothing. @param {string} member */
  begin(member) {
    if (member !== this.member || this.day() !== this.today) this.forget(member);
    this.since = this.now();
    this.tell("changed");
  }

  /** Locked: the time until it is unlocked again is not at work. */
  end() {
    this.worked = this.seconds;
    this.since = null;
  }

  get seconds() {
    return this.worked + (this.since === null ? 0 : this.now() - this.since);
  }

  /** Seconds of rest left, 0 when there is none. */
  get restLeft() {
    return Math.max(0, Math.ceil(this.restUntil - this.now()));
  }

  /** Whether no new conversation may come. */
  get takesNone() {
    return this.paused || this.restLeft > 0;
  }

  // Actions

  closed() {
    this.conversations += 1;
    this.asks = true;
    this.tell("changed");
  }

  setPaused(paused) {
    this.paused = paused;
    this.tell("changed");
  }

  rest(seconds = REST) {
    this.restUntil = this.now() + seconds;
    this.answered();
  }

  stopRest() {
    this.restUntil = 0;
    this.tell("changed");
  }

  /** How it goes was thought about; what the answer was nobody keeps. */
  answered() {
    this.asks = false;
    this.tell("changed");
  }

  // Internal

  forget(member) {
    Object.assign(this, { member, today: this.day(), worked: 0, since: null, conversations: 0, paused: false, restUntil: 0, asks: false });
  }
}

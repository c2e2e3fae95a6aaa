import { Observable } from "./observable.js";

/** Milliseconds after which a pointer that does not move lies still: nobody is about to press. */
export const STILL = 4000;

/** What came waits no longer than this, however long somebody goes on moving. */
export const LONGEST = 10000;

/**
 * Whether somebody is on the way to a button in a part of the page. What comes by itself would put another button under the pointer, so
 * it waits until he has pressed, has left, or lies still. Tells "free".
 */
export class Steady extends Observable {
  #timer = null;
  #since = 0;

  /**
   * @param {{now: () => number, later: (then: () => void, ms: number) => any, never: (timer: any) => void,
   *   drawing?: (render: () => void) => void}} clock milliseconds; `drawing`: how what came by itself is drawn
   */
  constructor({ now, later, never, drawing = (render) => render() }) {
    super();
    Object.assign(this, { now, later, never, drawing });
  }

  get holds() {
    return this.#timer !== null;
  }

  /** The pointer moved, or is being pressed. */
  moved() {
    const now = this.now();
    if (this.holds) this.never(this.#timer);
    else this.#since = now;
    this.#timer = this.later(() => this.free(), Math.max(0, Math.min(STILL, this.#since + LONGEST - now)));
  }

  /** It has pressed, or has left. */
  free() {
    if (!this.holds) return;
    this.never(this.#timer);
    this.#timer = null;
    this.tell("free");
  }

  /**
   * Draws at once, or when what is under the pointer may move again.
   * @param {() => void} render @param {() => void} [wait] what may be drawn until then
   * @returns {{draw: () => void, stop: () => void}} `draw` for what came by itself
   */
  holding(render, wait = () => {}) {
    let late = false;
    const draw = () => {
      late = this.holds;
      if (late) wait();
      else this.drawing(render);
    };
    const stop = this.on("free", () => late && draw());
    return { draw, stop };
  }
}

/** Milliseconds in which a finger that was on its way comes down: nobody chose what came to lie there in that time. */
export const MEANT = 700;

/**
 * A finger is not seen before it touches. So what came by itself is drawn, and a button that has just come to lie where it lies does not
 * yet take a press.
 */
export class Settled {
  #moved = new WeakMap();

  /** @param {{now: () => number, places: () => Map<object, string>}} about milliseconds, and where each button lies */
  constructor({ now, places }) {
    Object.assign(this, { now, places });
  }

  /** Draws, and remembers which buttons lie elsewhere since. @param {() => void} render */
  drawing(render) {
    const before = this.places();
    render();
    const now = this.now();
    for (const [button, place] of this.places()) if (before.get(button) !== place) this.#moved.set(button, now);
  }

  /** Whether the one who pressed it can have meant it. @param {object} button @param {number} pressed when the finger came down */
  meant(button, pressed) {
    const moved = this.#moved.get(button);
    return moved === undefined || pressed - moved >= MEANT;
  }
}

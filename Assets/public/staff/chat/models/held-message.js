/** Holds a message for some seconds in which it can be taken back: for who has chosen that. The timer may be late, never early. */
export class HeldMessage {
  #later;
  #never;
  #timer = null;

  /** @param {{later?: typeof setTimeout, never?: typeof clearTimeout}} [options] */
  constructor({ later = (...a) => setTimeout(...a), never = (id) => clearTimeout(id) } = {}) {
    this.#later = later;
    this.#never = never;
    this.held = null;
  }

  /** @param {{text: string, send: () => void}} message @param {number} seconds 0 sends at once */
  hold(message, seconds) {
    this.release();
    if (seconds === 0) return message.send();
    this.held = message;
    this.#timer = this.#later(() => this.release(), seconds * 1000);
  }

  /** It goes now: its time is over, or somebody turns to another conversation. */
  release() {
    const message = this.#take();
    if (message) message.send();
  }

  /** @returns {string|null} the text, back with its author; null when it has gone */
  takeBack() {
    const message = this.#take();
    return message ? message.text : null;
  }

  // Internal

  #take() {
    this.#never(this.#timer);
    const { held } = this;
    this.held = null;
    return held;
  }
}

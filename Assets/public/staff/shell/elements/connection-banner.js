/** Seconds of silence before it is said. */
const QUIET = 5;

/** Says that the connection is gone and since when, and for a moment that it is back. Leaves by itself. */
export class ConnectionBanner extends HTMLElement {
  // Lifecycle

  /** @param {{texts: import("../models/texts.js").Texts, onLost: (lost: boolean) => void}} parts */
  attach({ texts, onLost }) {
    this.texts = texts;
    this.onLost = onLost;
    this.lostAt = null;
    this.shown = false;
    this.line = this.querySelector("p");
    this.timer = setInterval(() => this.refresh(), 1000);
    this.say("");
  }

  detach() {
    clearInterval(this.timer);
    this.lostAt = null;
    if (this.line) this.say("");
  }

  // Actions

  /** @param {boolean} alive a sign of life, or the loss of the stream */
  alive(alive) {
    if (!alive && this.lostAt === null) this.lostAt = Date.now();
    if (alive && this.lostAt !== null) this.back();
  }

  // Internal

  back() {
    this.lostAt = null;
    if (!this.shown) return;
    this.shown = false;
    this.onLost(false);
    this.say(this.texts.get("connectionBack"));
    setTimeout(() => this.lostAt === null && this.say(""), 3000);
  }

  refresh() {
    const seconds = this.lostAt === null ? 0 : (Date.now() - this.lostAt) / 1000;
    if (seconds < QUIET) return;
    if (!this.shown) this.onLost(true);
    this.shown = true;
    this.say(this.texts.get("connectionLost", { time: this.texts.duration(seconds) }));
  }

  say(text) {
    if (this.line.textContent === text) return;
    this.line.textContent = text;
    this.classList.toggle("connection-banner--shown", text !== "");
  }
}

customElements.define("connection-banner", ConnectionBanner);

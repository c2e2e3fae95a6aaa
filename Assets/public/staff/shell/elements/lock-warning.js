import { IdleLock } from "../models/idle-lock.js";

/** Seconds without input before the workspace locks (experience.md C16), and how long before it is said. */
const AFTER = 600;
const WARNING = 60;

/** Watches for input, shows the countdown, and locks. */
export class LockWarning {
  /** @param {{texts: object, lock: () => void, touched: () => void}} parts `touched`: there was input here */
  constructor({ texts, lock, touched }) {
    this.dialog = document.getElementById("lock-warning");
    this.line = document.getElementById("lock-countdown");
    this.texts = texts;
    this.touched = touched;
    this.idle = new IdleLock({ now: () => Date.now() / 1000, after: AFTER, warning: WARNING });
    this.idle.on("remaining", (seconds) => this.remaining(seconds));
    this.idle.on("lock", () => {
      this.close();
      lock();
    });
    // While the question is shown only an answer to it counts as a sign that somebody is there.
    for (const type of ["keydown", "pointerdown", "input"]) {
      document.addEventListener(type, () => !this.dialog.open && this.touch(), { passive: true });
    }
    this.dialog.addEventListener("close", () => this.touch());
    setInterval(() => this.idle.tick(), 1000);
  }

  start() {
    this.idle.start();
  }

  stop() {
    this.idle.stop();
    this.close();
  }

  /** There was input in another tab of the same browser. */
  alive() {
    this.close();
    this.idle.touch();
  }

  // Internal

  touch() {
    this.idle.touch();
    if (!this.idle.locked) this.touched();
  }

  remaining(seconds) {
    if (seconds === null) return;
    this.line.textContent = this.texts.get("lockIn", { n: seconds });
    if (!this.dialog.open) this.dialog.showModal();
  }

  close() {
    if (this.dialog.open) this.dialog.close();
  }
}

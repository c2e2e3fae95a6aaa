/** Hertz and seconds: each kind is told from the others by its number of tones as well as by their height. */
const tones = {
  queue: [[392, 0, 0.5]],
  message: [[587, 0, 0.18], [784, 0.2, 0.28]],
  call: [[880, 0, 0.16], [1175, 0.2, 0.16], [880, 0.4, 0.16], [1175, 0.6, 0.3]],
};

/** The sounds of the workspace, made here: no file is fetched. A browser plays none before somebody has clicked in the page. */
export class Chime {
  #context = null;

  /** @param {() => void} changed whether sound is blocked may have changed */
  constructor(changed) {
    this.changed = changed;
  }

  /** Whether the browser keeps it from sounding. */
  get blocked() {
    return !this.#context || this.#context.state !== "running";
  }

  /** To be called in the handler of a click or key: from then on the browser lets it sound. */
  async wake() {
    if (!globalThis.AudioContext) return;
    if (!this.#context) {
      this.#context = new AudioContext();
      this.#context.addEventListener("statechange", () => this.changed());
    }
    if (this.#context.state !== "running") await this.#context.resume();
    this.changed();
  }

  /** @param {"call"|"message"|"queue"} kind @param {number} volume 0 to 10 @returns {boolean} whether it sounded */
  ring(kind, volume) {
    if (this.blocked || volume <= 0) return false;
    const start = this.#context.currentTime + 0.02;
    for (const [pitch, after, length] of tones[kind]) this.#tone(pitch, start + after, length, volume / 20);
    return true;
  }

  /** The workspace locks. */
  sleep() {
    if (this.#context) this.#context.suspend();
  }

  #tone(pitch, at, length, loudness) {
    const tone = this.#context.createOscillator();
    const gain = this.#context.createGain();
    tone.frequency.value = pitch;
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(loudness, at + 0.02);
    gain.gain.linearRampToValueAtTime(0, at + length);
    tone.connect(gain).connect(this.#context.destination);
    tone.start(at);
    tone.stop(at + length + 0.05);
  }
}

import { Observable } from "../../shell/models/observable.js";

/** Where tabs ask, and say that they lock. The answer to a question goes over a channel that only the one who asked knows. */
const COMMON = "lichtpunt";
/** Milliseconds: input is said to the other tabs at most this often. */
const PAUSE = 5000;

/**
 * The same professional's other tabs in this browser. A new tab asks, an unlocked one hands on its keys, which neither
 * can export; keys are never sent unasked, and nothing is written anywhere. Tells "keys" (`KeyRing.parts`), "lock",
 * "sign-out" and "alive" (somebody is at work there).
 */
export class OtherTabs extends Observable {
  #open;
  #now;
  #common;
  #answer = null;
  #ring = null;
  #said = -PAUSE;

  /** @param {{open?: (name: string) => BroadcastChannel, now?: () => number}} [options] `now` in milliseconds */
  constructor({ open = (name) => new BroadcastChannel(name), now = () => Date.now() } = {}) {
    super();
    this.#open = open;
    this.#now = now;
    this.#common = open(COMMON);
    this.#common.onmessage = ({ data }) => this.#hear(data);
  }

  // Actions

  /** @param {string} member id of who is signed in here; the keys of anybody else are not taken */
  ask(member) {
    this.#stopAsking();
    const nonce = crypto.randomUUID();
    this.#answer = this.#open(`${COMMON} ${nonce}`);
    this.#answer.onmessage = ({ data }) => {
      this.#stopAsking();
      if (data.member.id === member) this.tell("keys", data);
    };
    this.#common.postMessage({ type: "ask", member, nonce });
  }

  /** This tab holds keys: from now on it answers, and an answer is no longer wanted here. @param {KeyRing} ring */
  unlocked(ring) {
    this.#stopAsking();
    this.#ring = ring;
  }

  /** This tab holds none any more. */
  left() {
    this.#stopAsking();
    this.#ring = null;
  }

  /** @param {"lock"|"sign-out"} type what all tabs have to do */
  tellAll(type) {
    this.#common.postMessage({ type });
  }

  /** There was input here: no other tab has to lock. */
  alive() {
    if (!this.#ring || this.#now() - this.#said < PAUSE) return;
    this.#said = this.#now();
    this.#common.postMessage({ type: "alive" });
  }

  // Internal

  #hear({ type, member, nonce }) {
    if (type !== "ask") return this.tell(type);
    if (!this.#ring || this.#ring.member.id !== member) return;
    const answer = this.#open(`${COMMON} ${nonce}`);
    answer.postMessage(this.#ring.parts);
    answer.close();
  }

  #stopAsking() {
    if (this.#answer) this.#answer.close();
    this.#answer = null;
  }
}

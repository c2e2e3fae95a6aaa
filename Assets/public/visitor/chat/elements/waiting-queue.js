/** Her place in the line, and an honest estimate; nothing where the server does not know. */
export class WaitingQueue extends HTMLElement {
  #texts = {};
  #since = null;
  #latest = null;
  #timer = null;
  #say = () => {};

  // Lifecycle

  disconnectedCallback() {
    clearInterval(this.#timer);
    this.#timer = null;
  }

  /** @param {{texts: object, say: (text: string) => void}} page */
  prepare({ texts, say }) {
    this.#texts = texts;
    this.#say = say;
  }

  // Actions

  /** @param {null|{ahead: number, from: number|null, to: number|null}} queue null: she is not waiting. */
  show(queue) {
    this.hidden = queue === null;
    if (queue === null) return this.#leave();
    this.#since = this.#since ?? Date.now();
    this.#timer = this.#timer ?? setInterval(() => this.#late(), 15000);
    const sentence = this.#sentence(queue);
    const place = this.querySelector('[data-part="place"]');
    this.#latest = this.#latest ?? queue.to ?? null;
    if (place.textContent === sentence) return;
    place.textContent = sentence;
    this.#say(sentence);
  }

  // Internal

  #sentence({ ahead, from = null, to = null }) {
    const { queueNext, queueCount, queueCountOne, queuePos, queuePosOne } = this.#texts;
    if (ahead === null) return "";
    if (ahead === 0) return queueNext;
    const known = from !== null && to !== null;
    const one = known ? queuePosOne : queueCountOne;
    const several = known ? queuePos : queueCount;
    return (ahead === 1 ? one : several).replace("{n}", ahead).replace("{a}", from).replace("{b}", to);
  }

  #late() {
    if (this.#latest === null || Date.now() - this.#since < this.#latest * 60000) return;
    const long = this.querySelector('[data-part="long"]');
    if (!long.hidden) return;
    long.textContent = this.#texts.queueLong;
    long.hidden = false;
    this.#say(long.textContent);
  }

  #leave() {
    clearInterval(this.#timer);
    this.#timer = null;
    this.#since = null;
    this.#latest = null;
    this.querySelector('[data-part="long"]').hidden = true;
  }
}

customElements.define("waiting-queue", WaitingQueue);

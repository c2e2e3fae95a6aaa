import { Problem, chance, retryDelay } from "./http-client.js";

/** Milliseconds without any byte after which a silent stream is taken for buffered, and after which an open one for dead. */
const BUFFERED = 10000;
const SILENT = 40000;
/** Long polls after which streaming is tried again. */
const POLLS = 20;

/**
 * One stream that never gives up: reads server-sent events by fetch (so that it can carry an Authorization header),
 * notices silence, and falls back to long polls where something on the way holds the stream back.
 */
export class EventStream {
  #options;
  #running = false;
  #attempt = 0;
  #polls = 0;
  #polled = false;
  #request = null;
  #timer = null;
  #generation = 0;

  // Lifecycle

  /**
   * @param {object} options
   * @param {(mode: {wait: number|null}) => string} options.url address for the next connection, with the caller's own
   *   position in it; `wait` is null for a stream, else the seconds of a long poll.
   * @param {() => object} [options.headers]
   * @param {(event: {type: string, id: string|null, data: any}) => void} options.onEvent data is decoded JSON.
   * @param {(answer: any) => void} options.onPoll the decoded answer of a long poll.
   * @param {(alive: boolean) => void} [options.onAlive] true at every sign of life, false when a connection was lost.
   * @param {(problem: Problem) => void} [options.onRefused] the server will not have us (401, 403, 404, 410); it has stopped.
   */
  constructor(options) {
    this.#options = {
      headers: () => ({}),
      onAlive: () => {},
      onRefused: () => {},
      fetch: (...rest) => globalThis.fetch(...rest),
      setTimeout: (...rest) => globalThis.setTimeout(...rest),
      clearTimeout: (timer) => globalThis.clearTimeout(timer),
      random: chance,
      ...options,
    };
  }

  get polling() {
    return this.#polls > 0;
  }

  // Actions

  start() {
    if (this.#running) return;
    this.#running = true;
    this.#connect();
  }

  stop() {
    this.#running = false;
    this.#drop();
  }

  /** Connect anew at once: the page became visible, or the network changed. Phones freeze streams without an error. */
  wake() {
    if (!this.#running) return;
    this.#attempt = 0;
    this.#connect();
  }

  // Internal

  #drop() {
    this.#generation += 1;
    this.#options.clearTimeout(this.#timer);
    if (this.#request) this.#request.abort();
    this.#request = null;
  }

  async #connect() {
    this.#drop();
    const generation = this.#generation;
    const request = new AbortController();
    this.#request = request;
    this.#polled = this.polling;
    try {
      await (this.polling ? this.#poll(request, generation) : this.#stream(request, generation));
      if (generation === this.#generation) this.#ended();
    } catch (error) {
      if (generation === this.#generation) this.#failed(error);
    }
  }

  async #stream(request, generation) {
    // Silence before the first byte means that something on the way holds the answer back.
    this.#watch(request, BUFFERED, () => (this.#polls = POLLS));
    const body = await this.#open("text/event-stream", null, request);
    const reader = body.getReader();
    const decoder = new TextDecoder();
    const parser = new EventParser();
    for (;;) {
      const { done, value } = await reader.read();
      if (done || generation !== this.#generation) return;
      this.#alive();
      this.#watch(request, SILENT);
      for (const event of parser.feed(decoder.decode(value, { stream: true }))) {
        this.#options.onEvent({ ...event, data: JSON.parse(event.data) });
        if (generation !== this.#generation) return;
      }
    }
  }

  async #poll(request, generation) {
    this.#watch(request, SILENT);
    const answer = await this.#open("application/json", 25, request);
    if (generation !== this.#generation) return;
    this.#polls -= 1;
    this.#alive();
    this.#options.onPoll(answer);
  }

  async #open(accept, wait, request) {
    const { url, headers, fetch } = this.#options;
    const response = await fetch(url({ wait }), {
      headers: { ...headers(), Accept: accept },
      cache: "no-store",
      credentials: "same-origin",
      signal: request.signal,
    });
    if (!response.ok) throw await Problem.from(response);
    return wait === null ? response.body : response.json();
  }

  #watch(request, patience, then = () => {}) {
    this.#options.clearTimeout(this.#timer);
    this.#timer = this.#options.setTimeout(() => {
      then();
      request.abort();
    }, patience);
  }

  #alive() {
    this.#attempt = 0;
    this.#options.onAlive(true);
  }

  /** An answered poll is followed by the next; a stream that ended (server restart, slow reader) is opened again. */
  #ended() {
    if (this.#polled) return this.#again(0);
    this.#options.onAlive(false);
    this.#again(retryDelay(0, this.#options.random));
  }

  #failed(error) {
    if (error instanceof Problem && [401, 403, 404, 410].includes(error.status)) {
      this.stop();
      this.#options.onRefused(error);
      return;
    }
    this.#options.onAlive(false);
    const asked = error instanceof Problem && error.retryAfter ? error.retryAfter * 1000 : 0;
    this.#again(Math.max(asked, retryDelay(this.#attempt, this.#options.random)));
    this.#attempt += 1;
  }

  #again(delay) {
    this.#options.clearTimeout(this.#timer);
    if (!this.#running) return;
    this.#timer = this.#options.setTimeout(() => this.#connect(), delay);
  }
}

/** Splits text/event-stream into events. Source: WHATWG HTML, section 9.2.6. */
export class EventParser {
  #rest = "";
  #type = "";
  #id = null;
  #data = [];

  /** @returns {{type: string, id: string|null, data: string}[]} the events that became complete. */
  feed(text) {
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop();
    return lines.map((line) => this.#take(line)).filter((event) => event !== null);
  }

  #take(line) {
    if (line === "") return this.#finish();
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") this.#type = value;
    if (field === "data") this.#data.push(value);
    if (field === "id") this.#id = value;
    return null;
  }

  #finish() {
    const event = { type: this.#type || "message", id: this.#id, data: this.#data.join("\n") };
    const complete = this.#data.length > 0;
    this.#type = "";
    this.#data = [];
    return complete ? event : null;
  }
}

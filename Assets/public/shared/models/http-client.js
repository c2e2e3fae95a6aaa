/** The waits between tries, in seconds; the last one repeats for ever: a client that gives up goes deaf on phones. */
const WAITS = [1, 2, 4, 8, 15, 30];

/** A number from 0 up to 1. */
export function chance() {
  return globalThis.crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32;
}

/**
 * How long to wait before try number `attempt` (from 0), in milliseconds: the list above, plus at most a quarter,
 * so that a thousand tabs do not come back in the same second.
 */
export function retryDelay(attempt, random = chance) {
  const seconds = WAITS[Math.min(attempt, WAITS.length - 1)];
  return Math.round(seconds * 1000 * (1 + random() / 4));
}

/** An answer that is not a success (RFC 9457), or no answer at all (`code` "network", `status` 0). */
export class Problem extends Error {
  constructor(status, code, { retryAfter = null, details = {} } = {}) {
    super(code);
    this.name = "Problem";
    this.status = status;
    this.code = code;
    /** Seconds, or null. */
    this.retryAfter = retryAfter;
    this.details = details;
  }

  /** Whether the same request may succeed later by itself. */
  get passing() {
    return this.status === 0 || this.status === 429 || (this.status >= 500 && this.status !== 501);
  }

  static async from(response) {
    const details = await response.json().catch(() => ({}));
    const after = Number(response.headers.get("Retry-After") ?? details.retryAfter);
    return new Problem(response.status, details.code ?? "server", {
      retryAfter: Number.isFinite(after) && after > 0 ? after : null,
      details,
    });
  }
}

/** Speaks JSON with our own server; the caller says which headers prove who it is. */
export class HttpClient {
  #fetch;
  #headers;
  #timeout;

  /**
   * @param {{headers?: () => object, fetch?: Function, timeout?: number}} options `timeout` in milliseconds.
   */
  constructor({ headers = () => ({}), fetch = (...rest) => globalThis.fetch(...rest), timeout = 20000 } = {}) {
    this.#fetch = fetch;
    this.#headers = headers;
    this.#timeout = timeout;
  }

  get(path, options) {
    return this.request("GET", path, undefined, options);
  }

  post(path, body = {}, options = {}) {
    return this.request("POST", path, body, options);
  }

  put(path, body = {}, options = {}) {
    return this.request("PUT", path, body, options);
  }

  delete(path, options) {
    return this.request("DELETE", path, undefined, options);
  }

  /**
   * @returns the decoded answer, or null where there is none.
   * @throws {Problem}
   */
  async request(method, path, body, { headers = {} } = {}) {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), this.#timeout);
    try {
      const response = await this.#send(method, path, body, headers, patience.signal);
      if (!response.ok) throw await Problem.from(response);
      const text = await response.text();
      return text === "" ? null : JSON.parse(text);
    } catch (error) {
      if (error instanceof Problem) throw error;
      throw new Problem(0, "network");
    } finally {
      clearTimeout(timer);
    }
  }

  #send(method, path, body, headers, signal) {
    const all = { Accept: "application/json", ...this.#headers(), ...headers };
    if (body !== undefined) all["Content-Type"] = "application/json";
    return this.#fetch(path, {
      method,
      headers: all,
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: "no-store",
      credentials: "same-origin",
      signal,
    });
  }
}

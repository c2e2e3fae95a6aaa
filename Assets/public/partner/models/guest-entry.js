import { guestToken, knock, newGuestKeys, parseGuestFragment, readCode } from "../../shared/crypto/guest-invitation.js";
import { base64url } from "../../shared/crypto/primitives.js";
import { HttpClient, Problem, retryDelay } from "../../shared/models/http-client.js";

/** Seconds of one long poll. */
const WAIT = 25;

/**
 * A guest before he is in: his link, his code, and the wait until the counsellor's browser lets him in. All of it is in memory; nothing
 * outlives this page.
 */
export class GuestEntry {
  #link;
  #options;
  #http;
  #keys = null;
  #stopped = false;

  /** @param {string} fragment behind the `#` @throws {import("../../shared/crypto/primitives.js").SealRefused} the link was not copied whole */
  constructor(fragment, options = {}) {
    this.#link = parseGuestFragment(fragment);
    this.#options = { sleep: (ms) => new Promise((done) => setTimeout(done, ms)), ...options };
    this.#http = new HttpClient({ ...options, timeout: (WAIT + 15) * 1000 });
  }

  get id() {
    return this.#link.id;
  }

  // Actions

  /**
   * Knocks with the code. @param {string} typed
   * @throws {import("../../shared/crypto/primitives.js").SealRefused} `code`: it is not six digits, and cost no try
   * @throws {Problem} 404; 409 or 410 with `used`, `expired`, `tries` or `over`
   */
  async knock(typed) {
    const code = readCode(typed);
    // The same keys for every try: the first knock makes them his.
    this.#keys = this.#keys || (await newGuestKeys());
    const { publicKey, sessionHash, mac } = await knock(this.#link, code, this.#keys);
    const token = base64url(await guestToken(this.#link.secret));
    const body = { token, publicKey: base64url(publicKey), sessionHash: base64url(sessionHash), mac: base64url(mac) };
    await this.#http.post(`/guests/${this.id}/knock`, body);
  }

  /**
   * Waits while the counsellor's browser looks at the code. @param {(state: object) => void} [waits] told while it takes long
   * @returns {Promise<object|null>} the state at the step after `knocking`; null when the page was left
   * @throws {Problem}
   */
  async settled(waits = () => {}) {
    for (let attempt = 0; !this.#stopped; ) {
      try {
        const state = await this.#http.get(`/guests/${this.id}?wait=${WAIT}`, { headers: this.authority });
        attempt = 0;
        if (state.step !== "knocking") return state;
        waits(state);
      } catch (problem) {
        if (!(problem instanceof Problem && problem.passing)) throw problem;
        await this.#options.sleep(Math.max((problem.retryAfter ?? 0) * 1000, retryDelay(attempt)));
        attempt += 1;
      }
    }
    return null;
  }

  /** What the talk needs of him; only who knocked has it. */
  get keys() {
    return this.#keys;
  }

  get authority() {
    return { Authorization: `Bearer ${base64url(this.#keys.session)}` };
  }

  stop() {
    this.#stopped = true;
    this.#keys = null;
  }
}

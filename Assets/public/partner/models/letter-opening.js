import { letterKeys, openLetter, parseLetterFragment, readLetterCode } from "../../shared/crypto/letter.js";
import { base64url, random, sha256 } from "../../shared/crypto/primitives.js";
import { HttpClient } from "../../shared/models/http-client.js";

/** A letter at its addressee: opened once, with link and code, and confirmed. All of it is in memory; nothing outlives this page. */
export class LetterOpening {
  #link;
  #http;
  #session = random(32);

  /** @param {string} fragment behind the `#` @throws {import("../../shared/crypto/primitives.js").SealRefused} the link was not copied whole */
  constructor(fragment, options = {}) {
    this.#link = parseLetterFragment(fragment);
    this.#http = new HttpClient(options);
  }

  /**
   * The text. @param {string} typed
   * @throws {import("../../shared/crypto/primitives.js").SealRefused} `code`: it is no code, and cost no try
   * @throws {Problem} 422 `wrong` with `triesLeft`; 404; 410 with `used`, `expired`, `tries` or `over`
   */
  async open(typed) {
    const { id } = this.#link;
    const keys = await letterKeys(this.#link, readLetterCode(typed));
    const body = { token: base64url(keys.token), proof: base64url(keys.proof), sessionHash: base64url(await sha256(this.#session)) };
    const { sealed } = await this.#http.post(`/letters/${id}/opening`, body);
    return openLetter(id, keys, sealed);
  }

  /** He has it and goes on with it. @throws {Problem} 410 when it was destroyed unconfirmed */
  async confirm() {
    await this.#http.post(`/letters/${this.#link.id}/receipt`, { session: base64url(this.#session) });
  }
}

import { HttpClient, Problem } from "../../../shared/models/http-client.js";

/** The staff site's JSON interface. Same origin only; the sign-in travels by itself, and its end is told once heard. */
export class StaffClient extends HttpClient {
  /** @param {{signedOut?: () => void, fetch?: Function}} [options] `signedOut`: the server no longer knows us */
  constructor({ signedOut = () => {}, ...options } = {}) {
    super(options);
    this.signedOut = signedOut;
  }

  /** @throws {Problem} */
  async request(method, path, body, options) {
    try {
      return await super.request(method, path, body, options);
    } catch (error) {
      if (error instanceof Problem && error.code === "signed-out") this.signedOut();
      throw error;
    }
  }
}

/** Something this browser refuses by itself, in the form in which the server refuses. @param {string} code */
export const refusal = (code) => new Problem(403, code);

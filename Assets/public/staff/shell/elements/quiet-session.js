/** The session of who talks with nobody: it has keys, and no stream, no conversation and no text that could be lost. */
export class QuietSession {
  /** @param {{ring: import("../../accounts/models/key-ring.js").KeyRing}} parts */
  constructor({ ring }) {
    this.ring = ring;
    this.workspace = { list: [], conversations: { unsaved: false, keepDrafts() {} }, selectNext() {} };
  }

  start() {}

  shown() {}

  wake() {}

  async toggleService() {}

  callNow() {}

  emergency() {}

  async end() {
    return new Map();
  }
}

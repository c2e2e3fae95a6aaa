/** Asking for a colleague to talk with, about how one is oneself, and coming to one who asks. Nobody keeps it. */
export class BuddyCalls {
  /** @param {object} api */
  constructor(api) {
    this.api = api;
  }

  /** @throws {Problem} "nobody-else" when no colleague is there */
  async ask() {
    await this.api.put("/buddy-call", {});
  }

  /** It is no longer needed. */
  async end() {
    await this.api.delete("/buddy-call");
  }

  /** @param {string} member who asked @throws {Problem} "taken", or "not-found" when it is no longer needed */
  async comeTo(member) {
    await this.api.put(`/buddy-calls/${member}/answer`, {});
  }
}

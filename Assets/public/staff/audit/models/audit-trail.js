/** Milliseconds. */
const DAY = 24 * 3600 * 1000;

/** The audit trail as the privacy officer asks for it: a question, and its answer page by page, newest first. */
export class AuditTrail {
  /** @param {import("../../shell/models/staff-client.js").StaffClient} api */
  constructor(api) {
    this.api = api;
    this.question = "";
    this.lines = [];
    this.more = false;
  }

  /** Whether the chain holds, its head, and what may be asked for. */
  chain() {
    return this.api.get("/audit/chain");
  }

  /**
   * @param {{action?: string, actor?: string, conversation?: string, from?: string, until?: string}} asked days as
   *   `yyyy-mm-dd`, both included, in this browser's time
   */
  async ask(asked) {
    this.question = AuditTrail.query(asked);
    this.lines = [];
    await this.page(this.question);
  }

  async older() {
    const last = this.lines[this.lines.length - 1];
    await this.page(`${this.question}${this.question && "&"}before=${last.number}`);
  }

  /** The address of a file with the whole answer. @param {"csv"|"ndjson"} format */
  file(format) {
    return `/audit/export?format=${format}${this.question && `&${this.question}`}`;
  }

  /** What is empty is not asked. @returns {string} */
  static query({ action, actor, conversation, from, until }) {
    const seconds = (day, later) => (day ? Math.floor((new Date(`${day}T00:00:00`).getTime() + later) / 1000) : "");
    const asked = { action, actor, conversation, from: seconds(from, 0), until: seconds(until, DAY) };
    return Object.entries(asked)
      .filter(([, value]) => value)
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join("&");
  }

  // Internal

  async page(query) {
    const { lines, more } = await this.api.get(`/audit/lines${query && `?${query}`}`);
    this.lines = [...this.lines, ...lines];
    this.more = more;
  }
}

/** The words of the interface in one language, from the locale file that the page carries. */
export class Texts {
  /** @param {Object<string, string>} words @param {string} language "nl" or "en" */
  constructor(words, language) {
    this.words = words;
    this.language = language;
  }

  /**
   * @param {string} key flat key of the locale file
   * @param {Object<string, string|number>} [values] what stands for `{name}` in it
   */
  get(key, values = {}) {
    const sentence = this.words[key];
    if (sentence === undefined) throw new RangeError(`no text ${key}`);
    return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  }

  has(key) {
    return this.words[key] !== undefined;
  }

  /** A stretch of time in words: "nog geen minuut", "4 minuten", "2 uur". @param {number} seconds */
  duration(seconds) {
    const minutes = Math.floor(Math.max(0, seconds) / 60);
    if (minutes < 1) return this.get("underMinute");
    if (minutes === 1) return this.get("oneMinute");
    if (minutes < 60) return this.get("minutes", { n: minutes });
    const hours = Math.floor(minutes / 60);
    return hours === 1 ? this.get("oneHour") : this.get("hours", { n: hours });
  }

  /** The time of day in the team's own time zone: "22:00". @param {number} seconds since 1970 */
  timeOfDay(seconds) {
    return new Intl.DateTimeFormat(this.language, { timeStyle: "short", timeZone: "Europe/Amsterdam" }).format(seconds * 1000);
  }

  /**
   * The words for what went wrong; an unknown problem is said to be ours.
   * @param {{name?: string, code?: string, retryAfter?: number}} problem
   */
  problem(problem) {
    if (problem.name === "SealRefused") return this.get("sealRefused");
    const key = `problem_${String(problem.code || "server").replace(/-/g, "_")}`;
    return this.get(this.has(key) ? key : "problem_server", { n: problem.retryAfter || 30 });
  }
}

/** The yearly report on its way: which years there are, what is being looked at, and what may be done with it. No page. */
export class ReportDesk {
  #api;
  #texts;

  /** @param {{api: object, texts: import("../../shell/models/texts.js").Texts}} parts */
  constructor({ api, texts }) {
    this.#api = api;
    this.#texts = texts;
    /** Whether this professional prepares reports; otherwise he is a second person only. */
    this.prepares = false;
    this.years = [];
    /** What is on screen: `GET /reports/{year}/proposal` or a preview. */
    this.report = null;
  }

  // Actions

  async load() {
    const { years, prepares } = await this.#api.get("/reports");
    Object.assign(this, { years, prepares });
  }

  /** What is proposed for this year, or else what its cases give now. @param {number} year */
  async open(year) {
    this.report = null;
    this.report = this.waits(year) ? await this.#api.get(this.#path(year, "proposal")) : await this.#api.post(this.#path(year, "preview"), { folds: [] });
  }

  /** The same year with these steps taken; while that fails, what was on screen stays. @param {{table: string, step: number}[]} folds */
  async fold(folds) {
    this.report = await this.#api.post(this.#path(this.report.year, "preview"), { folds });
  }

  async propose() {
    const { year, checksum, folds } = this.report;
    await this.#api.put(this.#path(year, "proposal"), { checksum, folds });
    await this.load();
  }

  async withdraw() {
    const { year } = this.report;
    await this.#api.delete(this.#path(year, "proposal"));
    this.report = null;
    await this.load();
  }

  /** @param {string} code of the authenticator app @returns {Promise<{release: number, link: string}>} */
  async approve(code) {
    const { year, checksum } = this.report;
    const published = await this.#api.post(this.#path(year, "approval"), { checksum, code: code.replace(/\s/g, "") });
    this.report = null;
    await this.load();
    return published;
  }

  /** @param {string} reason */
  async refuse(reason) {
    const { year, checksum } = this.report;
    await this.#api.post(this.#path(year, "refusal"), { checksum, reason });
    this.report = null;
    await this.load();
  }

  // What may be done

  waits(year) {
    const found = this.years.find((each) => each.year === year);
    return Boolean(found && found.proposedBy && !found.refusedBy);
  }

  /** `null` where there is nothing to do for this reader. @returns {"propose"|"wait"|"judge"|null} */
  get next() {
    if (!this.report) return null;
    const { year } = this.report;
    if (!this.waits(year)) return this.prepares ? "propose" : null;
    return this.years.find((each) => each.year === year).own ? "wait" : "judge";
  }

  /** What a year's button does for this reader. @returns {"preview"|"read"|null} */
  does({ year, release }) {
    if (release !== undefined) return null;
    if (this.waits(year)) return "read";
    return this.prepares ? "preview" : null;
  }

  // In words

  state({ year, release, proposedBy, refusedBy, reason }) {
    if (release !== undefined) return this.#texts.get("deskPublished", { n: release });
    if (refusedBy) return this.#texts.get("deskRefused", { name: refusedBy, reason });
    return this.waits(year) ? this.#texts.get("deskProposed", { name: proposedBy }) : this.#texts.get("deskOpen");
  }

  problem(error) {
    const key = `desk_${String(error.code || "").replace(/-/g, "_")}`;
    if (!this.#texts.has(key)) return this.#texts.problem(error);
    return this.#texts.get(key, { tables: (error.details && error.details.tables || []).join(", "), n: error.retryAfter || 30 });
  }

  number(count) {
    return count === undefined ? "x" : new Intl.NumberFormat(this.#texts.language).format(count);
  }

  /** What stands above a table. */
  note({ over, hidden }) {
    const said = [this.#texts.get(over === "self" ? "deskOverSelf" : "deskOverAll")];
    said.push(this.#texts.get(hidden === 0 ? "deskNoneHidden" : "deskCellsHidden", { n: hidden }));
    return said.join(" ");
  }

  /** What was put together, and on whose word. @returns {string[]} */
  folded() {
    return this.report.tables.filter((table) => table.step > 0).map((table) => {
      const { classes } = table.steps.find(({ number }) => number === table.step);
      const isChosen = this.report.folds.some((fold) => fold.table === table.name);
      return this.#texts.get(isChosen ? "deskFoldedChosen" : "deskFoldedByPlan", { table: table.title, classes: inWords(classes) });
    });
  }

  /** Which step would show more, and what. @returns {string[]} */
  proposed() {
    return this.report.proposals.map(({ title, step, now, then, shown }) => {
      const said = [this.#texts.get("deskFoldProposed", { table: title, n: now.hidden, all: now.all, classes: inWords(step.classes), then: then.hidden, of: then.all })];
      if (shown.length) said.push(this.#texts.get("deskFoldShows", { classes: inWords(shown) }));
      return said.join(" ");
    });
  }

  /** Of every table that the plan can fold: its ways, of which 0 is the plan's own. */
  choices() {
    return this.report.tables.filter(({ steps }) => steps.length).map(({ name, title, steps }) => ({
      table: name, title, chosen: (this.report.folds.find((fold) => fold.table === name) || { step: 0 }).step,
      ways: [{ step: 0, text: this.#texts.get("deskFoldNone") }, ...steps.map(({ number, classes }) => ({ step: number, text: inWords(classes) }))],
    }));
  }

  // Internal

  #path(year, what) {
    return `/reports/${year}/${what}`;
  }
}

/** Names of classes, which may hold a comma. */
function inWords(classes) {
  return classes.map((name) => `‘${name}’`).join(" · ");
}

/** The figures of one period in words: what the panel shows, without any page. */
export class Figures {
  /** @param {{from: string, to: string, tables: Array}} period of `GET /figures` @param {object} texts */
  constructor(period, texts) {
    this.period = period;
    this.texts = texts;
  }

  /** @param {(day: string) => string} date */
  name(date) {
    return this.texts.get("figuresFromTo", { from: date(this.period.from), to: date(this.period.to) });
  }

  /** @returns {Array<{measure: string, title: string, lead: string, rows: Array<{name: string, count: string}>}>} */
  get tables() {
    return this.period.tables.map(({ measure, total, cells }) => ({
      measure,
      title: this.texts.get(`figure_${measure}`),
      lead: total === undefined ? this.texts.get("figuresTooFew") : this.lead(measure, total, cells),
      rows: cells.map(({ code, count }) => ({ name: this.code(measure, code), count: this.number(count) })),
    }));
  }

  // Internal

  lead(measure, total, cells) {
    const known = cells.filter(({ count }) => count !== undefined);
    const most = known.reduce((best, cell) => (best && best.count >= cell.count ? best : cell), null);
    const sentence = this.texts.get(`figure_${measure}_lead`, { n: this.number(total) });
    if (!most || most.code === "all") return sentence;
    return `${sentence} ${this.texts.get("figuresMost", { name: this.code(measure, most.code), n: this.number(most.count) })}`;
  }

  /** A code's words; the same code may mean another thing in one measure. */
  code(measure, code) {
    const word = code.replace(/-/g, "_");
    const own = `figureClass_${measure}_${word}`;
    return this.texts.get(this.texts.has(own) ? own : `figureClass_${word}`);
  }

  number(count) {
    return count === undefined ? "x" : new Intl.NumberFormat(this.texts.language).format(count);
  }
}

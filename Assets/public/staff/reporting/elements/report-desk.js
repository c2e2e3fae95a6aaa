import { partsOf, stamp, tell } from "../../shell/elements/parts.js";

/** The researcher's desk: years, one report under disclosure control, and its way to publication. */
export class ReportDeskElement extends HTMLElement {
  // Lifecycle

  /** @param {{texts: object, desk: import("../models/report-desk.js").ReportDesk}} parts */
  attach({ texts, desk }) {
    Object.assign(this, { texts, desk, parts: partsOf(this) });
    const { propose, withdraw, approval, refusal, folding } = this.parts;
    propose.addEventListener("click", () => this.does(() => desk.propose(), "deskSaidProposed"));
    withdraw.addEventListener("click", () => this.does(() => desk.withdraw(), "deskSaidWithdrawn"));
    approval.addEventListener("submit", (event) => {
      event.preventDefault();
      this.does(() => desk.approve(approval.code.value), "deskSaidPublished");
    });
    refusal.addEventListener("submit", (event) => {
      event.preventDefault();
      this.does(() => desk.refuse(refusal.reason.value), "deskSaidRefused");
    });
    folding.addEventListener("submit", (event) => {
      event.preventDefault();
      this.fold();
    });
    this.does(() => desk.load());
  }

  // Actions

  /** Shows a year's report; what takes long is said while it does. */
  async look(year) {
    await this.does(() => this.desk.open(year));
    if (this.desk.report) this.parts.title.focus();
  }

  /** The same year, put together as the selects say. */
  async fold() {
    const chosen = [...this.parts.choices.querySelectorAll("select")].map(({ name, value }) => ({ table: name, step: Number(value) }));
    await this.does(() => this.desk.fold(chosen.filter(({ step }) => step > 0)));
    this.parts.title.focus();
  }

  /** One thing at a time: no button can be pressed twice. @param {() => Promise} deed @param {string} [said] key of what is said after it */
  async does(deed, said) {
    if (this.busy) return;
    this.busy = true;
    tell(this.parts.error, null);
    this.parts.status.textContent = this.texts.get("deskBusy");
    // The buttons are below long tables.
    this.parts.status.scrollIntoView({ block: "center" });
    for (const button of this.querySelectorAll("button")) button.disabled = true;
    try {
      const result = await deed();
      this.parts.status.textContent = said ? this.texts.get(said, result || {}) : "";
    } catch (error) {
      this.parts.status.textContent = "";
      tell(this.parts.error, this.desk.problem(error));
    } finally {
      this.busy = false;
      this.render();
    }
  }

  // Internal

  render() {
    this.parts.years.replaceChildren(...this.desk.years.map((year) => this.year(year)));
    for (const button of this.querySelectorAll("button")) button.disabled = false;
    this.report();
  }

  year(year) {
    const { root, parts } = stamp("part-desk-year");
    parts.year.textContent = String(year.year);
    parts.state.textContent = this.desk.state(year);
    const does = this.desk.does(year);
    parts.open.hidden = does === null;
    if (does) parts.open.textContent = this.texts.get(does === "read" ? "deskRead" : "deskPreview", { year: year.year });
    parts.open.addEventListener("click", () => this.look(year.year));
    return root;
  }

  report() {
    const { report, next } = this.desk;
    const { parts, texts } = this;
    parts.report.hidden = !report;
    for (const [name, step] of [["proposing", "propose"], ["waiting", "wait"], ["judging", "judge"]]) parts[name].hidden = next !== step;
    if (!report) {
      parts.approval.reset();
      parts.refusal.reset();
      parts.tables.replaceChildren();
      return;
    }
    const number = (count) => this.desk.number(count);
    parts.title.textContent = texts.get("deskTitle", { year: report.year });
    parts.standing.textContent = texts.get("deskStanding", { plan: report.plan, codeBook: report.codeBook, checksum: report.checksum });
    parts.counted.textContent = texts.get("deskCounted", { n: number(report.counted) });
    parts.visitors.textContent = texts.get("deskVisitors", { n: number(report.visitors) });
    tell(parts.meanAge, report.meanAge === undefined ? null : texts.get("deskMeanAge", { n: report.meanAge }));
    parts.hidden.textContent = texts.get(report.hidden === 0 ? "deskNoneHidden" : "deskHidden", { n: number(report.hidden) });
    parts.dropped.textContent = report.dropped.length ? texts.get("deskDropped", { tables: report.dropped.join(", ") }) : texts.get("deskNoneDropped");
    parts.audit.textContent = this.audit(report);
    parts.page.hidden = !this.desk.waits(report.year);
    parts.page.href = `/reports/${report.year}/proposal/files/index.html`;
    parts.folded.replaceChildren(...lines(this.desk.folded(), texts.get("deskNothingFolded")));
    parts.folding.hidden = next !== "propose";
    parts.proposed.replaceChildren(...lines(next === "propose" ? this.desk.proposed() : []));
    parts.choices.replaceChildren(...this.desk.choices().map((choice) => this.choice(choice)));
    parts.tables.replaceChildren(...report.tables.map((table) => this.table(table)));
  }

  choice({ table, title, chosen, ways }) {
    const { root, parts } = stamp("part-desk-choice");
    parts.label.textContent = title;
    parts.label.htmlFor = parts.ways.id = `desk-fold-${table}`;
    parts.ways.name = table;
    parts.ways.append(...ways.map(({ step, text }) => new Option(text, String(step), step === chosen, step === chosen)));
    return root;
  }

  audit({ exact, narrowest, least, solver }) {
    const said = [this.texts.get("deskAudit", { n: exact, solver })];
    if (narrowest !== undefined) said.push(this.texts.get("deskNarrowest", { n: narrowest }));
    said.push(this.texts.get(least ? "deskLeast" : "deskNotLeast"));
    return said.join(" ");
  }

  table(table) {
    const { root, parts } = stamp("part-desk-table");
    parts.title.textContent = table.title;
    parts.title.id = `desk-table-${table.name}`;
    parts.table.setAttribute("aria-labelledby", parts.title.id);
    parts.note.textContent = this.desk.note(table);
    parts.head.append(...table.columns.map((name) => cell("th", name, { scope: "col" })), cell("th", this.texts.get("deskPeople"), { scope: "col", class: "data-table__number" }));
    const total = this.texts.get("deskTotal");
    const rows = [...table.rows, { labels: table.columns.map(() => total), count: table.total }];
    parts.rows.append(...rows.map(({ labels, count }) => {
      const row = document.createElement("tr");
      row.append(...labels.map((label) => cell("th", label || total, { scope: "row" })), cell("td", this.desk.number(count), { class: "data-table__number" }));
      return row;
    }));
    return root;
  }
}

function lines(texts, none) {
  return (texts.length || !none ? texts : [none]).map((text) => {
    const line = document.createElement("li");
    line.textContent = text;
    return line;
  });
}

function cell(name, text, attributes) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}

customElements.define("report-desk", ReportDeskElement);

import { partsOf, stamp, tell } from "../../shell/elements/parts.js";
import { Figures } from "../models/figures.js";

/** How the service does, by whole periods: a sentence and a table for each measure, small numbers hidden by the server. */
export class FiguresPanel extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    if (this.parts) return;
    this.parts = partsOf(this);
    this.parts.period.addEventListener("change", () => this.render());
  }

  /** @param {{texts: object, api: object}} parts */
  attach({ texts, api }) {
    this.texts = texts;
    this.api = api;
    this.date = new Intl.DateTimeFormat(texts.language, { dateStyle: "long", timeZone: "UTC" });
  }

  detach() {
    this.periods = [];
    this.parts?.tables.replaceChildren();
  }

  // Actions

  async show() {
    tell(this.parts.error, null);
    try {
      const { periods, threshold } = await this.api.get("/figures");
      this.periods = periods.map((period) => new Figures(period, this.texts));
      this.parts.hint.textContent = this.texts.get("figuresHidden", { n: threshold });
      this.choices();
    } catch (error) {
      tell(this.parts.error, this.texts.problem(error));
    }
  }

  // Internal

  choices() {
    const date = (day) => this.date.format(new Date(`${day}T00:00:00Z`));
    this.parts.period.replaceChildren(...this.periods.map((figures, index) => new Option(figures.name(date), String(index))));
    this.parts.none.hidden = this.periods.length > 0;
    this.parts.shown.hidden = this.periods.length === 0;
    this.render();
  }

  render() {
    const figures = this.periods[Number(this.parts.period.value)];
    this.parts.tables.replaceChildren(...(figures ? figures.tables.map((table) => this.table(table)) : []));
  }

  table({ measure, title, lead, rows }) {
    const { root, parts } = stamp("part-figure");
    parts.title.textContent = title;
    parts.title.id = `figure-${measure}`;
    parts.table.setAttribute("aria-labelledby", parts.title.id);
    parts.lead.textContent = lead;
    parts.table.hidden = rows.length === 0;
    for (const { name, count } of rows) {
      const row = stamp("part-figure-row");
      row.parts.name.textContent = name;
      row.parts.count.textContent = count;
      parts.rows.append(row.root);
    }
    return root;
  }
}

customElements.define("figures-panel", FiguresPanel);

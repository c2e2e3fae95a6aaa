import { partsOf, stamp, tell } from "../../shell/elements/parts.js";
import { OpeningHours, spansOf, textOf } from "../models/opening-hours.js";

/** When the chat is open and who may be called up, for who leads the shift. */
export class HoursPanel extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    if (this.parts) return;
    this.parts = partsOf(this);
    this.parts.hours.addEventListener("submit", (event) => {
      event.preventDefault();
      this.run(() => this.keep());
    });
    this.parts.add.addEventListener("click", () => this.addException());
    this.parts.people.addEventListener("change", () => this.run(() => this.standBy()));
  }

  /** @param {{texts: object, api: object}} parts */
  attach({ texts, api }) {
    this.texts = texts;
    this.model = new OpeningHours(api);
  }

  detach() {
    for (const list of [this.parts.week, this.parts.exceptions, this.parts.people]) list.replaceChildren();
  }

  // Actions

  show() {
    return this.run(async () => {
      await this.model.load();
      this.render();
    });
  }

  // Internal

  async run(step) {
    if (this.busy) return;
    this.busy = true;
    tell(this.parts.error, null);
    this.parts.saved.textContent = "";
    try {
      await step();
    } catch (error) {
      tell(this.parts.error, error.field ?? this.texts.problem(error));
      this.parts.error.focus();
    } finally {
      this.busy = false;
    }
  }

  render() {
    const { week, exceptions, people, missing } = this.parts;
    week.replaceChildren(...[1, 2, 3, 4, 5, 6, 7].map((number) => this.weekday(number)));
    exceptions.replaceChildren(...this.model.hours.exceptions.map((day) => this.exception(day)));
    people.replaceChildren(...this.model.standby.colleagues.map((colleague) => this.colleague(colleague)));
    tell(missing, this.model.standby.missing ? this.texts.problem({ code: this.model.standby.missing }) : null);
  }

  weekday(number) {
    const { root, parts } = stamp("part-weekday");
    parts.label.textContent = this.texts.get(`weekday_${number}`);
    parts.spans.name = `weekday-${number}`;
    parts.spans.value = textOf(this.model.weekday(number));
    return root;
  }

  exception({ day, spans }) {
    const { root, parts } = stamp("part-exception");
    parts.day.value = day;
    parts.spans.value = textOf(spans);
    parts.remove.addEventListener("click", () => {
      root.remove();
      this.parts.add.focus();
    });
    return root;
  }

  addException() {
    // What is being loaded would take its place.
    if (this.busy) return;
    const root = this.exception({ day: "", spans: [] });
    this.parts.exceptions.append(root);
    root.querySelector("input").focus();
  }

  colleague({ id, displayName, signedIn, standingBy }) {
    const { root, parts } = stamp("part-standby");
    parts.name.textContent = displayName;
    parts.here.hidden = !signedIn;
    parts.input.value = id;
    parts.input.checked = standingBy;
    return root;
  }

  async keep() {
    const week = Array.from(this.parts.week.querySelectorAll("input"), (input, index) => ({ weekday: index + 1, spans: this.spans(input) }));
    const exceptions = Array.from(this.parts.exceptions.children, (row) => {
      const { day, spans } = partsOf(row);
      if (day.value === "") throw this.wrong(day, this.texts.get("exceptionDayMissing"));
      return { day: day.value, spans: this.spans(spans) };
    });
    await this.model.keep(week, exceptions);
    this.render();
    this.parts.saved.textContent = this.texts.get("hoursSaved");
  }

  spans(input) {
    const spans = spansOf(input.value);
    input.setAttribute("aria-invalid", String(spans === null));
    if (spans === null) throw this.wrong(input, this.texts.get("hoursUnclear", { text: input.value }));
    return spans;
  }

  /** A sentence about one field, which takes the focus once it has been said. */
  wrong(input, field) {
    setTimeout(() => input.focus(), 0);
    return { field };
  }

  async standBy() {
    const chosen = Array.from(this.parts.people.querySelectorAll("input:checked"), ({ value }) => value);
    await this.model.standBy(chosen);
    tell(this.parts.missing, this.model.standby.missing ? this.texts.problem({ code: this.model.standby.missing }) : null);
    this.parts.saved.textContent = this.texts.get("standbySaved");
  }
}

customElements.define("hours-panel", HoursPanel);

import { partsOf, stamp, tell } from "../../shell/elements/parts.js";
import { Capacities } from "../models/capacities.js";

/** A row for everybody who talks with visitors: how many conversations at once, and in which languages. */
export class CapacityList extends HTMLElement {
  // Actions

  /** @param {{texts: object, api: object, people: {id: string, name: string}[]}} about */
  async show({ texts, api, people }) {
    this.parts = this.parts || partsOf(this);
    this.texts = texts;
    this.capacities = new Capacities(api);
    const all = await this.capacities.of(people.map(({ id }) => id));
    this.parts.rows.replaceChildren(...people.map((person, index) => this.row(person, all[index])));
  }

  /** Nobody's name stays in the page. */
  clear() {
    if (this.parts) this.parts.rows.replaceChildren();
  }

  // Internal

  row({ id, name }, { atMost, languages }) {
    const { root, parts } = stamp("part-capacity");
    const { texts } = this;
    parts.name.textContent = name;
    parts.number.setAttribute("aria-label", texts.get("capacityOf", { name }));
    parts.number.value = String(atMost);
    parts.languages.setAttribute("aria-label", texts.get("capacityLanguages", { name }));
    parts.nl.checked = languages.includes("nl");
    parts.en.checked = languages.includes("en");
    parts.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.save(id, name, parts);
    });
    return root;
  }

  async save(id, name, parts) {
    const languages = ["en", "nl"].filter((language) => parts[language].checked);
    if (languages.length === 0) return tell(parts.said, this.texts.get("capacityNone"));
    try {
      await this.capacities.set(id, { atMost: Number(parts.number.value), languages });
      tell(parts.said, this.texts.get("capacitySaved", { name }));
    } catch (error) {
      tell(parts.said, this.texts.problem(error));
    }
  }
}

customElements.define("capacity-list", CapacityList);

const DAYS = [1, 2, 3, 4, 5, 6, 7];
const WORDS = ["name", "reach", "next"];

/** An entry of the directory while the coordinator writes it: what stands in the form's fields, and back. */
export class PartnerDraft {
  /** @param {object} api @param {{id: string, entry: object}|null} match null for a new one */
  constructor(api, match) {
    this.api = api;
    this.id = match ? match.id : crypto.randomUUID();
    this.entry = match ? match.entry : null;
  }

  /** @returns {Object<string, string|string[]>} by the names of the fields */
  get values() {
    const entry = this.entry || { version: 0, nl: {}, en: {}, kind: "other", urgency: "days", regions: [], groups: [], forms: [], languages: ["nl"], fromAge: 0, toAge: 120, hours: {} };
    const { kind, urgency, regions, groups, forms } = entry;
    const values = { kind, urgency, regions, groups, forms, phone: entry.phone || "", website: entry.website || "", review: entry.review || "" };
    for (const language of ["nl", "en"]) for (const word of WORDS) values[`${word}_${language}`] = entry[language][word] || "";
    for (const day of DAYS) values[`hours_${day}`] = (entry.hours[day] || "").replace(/,/g, ", ");
    return { ...values, fromAge: String(entry.fromAge), toAge: String(entry.toAge), languages: entry.languages.slice().sort().join(", ") };
  }

  /** @param {FormData} form @throws {Problem} `invalid` with the part that cannot be */
  async keep(form) {
    await this.api.put(`/partners/${this.id}`, this.read(form));
  }

  async remove() {
    await this.api.delete(`/partners/${this.id}?version=${this.entry.version}`);
  }

  /** @param {FormData} form @returns {object} the next version, as the server takes it */
  read(form) {
    const said = (name) => String(form.get(name) || "").replace(/\s+/g, " ").trim();
    const words = (language) => Object.fromEntries(WORDS.map((word) => [word, said(`${word}_${language}`)]));
    // Days that differ have no field: they stay as they were.
    const named = Object.entries(this.entry ? this.entry.hours : {}).filter(([day]) => day.length > 1);
    const weekly = DAYS.map((day) => [day, said(`hours_${day}`).replace(/\s/g, "")]).filter(([, spans]) => spans !== "");
    const optional = Object.fromEntries(["phone", "website", "review"].map((name) => [name, said(name)]).filter(([, value]) => value !== ""));
    return {
      version: this.entry ? this.entry.version + 1 : 1, kind: said("kind"), urgency: said("urgency"), nl: words("nl"), en: words("en"),
      regions: form.getAll("regions"), groups: form.getAll("groups"), forms: form.getAll("forms"),
      fromAge: Number(said("fromAge")), toAge: Number(said("toAge")), languages: said("languages").split(/[\s,;]+/).filter(Boolean),
      hours: Object.fromEntries([...named, ...weekly]), ...optional,
    };
  }
}

const WHOLE_DAY = "00:00-24:00";

/** What an entry says, in the words of a page. */
export class PartnerWords {
  /** @param {import("../../shell/models/texts.js").Texts} texts of the partner directory */
  constructor(texts) {
    this.texts = texts;
  }

  /** @param {"kind"|"region"|"group"|"form"|"urgency"} list @param {string} code */
  code(list, code) {
    return this.texts.get(`${list}_${code.replace(/-/g, "_")}`);
  }

  /** For whom it is there: groups, ages, forms, where. @param {object} entry @returns {string} */
  facts(entry) {
    const { texts } = this;
    const codes = (list, found) => found.slice().sort().map((code) => this.code(list, code)).join(", ");
    const whole = entry.fromAge === 0 && entry.toAge === 120;
    const parts = [
      codes("group", entry.groups) || texts.get("everybody"),
      whole ? "" : texts.get("ages", { from: entry.fromAge, to: entry.toAge }),
      codes("form", entry.forms),
      codes("region", entry.regions) || texts.get("everywhere"),
      codes("urgency", [entry.urgency]),
      entry.languages.slice().sort().map((tag) => this.language(tag)).join(", "),
    ];
    return `${texts.get("forLabel")} ${parts.filter(Boolean).join(" · ")}`;
  }

  /** @param {string} tag @returns {string} the language's name, or the tag where the browser knows none */
  language(tag) {
    return typeof Intl.DisplayNames === "function" ? new Intl.DisplayNames([this.texts.language], { type: "language" }).of(tag) : tag;
  }

  /** Equal days in a row are said once: "maandag-vrijdag 09:00-17:00". @param {Object<string, string>} hours @returns {string} empty when not known */
  hours(hours) {
    const { texts } = this;
    const days = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ from: day, to: day, spans: hours[day] || "" }));
    if (days.every(({ spans }) => spans === WHOLE_DAY)) return texts.get("always");
    const runs = [];
    for (const day of days) {
      const last = runs[runs.length - 1];
      if (last && last.spans === day.spans) last.to = day.to;
      else runs.push(day);
    }
    const name = (day) => texts.get(`weekday_${day}`);
    const weekly = runs.filter(({ spans }) => spans !== "").map(({ from, to, spans }) => {
      return `${from === to ? name(from) : `${name(from)}-${name(to)}`} ${spans.replace(/,/g, ", ")}`;
    });
    const named = Object.keys(hours).filter((key) => key.length > 1).sort();
    return [...weekly, ...named.map((day) => `${day} ${hours[day].replace(/,/g, ", ") || texts.get("closedDay")}`)].join("; ");
  }
}

/** The team's opening hours as people write them: "18:00-22:00, 23:00-02:00"; what ends after midnight belongs to its first day. */

const SPAN = /^(\d{1,2})[:.](\d{2})\s*(?:-|–|tot|to)\s*(\d{1,2})[:.](\d{2})$/;
const DAY = 24 * 60;

/** @returns {{from: number, until: number}[]|null} null where it cannot be understood; nothing at all is closed */
export function spansOf(text) {
  const parts = text.split(/[,;]/).map((part) => part.trim()).filter((part) => part !== "");
  const spans = parts.map(spanOf);
  if (spans.includes(null)) return null;
  spans.sort((a, b) => a.from - b.from);
  const apart = spans.every(({ from }, index) => index === 0 || spans[index - 1].until <= from);
  return apart ? spans : null;
}

/** @param {{from: number, until: number}[]} spans */
export function textOf(spans) {
  return spans.map(({ from, until }) => `${clock(from)}-${clock(until)}`).join(", ");
}

function spanOf(part) {
  const match = part.match(SPAN);
  if (!match) return null;
  const [fromHour, fromMinute, untilHour, untilMinute] = match.slice(1).map(Number);
  const from = fromHour * 60 + fromMinute;
  const until = untilHour * 60 + untilMinute;
  if (fromMinute > 59 || untilMinute > 59 || from >= DAY || until > DAY) return null;
  return { from, until: until > from ? until : until + DAY };
}

function clock(minute) {
  const within = minute > DAY ? minute - DAY : minute;
  const pad = (number) => String(number).padStart(2, "0");
  return `${pad(Math.floor(within / 60))}:${pad(within % 60)}`;
}

/** The hours as the server keeps them, and who stands by; for who leads the shift. */
export class OpeningHours {
  /** @param {{get: Function, put: Function}} api */
  constructor(api) {
    this.api = api;
  }

  async load() {
    this.hours = await this.api.get("/hours");
    this.standby = await this.api.get("/standby");
  }

  /** The spans of a weekday, 1 is Monday. */
  weekday(number) {
    const day = this.hours.week.find(({ weekday }) => weekday === number);
    return day ? day.spans : [];
  }

  /** @param {{weekday: number, spans: object[]}[]} week @param {{day: string, spans: object[]}[]} exceptions */
  async keep(week, exceptions) {
    const version = this.hours.version + 1;
    this.hours = await this.api.put("/hours", { version, week: week.filter(({ spans }) => spans.length > 0), exceptions });
  }

  /** @param {string[]} members ids */
  async standBy(members) {
    this.standby = await this.api.put("/standby", { members });
  }
}

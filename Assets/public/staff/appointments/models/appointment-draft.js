import { LONGEST } from "../../../shared/models/appointments.js";

/** How they meet. `together` may be now: they telephone while she reads along. */
export const WAYS = ["visit", "call", "together", "here"];

/**
 * What a counsellor fills in. `day` is `2026-12-01`, `time` is `14:00`; both empty is now.
 * @typedef {{organisation: string, role: string, way: string, day: string, time: string, place: string, along: string, know: string}} AppointmentDraft
 */

/** @param {AppointmentDraft} draft @param {string} today `2026-12-01` @returns {string|null} the key of what is still missing or cannot be */
export function missingIn({ organisation, role, way, day, time, place }, today) {
  if (!organisation || organisation.length > LONGEST.organisation) return "guestNeedsOrganisation";
  if (!role) return "appointmentNeedsRole";
  if (!WAYS.includes(way)) return "appointmentNeedsWay";
  if (way === "visit" && !place) return "appointmentNeedsPlace";
  const isNow = !day && !time;
  if (isNow) return way === "together" ? null : "appointmentNeedsTime";
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(time)) return "appointmentNeedsTime";
  return day < today ? "appointmentIsPast" : null;
}

/**
 * The message: words for every reader, and the same as a thing for who can show a card.
 * @param {AppointmentDraft} draft @param {import("../../shell/models/texts.js").Texts} hers the words in her language
 * @returns {{text: string, extra: {kind: "appointment", body: object}}}
 */
export function messageOf(draft, hers) {
  const { organisation, role, way, place, along, know } = draft;
  const when = whenOf(draft, hers);
  const said = hers.get(`appointmentWay_${way}`);
  const lines = [
    hers.get("appointmentSaid", { organisation, when }), said, place, along && hers.get("appointmentSaidAlong", { along }), know,
  ];
  const body = { appointment: globalThis.crypto.randomUUID(), organisation, role, when, way: said, place, along, know };
  return { text: lines.filter(Boolean).join("\n"), extra: { kind: "appointment", body } };
}

/** Day and time as they are on the wall where it is. */
function whenOf({ day, time }, hers) {
  if (!day) return hers.get("appointmentNow");
  const moment = new Date(`${day}T${time}:00Z`);
  const language = hers.language === "en" ? "en-GB" : hers.language;
  const say = (options) => new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" }).format(moment);
  return hers.get("appointmentWhen", { day: say({ weekday: "long", day: "numeric", month: "long" }), time: say({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }) });
}

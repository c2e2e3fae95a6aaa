// An appointment or a call together: what is asked of the counsellor, what she reads, and what stands of her answers.
import "../crypto/webcrypto.mjs";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { LONGEST, PARTNERS, agreedAppointments, appointmentAnswerIn, appointmentIn } from "../../../Assets/public/shared/models/appointments.js";
import { WAYS, messageOf, missingIn } from "../../../Assets/public/staff/appointments/models/appointment-draft.js";
import { appointedWith } from "../../../Assets/public/staff/referral/models/went-out.js";
import { Texts } from "../../../Assets/public/staff/shell/models/texts.js";

const words = (language) => new Texts(JSON.parse(readFileSync(new URL(`../../../Assets/locales/referral.${language}.json`, import.meta.url))), language);
const draft = {
  organisation: "Politie Noord", role: "police", way: "visit", day: "2026-12-01", time: "09:05", place: "Bureau Zuid", along: "Nadia van de chat", know: "",
};
const today = "2026-11-23";
const line = (role, kind, body, text = "") => ({ type: "message", sender: { role }, kind, body, text });

/** As both browsers read it. */
function proposed(changes = {}) {
  const { text, extra } = messageOf({ ...draft, ...changes }, words("nl"));
  return line("counsellor", extra.kind, extra.body, text);
}

test("nothing goes while something that she needs is missing, and a day that is over is none", () => {
  const cases = [
    [{}, null], [{ organisation: "" }, "guestNeedsOrganisation"], [{ organisation: "x".repeat(81) }, "guestNeedsOrganisation"],
    [{ role: "" }, "appointmentNeedsRole"], [{ way: "" }, "appointmentNeedsWay"], [{ place: "" }, "appointmentNeedsPlace"],
    [{ way: "call", place: "" }, null], [{ day: "", time: "" }, "appointmentNeedsTime"], [{ day: "" }, "appointmentNeedsTime"],
    [{ time: "" }, "appointmentNeedsTime"], [{ day: "1 december" }, "appointmentNeedsTime"], [{ day: "2026-11-22" }, "appointmentIsPast"],
    [{ day: today }, null], [{ way: "together", day: "", time: "" }, null],
  ];
  for (const [changes, expected] of cases) assert.equal(missingIn({ ...draft, ...changes }, today), expected, JSON.stringify(changes));
  for (const key of cases.map(([, expected]) => expected).filter(Boolean)) for (const language of ["nl", "en"]) assert.ok(words(language).has(key), key);
});

test("day and time are those of the clock where it is, in her language; without them it is now", () => {
  assert.equal(appointmentIn(proposed()).when, "dinsdag 1 december om 09:05 uur");
  assert.equal(messageOf(draft, words("en")).extra.body.when, "Tuesday 1 December at 09:05");
  assert.equal(appointmentIn(proposed({ way: "together", day: "", time: "" })).when, "nu");
});

test("who cannot show a card reads the same in words", () => {
  const { text, body } = proposed({ know: "Neem je pas mee." });
  for (const said of [body.organisation, body.when, body.way, body.place, body.along, body.know]) assert.ok(text.includes(said), said);
  assert.ok(!proposed({ along: "", place: "", way: "call" }).text.includes("\n\n"));
});

test("what is not exactly an appointment is words, and only a professional makes one", () => {
  const good = proposed();
  assert.equal(appointmentIn(good).organisation, "Politie Noord");
  assert.equal(appointmentIn({ ...good, sender: { role: "visitor" } }), null);
  assert.equal(appointmentIn({ ...good, sender: { role: "guest" } }), null);
  const broken = [
    null, 7, { ...good.body, appointment: "1" }, { ...good.body, role: "interpreter" }, { ...good.body, when: " " }, { ...good.body, organisation: "" },
    { ...good.body, place: undefined }, ...Object.keys(LONGEST).map((name) => ({ ...good.body, [name]: "x".repeat(LONGEST[name] + 1) })),
  ];
  for (const body of broken) assert.equal(appointmentIn({ ...good, body }), null, JSON.stringify(body));
  const answer = line("visitor", "appointment-answer", { appointment: good.body.appointment, answer: "yes" });
  assert.equal(appointmentAnswerIn(answer).answer, "yes");
  for (const body of [{ ...answer.body, answer: "maybe" }, { answer: "yes" }, null]) assert.equal(appointmentAnswerIn({ ...answer, body }), null);
  assert.equal(appointmentAnswerIn({ ...answer, sender: { role: "counsellor" } }), null);
});

test("her last answer counts, and a second proposal under the same id changes nothing", () => {
  const [first, other] = [proposed(), proposed({ organisation: "Advocaat Bos", role: "lawyer", way: "call" })];
  const says = ({ body: { appointment } }, answer) => line("visitor", "appointment-answer", { appointment, answer });
  const swapped = { ...first, body: { ...first.body, organisation: "Iemand anders" } };

  const lines = [says(other, "yes"), first, other, says(first, "no"), says(first, "yes"), swapped, { type: "joined" }];
  assert.deepEqual(agreedAppointments(lines).map(({ organisation }) => organisation), ["Politie Noord"], "a yes to what was not asked yet is none");
  assert.deepEqual(appointedWith(lines), [{ code: "police", organisation: "Politie Noord", reach: "dinsdag 1 december om 09:05 uur" }]);
  assert.deepEqual(agreedAppointments([...lines, says(first, "else")]), []);
});

test("every way and every partner has its words in both languages", () => {
  for (const language of ["nl", "en"]) {
    for (const way of WAYS) for (const key of [`appointmentWay_${way}`, `appointmentChoice_${way}`]) assert.ok(words(language).has(key), key);
    for (const role of PARTNERS) assert.ok(words(language).has(`guestRole_${role.replace(/-/g, "_")}`), role);
  }
});

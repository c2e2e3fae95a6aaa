import assert from "node:assert/strict";
import { test } from "node:test";
import { OpeningHours, spansOf, textOf } from "../../../Assets/public/staff/chat/models/opening-hours.js";

test("hours are read as people write them, and written back alike", () => {
  const read = spansOf("18:00-22:00, 9.30 – 12:00");

  assert.deepEqual(read, [{ from: 570, until: 720 }, { from: 1080, until: 1320 }]);
  assert.equal(textOf(read), "09:30-12:00, 18:00-22:00");
});

test("what ends after midnight belongs to the day it begins on", () => {
  assert.deepEqual(spansOf("20:00-02:00"), [{ from: 1200, until: 1560 }]);
  assert.deepEqual(spansOf("20:00-24:00"), [{ from: 1200, until: 1440 }]);
  assert.equal(textOf([{ from: 1200, until: 1560 }]), "20:00-02:00");
  assert.equal(textOf([{ from: 1200, until: 1440 }]), "20:00-24:00");
});

test("nothing is closed; what cannot be understood, or overlaps, is said to be so", () => {
  assert.deepEqual(spansOf("  "), []);
  for (const text of ["avond", "18-22", "25:00-26:00", "18:75-22:00", "9:00-13:00, 12:00-14:00"]) {
    assert.equal(spansOf(text), null, text);
  }
});

test("hours are kept as the version after the one that was shown, without the days that are closed", async () => {
  const puts = [];
  const model = new OpeningHours({
    get: async (path) => (path === "/hours" ? { version: 4, week: [], exceptions: [] } : { colleagues: [] }),
    put: async (path, body) => (puts.push([path, body]), body),
  });
  await model.load();

  await model.keep([{ weekday: 1, spans: spansOf("18:00-22:00") }, { weekday: 2, spans: [] }], [{ day: "2026-12-25", spans: [] }]);

  assert.deepEqual(puts, [["/hours", {
    version: 5, week: [{ weekday: 1, spans: [{ from: 1080, until: 1320 }] }], exceptions: [{ day: "2026-12-25", spans: [] }],
  }]]);
});

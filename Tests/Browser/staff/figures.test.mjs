import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Figures } from "../../../Assets/public/staff/figures/models/figures.js";
import { Texts } from "../../../Assets/public/staff/shell/models/texts.js";

const words = (language) =>
  JSON.parse(readFileSync(new URL(`../../../Assets/locales/staff.${language}.json`, import.meta.url), "utf8"));
const dutch = new Texts(words("nl"), "nl");
const source = (name) => readFileSync(new URL(`../../../Sources/Chat/Figures/${name}.swift`, import.meta.url), "utf8");

const period = (tables) => new Figures({ from: "2026-10-26", to: "2026-11-22", tables }, dutch);

test("a table begins with a sentence: how many, and what was most often", () => {
  const [table] = period([
    { measure: "outcome", total: 1219, cells: [{ code: "reached", count: 1190 }, { code: "missed", count: 29 }] },
  ]).tables;

  assert.equal(table.title, "Hoe het wachten eindigde");
  assert.equal(table.lead, "1.219 keer eindigde het wachten. Het vaakst: sprak een hulpverlener (1.190).");
  assert.deepEqual(table.rows, [{ name: "sprak een hulpverlener", count: "1.190" }, { name: "sprak niemand", count: "29" }]);
});

test("a hidden number has one sign, and a hidden table says so instead of its total", () => {
  const [hidden, dropped] = period([
    { measure: "helped", total: 40, cells: [{ code: "yes", count: 30 }, { code: "some" }, { code: "no" }] },
    { measure: "found", cells: [] },
  ]).tables;

  assert.deepEqual(hidden.rows.map(({ count }) => count), ["30", "x", "x"]);
  assert.equal(dropped.lead, dutch.get("figuresTooFew"));
  assert.deepEqual(dropped.rows, []);
});

test("every measure and every class that the server may send has words, in both languages", () => {
  const measures = [...source("ServiceMeasure").matchAll(/^ {4}case ([a-z, ]+)$/gm)].flatMap((match) => match[1].split(", "));
  const codes = [
    ...[...source("ServiceClasses").matchAll(/= "(\w+)"/g)].map((match) => match[1]),
    ...[...source("ServiceMeasure+Ladder").matchAll(/"([\w-]+)": \[/g)].map((match) => match[1]),
    ...["reached", "left", "silent", "yes", "some", "no", "nl", "en", "all"],
    ...["meldcode", "acute-danger", "conflict-of-duties", "told", "told-after", "not-told", "agreed", "declined"],
  ];
  assert.equal(measures.length, 12, "the premise: they were found");
  assert.ok(codes.length > 25);
  for (const texts of [dutch, new Texts(words("en"), "en")]) {
    const cells = codes.map((code) => ({ code, count: 6 }));
    const figures = new Figures({ tables: measures.map((measure) => ({ measure, total: 6, cells })) }, texts);
    for (const { rows } of figures.tables) for (const { name } of rows) assert.ok(name);
  }
});

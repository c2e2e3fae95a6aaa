import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ReportDesk } from "../../../Assets/public/staff/reporting/models/report-desk.js";
import { Texts } from "../../../Assets/public/staff/shell/models/texts.js";

const json = (path) => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8"));
const source = (path) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
/** As the page is given them: no more texts than those. */
const given = new Set([...json("Assets/locales/staff-desk-keys.json"), ...json("Assets/locales/staff-desk-shared-keys.json")]);
const words = (language) => Object.fromEntries(Object.entries(json(`Assets/locales/staff.${language}.json`)).filter(([key]) => given.has(key)));
const texts = new Texts(words("nl"), "nl");

/** A server that answers as it is told and writes down what it was asked. */
function server(answers) {
  const asked = [];
  const ask = (method) => async (path, body) => {
    asked.push([method, path, ...(body === undefined ? [] : [body])]);
    const answer = answers[`${method} ${path}`];
    return typeof answer === "function" ? answer() : answer;
  };
  return { asked, get: ask("GET"), post: ask("POST"), put: ask("PUT"), delete: ask("DELETE") };
}

async function desk(years, prepares = true, answers = {}) {
  const api = server({ "GET /reports": { years, prepares }, ...answers });
  const made = new ReportDesk({ api, texts });
  await made.load();
  return { api, desk: made };
}

test("a year is previewed by who prepares it, read by everybody once it is proposed, and closed once it is published", async () => {
  const open = { year: 2023, own: false };
  const proposed = { year: 2022, own: false, proposedBy: "Rosa" };
  const published = { year: 2021, own: false, release: 1 };
  const { desk: researcher } = await desk([open, proposed, published]);
  const { desk: second } = await desk([open, proposed, published], false);

  assert.deepEqual([open, proposed, published].map((year) => researcher.does(year)), ["preview", "read", null]);
  assert.deepEqual([open, proposed, published].map((year) => second.does(year)), [null, "read", null]);
  assert.match(researcher.state(published), /verslag 1/);
  assert.match(researcher.state(proposed), /Rosa/);
});

test("who proposed a report waits for somebody else, and a refused one is proposed anew", async () => {
  const report = { year: 2022, checksum: "abc" };
  const answers = { "GET /reports/2022/proposal": report, "POST /reports/2022/preview": report };
  const { desk: own } = await desk([{ year: 2022, own: true, proposedBy: "Rosa" }], true, answers);
  const { desk: other } = await desk([{ year: 2022, own: false, proposedBy: "Rosa" }], true, answers);
  const { desk: refused, api } = await desk([{ year: 2022, own: true, proposedBy: "Rosa", refusedBy: "Dina", reason: "Nee" }], true, answers);

  for (const each of [own, other, refused]) await each.open(2022);

  assert.deepEqual([own.next, other.next, refused.next], ["wait", "judge", "propose"]);
  assert.match(refused.state(refused.years[0]), /Dina: Nee/);
  assert.deepEqual(api.asked.at(-1), ["POST", "/reports/2022/preview", { folds: [] }]);
});

test("what is approved is what was read, by its checksum, with a code without spaces", async () => {
  const { desk: second, api } = await desk([{ year: 2022, own: false, proposedBy: "Rosa" }], false, {
    "GET /reports/2022/proposal": { year: 2022, checksum: "abc" }, "POST /reports/2022/approval": { release: 3, link: "xyz" },
  });
  await second.open(2022);

  const published = await second.approve("123 456");

  assert.equal(published.release, 3);
  assert.deepEqual(api.asked[2], ["POST", "/reports/2022/approval", { checksum: "abc", code: "123456" }]);
  assert.equal(second.report, null);
});

test("a hidden count is an x, and a table says how many it hides", async () => {
  const { desk: researcher } = await desk([]);

  assert.equal(researcher.number(undefined), "x");
  assert.equal(researcher.number(1403), "1.403");
  assert.match(researcher.note({ over: "self", hidden: 2 }), /zelf contact zocht.*Verborgen: 2\./);
  assert.match(researcher.note({ over: "counted", hidden: 0 }), /Niets is verborgen/);
});

test("what was put together is said with on whose word, and what could be with what it shows", async () => {
  const steps = [{ number: 1, classes: ["korter dan 1 jaar", "1 jaar of langer"] }];
  const table = (name, title, step) => ({ name, title, step, steps: name === "role" ? [] : steps });
  const report = {
    year: 2022, checksum: "abc", folds: [{ table: "duration", step: 1 }],
    tables: [table("role", "Rol", 0), table("gender", "Geslacht", 1), table("duration", "Duur", 1), table("age_class", "Leeftijd", 0)],
    proposals: [{ table: "age_class", title: "Leeftijd", step: steps[0], now: { hidden: 4, all: 5 }, then: { hidden: 2, all: 4 }, shown: ["tot en met 15 jaar"] }],
  };
  const { desk: researcher } = await desk([{ year: 2022, own: false }], true, { "POST /reports/2022/preview": report });
  await researcher.open(2022);

  const [byPlan, chosen] = researcher.folded();
  assert.match(byPlan, /^Geslacht, door het plan: .*1 jaar of langer/);
  assert.match(chosen, /^Duur, gekozen door de onderzoeker/);
  assert.match(researcher.proposed()[0], /Leeftijd.*Nu zijn 4 van de 5 getallen verborgen, dan 2 van de 4\. In beeld komt: ‘tot en met 15 jaar’/);
  assert.deepEqual(researcher.choices().map(({ table: name, chosen: way, ways }) => [name, way, ways.length]), [["gender", 0, 2], ["duration", 1, 2], ["age_class", 0, 2]]);
});

test("what is proposed is what is on screen, also when the choice of steps was changed since", async () => {
  const folds = [{ table: "duration", step: 1 }];
  const answers = [{ year: 2022, checksum: "plain", folds: [] }, { year: 2022, checksum: "folded", folds }];
  const { desk: researcher, api } = await desk([{ year: 2022, own: false }], true, { "POST /reports/2022/preview": () => answers.shift() });
  await researcher.open(2022);

  await researcher.fold(folds);
  await researcher.propose();

  assert.deepEqual(api.asked.slice(1, 4), [
    ["POST", "/reports/2022/preview", { folds: [] }], ["POST", "/reports/2022/preview", { folds }],
    ["PUT", "/reports/2022/proposal", { checksum: "folded", folds }],
  ]);
});

test("every refusal of the desk has words of its own, in both languages", () => {
  const codes = [...source("Sources/StaffSite/Reporting/Problem+Report.swift").matchAll(/Problem\("([\w-]+)"/g)].map(([, code]) => code);

  assert.ok(codes.length >= 8);
  for (const language of ["nl", "en"]) {
    const made = new ReportDesk({ api: {}, texts: new Texts(words(language), language) });
    for (const code of [...codes, "wrong-code", "signed-out", "not-found"]) {
      assert.ok(made.problem({ code, details: { tables: ["form"] } }).length > 10, code);
      assert.ok(given.has(`desk_${code.replace(/-/g, "_")}`), code);
    }
  }
});

test("every text that the desk asks for is given to it", () => {
  const code = ["desk.js", "models/report-desk.js", "elements/report-desk.js"].map((name) => source(`Assets/public/staff/reporting/${name}`)).join("\n");
  const asked = [...code.matchAll(/"(desk[A-Z]\w+)"/g)].map(([, key]) => key);

  assert.ok(asked.length > 30);
  assert.deepEqual(asked.filter((key) => !given.has(key)), []);
});

// An entry of the partner directory in a form: what is read is what was shown, and days that have no field stay.
import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { readFileSync } from "node:fs";
import test from "node:test";
import { PartnerDraft } from "../../../Assets/public/staff/referral/models/partner-draft.js";

if (!globalThis.crypto) Object.defineProperty(globalThis, "crypto", { value: webcrypto });
const entry = {
  version: 3, kind: "womens-shelter", urgency: "now", regions: ["ze"], groups: ["girls", "women"], forms: [], fromAge: 12, toAge: 23,
  languages: ["ti", "nl"], hours: { 1: "09:00-12:00,13:00-17:00", 7: "00:00-24:00", "2026-12-25": "" }, phone: "020-1234567",
  nl: { name: "Huis", reach: "Bel.", next: "Wij luisteren." }, en: { name: "House", reach: "Call.", next: "We listen." },
};
const filled = (values) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) for (const one of [value].flat()) form.append(name, one);
  return form;
};

test("an entry that nobody changed is read as it was, as its next version", () => {
  const draft = new PartnerDraft({}, { id: "x", entry });

  assert.deepEqual(draft.read(filled(draft.values)), { ...entry, version: 4, languages: ["nl", "ti"] });
});

test("a new one is version 1, for everybody, and says nothing that was not filled in", () => {
  const draft = new PartnerDraft({}, null);
  const form = filled({ ...draft.values, name_nl: "  Huis \n aan de Dijk " });

  const read = draft.read(form);

  assert.deepEqual([read.version, read.kind, read.regions, read.hours, read.fromAge, read.toAge], [1, "other", [], {}, 0, 120]);
  assert.equal(read.nl.name, "Huis aan de Dijk");
  for (const name of ["phone", "website", "review"]) assert.equal(name in read, false);
});

test("it is kept and removed under its own id and version", async () => {
  const asked = [];
  const api = { put: async (path, body) => asked.push(["put", path, body.version]), delete: async (path) => asked.push(["delete", path]) };
  const draft = new PartnerDraft(api, { id: "x", entry });

  await draft.keep(filled(draft.values));
  await draft.remove();

  assert.deepEqual(asked, [["put", "/partners/x", 4], ["delete", "/partners/x?version=3"]]);
});

test("every part that the server refuses has its sentence in both languages", () => {
  const swift = readFileSync(new URL("../../../Sources/Referral/Partners/PartnerProblem.swift", import.meta.url), "utf8");
  const parts = swift.match(/^ +case (.+)$/m)[1].split(",").map((one) => one.trim());
  assert.ok(parts.length > 5);
  for (const language of ["nl", "en"]) {
    const texts = JSON.parse(readFileSync(new URL(`../../../Assets/locales/referral.${language}.json`, import.meta.url)));
    for (const part of parts) assert.ok(texts[`wrong_${part}`], part);
  }
});

// What she kept of the organisations that she was shown, on its way into the registration.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { kept, referralOf } from "../../../Assets/public/staff/referral/models/kept.js";
import { Texts } from "../../../Assets/public/staff/shell/models/texts.js";

const root = new URL("../../../", import.meta.url);
const json = (path) => JSON.parse(readFileSync(new URL(path, root), "utf8"));
const kinds = [...readFileSync(new URL("Sources/Referral/Partners/PartnerKind.swift", root), "utf8").matchAll(/case (\w+)(?: = "([a-z-]+)")?/g)]
  .map(([, name, code]) => code || name);
const words = (language) => ({ config: { kinds }, texts: new Texts(json(`Assets/locales/referral.${language}.json`), language) });
const id = "00000000-0000-4000-8000-000000000001";
const option = (name, changes = {}) => ({ name, kind: "", phone: "", website: "", hours: "", reach: "", next: "", ...changes });
const offer = (...options) => ({ kind: "offer", body: { id, options }, sender: { role: "counsellor" } });
const choice = (index, answer, sender = "visitor") => ({ kind: "choice", body: { offer: id, option: index, answer }, sender: { role: sender } });

test("what she kept last counts; what she declined, did not answer, or another said for her does not", () => {
  const [one, two, three] = ["A", "B", "C"].map((name) => option(name));
  const names = (...lines) => kept(lines).map(({ name }) => name);

  assert.deepEqual(names(offer(one, two, three), choice(0, "declined"), choice(1, "kept"), choice(0, "kept")), ["A", "B"]);
  assert.deepEqual(names(offer(one, two), choice(0, "kept"), choice(0, "declined"), choice(1, "kept", "counsellor")), []);
  assert.deepEqual(names({ kind: null, text: "Hoi", sender: { role: "visitor" } }, choice(0, "kept")), []);
});

test("every kind of organisation has a code that the registration knows, in whichever language she saw it", () => {
  const codes = new Set(json("Sources/Cases/CodeBook/code-book-1.json").fields.find(({ key }) => key === "referral").codes.map(({ code }) => code));
  const both = ["nl", "en"].map(words);
  assert.ok(kinds.length > 15);

  for (const language of both) {
    const found = kinds.map((kind) => referralOf({ kind: language.texts.get(`kind_${kind.replace(/-/g, "_")}`), phone: "" }, both));
    assert.ok(found.every((code) => codes.has(code)), found.join());
    assert.ok(["police", "vt", "shelter", "lawyer", "112", "csg"].every((code) => found.includes(code)));
  }
  assert.equal(referralOf({ kind: "hulplijn", phone: "0800-0113" }, both), "113");
  assert.equal(referralOf({ kind: "iets anders", phone: "020 1234567" }, both), "oth");
});

import "../crypto/webcrypto.mjs";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Problem } from "../../../Assets/public/shared/models/http-client.js";
import { CaseValues } from "../../../Assets/public/staff/cases/models/case-values.js";
import { CodeBook } from "../../../Assets/public/staff/cases/models/code-book.js";
import { Registration } from "../../../Assets/public/staff/cases/models/registration.js";

const file = new URL("../../../Sources/Cases/CodeBook/code-book-1.json", import.meta.url);
const book = new CodeBook(JSON.parse(readFileSync(file, "utf8")));

/** The server's side of a registration: one record, one version after the other. */
function desk({ refuse = () => [], stored = null } = {}) {
  const server = { record: stored, sealed: [], puts: 0 };
  server.api = {
    get: async () => server.record,
    put: async (path, body) => {
      server.puts += 1;
      const problems = refuse(body);
      if (problems.length > 0) throw new Problem(422, "invalid-case", { details: { problems } });
      if (body.version !== (server.record?.version ?? 0) + 1) throw new Problem(409, "conflict");
      server.record = body;
      return { version: body.version };
    },
  };
  server.conversation = { id: "c", care: "{}", registered: stored, content: { put: async (...item) => server.sealed.push(item) } };
  return server;
}

const registration = (server) => new Registration({ api: server.api, book, conversation: server.conversation, later: () => 1, never: () => {} });

test("every field of the code book is in exactly one part of the form, besides consent and the entrance, which is known", () => {
  const parts = [...book.core, ...book.rest, ...book.care].map(({ key }) => key);

  assert.equal(new Set(parts).size, parts.length);
  assert.deepEqual([...parts, "consent", "door"].sort(), book.fields.map(({ key }) => key).sort());
});

test("not known stands alone", () => {
  const values = new CaseValues(book);
  values.toggle("topic", "th", true);
  values.toggle("topic", "domestic", true);
  assert.deepEqual(values.get("topic"), ["th", "domestic"]);

  values.toggle("topic", "unk", true);
  assert.deepEqual(values.get("topic"), ["unk"]);

  values.toggle("topic", "child", true);
  assert.deepEqual(values.get("topic"), ["child"]);
});

test("a field whose condition is no longer met is empty", () => {
  const values = new CaseValues(book);
  values.toggle("perpetrator", "parent", true);
  values.set("parents", "both");
  assert.equal(values.fields.parents, "both");

  values.toggle("perpetrator", "parent", false);

  assert.equal("parents" in values.fields, false);
});

test("lists per referral stay aligned when a referral comes in between", () => {
  const values = new CaseValues(book);
  values.toggle("referral", "police", true);
  values.setFor("referral_mode", "police", "warm");

  values.toggle("referral", "vt", true);

  assert.deepEqual(values.fields.referral, ["vt", "police"]);
  assert.deepEqual(values.fields.referral_mode, ["unk", "warm"]);
});

test("care fields never go to the server in the open; they are sealed", async () => {
  const server = desk();
  const form = registration(server);
  form.values.set("role", "self");
  form.values.toggle("vulnerability", "lvb", true);

  await form.save();

  assert.deepEqual(server.record.fields, { role: "self" });
  assert.deepEqual(server.sealed, [["care", "care", JSON.stringify({ vulnerability: ["lvb"] })]]);
});

test("saving again without a change sends nothing", async () => {
  const server = desk();
  const form = registration(server);
  form.values.set("role", "self");
  await form.save();
  assert.equal(server.puts, 1);

  await form.save();

  assert.equal(server.puts, 1);
});

test("a version that somebody else took is passed, so that nothing is doubled and nothing lost", async () => {
  const server = desk();
  const form = registration(server);
  form.values.set("role", "self");
  server.record = { version: 1, fields: { role: "unk" }, final: false };

  await form.save();

  assert.equal(server.record.version, 2);
  assert.deepEqual(server.record.fields, { role: "self" });
});

test("a contradiction is refused with the server's sentence, and nothing is final", async () => {
  const problem = { field: "first_disclosure", nl: "Dit kan niet samen.", en: "Not together." };
  const server = desk({ refuse: ({ final }) => (final ? [problem] : []) });
  const form = registration(server);
  form.values.set("role", "self");

  const done = await form.finish();

  assert.equal(done, false);
  assert.deepEqual(form.problems, [problem]);
  assert.equal(server.record, null);
});

test("after an objection nothing but the objection leaves the page, and only at the closing", async () => {
  const server = desk();
  const form = registration(server);
  form.values.set("role", "self");
  form.values.toggle("danger", "acute", true);
  form.values.set("consent", "objected");
  await form.save();
  assert.equal(server.puts, 0);

  const done = await form.finish();

  assert.equal(done, true);
  assert.deepEqual(server.record.fields, { consent: "objected" });
  assert.deepEqual(server.sealed, []);
});

test("role and topic are asked for before the end, nothing else is", () => {
  const values = new CaseValues(book);

  assert.deepEqual(values.missing, ["role", "topic"]);
});

test("acute danger with nobody called in is worth one question", () => {
  const values = new CaseValues(book);
  values.toggle("danger", "acute", true);
  assert.equal(values.asksAboutDanger, true);

  values.toggle("referral", "112", true);

  assert.equal(values.asksAboutDanger, false);
});

test("who may not be counted by her own word is not, whatever was chosen before", async () => {
  const server = desk();
  const form = registration(server);
  form.values.set("role", "self");
  assert.equal(form.heed(), false);

  server.conversation.facts = { objected: true };

  assert.equal(form.heed(), true);
  assert.deepEqual(form.values.fields, { consent: "objected" });
  await form.save();
  assert.equal(server.puts, 0, "no draft leaves the page");
});

test("what she said beforehand stands in the form to begin with, and is not stored by itself", async () => {
  const server = desk();
  server.conversation.facts = { forWhom: "other" };
  const form = registration(server);

  await form.save();

  assert.equal(form.values.fields.role, "bystander");
  assert.equal(server.puts, 0);
  assert.ok(book.fields.find(({ key }) => key === "role").codes.some(({ code }) => code === "bystander"));
});

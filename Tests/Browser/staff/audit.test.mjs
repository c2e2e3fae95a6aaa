import assert from "node:assert/strict";
import { test } from "node:test";
import { AuditTrail } from "../../../Assets/public/staff/audit/models/audit-trail.js";
import { paths, talks, viewAt, viewFor } from "../../../Assets/public/staff/shell/models/role-views.js";

/** A trail of 250 lines, a hundred at a time. */
function server() {
  const asked = [];
  const get = async (path) => {
    asked.push(path);
    const before = Number(new URL(path, "https://team.example").searchParams.get("before") || 251);
    const numbers = Array.from({ length: before - 1 }, (_, index) => before - 1 - index);
    return { lines: numbers.slice(0, 100).map((number) => ({ number })), more: numbers.length > 100 };
  };
  return { asked, get };
}

test("the trail is read page by page, newest first, and none twice", async () => {
  const api = server();
  const trail = new AuditTrail(api);

  await trail.ask({});
  await trail.older();
  await trail.older();

  assert.deepEqual(trail.lines.map(({ number }) => number), Array.from({ length: 250 }, (_, index) => 250 - index));
  assert.equal(trail.more, false);
  assert.deepEqual(api.asked, ["/audit/lines", "/audit/lines?before=151", "/audit/lines?before=51"]);
});

test("only what was filled in is asked, also of the next page and of the file", async () => {
  const api = server();
  const trail = new AuditTrail(api);

  await trail.ask({ action: "signed-in", actor: "member:a b", conversation: "", from: "", until: "" });
  await trail.older();

  assert.equal(api.asked[0], "/audit/lines?action=signed-in&actor=member%3Aa%20b");
  assert.equal(api.asked[1], "/audit/lines?action=signed-in&actor=member%3Aa%20b&before=151");
  assert.equal(trail.file("csv"), "/audit/export?format=csv&action=signed-in&actor=member%3Aa%20b");
});

test("a day is asked whole", () => {
  const asked = new URLSearchParams(AuditTrail.query({ from: "2026-03-02", until: "2026-03-02" }));

  assert.equal(Number(asked.get("until")) - Number(asked.get("from")), 24 * 3600);
});

test("each role begins in its own view and comes to no other's", () => {
  assert.equal(viewAt("coordinator", "/team"), "team");
  assert.equal(viewAt("counsellor", "/team"), "workspace");
  assert.equal(viewAt("privacy-officer", "/"), "audit");
  assert.equal(viewFor("counsellor", "audit"), "workspace");
  assert.equal(paths[viewFor("researcher", "workspace")], "/cijfers");
  assert.equal(viewAt("shift-lead", "/cijfers"), "figures");
  assert.equal(viewAt("counsellor", "/cijfers"), "workspace");
  assert.deepEqual(["counsellor", "researcher", "privacy-officer"].map(talks), [true, false, false]);
});

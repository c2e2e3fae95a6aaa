// Who came in and for whom a text went out, on its way into the registration.
import "../crypto/webcrypto.mjs";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { letterDigest } from "../../../Assets/public/shared/crypto/letter.js";
import { ROLES } from "../../../Assets/public/shared/models/guests.js";
import { cameIn, writtenTo } from "../../../Assets/public/staff/referral/models/went-out.js";

const codes = JSON.parse(readFileSync(new URL("../../../Sources/Cases/CodeBook/code-book-1.json", import.meta.url))).fields
  .find(({ key }) => key === "referral").codes.map(({ code }) => code);
const epoch = (role, reason = "guest-joined", organisation = role) => ({
  type: "epoch", went: [], came: [], [reason === "guest-joined" ? "came" : "went"]: [{ organisation, role, name: "N" }],
});

test("who came in is a referral with a code of the code book, once; who left, and an interpreter, is none", () => {
  const found = cameIn([...ROLES.map((role) => epoch(role)), epoch("police"), epoch("lawyer", "guest-left", "elsewhere"), { type: "message" }]);

  assert.deepEqual(found.map(({ organisation }) => organisation), ROLES.filter((role) => role !== "interpreter"));
  assert.ok(found.every(({ code }) => codes.includes(code)));
});

test("a text counts for whom she agreed to it, and for nobody she refused", async () => {
  const [first, second] = ["10000000-0000-4000-8000-00000000000a", "20000000-0000-4000-8000-00000000000a"];
  const asks = (letter, organisation) => ({ type: "message", kind: "letter", sender: { role: "counsellor" }, text: organisation, body: { letter, organisation } });
  const says = async (letter, answer, text) => ({
    type: "message", kind: "letter-answer", sender: { role: "visitor" }, body: { letter, answer, digest: await letterDigest(text) },
  });
  const lines = [asks(first, "A"), await says(first, "no", "A"), asks(second, "B"), await says(second, "yes", "B"), { type: "joined" }];

  assert.deepEqual(await writtenTo(lines), [{ code: "oth", organisation: "B", reach: "" }]);
});

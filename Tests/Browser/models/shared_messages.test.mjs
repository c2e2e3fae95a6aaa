// What she lets a guest read of before he came is hers to send, and says only whose words it was.
import assert from "node:assert/strict";
import test from "node:test";
import { sharedIn } from "../../../Assets/public/shared/models/shared-messages.js";

const hers = { role: "visitor" };

test("only she shows something of before, of herself or of the team", () => {
  for (const who of ["visitor", "counsellor"]) assert.deepEqual(sharedIn({ kind: "shared", body: { who }, sender: hers }), { who });
  for (const role of ["counsellor", "guest"]) assert.equal(sharedIn({ kind: "shared", body: { who: "visitor" }, sender: { role } }), null);
  for (const body of [null, undefined, "visitor", [], {}, { who: "guest" }, { who: ["visitor"] }, { who: null }]) {
    assert.equal(sharedIn({ kind: "shared", body, sender: hers }), null);
  }
  assert.equal(sharedIn({ kind: null, body: { who: "visitor" }, sender: hers }), null);
});

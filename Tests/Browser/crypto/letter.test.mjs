// A written handover, with the real seals: who opens it, and what of it the server knows.
import "./webcrypto.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { generateKeyPair } from "../../../Assets/public/shared/crypto/hpke.js";
import * as letters from "../../../Assets/public/shared/crypto/letter.js";
import { openLetterDetails, sealLetterDetails } from "../../../Assets/public/shared/crypto/letter-details.js";
import { base64url, fromBase64url, sha256 } from "../../../Assets/public/shared/crypto/primitives.js";

const refused = (reason) => ({ name: "SealRefused", ...(reason && { reason }) });
const id = "10000000-0000-4000-8000-00000000000a";
const text = "Een meisje van 17 vraagt om opvang. Bel ons op 0900-1234.";

test("link and code open it, typed in any way", async () => {
  const { link, code, fragment } = letters.newLetterWay(id);
  const stored = await letters.sealLetter(id, await letters.letterKeys(link, code), text);

  const at = letters.parseLetterFragment(`#${fragment}`);
  const keys = await letters.letterKeys(at, letters.readLetterCode(` ${code.slice(0, 4).toLowerCase()} ${code.slice(4)} `));

  assert.equal(await letters.openLetter(id, keys, stored.sealed), text);
  // What the server has of both is what it hears from who opens, through a hash.
  assert.equal(base64url(await sha256(keys.token)), stored.tokenHash);
  assert.equal(base64url(await sha256(keys.proof)), stored.proofHash);
  assert.match(code, /^[A-HJ-NP-Z2-9]{8}$/);
});

test("the link alone, another code, or another letter opens nothing", async () => {
  const { link, code } = letters.newLetterWay(id);
  const stored = await letters.sealLetter(id, await letters.letterKeys(link, code), text);
  const wrong = await letters.letterKeys(link, code === "AAAAAAAA" ? "BBBBBBBB" : "AAAAAAAA");
  const elsewhere = await letters.letterKeys({ ...link, id: id.replace("1", "2") }, code);

  await assert.rejects(letters.openLetter(id, wrong, stored.sealed), refused("sealed"));
  await assert.rejects(letters.openLetter(id, elsewhere, stored.sealed), refused("sealed"));
  assert.notEqual(base64url(await sha256(wrong.proof)), stored.proofHash);
  // So that a wrong code costs a try, and a stranger's guess none.
  assert.equal(base64url(await sha256(wrong.token)), stored.tokenHash);
});

test("a link that was not copied whole and a code that is none are said before anything is asked", () => {
  const { fragment } = letters.newLetterWay(id);
  for (const broken of ["", "#", fragment.slice(0, -1), `${fragment}A`, fragment.replace("letter.", ""), `${fragment.slice(0, -1)}B`]) {
    assert.throws(() => letters.parseLetterFragment(broken), refused("fragment"), broken);
  }
  for (const code of ["", "ABCD", "ABCDEFGHJ", "ABCD0FGH", "ABCDIFGH"]) assert.throws(() => letters.readLetterCode(code), refused("code"), code);
});

test("its length tells little", async () => {
  const { link, code } = letters.newLetterWay(id);
  const keys = await letters.letterKeys(link, code);
  const lengths = await Promise.all(["a", "a".repeat(200)].map(async (words) => fromBase64url((await letters.sealLetter(id, keys, words)).sealed).length));
  assert.equal(lengths[0], lengths[1]);
});

test("who reads first has the team's key, and nobody gives him another letter for this one", async () => {
  const team = await generateKeyPair();
  const about = { letter: id, conversation: "ada00000-0000-4000-8000-00000000000a", teamEpoch: 2 };
  const details = { organisation: "Opvang Noord", called: "0900-8844", text };
  const sealed = await sealLetterDetails(about, { ...details, age: "12-15" }, team.publicBytes);

  assert.deepEqual(await openLetterDetails(team.key, about, sealed), details);
  for (const other of [{ letter: about.conversation }, { conversation: id }, { teamEpoch: 1 }]) {
    await assert.rejects(openLetterDetails(team.key, { ...about, ...other }, sealed), refused());
  }
});

// Anything a server sends can be garbage: it is refused, with one kind of error, and never anything else.
import "./webcrypto.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import * as bytes from "../../../Assets/public/shared/crypto/primitives.js";
import { openEpoch, openTicket } from "../../../Assets/public/shared/crypto/conversation-keys.js";
import { generateKeyPair, importPrivateRecord, openWith } from "../../../Assets/public/shared/crypto/hpke.js";
import { openMessage } from "../../../Assets/public/shared/crypto/message.js";
import { deriveSecrets } from "../../../Assets/public/shared/crypto/passphrase.js";
import { open, pad, unpad } from "../../../Assets/public/shared/crypto/primitives.js";
import { solve } from "../../../Assets/public/visitor/chat/models/opening.js";
import { readRoot } from "../../../Assets/public/shared/crypto/recovery-kit.js";
import { decodeStatement, isSignedBy, verifyList } from "../../../Assets/public/shared/crypto/team.js";
import { vectors } from "./vectors.mjs";

const refused = { name: "SealRefused" };
const lengths = [0, 1, 11, 12, 27, 28, 64, 65, 66, 81, 97, 128, 256, 300];
const conversation = "11111111-1111-4111-8111-111111111111";

test("random bytes of any length open nowhere", async () => {
  const { key } = await generateKeyPair();
  const epoch = { number: 1, messageKey: bytes.random(32) };
  const sender = { role: "visitor", id: "visitor", instance: "0011223344556677", counter: 0 };

  for (const length of [...lengths, ...lengths]) {
    const garbage = bytes.random(length);
    await assert.rejects(open(bytes.random(32), bytes.ad("x"), garbage), refused);
    await assert.rejects(openWith(key, "x", bytes.ad("x"), garbage), refused);
    await assert.rejects(openMessage({ conversation, epoch, sender, envelope: garbage }), refused);
    await assert.rejects(openTicket(bytes.random(32), conversation, garbage), refused);
    await assert.rejects(importPrivateRecord(garbage), refused);
    assert.throws(() => decodeStatement(garbage), refused);
    await assert.rejects(readRoot(bytes.base64url(garbage)), refused);
  }
});

test("records from the server of any shape are refused", async () => {
  const { key } = await generateKeyPair();
  const audience = ["team", "visitor"];
  const expected = { conversation, as: "visitor", recipient: key, root: bytes.random(32), audience };
  const shape = { number: 1, teamEpoch: 1, audience, reason: "start", sealed: bytes.base64url(bytes.random(113)) };

  for (const changes of [
    {}, { sealed: null }, { sealed: "=" }, { number: -1 }, { number: "1" }, { number: 1e300 }, { teamEpoch: null },
    { reason: "__proto__" }, { audience: "team,visitor" }, { audience: [] }, { audience: ["visitor", "team"] },
  ]) {
    await assert.rejects(openEpoch({ ...shape, ...changes }, expected), refused);
  }
  await assert.rejects(openEpoch(null, expected), refused);
  for (const statements of [null, {}, [{}], [{ statement: "AA", signature: 3 }], [null]]) {
    await assert.rejects(verifyList(statements, bytes.random(32)), refused);
  }
});

test("a statement cut anywhere, or with a field of the wrong length, is malformed", () => {
  const whole = bytes.fromBase64url(vectors("sealed-by-browser").team.statements[0].statement);
  decodeStatement(whole);

  for (let end = 0; end < whole.length; end += 1) assert.throws(() => decodeStatement(whole.slice(0, end)), refused);
  assert.throws(() => decodeStatement(bytes.concat(whole, bytes.fields(""))), refused);
});

test("a point that is not on the curve is refused", async () => {
  const { key, publicBytes } = await generateKeyPair();
  const off = publicBytes.slice();
  off[64] ^= 1;

  await assert.rejects(openWith(key, "x", bytes.ad("x"), bytes.concat(off, bytes.random(48))), refused);
  await assert.rejects(isSignedBy(bytes.random(3), bytes.random(64), off), refused);
});

test("padding hides the length, comes off, and is refused when wrong", () => {
  for (const length of [0, 1, 254, 255, 256, 257, 511]) {
    const plain = bytes.random(length);
    const padded = pad(plain);
    assert.equal(padded.length, (Math.floor(length / 256) + 1) * 256);
    assert.deepEqual(unpad(padded), plain);
  }
  for (const wrong of [new Uint8Array(0), new Uint8Array(256), new Uint8Array(256).fill(1), pad(new Uint8Array(3)).slice(1)]) {
    assert.throws(() => unpad(wrong), refused);
  }
});

test("base64url has one spelling", () => {
  assert.deepEqual(bytes.fromBase64url("_-8"), Uint8Array.of(0xff, 0xef));

  for (const wrong of ["_-9", "_-8=", "+/8", "A", " _-8", "_-\n8", null, 4]) {
    assert.throws(() => bytes.fromBase64url(wrong), refused);
  }
});

test("a server cannot make the passphrase cheap, or the puzzle dear", async () => {
  await assert.rejects(deriveSecrets("words", bytes.random(16), 599_999), refused);
  await assert.rejects(deriveSecrets("words", bytes.random(15), 600_000), refused);
  await assert.rejects(solve({ challenge: "c", bits: 21, iterations: 2000 }), refused);
  await assert.rejects(solve({ challenge: "c", bits: 5, iterations: 1e9 }), refused);
  const stopped = new AbortController();
  stopped.abort();
  await assert.rejects(solve({ challenge: "c", bits: 20, iterations: 1 }, { signal: stopped.signal }), { name: "AbortError" });
});

test("without WebCrypto there is one recognisable error", async () => {
  const kept = Object.getOwnPropertyDescriptor(globalThis, "crypto");
  Object.defineProperty(globalThis, "crypto", { value: undefined, configurable: true, writable: true });
  try {
    assert.throws(() => bytes.random(1), { name: "CryptoUnavailable" });
    await assert.rejects(generateKeyPair(), { name: "CryptoUnavailable" });
    await assert.rejects(open(new Uint8Array(32), bytes.ad("x"), new Uint8Array(64)), { name: "CryptoUnavailable" });
  } finally {
    Object.defineProperty(globalThis, "crypto", kept);
  }
});

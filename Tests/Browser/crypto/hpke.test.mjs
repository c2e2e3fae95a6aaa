import "./webcrypto.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { importPrivateRecord, openFrom, sealFrom } from "../../../Assets/public/shared/crypto/hpke.js";
import { concat, fromHex, hex } from "../../../Assets/public/shared/crypto/primitives.js";
import { vectors } from "./vectors.mjs";

for (const v of vectors("hpke-rfc9180").vectors) {
  const mode = v.mode === 1 ? "PSK" : "base";
  const shared = v.mode === 1 ? { psk: fromHex(v.psk), pskId: fromHex(v.psk_id) } : null;
  const [info, aad, plain] = [v.info, v.aad, v.pt].map(fromHex);

  test(`the published ${mode} vector is sealed to the byte`, async () => {
    const ephemeral = await importPrivateRecord(concat(fromHex(v.skEm), fromHex(v.pkEm)));

    const sealed = await sealFrom(ephemeral, fromHex(v.pkRm), info, aad, plain, shared);

    assert.equal(hex(sealed), v.enc + v.ct);
  });

  test(`the published ${mode} vector opens`, async () => {
    const recipient = await importPrivateRecord(concat(fromHex(v.skRm), fromHex(v.pkRm)));

    const opened = await openFrom(recipient, info, aad, fromHex(v.enc + v.ct), shared);

    assert.equal(hex(opened), v.pt);
  });
}

import "../crypto/webcrypto.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { generateKeyPair } from "../../../Assets/public/shared/crypto/hpke.js";
import { base64url, fromBase64url } from "../../../Assets/public/shared/crypto/primitives.js";
import { generateSigningPair } from "../../../Assets/public/shared/crypto/team.js";
import { Problem } from "../../../Assets/public/shared/models/http-client.js";
import { fillIn, openPlaceholders } from "../../../Assets/public/staff/saved-texts/models/placeholders.js";
import { SavedTexts } from "../../../Assets/public/staff/saved-texts/models/saved-texts.js";

/** Dina coordinates, Bram is a counsellor; the server keeps what it is given. */
async function team() {
  const epochs = new Map([[1, await generateKeyPair()], [2, await generateKeyPair()]]);
  const signing = { dina: await generateSigningPair(), bram: await generateSigningPair() };
  const members = new Map([
    ["dina", { id: "dina", role: "coordinator", signingPublic: signing.dina.publicBytes, removed: false }],
    ["bram", { id: "bram", role: "counsellor", signingPublic: signing.bram.publicBytes, removed: false }],
  ]);
  const server = { texts: [], teamEpoch: 1, members };
  const browser = (member) => {
    const api = {
      get: async () => ({ texts: server.texts.filter(({ shared, owner }) => shared || owner === member).map((each) => ({ ...each })) }),
      put: async (path, body) => {
        const id = path.split("/")[2];
        const known = server.texts.find((each) => each.id === id);
        if (body.version !== (known ? known.version : 0) + 1) throw new Problem(409, "epoch-old");
        server.texts = [...server.texts.filter((each) => each.id !== id), { id, owner: member, signer: member, ...body }];
      },
      delete: async (path) => (server.texts = server.texts.filter(({ id }) => !path.includes(id))),
    };
    const ring = {
      member: { id: member, role: members.get(member).role }, signing: signing[member], list: { members },
      get teamEpoch() {
        return server.teamEpoch;
      },
      get teamPublic() {
        return epochs.get(server.teamEpoch).publicBytes;
      },
      teamKey: (epoch) => epochs.get(epoch).key,
    };
    return new SavedTexts({ api, ring });
  };
  return { server, dina: browser("dina"), bram: browser("bram") };
}

const hallo = { shared: true, shortcut: "hallo", language: "nl", title: "Begroeting", text: "Hoi, ik ben {naam}. Neem je tijd." };

test("a coordinator's text reaches every colleague, and the server reads none of it", async () => {
  const { server, dina, bram } = await team();
  await dina.keep(hallo);

  await bram.load();

  assert.deepEqual(bram.list.map(({ shortcut, text, shared }) => [shortcut, text, shared]), [["hallo", hallo.text, true]]);
  assert.equal(bram.mayKeep(bram.list[0]), false);
  assert.equal(JSON.stringify(server.texts).includes("hallo"), false);
});

test("a text that no coordinator signed, or that was altered or moved, is not offered", async () => {
  const { server, dina, bram } = await team();
  await dina.keep(hallo);
  const [kept] = server.texts;
  const bytes = fromBase64url(kept.sealed);
  bytes[80] ^= 1;
  await bram.keep({ ...hallo, shared: false });
  const [, brams] = server.texts;
  server.texts = [
    { ...kept, sealed: base64url(bytes) },
    { ...kept, id: crypto.randomUUID() },
    { ...kept, version: 2 },
    { ...kept, signer: "bram" },
    { ...brams, shared: true },
    { ...kept, shared: false, owner: "bram" },
    kept,
  ];

  await bram.load();

  assert.equal(bram.refused, 6);
  assert.deepEqual(bram.list.map(({ id }) => id), [kept.id], "the premise: the true one is");
});

test("what a coordinator wrote stays good when he has left, and no longer when his role was taken", async () => {
  const { server, dina, bram } = await team();
  await dina.keep(hallo);
  server.members.set("dina", { ...server.members.get("dina"), removed: true });
  await bram.load();
  assert.equal(bram.list.length, 1);

  server.members.set("dina", { ...server.members.get("dina"), role: "counsellor" });
  await bram.load();

  assert.equal(bram.list.length, 0);
});

test("after the team key was renewed, who may keep a text seals it anew; until then the earlier key opens it", async () => {
  const { server, dina, bram } = await team();
  await dina.keep(hallo);
  server.teamEpoch = 2;
  await bram.load();
  assert.equal(server.texts[0].teamEpoch, 1);
  assert.equal(bram.list.length, 1);

  await dina.load();

  assert.equal(server.texts[0].teamEpoch, 2);
  await bram.load();
  assert.equal(bram.list[0].text, hallo.text);
});

test("who was overtaken hears it and changes nothing", async () => {
  const { dina, bram, server } = await team();
  await dina.keep(hallo);
  await bram.load();
  const [stale] = dina.list;
  await dina.keep({ ...stale, text: "Dag." });
  dina.list = [stale];

  await assert.rejects(dina.keep({ ...stale, text: "Hallo." }), { code: "epoch-old" });

  assert.equal(server.texts[0].version, 2);
});

test("shortcuts come before words, and the visitor's language before the other", async () => {
  const { bram } = await team();
  const own = { ...hallo, shared: false };
  await bram.keep({ ...own, shortcut: "hulp", title: "112", text: "Bel 112." });
  await bram.keep({ ...own, shortcut: "hello", language: "en", title: "Greeting", text: "Hi." });
  await bram.keep({ ...own, shortcut: "he", language: "nl", title: "Kort", text: "Hoi." });
  await bram.keep({ ...own, shortcut: "dag", language: "nl", title: "Afscheid", text: "Hele fijne avond." });

  assert.deepEqual(bram.search("he", "nl").map(({ shortcut }) => shortcut), ["he", "hello", "dag"]);
  assert.deepEqual(bram.search("he", "en").map(({ shortcut }) => shortcut), ["hello", "he", "dag"]);
  assert.equal(bram.search("", "nl").length, 4);
  assert.deepEqual(bram.search("zzz", "nl"), []);
});

test("placeholders are filled where we know what they stand for, and seen where we do not", () => {
  const filled = fillIn("Ik ben {naam} van {Organisatie}. Bel {nummer van de opvang} om {tijd}.", { me: "Bram", organisation: "Proefhuis" });

  assert.equal(filled, "Ik ben Bram van Proefhuis. Bel {nummer van de opvang} om {tijd}.");
  assert.deepEqual(openPlaceholders(filled), ["{nummer van de opvang}", "{tijd}"]);
  assert.deepEqual(openPlaceholders("een {} accolade { en } nog {1}"), []);
});

test("locking leaves no text in the page", async () => {
  const { dina } = await team();
  await dina.keep(hallo);
  dina.forget();
  assert.deepEqual(dina.list, []);
});

// What the team still asks: sealed for the team, answered once, nothing of her in it.
import "../crypto/webcrypto.mjs";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { openFollowUp, sealFollowUp } from "../../../Assets/public/shared/crypto/follow-up-details.js";
import { generateKeyPair } from "../../../Assets/public/shared/crypto/hpke.js";
import { base64url, fromBase64url, sha256 } from "../../../Assets/public/shared/crypto/primitives.js";
import { Problem } from "../../../Assets/public/shared/models/http-client.js";
import { ANSWERS, FollowUps } from "../../../Assets/public/staff/follow-ups/models/follow-ups.js";
import { isUnderWay } from "../../../Assets/public/staff/follow-ups/models/path.js";
import { agreedGuests, once, placesOf } from "../../../Assets/public/staff/referral/models/went-out.js";

const codeBook = JSON.parse(readFileSync(new URL("../../../Sources/Cases/CodeBook/code-book-1.json", import.meta.url)));
const place = { question: "arrived", code: "shelter", organisation: "Het Veilige Huis", reach: "020 1234567. Bel overdag.", note: "Blauwe Vlinder 7" };

/** A team with two keys, and a server that keeps what it is given. */
async function team() {
  const keys = new Map([[1, await generateKeyPair()], [2, await generateKeyPair()]]);
  const server = { rows: [], posted: [], teamEpoch: 1, late: 0 };
  const row = (id) => server.rows.find((each) => each.id === id);
  const api = {
    get: async (path) => {
      const [, first, of] = path.split("/");
      const told = first === "conversations" ? server.rows.filter(({ conversation }) => conversation === of) : server.rows;
      return { followUps: told.map(({ hash, conversation, ...each }) => ({ ...each, daysLeft: 7 - server.late })), more: false };
    },
    post: async (path, body) => {
      server.posted.push({ path, body });
      const [, first, id, last] = path.split("/");
      if (first === "conversations") {
        const { id: made, question, code, teamEpoch, details, tokenHash } = body;
        server.rows.push({ id: made, question, code, teamEpoch, details, conversation: id, hash: tokenHash, begun: 0, week: 1, answers: [], by: "Bram" });
        return {};
      }
      const known = row(id);
      if (!known || (last === "answers" && known.answers.length !== body.asked)) throw new Problem(409, "epoch-old");
      const counted = base64url(await sha256(fromBase64url(body.token))) === known.hash;
      server.rows = server.rows.filter((each) => each.id !== id);
      return { counted };
    },
    put: async (path, { teamEpoch, details }) => Object.assign(row(path.split("/")[2]), { teamEpoch, details }),
  };
  const ring = {
    get teamEpoch() {
      return server.teamEpoch;
    },
    get teamPublic() {
      return keys.get(server.teamEpoch).publicBytes;
    },
    latestTeamKey: async (epoch) => {
      if (epoch > server.teamEpoch) throw new RangeError("none");
      return keys.get(epoch).key;
    },
  };
  return { server, browser: () => new FollowUps({ api, ring }), keys };
}

test("a colleague opens what one begun; the server reads neither organisation nor note nor token", async () => {
  const { server, browser } = await team();
  await browser().create({ id: "c1" }, place);
  const chris = browser();

  await chris.load();

  const [{ token, ...opened }] = chris.list;
  assert.deepEqual([opened.organisation, opened.reach, opened.note, opened.code], [place.organisation, place.reach, place.note, "shelter"]);
  assert.equal(opened.question, "arrived");
  assert.equal(fromBase64url(token).length, 32);
  const known = JSON.stringify([server.rows, server.posted]);
  for (const secret of [place.organisation, place.note, "1234567", token]) assert.ok(!known.includes(secret), secret);
  assert.deepEqual(server.posted.map(({ path }) => path), ["/conversations/c1/follow-ups"]);
});

test("what is due is counted; an answer takes the token along and leaves the list", async () => {
  const { server, browser } = await team();
  const bram = browser();
  await bram.create({ id: "c1" }, place);
  await bram.load();
  assert.equal(bram.due.length, 0);
  server.late = 7;
  await bram.load();
  assert.equal(bram.due.length, 1);

  const counted = await bram.answer(bram.list[0], "arrived");

  assert.equal(counted, true);
  assert.deepEqual([bram.list.length, bram.due.length], [0, 0]);
  assert.deepEqual(server.posted.at(-1).body.answer, "arrived");
});

test("what a colleague began for this conversation is not begun a second time, in whatever tab", async () => {
  const { browser } = await team();
  await browser().create({ id: "c1" }, place);
  await browser().create({ id: "c1" }, { ...place, question: "police", organisation: "Politie" });
  await browser().create({ id: "c2" }, { ...place, organisation: "Elders" });

  assert.deepEqual([...(await browser().askedFor({ id: "c1" }, "arrived"))], [place.organisation]);
  assert.deepEqual([...(await browser().askedFor({ id: "c1" }, "police"))], ["Politie"]);
  assert.deepEqual([...(await browser().askedFor({ id: "c3" }, "arrived"))], []);
});

test("under a new team key it is sealed anew, and still opens", async () => {
  const { server, browser } = await team();
  await browser().create({ id: "c1" }, place);
  const before = server.rows[0].details;
  server.teamEpoch = 2;

  const dina = browser();
  await dina.load();
  await dina.load();

  assert.equal(server.rows[0].teamEpoch, 2);
  assert.notEqual(server.rows[0].details, before);
  assert.equal(dina.list[0].organisation, place.organisation);
});

test("what was moved to another, altered, or sealed to a key that we never had is counted and not shown", async () => {
  const { server, browser } = await team();
  await browser().create({ id: "c1" }, place);
  await browser().create({ id: "c1" }, { ...place, organisation: "Politie" });
  const [one, other] = server.rows;
  [one.details, other.details] = [other.details, one.details];
  server.rows.push({ ...one, id: crypto.randomUUID(), teamEpoch: 9 });
  const bram = browser();

  await bram.load();

  assert.deepEqual([bram.list.length, bram.refused], [0, 3]);
});

test("details that are no such thing are refused", async () => {
  const pair = await generateKeyPair();
  const about = { id: crypto.randomUUID(), teamEpoch: 1 };
  const sealed = await sealFollowUp(about, { organisation: "Politie" }, pair.publicBytes);
  await assert.rejects(openFollowUp(pair.key, about, sealed), { reason: "malformed" });
});

test("however long the directory's words are, they fit, and the organisation is whole", async () => {
  const { server, browser } = await team();
  const bram = browser();
  await bram.create({ id: "c1" }, { ...place, reach: "🏠".repeat(2000) });

  await bram.load();

  assert.equal(bram.list[0].organisation, place.organisation);
  assert.ok(fromBase64url(server.rows[0].details).length <= 65 + 4 * 256 + 16);
  assert.ok(!bram.list[0].reach.includes("\uFFFD"));
});

test("what can be heard of the way to the police is what the registration can say, and that it is not known", () => {
  const codes = codeBook.fields.find(({ key }) => key === "willingness").codes.map(({ code }) => code);
  assert.deepEqual(ANSWERS.police.slice(0, -1), codes.filter((code) => code !== "unk"));
  assert.equal(ANSWERS.police.at(-1), "unknown");
  for (const code of codes) assert.equal(isUnderWay(code), !["no", "done", "unk"].includes(code), code);
  assert.equal(isUnderWay(undefined), false);
});

test("guests to whom she said yes are places where she may arrive; an interpreter and one refused are not", () => {
  const id = (n) => `00000000-0000-4000-8000-00000000000${n}`;
  const asks = (n, role) => ({
    type: "message", kind: "guest", body: { guest: id(n), name: `N${n}`, organisation: `O${n}`, role }, sender: { role: "counsellor" },
  });
  const says = (n, answer) => ({ type: "message", kind: "guest-answer", body: { guest: id(n), answer }, sender: { role: "visitor" } });
  const lines = [asks(1, "police"), says(1, "yes"), asks(2, "shelter"), says(2, "no"), asks(3, "interpreter"), says(3, "yes"), asks(4, "other"), says(4, "yes")];
  const options = [{ name: "O4", kind: "", phone: "0800-0113", reach: "Bel." }];

  const places = once([...placesOf(options, []), ...agreedGuests(lines)]);

  assert.deepEqual(places, [{ code: "113", organisation: "O4", reach: "0800-0113. Bel." }, { code: "police", organisation: "O1", reach: "N1" }]);
});

import assert from "node:assert/strict";
import { randomUUID, webcrypto } from "node:crypto";
import test from "node:test";

// Debian's Node 18 has no global WebCrypto; the modules look for it when they are used.
if (!globalThis.crypto) Object.defineProperty(globalThis, "crypto", { value: webcrypto });
const { base64url, fromBase64url } = await import("../../../Assets/public/shared/crypto/primitives.js");
const { generateKeyPair, importPrivateRecord } = await import("../../../Assets/public/shared/crypto/hpke.js");
const { found, generateSigningPair } = await import("../../../Assets/public/shared/crypto/team.js");
const { openRoot } = await import("../../../Assets/public/shared/crypto/conversation-keys.js");
const { Opening, TeamUnverified } = await import("../../../Assets/public/visitor/chat/models/opening.js");
const { makeCode } = await import("../../../Assets/public/visitor/chat/models/return-codes.js");
const returnCodes = await import("../../../Assets/public/visitor/chat/models/return-codes.js");

const salt = base64url(new Uint8Array(16));

async function team() {
  const signing = await generateSigningPair();
  const [founder, recovery] = [await generateKeyPair(), await generateKeyPair()];
  return found({
    founder: randomUUID(), founderHpkePublic: founder.publicBytes, signing,
    recovery: randomUUID(), recoveryPublic: recovery.publicBytes,
  });
}

/** A server in a few lines; what it was sent is kept to look at. */
function server({ statements, answers = {} }) {
  const asked = [];
  const routes = {
    "GET /team": () => ({ statements }),
    "POST /puzzles": () => ({ challenge: `c${asked.length}`, bits: 1, iterations: 2000 }),
    "POST /conversations": ({ id }) => ({ id, state: "waiting" }),
    ...answers,
  };
  const fetch = async (path, { method, headers, body }) => {
    const sent = body ? JSON.parse(body) : {};
    asked.push({ route: `${method} ${path}`, headers, sent });
    const answer = routes[`${method} ${path}`](sent, asked);
    const refused = typeof answer.code === "string";
    return { ok: !refused, status: refused ? answer.status : 200, headers: new Headers(), json: async () => answer, text: async () => JSON.stringify(answer) };
  };
  return { asked, fetch };
}

const config = ({ rootHash }) => ({ rootHash: base64url(rootHash), salt, iterations: 600000 });

test("a new conversation is sealed to the team that follows from the configured root", async () => {
  const ours = await team();
  const { asked, fetch } = server(ours);

  const opened = await new Opening(config(ours), { fetch }).begin({ language: "nl", topic: null });

  const { sent, headers } = asked.at(-1);
  const recipient = await importPrivateRecord(ours.teamRecord);
  const { root } = await openRoot(recipient, opened.id, 1, fromBase64url(sent.sealedRoot));
  assert.deepEqual(root, opened.keys.root);
  assert.equal(headers.Authorization, `Bearer ${opened.token}`);
  assert.deepEqual([sent.language, sent.topic, sent.danger], ["nl", null, false]);
  assert.ok(!JSON.stringify(asked).includes(base64url(opened.ticket)));
});

test("a team list of another root stops everything before anything is sent", async () => {
  const [ours, theirs] = [await team(), await team()];
  const { asked, fetch } = server(theirs);

  await assert.rejects(new Opening(config(ours), { fetch }).begin({ language: "nl", topic: null }), TeamUnverified);

  assert.deepEqual(asked.map(({ route }) => route), ["GET /team"]);
});

test("without a configured root not even the list is asked for", async () => {
  const { asked, fetch } = server(await team());

  await assert.rejects(new Opening({ rootHash: "", salt, iterations: 1 }, { fetch }).begin({ language: "nl", topic: null }), TeamUnverified);

  assert.deepEqual(asked, []);
});

test("a puzzle that went stale is replaced once, and the same conversation is asked for", async () => {
  const ours = await team();
  let tries = 0;
  const { asked, fetch } = server({
    ...ours,
    answers: {
      "POST /conversations": ({ id }) => {
        tries += 1;
        return tries === 1 ? { code: "puzzle", status: 403 } : { id, state: "waiting" };
      },
    },
  });

  await new Opening(config(ours), { fetch }).begin({ language: "nl", topic: null });

  const opens = asked.filter(({ route }) => route === "POST /conversations").map(({ sent }) => sent);
  assert.equal(opens.length, 2);
  assert.equal(opens[0].id, opens[1].id);
  assert.notEqual(opens[0].puzzle.challenge, opens[1].puzzle.challenge);
});

test("six words open the conversation again on another device, however they are typed", async () => {
  const ours = await team();
  const first = await new Opening(config(ours), server(ours)).begin({ language: "nl", topic: null });
  const { code, body } = await makeCode({ id: first.id, keys: first.keys, language: "nl", salt, iterations: 600000 });
  const { fetch } = server({
    ...ours,
    answers: {
      "POST /returns": ({ locator, secret }) => {
        const right = locator === body.locator && secret === body.secret;
        return right ? { conversation: first.id, wrapped: body.wrapped } : { code: "wrong-code", status: 403 };
      },
      [`PUT /conversations/${first.id}/ticket`]: () => ({}),
      [`GET /conversations/${first.id}`]: () => ({ id: first.id, state: "active" }),
    },
  });
  const typed = `  ${code.toUpperCase().split(" ").join("   ")} `;

  const again = await new Opening(config(ours), { fetch }).resume(typed, returnCodes);

  assert.equal(again.id, first.id);
  assert.deepEqual(again.keys.root, first.keys.root);
  assert.notEqual(again.token, first.token);
});

test("words that are none are refused as a wrong code is, without asking the server", async () => {
  const ours = await team();
  const { asked, fetch } = server(ours);

  await assert.rejects(new Opening(config(ours), { fetch }).resume("zomaar wat", returnCodes), { code: "wrong-code" });

  assert.deepEqual(asked, []);
});

test("a reload while the server restarts waits for it, and comes back in", async () => {
  const ours = await team();
  const begun = server(ours);
  const opened = await new Opening(config(ours), begun).begin({ language: "nl", topic: null });
  const { wrappedTicket } = begun.asked.at(-1).sent;
  let tries = 0;
  const { fetch } = server({
    ...ours,
    answers: {
      "GET /session": () => (++tries === 1 ? { code: "unavailable", status: 503 } : { conversation: opened.id, wrappedTicket }),
      [`GET /conversations/${opened.id}`]: () => ({ state: "waiting" }),
    },
  });

  const again = await new Opening(config(ours), { fetch }).reload(opened.ticket);

  assert.equal(again.id, opened.id);
  assert.deepEqual(again.keys.root, opened.keys.root);
});

test("once she has ended it a reload opens nothing, whatever a copy of the tab's ticket says", async () => {
  const ours = await team();
  const { id, ticket } = await new Opening(config(ours), server(ours)).begin({ language: "nl", topic: null });
  const { asked, fetch } = server({ ...ours, answers: { "GET /session": () => ({ conversation: id }) } });

  await assert.rejects(new Opening(config(ours), { fetch }).reload(ticket), { code: "session-ended" });

  assert.deepEqual(asked.map(({ route }) => route), ["GET /session"]);
});

test("talking on after the end keeps the ticket again, so that the next reload opens the conversation", async () => {
  const ours = await team();
  const opened = await new Opening(config(ours), server(ours)).begin({ language: "nl", topic: null });
  let kept = null;
  const { fetch } = server({
    ...ours,
    answers: {
      [`PUT /conversations/${opened.id}/ticket`]: ({ wrappedTicket }) => {
        kept = wrappedTicket;
        return {};
      },
      "GET /session": () => ({ conversation: opened.id, wrappedTicket: kept }),
      [`GET /conversations/${opened.id}`]: () => ({ id: opened.id, state: "waiting" }),
    },
  });
  const opening = new Opening(config(ours), { fetch });

  const on = await opening.goOn(opened);
  const reloaded = await opening.reload(opened.ticket);

  assert.equal(on.token, opened.token);
  assert.deepEqual([reloaded.id, reloaded.keys.root], [opened.id, opened.keys.root]);
});

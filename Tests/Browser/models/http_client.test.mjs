import assert from "node:assert/strict";
import test from "node:test";
import { webcrypto } from "node:crypto";
import { HttpClient, Problem, retryDelay } from "../../../Assets/public/shared/models/http-client.js";

// Debian's Node 18 has no global WebCrypto; the modules look for it when they are used.
if (!globalThis.crypto) Object.defineProperty(globalThis, "crypto", { value: webcrypto });

const answering = (status, body, headers = {}) =>
  new HttpClient({ fetch: async () => new Response(body, { status, headers }) });

test("an answer without a body is null, whatever its success is called", async () => {
  assert.equal(await answering(201, "").post("/x"), null);
  assert.equal(await answering(204, null).post("/x"), null);
});

test("a refusal carries the code, the details and the seconds to wait", async () => {
  const client = answering(429, JSON.stringify({ code: "too-many", field: "f" }), { "Retry-After": "7" });

  await assert.rejects(client.post("/x"), ({ status, code, retryAfter, details, passing }) => {
    assert.deepEqual([status, code, retryAfter, details.field, passing], [429, "too-many", 7, "f", true]);
    return true;
  });
});

test("no answer is a problem that passes; a refusal for good is not", async () => {
  const lost = new HttpClient({ fetch: async () => { throw new TypeError("no network"); } });

  await assert.rejects(lost.get("/x"), { status: 0, code: "network", passing: true });
  assert.equal(new Problem(409, "conflict").passing, false);
});

test("an answer that is no JSON is a problem, not an exception of another kind", async () => {
  await assert.rejects(answering(502, "<html>").get("/x"), { status: 502, code: "server" });
});

test("chance adds at most a quarter to a wait", () => {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const delay = retryDelay(5);
    assert.ok(delay >= 30000 && delay <= 37500, String(delay));
  }
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, posix } from "node:path";
import { fileURLToPath } from "node:url";
import test from "node:test";

const root = fileURLToPath(new URL("../../../Assets/public/", import.meta.url));

/** The modules that load with this one; what is imported on demand is not among them. */
function closure(path, found = new Set()) {
  if (found.has(path)) return found;
  found.add(path);
  const code = readFileSync(root + path, "utf8");
  for (const [, name] of code.matchAll(/^(?:import|export)\b[^"();]*"(\.[^"]+)";/gm)) {
    closure(posix.join(dirname(path), name), found);
  }
  return found;
}

const start = readFileSync(`${root}visitor/start.js`, "utf8");
const named = [...start.match(/const modules = \[([^\]]*)\]/)[1].matchAll(/"([^"]+)"/g)].map(([, path]) => path);
const landing = closure("visitor/start.js");

test("Start names every module that the chat will load, and no other", () => {
  const needed = [...closure("visitor/chat/chat.js")].filter((path) => !landing.has(path));

  assert.deepEqual([...named].sort(), needed.sort());
});

test("nothing of the chat is loaded with the landing page", () => {
  assert.deepEqual([...landing].sort(), ["visitor/exit.js", "visitor/start.js"]);
});

test("what founds a team, admits to it or makes a return code is not loaded before it is used", () => {
  const used = closure("visitor/chat/chat.js");

  for (const path of ["shared/crypto/team.js", "shared/crypto/invitation.js", "shared/crypto/return-code.js", "shared/words/return-words.nl.js"]) {
    assert.ok(readFileSync(root + path, "utf8").length > 0);
    assert.equal(used.has(path), false, path);
  }
});

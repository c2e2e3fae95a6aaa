import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import test from "node:test";

const root = fileURLToPath(new URL("../../../Assets/", import.meta.url));
const read = (path) => readFileSync(root + path, "utf8");
const under = (folder) => readdirSync(root + folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? under(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]);

test("the guest's page gives its scripts every text they ask for, and no other", () => {
  const code = under("public/partner").filter((path) => path.endsWith(".js")).map(read).join("\n");
  const asked = new Set([...code.matchAll(/texts\.(\w+)/g), ...code.matchAll(/"(over[A-Z]\w+)"/g)].map(([, name]) => name));
  const given = JSON.parse(read("locales/partner-script-keys.json"));

  assert.ok(asked.size > 20);
  assert.deepEqual([...asked].sort(), [...given].sort());
});

test("what the guest's page asks of the browser is not kept there", () => {
  const code = under("public/partner").filter((path) => path.endsWith(".js")).map(read).join("\n");

  assert.doesNotMatch(code, /sessionStorage|localStorage|indexedDB|cookie|pushState/);
  assert.match(code, /history\.replaceState\(null, "", location\.pathname/);
});

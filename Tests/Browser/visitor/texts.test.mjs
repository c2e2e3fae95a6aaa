import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import test from "node:test";

const root = fileURLToPath(new URL("../../../Assets/", import.meta.url));
const json = (path) => JSON.parse(readFileSync(root + path, "utf8"));

function scripts(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? scripts(`${folder}/${entry.name}`) : entry.name.endsWith(".js") ? [`${folder}/${entry.name}`] : []);
}

/** The names after `texts.` and those taken out of `texts` by a pattern. */
function asked() {
  const code = scripts(`${root}public/visitor`).map((path) => readFileSync(path, "utf8")).join("\n");
  const direct = [...code.matchAll(/texts\.(\w+)/g)].map(([, name]) => name);
  const taken = [...code.matchAll(/\{([^{}]*)\} = (?:this\.#|config\.)texts/g)].flatMap(([, names]) => names.match(/\w+/g));
  return new Set([...direct, ...taken]);
}

test("the page gives its scripts every text they ask for, and no other", () => {
  const given = new Set(json("locales/visitor-script-keys.json"));

  const names = asked();

  assert.ok(names.size > 20);
  assert.deepEqual([...names].filter((name) => !given.has(name)), []);
  assert.deepEqual([...given].filter((name) => !names.has(name)), []);
});

test("no text that a script fills in asks for what the site has filled in before", () => {
  const given = json("locales/visitor-script-keys.json");

  for (const language of ["nl", "en"]) {
    const texts = json(`locales/visitor.${language}.json`);
    assert.deepEqual(given.filter((name) => /\{(organisation|days)\}/.test(texts[name])), [], language);
  }
});

test("every text that scripts are given exists in both languages", () => {
  const given = json("locales/visitor-script-keys.json");

  for (const language of ["nl", "en"]) {
    const texts = json(`locales/visitor.${language}.json`);
    assert.deepEqual(given.filter((name) => typeof texts[name] !== "string"), [], language);
  }
});

test("every text is used by a page or a script", () => {
  const templates = readdirSync(`${root}templates/visitor`)
    .map((name) => readFileSync(`${root}templates/visitor/${name}`, "utf8")).join("\n");
  const spoken = readFileSync(`${root}../Sources/VisitorSite/OpeningWords.swift`, "utf8");
  const said = [...spoken.matchAll(/(?:say|names|text)\("(\w+)"/g)].map(([, name]) => name);
  const used = new Set([...said, ...[...templates.matchAll(/text\.(\w+)/g)].map(([, name]) => name), ...asked()]);

  // A simpler text is used where the one it stands for is.
  const unused = Object.keys(json("locales/visitor.nl.json")).filter((name) => !used.has(name.replace(/Simple$/, "")));

  assert.deepEqual(unused, []);
});

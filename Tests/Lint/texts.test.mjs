// The texts people read: both languages whole, and the Dutch plain. Whether it really is B1 only readers can say.
import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { files, root, text } from "./repository.mjs";

const catalogue = (name, language) => {
    const flat = new Map();
    const add = (prefix, value) => {
        if (typeof value === "string") flat.set(prefix, value);
        else for (const [key, inner] of Object.entries(value)) add(prefix === "" ? key : `${prefix}.${key}`, inner);
    };
    add("", JSON.parse(text(`Assets/locales/${name}.${language}.json`)));
    return flat;
};
const names = ["visitor", "staff", "partner", "report", "referral", "police-path"];
const placeholders = (sentence) => (sentence.match(/\{[a-zA-Z0-9]+\}/g) ?? []).sort();
const sentences = (value) => value.split(/(?<=[.?:])\s+/).map((one) => one.trim()).filter((one) => /[a-z]/i.test(one));
const wordCount = (sentence) => sentence.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;

for (const name of names) {
    test(`the ${name} texts have the same keys and placeholders in Dutch and English`, () => {
        const dutch = catalogue(name, "nl");
        const english = catalogue(name, "en");

        assert.ok(dutch.size > 0);
        assert.deepEqual([...dutch.keys()].sort(), [...english.keys()].sort());
        for (const [key, sentence] of dutch) {
            assert.notEqual(sentence.trim(), "", `${key} is empty`);
            assert.notEqual(english.get(key).trim(), "", `${key} is empty in English`);
            assert.deepEqual(placeholders(english.get(key)), placeholders(sentence), key);
        }
    });
}

test("what two sites say stands once, in the file that both read", () => {
    const shared = [...catalogue("police-path", "nl").keys()];

    assert.deepEqual(["visitor", "referral"].flatMap((name) => shared.filter((key) => catalogue(name, "nl").has(key))), []);
});

test("every text a template asks for exists", () => {
    const problems = [];
    for (const name of names) {
        const known = new Map([...catalogue(name, "nl"), ...catalogue("police-path", "nl")]);
        for (const path of files(`Assets/templates/${name}`, ".mustache")) {
            for (const [, key] of text(path).matchAll(/\{\{\{?&?\s*text\.([\w.]+)/g)) {
                if (!known.has(key)) problems.push(`${path}: text.${key}`);
            }
        }
    }
    assert.deepEqual(problems, []);
});

test("every deed that the audit trail records has its words, and no other has", () => {
    const kept = text("Sources/HelplineCore/AuditEntry.swift").match(/enum Action[^]*?\n {4}\}/)[0];
    const deeds = [...kept.matchAll(/^ +case (.+)$/gm)].flatMap(([, list]) => list.split(",")).map((one) => one.trim());
    const words = deeds.map((deed) => (deed.match(/"(.+)"/)?.[1] ?? deed).replaceAll("-", "_"));

    const said = [...catalogue("staff", "nl").keys()].filter((key) => /^audit_(?!by_)/.test(key));

    assert.ok(words.includes("team_key_renewed"));
    assert.deepEqual(said.sort(), words.map((word) => `audit_${word}`).sort());
});

test("a simpler text stands for another, says the same numbers and names, and is in shorter sentences", () => {
    const mean = (value) => wordCount(value) / sentences(value).length;
    for (const language of ["nl", "en"]) {
        const texts = catalogue("visitor", language);
        const simpler = [...texts].filter(([key]) => key.endsWith("Simple"));
        assert.ok(simpler.length >= 20);
        for (const [key, sentence] of simpler) {
            const usual = texts.get(key.slice(0, -"Simple".length));
            assert.ok(usual, `${key} stands for nothing`);
            assert.deepEqual(placeholders(sentence), placeholders(usual), key);
            assert.deepEqual([...new Set(sentence.match(/\d[\d-]+/g))].sort(), [...new Set(usual.match(/\d[\d-]+/g))].sort(), key);
            for (const one of sentences(sentence)) assert.ok(wordCount(one) <= 12, `${language} ${key}: ${one}`);
            assert.ok(mean(sentence) <= Math.max(mean(usual), 8), `${language} ${key} is in longer sentences`);
        }
    }
});

test("the visitor is never called a victim, and nobody shouts at her", () => {
    for (const [key, sentence] of catalogue("visitor", "nl")) {
        assert.doesNotMatch(sentence, /slachtoffer(?!hulp)/i, key);
        assert.doesNotMatch(sentence, /waarom deed je/i, key);
        assert.doesNotMatch(sentence, /!/, key);
    }
    for (const [key, sentence] of catalogue("visitor", "en")) assert.doesNotMatch(sentence, /\bvictim/i, key);
});

test("labels that people and tests rely on stay as they are", () => {
    const said = (name) => new Set([...catalogue(name, "nl").values()]);
    for (const label of ["Start een gesprek", "Jouw bericht", "Versturen", "Snel weg", "Stop het gesprek", "Wis mijn gesprek",
        "Ik heb een terugkeercode"]) assert.ok(said("visitor").has(label), label);
    for (const label of ["Gebruikersnaam", "Wachtzin", "Code", "Inloggen", "Wachtrij", "Neem aan", "Versturen",
        "Sluit gesprek af"]) assert.ok(said("staff").has(label), label);
});

test("Dutch for visitors is in short sentences (a hint; only readers can judge it)", (t) => {
    const all = [...catalogue("visitor", "nl")].flatMap(([key, value]) =>
        sentences(value).map((sentence) => ({ key, sentence, words: wordCount(sentence) }))).filter((one) => one.words > 1);
    const mean = all.reduce((sum, one) => sum + one.words, 0) / all.length;
    const long = all.filter((one) => one.words > 15);

    t.diagnostic(`${all.length} sentences, mean ${mean.toFixed(1)} words, ${long.length} above 15`);
    for (const one of long) t.diagnostic(`${one.words} words: ${one.key}: ${one.sentence}`);
    assert.ok(mean <= 10, `mean sentence length ${mean.toFixed(1)}`);
});

/** Some of the words that nobody should have to remember; the lists were screened by people for the rest. */
const hurting = new Set(("mes bed klant aangifte aanval aanslag politie slachtoffer dader misbruik geweld dood moord seks hoer pooier "
    + "wapen pistool verkrachting dwang slaaf drugs knife customer client police victim abuse violence death murder kill sex whore "
    + "pimp weapon gun rape slave suicide escort naked").split(" "));

for (const language of ["nl", "en"]) {
    test(`return words (${language}) are 2,048, plain, and told apart by four letters`, async () => {
        const path = files("Assets/public/shared/words").find((one) => one.endsWith(`.${language}.js`));
        const module = await import(pathToFileURL(join(root, path)).href);
        const words = Object.values(module).find(Array.isArray);

        assert.equal(words.length, 2048);
        assert.deepEqual(words.filter((word) => !/^[a-z]{3,}$/.test(word)), []);
        assert.equal(new Set(words.map((word) => word.slice(0, 4))).size, 2048);
        assert.deepEqual(words.filter((word) => hurting.has(word)), []);
    });
}

/** Names that scripts of the staff site say, and beginnings of those that they put together. */
function saidByScripts() {
    const code = ["Assets/public/staff", "Assets/public/shared"].flatMap((folder) => files(folder, ".js")).map(text).join("\n");
    return {
        whole: new Set([...code.matchAll(/["'`](\w+)["'`]/g)].map(([, name]) => name)),
        begun: [...code.matchAll(/["'`](\w+)(?:\$\{|["'] \+)/g)].map(([, name]) => name),
    };
}

test("a text that only set-up and enrolment are given is asked for by no module of the workspace", () => {
    const kept = JSON.parse(text("Assets/locales/staff-begin-keys.json"));
    const reached = new Set();
    const reach = (path) => {
        if (reached.has(path)) return;
        reached.add(path);
        for (const [, next] of text(path).matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)) reach(join(path, "..", next));
    };
    reach("Assets/public/staff/workspace.js");

    assert.ok(reached.size > 50, "the premise: its modules were found");
    for (const path of reached) assert.deepEqual(kept.filter((key) => text(path).includes(`"${key}"`)), [], path);
});

test("a text that the staff site's scripts are not given stands in a page, and no script asks for it", () => {
    const kept = JSON.parse(text("Assets/locales/staff-page-keys.json"));
    const pages = files("Assets/templates/staff", ".mustache").map(text).join("\n");
    const inPages = new Set([...pages.matchAll(/text\.(\w+)/g)].map(([, key]) => key));
    const { whole, begun } = saidByScripts();

    assert.ok(whole.size > 200 && begun.length > 5, "the premise: scripts were read");
    assert.deepEqual(kept.filter((key) => !inPages.has(key)), []);
    assert.deepEqual(kept.filter((key) => whole.has(key) || begun.some((start) => key.startsWith(start))), []);
});

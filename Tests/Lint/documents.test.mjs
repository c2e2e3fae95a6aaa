// Documents that point at code, kept true.
import assert from "node:assert/strict";
import test from "node:test";
import { dirname, posix } from "node:path";
import { exists, files, isFolder, text } from "./repository.mjs";

const documents = files("", ".md");
const links = (path) => [...text(path).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]);
const headings = (path) => text(path).split("\n").filter((line) => /^#+ /.test(line))
    .map((line) => line.replace(/^#+ /, "").toLowerCase().replace(/[^\p{L}\p{N} -]/gu, "").trim().replace(/ /g, "-"));

test("a message's journey names seven files, in order, and each exists", () => {
    const journey = text("ARCHITECTURE.md").split(/^## /m)[1];
    const steps = [...journey.matchAll(/^(\d)\. \[`?([^\]`]+)`?\]\(([^)]+)\)/gm)];

    assert.match(journey, /^A message's journey/);
    assert.deepEqual(steps.map((step) => step[1]), ["1", "2", "3", "4", "5", "6", "7"]);
    for (const [, , , path] of steps) assert.ok(exists(path), `${path} is gone: tell the journey again`);
});

test("every link inside the repository leads somewhere", () => {
    const broken = [];
    for (const path of documents) {
        for (const link of links(path).filter((one) => !/^(https?|mailto):/.test(one))) {
            const [file, anchor] = link.split("#");
            const target = file === "" ? path : posix.normalize(posix.join(dirname(path), decodeURI(file)));
            if (!exists(target)) broken.push(`${path}: ${link}`);
            else if (anchor && !isFolder(target) && !headings(target).includes(anchor)) broken.push(`${path}: ${link} (no such heading)`);
        }
    }
    assert.deepEqual(broken, []);
});

test("every decision has its context, its consequences, and what would change it", () => {
    const decisions = files("docs/adr", ".md");
    assert.ok(decisions.length >= 10);
    for (const path of decisions) {
        for (const heading of ["## Context", "## Decision", "## Consequences", "## We would reconsider if"]) {
            assert.ok(text(path).includes(heading), `${path} lacks "${heading}"`);
        }
    }
});

test("every proof named in the threat model is in the tests", () => {
    const proofs = [...text("THREAT_MODEL.md").matchAll(/Proof: (.+)$/gm)].flatMap((match) =>
        [...match[1].matchAll(/`(Tests\/[^`]+?)`(?: \(“([^”]+)”\))?/g)]);
    assert.ok(proofs.length >= 8, `only ${proofs.length} proofs named`);
    for (const [, path, sentence] of proofs) {
        assert.ok(exists(path), `${path} does not exist`);
        if (sentence) assert.ok(text(path).includes(sentence), `${path} has no "${sentence}"`);
    }
});

test("every setting is explained to the operator, and no other", () => {
    const source = text("Sources/App/Configuration/AppConfiguration+Reading.swift");
    const keys = [...source.match(/static let keys[^[]*= \[([^\]]*)\]/)[1].matchAll(/"([\w.]+)"/g)].map((match) => match[1]).sort();
    const explained = [...text("docs/operate/configuration.md").matchAll(/^\| `([\w.]+)` \|/gm)].map((match) => match[1]).sort();

    assert.ok(keys.length > 10);
    assert.deepEqual(explained, keys);
});

test("pictures in the documents exist", () => {
    for (const path of documents) {
        for (const [, image] of text(path).matchAll(/(?:src|srcset)="([^"]+)"/g)) {
            assert.ok(exists(posix.normalize(posix.join(dirname(path), image))), `${path}: ${image}`);
        }
    }
});

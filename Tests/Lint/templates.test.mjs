// Under our content security policy an inline script or style would be dead text; a foreign address would be a leak.
import assert from "node:assert/strict";
import test from "node:test";
import { files, text } from "./repository.mjs";

const templates = files("Assets/templates", ".mustache");

function findings(paths, ...patterns) {
    return paths.flatMap((path) => patterns.flatMap((pattern) =>
        [...text(path).matchAll(pattern)].map((match) => `${path}: ${match[0].slice(0, 80)}`)));
}

test("there are templates for every site", () => {
    for (const site of ["visitor", "staff", "partner"]) assert.ok(files(`Assets/templates/${site}`, ".mustache").length > 0, site);
});

test("no template has an inline script, style or handler", () => {
    assert.deepEqual(findings(templates,
        /<script(?![^>]*\bsrc=)(?![^>]*application\/json)[^>]*>/g, /<style[\s>]/g, /\sstyle\s*=/g, /\son[a-z]+\s*=\s*["']/g), []);
});

test("no template loads anything from another host", () => {
    assert.deepEqual(findings(templates,
        /<(script|img|iframe|link|source|video|audio|object|embed)[^>]*\s(src|href)="(?!\/static\/|\/|\{\{|data:,)[^"]*"/g), []);
});

test("no visitor's or guest's page invites to be installed, shared, indexed or remembered", () => {
    assert.deepEqual(findings([...files("Assets/templates/visitor", ".mustache"), ...files("Assets/templates/partner", ".mustache")],
        /rel="manifest"/g, /property="og:/g, /name="theme-color"/g, /rel="(prefetch|prerender|preconnect|dns-prefetch)"/g,
        /\sautofocus/g, /user-scalable=no|maximum-scale/g), []);
});

test("unescaped output is the page's own configuration only", () => {
    assert.deepEqual(findings(templates, /\{\{\{(?!\s*config\s*\}\}\})[^}]*\}\}\}/g, /\{\{&[^}]*\}\}/g), []);
});

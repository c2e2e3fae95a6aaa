// Style sheets for the browser floor, for both writing directions, and with one place for colours.
import assert from "node:assert/strict";
import test from "node:test";
import { debianModule, files, text } from "./repository.mjs";

const css = debianModule("css-tree");
const sheets = files("Assets/public/css", ".css");
const trees = new Map(sheets.map((path) => {
    const errors = [];
    const tree = css.parse(text(path), { positions: true, parseCustomProperty: true, onParseError: (e) => errors.push(e) });
    return [path, { tree, errors }];
}));

const physical = /^(left|right|(margin|padding|scroll-margin|scroll-padding)-(left|right)|border-(left|right)(-.*)?|border-(top|bottom)-(left|right)-radius)$/;
const sided = new Set(["text-align", "float", "clear"]);
const colourWords = /^(aliceblue|aqua|beige|black|blue|brown|cyan|fuchsia|gold|gray|green|grey|indigo|lime|magenta|maroon|navy|olive|orange|pink|purple|red|silver|teal|violet|white|yellow)$/i;
const colourFunctions = /^(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark)$/i;
const rulesTooNew = new Set(["layer", "container", "scope", "starting-style", "property", "import", "position-try"]);

function findings(judge) {
    const found = [];
    for (const [path, { tree }] of trees) {
        css.walk(tree, function visit(node) {
            const what = judge.call(this, node, path);
            if (what) found.push(`${path}:${node.loc?.start.line ?? "?"}: ${what}`);
        });
    }
    return found;
}

test("there are style sheets to read, and every one parses", () => {
    assert.ok(sheets.length > 5, `only ${sheets.length} style sheets found`);
    const broken = [...trees].flatMap(([path, { errors }]) => errors.map((e) => `${path}:${e.line}: ${e.message}`));
    assert.deepEqual(broken, []);
});

test("no rule is nested, and no newer at-rule or selector is used", () => {
    assert.deepEqual(findings(function judge(node) {
        if (node.type === "NestingSelector" || (node.type === "Rule" && this.rule && this.rule !== node)) return "nesting";
        if (node.type === "Atrule" && rulesTooNew.has(node.name)) return `@${node.name}`;
        if (node.type === "PseudoClassSelector" && ["has", "popover-open", "user-invalid"].includes(node.name)) return `:${node.name}()`;
        return undefined;
    }), []);
});

test("a viewport unit of newer browsers has a fallback before it", () => {
    const problems = [];
    for (const [path, { tree }] of trees) {
        css.walk(tree, { visit: "Block", enter(block) {
            const seen = new Set();
            block.children.forEach((declaration) => {
                if (declaration.type !== "Declaration") return;
                const value = css.generate(declaration.value);
                if (/\d(dvh|svh|lvh|dvw|dvb|dvi)\b/.test(value) && !seen.has(declaration.property)) {
                    problems.push(`${path}:${declaration.loc.start.line}: ${declaration.property}: ${value}`);
                }
                seen.add(declaration.property);
            });
        } });
    }
    assert.deepEqual(problems, []);
});

test("nothing is forced with !important", () => {
    assert.deepEqual(findings((node) =>
        (node.type === "Declaration" && node.important ? `${node.property} !important` : undefined)), []);
});

test("sides are logical, so that right-to-left needs no second sheet", () => {
    assert.deepEqual(findings((node) => {
        if (node.type !== "Declaration") return undefined;
        if (physical.test(node.property)) return node.property;
        if (sided.has(node.property) && /^(left|right)$/.test(css.generate(node.value))) return `${node.property} by side`;
        return undefined;
    }), []);
});

test("colours are named in tokens.css and nowhere else", () => {
    assert.deepEqual(findings(function judge(node, path) {
        if (path.endsWith("/tokens.css") || path.endsWith("/print.css")) return undefined;
        if (node.type === "Hash" && this.declaration) return `#${node.value}`;
        if (node.type === "Function" && colourFunctions.test(node.name)) return `${node.name}()`;
        if (node.type === "Identifier" && this.declaration && colourWords.test(node.name)) return node.name;
        return undefined;
    }), []);
});

test("every custom property that is used is defined", () => {
    const defined = new Set();
    findings((node) => { if (node.type === "Declaration" && node.property.startsWith("--")) defined.add(node.property); });
    assert.deepEqual(findings((node) => {
        if (node.type !== "Function" || node.name !== "var") return undefined;
        const name = node.children.first?.name;
        return node.children.size === 1 && !defined.has(name) ? name : undefined;
    }), []);
});

test("no sheet fetches anything: no fonts, no other hosts", () => {
    assert.deepEqual(findings((node) => {
        if (node.type === "Atrule" && node.name === "font-face") return "@font-face";
        if (node.type === "Url" && !/^\/static\//.test(node.value)) return `url(${String(node.value).slice(0, 60)})`;
        return undefined;
    }), []);
});

test("each site's list of sheets names files that exist, tokens first", () => {
    for (const site of ["visitor", "staff", "partner"]) {
        const names = text(`Assets/public/css/${site}.txt`).split("\n").map((line) => line.trim())
            .filter((line) => line !== "" && !line.startsWith("#"));
        assert.equal(names[0], "tokens.css");
        assert.deepEqual(names.filter((name) => !sheets.includes(`Assets/public/css/${name}`)), [], `${site}.txt`);
    }
});

// Rules of the house that a compiler does not know.
import assert from "node:assert/strict";
import test from "node:test";
import { basename } from "node:path";
import { files, lines, text } from "./repository.mjs";

const swift = files("Sources", ".swift");
const written = files("", ".swift", ".js", ".mjs", ".css", ".mustache", ".py", ".md", ".json", ".sql", ".yml", ".service",
    ".toml", ".conf", "Makefile", ".sh");

/** `path:line: text` of the lines that match, comments left out. */
function findings(paths, pattern, except = () => false) {
    return paths.flatMap((path) => lines(path).flatMap((line, index) => {
        const code = line.replace(/^\s*\/\/.*$/, "").replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/\s\/\/ .*$/, "");
        return pattern.test(code) && !except(path, line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 100)}`] : [];
    }));
}

test("no error is swallowed and nothing is forced", () => {
    assert.deepEqual(findings(swift, /\btry\?/), []);
    assert.deepEqual(findings(swift, /\btry!|\bas!|\bfatalError\(/), []);
    assert.deepEqual(findings(swift, /[\w)\]]!(?=[\s.,)\]:]|$)/, (_, line) => /!=/.test(line) || /#if|@available/.test(line)), []);
    assert.deepEqual(findings(swift, /catch\s*\{\s*\}/), []);
});

test("concurrency is structured outside App", () => {
    assert.deepEqual(findings(swift.filter((path) => !path.startsWith("Sources/App/")), /\bTask(\.detached)?\s*(\(.*\))?\s*\{/), []);
});

test("an unchecked promise to the compiler has a dated reason beside it", () => {
    for (const path of swift) {
        const all = lines(path);
        all.forEach((line, index) => {
            if (!/@unchecked Sendable|@preconcurrency|nonisolated\(unsafe\)/.test(line) || /^\s*\/\//.test(line)) return;
            const before = all.slice(Math.max(0, index - 4), index + 1).join("\n");
            assert.match(before, /20\d\d-\d\d-\d\d/, `${path}:${index + 1} has no dated reason`);
        });
    }
});

test("no file is a drawer", () => {
    const drawers = files("", ".swift", ".js", ".mjs", ".py", ".css").filter((path) =>
        /(utils?|helpers?|common|managers?|extensions?|misc|stuff)\.(swift|js|mjs|py|css)$/i.test(basename(path)));
    assert.deepEqual(drawers, []);
    assert.deepEqual(findings(swift, /\b(class|struct|enum|actor|protocol) \w*(Utils?|Helpers?|Manager|Service|Base)\b/,
        (_, line) => /: .*\bService\b/.test(line)), []);
});

test("nothing is left for later in the code", () => {
    const code = written.filter((path) => !path.startsWith("Tests/Lint/") && !path.endsWith(".md"));
    const found = code.flatMap((path) => lines(path).flatMap((line, index) =>
        (/\b(TODO|FIXME|XXX|HACK)\b/.test(line) ? [`${path}:${index + 1}`] : [])));
    assert.deepEqual(found, []);
});

test("no file names somebody's machine or carries a secret", () => {
    const found = written.filter((path) => !path.startsWith("Tests/Lint/")).flatMap((path) => lines(path).flatMap((line, index) =>
        (/\/work\/|\/tmp\/h\w|\/tmp\/contract|\/home\/[a-z]|\/Users\/|-----BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{30}/.test(line)
            ? [`${path}:${index + 1}: ${line.trim().slice(0, 100)}`] : [])));
    assert.deepEqual(found, []);
});

test("a test is a sentence", () => {
    const tests = files("Tests", ".swift").filter((path) => /@Test/.test(text(path)));
    const found = tests.flatMap((path) => lines(path).flatMap((line, index) =>
        (/@Test.*\bfunc [a-zA-Z]/.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 100)}`] : [])));
    assert.deepEqual(found, []);
});

test("files stay small: look twice at 160 lines, stop at 250", (t) => {
    const sized = files("", ".swift", ".js", ".css", ".mustache", ".py", ".mjs").map((path) => ({ path, count: lines(path).length - 1 }))
        .filter((one) => !/\/words\//.test(one.path) && one.path !== "Package.swift");
    const limit = (path) => (path.startsWith("Tests/") ? 300 : 250);
    const sorted = sized.map((one) => one.count).sort((a, b) => a - b);

    t.diagnostic(`${sized.length} files, median ${sorted[Math.floor(sorted.length / 2)]} lines, nine in ten under ${sorted[Math.floor(sorted.length * 0.9)]}`);
    for (const one of sized.filter((file) => file.count > 160)) t.diagnostic(`${one.count} lines: ${one.path}`);
    assert.deepEqual(sized.filter((one) => one.count > limit(one.path)).map((one) => `${one.path}: ${one.count}`), []);
});

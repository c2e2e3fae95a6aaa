// The oldest browsers we promise are Chrome 95, Safari 15.4 and Firefox 115 (experience.md V35). They cannot be run here, so
// what they lack is refused by reading the syntax tree. Grammar: ES2021 and class fields and private members, which all three have.
import assert from "node:assert/strict";
import test from "node:test";
import { dirname, posix } from "node:path";
import { exists, files, text } from "./repository.mjs";
import { findings, parse, walk } from "./syntax_tree.mjs";

const everywhere = files("Assets/public", ".js");
const onVisitorsDevice = everywhere.filter((path) => !path.startsWith("Assets/public/staff/"));

/** Members and globals that the floor lacks. */
const tooNew = new Set([
    "structuredClone", "findLast", "findLastIndex", "toSorted", "toReversed", "toSpliced", "groupBy", "withResolvers",
    "fromAsync", "isWellFormed", "toWellFormed", "requestIdleCallback", "startViewTransition", "showPopover", "hidePopover",
    "togglePopover", "checkVisibility", "scheduler", "navigation", "URLPattern", "CompressionStream", "CSSStyleSheet",
    "EditContext", "transferToFixedLength",
]);
/** The same, where a function of our own may well have the name. */
const tooNewAsMembers = new Set(["toBase64", "fromBase64", "toHex", "fromHex", "with", "difference", "intersection"]);
/** Ways for text to become markup or script; Trusted Types stop them only where the browser has those. */
const sinks = new Set([
    "innerHTML", "outerHTML", "insertAdjacentHTML", "setHTML", "setHTMLUnsafe", "parseHTMLUnsafe", "DOMParser",
    "createContextualFragment", "srcdoc", "eval", "Function", "execCommand", "importScripts",
]);
/** What stays behind on a device, or makes it heard or seen (V08, V09, V10). */
const traces = new Set([
    "localStorage", "indexedDB", "caches", "cookie", "cookieStore", "serviceWorker", "Notification", "PushManager",
    "vibrate", "Audio", "AudioContext", "webkitAudioContext", "SharedWorker", "Worker", "BroadcastChannel", "geolocation",
    "mediaDevices", "getUserMedia", "setAppBadge", "wakeLock", "share",
]);
/** The workspace may sound and tell its own tabs; it may not keep either. */
const tracesOfStaff = new Set(["localStorage", "sessionStorage", "indexedDB", "caches", "cookie", "cookieStore", "serviceWorker",
    "PushManager", "SharedWorker", "geolocation", "getUserMedia"]);

const named = (names) => (node, parent) => {
    if (node.type === "Identifier" && names.has(node.name)) {
        const isOwnKey = (parent?.type === "Property" && parent.key === node && !parent.shorthand && !parent.computed)
            || (["MethodDefinition", "PropertyDefinition"].includes(parent?.type) && parent.key === node);
        return isOwnKey ? undefined : node.name;
    }
    if (node.type === "Literal" && names.has(node.value) && parent?.type === "MemberExpression" && parent.computed) {
        return `["${node.value}"]`;
    }
    return undefined;
};

test("there are modules to read", () => {
    assert.ok(everywhere.length > 10, `only ${everywhere.length} modules found`);
});

test("every module is in the grammar of the browser floor", () => {
    assert.deepEqual(findings(everywhere, (node) => {
        if (node.type === "StaticBlock") return "static block";
        if (node.type === "Literal" && node.regex) {
            if (/\(\?<[=!]/.test(node.regex.pattern)) return "lookbehind";
            if (/[vd]/.test(node.regex.flags)) return `regular expression flag ${node.regex.flags}`;
        }
        if (node.type === "ImportExpression" && node.source.type !== "Literal") return "import of a computed name";
        return undefined;
    }), []);
});

test("no module uses what the browser floor lacks", () => {
    assert.deepEqual(findings(everywhere, (node, parent) => {
        const name = named(tooNew)(node, parent);
        if (name) return name;
        const called = node.type === "CallExpression" && node.callee.type === "MemberExpression" ? node.callee : undefined;
        if (called && tooNewAsMembers.has(called.property.name)) return called.property.name;
        if (called?.object.name === "AbortSignal") return `AbortSignal.${called.property.name}`;
        return undefined;
    }), []);
});

test("no module can turn text into markup or script", () => {
    assert.deepEqual(findings(everywhere, (node, parent) => {
        const name = named(sinks)(node, parent);
        if (name) return name;
        if (node.type !== "CallExpression") return undefined;
        const method = node.callee.type === "MemberExpression" ? node.callee.property.name : node.callee.name;
        const first = node.arguments[0];
        if (["write", "writeln"].includes(method) && node.callee.object?.name === "document") return `document.${method}`;
        if (["setTimeout", "setInterval"].includes(method) && first?.type === "Literal") return `${method} of a string`;
        if (method === "setAttribute" && /^(style|on.*|srcdoc)$/i.test(first?.value ?? "")) return `attribute ${first.value}`;
        return undefined;
    }), []);
});

test("nothing that a visitor's browser loads can leave a trace or be heard", () => {
    assert.deepEqual(findings(onVisitorsDevice, named(traces)), []);
});

/** 2026-11-22: volumes and keys are chosen once for a device, not at every unlock. What may be kept is tested in alerts.test.mjs. */
const preferences = "Assets/public/staff/shell/models/preferences.js";

test("the workspace keeps nothing in the browser's storage, but for how somebody wants to be warned on this device", () => {
    const others = files("Assets/public/staff", ".js").filter((path) => path !== preferences);
    assert.deepEqual(findings(others, named(tracesOfStaff)), []);
    assert.deepEqual(findings([preferences], named(new Set([...tracesOfStaff].filter((name) => name !== "localStorage")))), []);
    assert.deepEqual(Array.from(text(preferences).matchAll(/\.setItem\(([^)]*\))/g), ([, what]) => what),
        ["NAME, JSON.stringify(this.#values)"]);
    assert.doesNotMatch(text(preferences), /^import (?!.*observable\.js)/m);
});

/** Whoever looks at the screen of a locked machine, or over a shoulder, reads these (C07). */
const desk = "Assets/public/staff/alerts/elements/alert-desk.js";

test("what is shown outside the workspace is a fixed word, or a number", () => {
    const others = everywhere.filter((path) => path.startsWith("Assets/public/staff/") && path !== desk);
    const shown = (node) => {
        if (node.type === "NewExpression" && node.callee.name === "Notification") return "notification";
        if (node.type === "CallExpression" && node.callee.property?.name === "showNotification") return "notification";
        const target = node.type === "AssignmentExpression" && node.left;
        return target && target.object?.name === "document" && target.property.name === "title" ? "title" : undefined;
    };
    assert.deepEqual(findings(others, shown), []);
    const source = text(desk);
    assert.deepEqual(Array.from(source.matchAll(/new Notification\((.*)\);/g), ([, what]) => what),
        ['this.texts.get("notification"), { tag: "lichtpunt", silent: true }']);
    assert.deepEqual(Array.from(source.matchAll(/document\.title = (.*);/g), ([, what]) => what),
        ["marks > 0 ? `(${marks}) ${title}` : title"]);
    for (const language of ["nl", "en"]) {
        const { notification, titleWorkspace } = JSON.parse(text(`Assets/locales/staff.${language}.json`));
        for (const word of [notification, titleWorkspace]) assert.match(word, /^[\p{L} ]+$/u);
    }
});

test("the visitor's tab stores one thing only, under the name t", () => {
    const stored = findings(onVisitorsDevice, (node) => {
        const target = node.type === "CallExpression" && node.callee.type === "MemberExpression" && node.callee;
        return target && target.property.name === "setItem" ? "setItem" : undefined;
    });
    assert.ok(stored.length <= 1, stored.join("\n"));
});

test("no module names another host", () => {
    assert.deepEqual(findings(everywhere, (node) => {
        const value = node.type === "Literal" ? node.value : node.type === "TemplateElement" ? node.value.raw : undefined;
        if (typeof value !== "string" || value.startsWith("http://www.w3.org/")) return undefined;
        return /^(https?:|wss?:)?\/\/[a-z0-9]/i.test(value) ? value : undefined;
    }), []);
});

test("chance comes from the cryptographic source only", () => {
    assert.deepEqual(findings(everywhere, (node) =>
        (node.type === "MemberExpression" && node.object.name === "Math" && node.property.name === "random"
            ? "Math.random" : undefined)), []);
});

test("imports are relative, exist, and point the right way", () => {
    const problems = [];
    for (const path of everywhere) {
        walk(parse(path), (node) => {
            if (!node.source || typeof node.source.value !== "string") return;
            const name = node.source.value;
            const target = posix.normalize(posix.join(dirname(path), name));
            if (!/^\.\.?\//.test(name)) problems.push(`${path}: "${name}" is not relative`);
            else if (!exists(target)) problems.push(`${path}: "${name}" does not exist`);
            const area = (file) => file.split("/")[2];
            if (area(target) !== area(path) && area(target) !== "shared") problems.push(`${path}: reaches into ${target}`);
        });
    }
    assert.deepEqual(problems, []);
});

test("models and cryptography do not know the page", () => {
    const pure = everywhere.filter((path) => /\/(models|crypto)\//.test(path));
    const page = new Set(["document", "HTMLElement", "customElements", "alert", "confirm", "prompt"]);
    assert.deepEqual(findings(pure, (node, parent) => {
        const isMember = parent?.type === "MemberExpression" && parent.property === node && !parent.computed;
        return isMember ? undefined : named(page)(node, parent);
    }), []);
});

test("no promise is left alone in an empty catch", () => {
    assert.deepEqual(findings(everywhere, (node) => {
        if (node.type === "CatchClause" && node.body.body.length === 0) return "empty catch";
        return undefined;
    }), []);
});

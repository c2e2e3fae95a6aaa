// No way from a note to the visitor: not by care, but because the code that writes notes has no function that sends.
import assert from "node:assert/strict";
import { posix } from "node:path";
import test from "node:test";
import { files, text } from "./repository.mjs";

const modules = files("Assets/public/staff/notes", ".js");
/** What a module imports, at once or on demand, and what it hands on. */
const imports = (path) => Array.from(text(path).matchAll(/^(?:import|export)\s+(?:[^";]+\s+from\s+)?"([^"]+)"|\bimport\("([^"]+)"\)/gm),
    ([, atOnce, onDemand]) => posix.join(posix.dirname(path), atOnce || onDemand));

/** A module and everything it imports, however far away. */
function reached(path, seen = new Set()) {
    if (seen.has(path)) return seen;
    seen.add(path);
    for (const next of imports(path)) reached(next, seen);
    return seen;
}

const sending = ["Assets/public/staff/chat/models/sending.js", "Assets/public/shared/models/outbox.js",
    "Assets/public/shared/models/conversation.js", "Assets/public/shared/crypto/message.js",
    "Assets/public/staff/chat/elements/message-composer.js"];

test("no module of notes reaches one that seals, queues or sends a message", () => {
    assert.ok(modules.length >= 4);
    for (const path of sending) assert.ok(text(path).length > 0, path);
    assert.ok(reached("Assets/public/staff/chat/models/staff-conversation.js").has(sending[0]), "the premise: sending is found when it is reached");
    for (const path of modules) {
        const seen = reached(path);
        assert.deepEqual(sending.filter((one) => seen.has(one)), [], path);
        assert.deepEqual(Array.from(seen).filter((one) => one.startsWith("Assets/public/staff/chat/")), [], path);
    }
});

test("no module of notes knows an address that a visitor reads from", () => {
    for (const path of modules) {
        for (const [, address] of text(path).matchAll(/[`"](\/[a-z][^`"]*|\$\{this\.#path\}[^`"]*)[`"]/g)) {
            assert.match(address, /^\/conversations\/\$\{conversation\}(\/alarm(\/taken)?)?$|\/notes|\/consultations/, `${path}: ${address}`);
        }
    }
});

test("the server's notes hold no log, no envelope and no visitor's topic", () => {
    const written = [...files("Sources/Chat/Notes", ".swift"), ...files("Sources/StaffSite/Notes", ".swift")];
    assert.ok(written.length >= 5);
    for (const path of written) {
        const code = text(path).split("\n").filter((line) => !/^\s*\/\//.test(line)).join("\n");
        assert.doesNotMatch(code, /\bSealedEnvelope\b|\bConversationLog\b|\.log\b|\.conversation\(id\)\)|FreshEntry|NewMessage/, path);
    }
    for (const path of files("Sources/VisitorSite", ".swift")) assert.doesNotMatch(text(path), /\bNoteStore\b|\.notes\b/, path);
});

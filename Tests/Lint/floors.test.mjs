// The floors of ARCHITECTURE.md, on the target graph. A build from nothing refuses a source file that imports what its target does
// not declare; an incremental build does not always see it, so the second test here reads it off the files.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import test from "node:test";
import { files, root, text } from "./repository.mjs";

const manifest = JSON.parse(execFileSync("swift", ["package", "dump-package"], {
    cwd: root, encoding: "utf8", maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "ignore"],
}));
const targets = new Map(manifest.targets.map((target) => [target.name, target]));
const name = (dependency) => Object.values(dependency)[0][0];
const direct = (target) => targets.get(target).dependencies.map(name);
const reached = (target, seen = new Set()) => {
    for (const next of targets.has(target) ? direct(target) : []) {
        if (!seen.has(next)) {
            seen.add(next);
            reached(next, seen);
        }
    }
    return seen;
};

const pure = ["HelplineCore", "DisclosureControl", "Sealing", "BackupSealing"];
const features = ["Chat", "Cases", "Accounts", "Referral", "Reporting"];
const stores = ["SQLiteStore", "PostgresStore", "StoreSupport"];
const sites = ["VisitorSite", "StaffSite", "PartnerSite"];

test("every floor's targets exist", () => {
    for (const target of [...pure, ...features, ...stores, ...sites, "SiteSupport", "App"]) assert.ok(targets.has(target), target);
});

test("a source file imports none of our targets that its own does not declare", () => {
    for (const target of targets.values()) {
        if (target.type === "system") continue;
        const folder = target.path ?? `${target.type === "test" ? "Tests" : "Sources"}/${target.name}`;
        const declared = new Set(direct(target.name));
        for (const path of files(folder, ".swift")) {
            for (const [, module] of text(path).matchAll(/^(?:@\w+ )?(?:\w+ )?import (?:struct |enum |class |func )?(\w+)/gm)) {
                assert.ok(!targets.has(module) || declared.has(module), `${path} imports ${module}, which ${target.name} does not declare`);
            }
        }
    }
});

test("nothing that a server runs can open an envelope", () => {
    for (const target of [...features, ...stores, ...sites, "SiteSupport", "App", "Lichtpunt", "UnderTest"]) {
        assert.ok(!reached(target).has("Sealing"), `${target} reaches Sealing`);
    }
    assert.ok(reached("Operator").has("Sealing"), "the operator's program is the one that may");
});

test("nothing that a server runs can be taken down by a solver", () => {
    for (const target of [...pure, ...features, ...stores, ...sites, "SiteSupport", "App", "Lichtpunt", "UnderTest"]) {
        assert.ok(!reached(target).has("CCbc"), `${target} reaches CCbc`);
    }
    assert.ok(reached("CbcSolver").has("CCbc"), "the premise: it is there");
});

test("only the command line seals or opens a backup", () => {
    for (const target of [...features, ...stores, ...sites, "SiteSupport", "Operator", "Load"]) {
        assert.ok(!reached(target).has("BackupSealing"), `${target} reaches BackupSealing`);
    }
    assert.ok(reached("App").has("BackupSealing"), "the premise: it is there");
});

test("the ground floor stands on nothing of ours", () => {
    for (const target of pure) {
        assert.deepEqual([...reached(target)].filter((one) => targets.has(one)), [], target);
    }
});

test("a feature never imports another feature, a store, a site or a framework", () => {
    const refused = new Set([...features, ...stores, ...sites, "SiteSupport", "App", "Hummingbird", "GRDB", "CPostgres", "Mustache"]);
    for (const feature of features) {
        assert.deepEqual([...reached(feature)].filter((one) => refused.has(one)), [], feature);
    }
});

test("sites know no store and not each other, and web glue knows no feature", () => {
    for (const site of sites) {
        const refused = new Set([...stores, ...sites, "App", "GRDB", "CPostgres"]);
        assert.deepEqual([...reached(site)].filter((one) => refused.has(one)), [], site);
    }
    assert.deepEqual([...reached("SiteSupport")].filter((one) => [...features, ...stores, ...sites].includes(one)), []);
});

test("what both databases do alike knows neither", () => {
    const refused = new Set(["SQLiteStore", "PostgresStore", "GRDB", "CPostgres"]);
    assert.deepEqual([...reached("StoreSupport")].filter((one) => refused.has(one)), []);
});

test("the visitor's and the partner's site have no way to cases, referrals or reports", () => {
    for (const site of ["VisitorSite", "PartnerSite"]) {
        for (const feature of ["Cases", "Referral", "Reporting"]) assert.ok(!reached(site).has(feature), `${site}: ${feature}`);
    }
});

test("a store knows no site and no other adapter", () => {
    for (const store of stores) {
        assert.deepEqual([...reached(store)].filter((one) => [...sites, "SiteSupport", "App", "Hummingbird"].includes(one)), []);
        const others = stores.filter((one) => one !== "StoreSupport");
        assert.deepEqual([...reached(store)].filter((one) => others.includes(one)), [], "stores never meet");
    }
});

test("which of the databases it is, only a program knows", () => {
    for (const target of [...features, ...stores, ...sites, "SiteSupport"]) assert.ok(!reached(target).has("Storage"), target);
});

test("every target is built with the same strict settings", () => {
    for (const target of targets.values()) {
        if (target.type === "system") continue;
        const settings = JSON.stringify(target.settings);
        assert.match(settings, /InternalImportsByDefault/, target.name);
        assert.match(settings, /treatAllWarnings/, target.name);
    }
});

test("what a feature's files import is what its floor allows", () => {
    const allowed = new Set(["Foundation", "Synchronization", "HelplineCore", "Crypto", "CryptoExtras", "Logging",
        "DisclosureControl", "FoundationEssentials", "_CryptoExtras"]);
    for (const feature of features) {
        for (const path of files(`Sources/${feature}`, ".swift")) {
            for (const [, module] of text(path).matchAll(/^(?:public |internal |private |package |fileprivate )?import (?:struct |enum |class |func )?(\w+)/gm)) {
                assert.ok(allowed.has(module), `${path} imports ${module}`);
            }
        }
    }
});

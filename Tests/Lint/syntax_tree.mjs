// Reads a module into acorn's syntax tree, once, and visits its nodes.
import { debianModule, text } from "./repository.mjs";

const acorn = debianModule("acorn");
const trees = new Map();

export function parse(path) {
    if (!trees.has(path)) {
        // 2022 only for class fields and private members; its static blocks are refused by a test.
        trees.set(path, acorn.parse(text(path), { ecmaVersion: 2022, sourceType: "module", locations: true }));
    }
    return trees.get(path);
}

/** Calls `visit(node, parent)` for every node. */
export function walk(node, visit, parent) {
    visit(node, parent);
    for (const value of Object.values(node)) {
        for (const child of Array.isArray(value) ? value : [value]) {
            if (child && typeof child.type === "string") walk(child, visit, node);
        }
    }
}

/** `path:line: what` for every node about which `judge` says something. */
export function findings(paths, judge) {
    const found = [];
    for (const path of paths) {
        walk(parse(path), (node, parent) => {
            const what = judge(node, parent);
            if (what) found.push(`${path}:${node.loc.start.line}: ${what}`);
        });
    }
    return found;
}

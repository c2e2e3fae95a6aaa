// The files a clone of this repository would have, read from the checkout.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

const listed = execFileSync("git", ["-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
    cwd: root, encoding: "utf8", maxBuffer: 1 << 26,
});
const paths = listed.split("\0").filter((path) => path !== "" && existsSync(join(root, path))).sort();

/** Paths under `folder` that end in one of `endings`. */
export function files(folder, ...endings) {
    return paths.filter((path) =>
        (folder === "" || path.startsWith(`${folder}/`)) && (endings.length === 0 || endings.some((end) => path.endsWith(end))));
}

export const text = (path) => readFileSync(join(root, path), "utf8");
export const exists = (path) => existsSync(join(root, path));
export const isFolder = (path) => exists(path) && statSync(join(root, path)).isDirectory();
export const lines = (path) => text(path).split("\n");

/** Debian's node modules; `NODE_PATH` says where they are (the Makefile sets it). */
export function debianModule(name) {
    try {
        return createRequire(import.meta.url)(name);
    } catch (error) {
        throw new Error(`The linters need Debian's node-${name}: run "make lint", which installs it. (${error.message})`);
    }
}

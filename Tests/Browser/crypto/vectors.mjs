// The vectors shared with Tests/SealingTests: the same files, read by both sides.
import { readFileSync } from "node:fs";

const folder = new URL("../../SealingTests/Vectors/", import.meta.url);

export function vectors(name) {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8"));
}

/** What the browser sealed, and what Swift sealed: each side must open both. */
export const makers = ["sealed-by-browser", "sealed-by-swift"];

/**
 * The small piece of work that makes opening thousands of conversations dear: docs/protocol.md, "Puzzle". It asks
 * nothing of the person and tells nothing about her.
 */

import { base64url, pbkdf2, random, require, utf8 } from "./primitives.js";

const mostBits = 20;
const mostIterations = 20_000;

/**
 * @param {{challenge: string, bits: number, iterations: number}} puzzle
 * @param {{signal?: AbortSignal, progress?: (tries: number) => void}} [options]
 * @returns {Promise<string>} the nonce
 * @throws {SealRefused} `malformed` when a server asks for more work than a cheap telephone should do
 * @throws {DOMException} `AbortError`
 */
export async function solve({ challenge, bits, iterations }, { signal, progress } = {}) {
  require(typeof challenge === "string" && Number.isInteger(bits) && bits >= 0 && bits <= mostBits, "malformed");
  require(Number.isInteger(iterations) && iterations >= 1 && iterations <= mostIterations, "malformed");
  const start = base64url(random(12));
  for (let tries = 0; ; tries += 1) {
    if (signal && signal.aborted) throw new DOMException("stopped", "AbortError");
    const nonce = `${start}.${tries}`;
    if (await solves(nonce, { challenge, bits, iterations })) return nonce;
    if (tries % 8 === 7) await turn(progress, tries + 1);
  }
}

/** @param {string} nonce @returns {Promise<boolean>} whether its hash begins with `bits` zero bits */
export async function solves(nonce, { challenge, bits, iterations }) {
  const hash = await pbkdf2(utf8(nonce), utf8(challenge), iterations);
  for (let bit = 0; bit < bits; bit += 1) {
    if (hash[bit >> 3] & (0x80 >> (bit & 7))) return false;
  }
  return true;
}

/** Lets the page answer touches in between. */
function turn(progress, tries) {
  if (progress) progress(tries);
  return new Promise((resolve) => setTimeout(resolve, 0));
}

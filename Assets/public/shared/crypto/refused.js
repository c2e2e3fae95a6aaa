/** The two ways in which something cannot be sealed or opened. */

/**
 * Something did not open: forged, altered, for somebody else, or not in the agreed form. One error for all of these,
 * so that nobody learns from the difference; `reason` is a short code for the few cases a person must act upon.
 */
export class SealRefused extends Error {
  /** @param {string} reason */
  constructor(reason) {
    super(`refused: ${reason}`);
    this.name = "SealRefused";
    this.reason = reason;
  }
}

/**
 * @param {unknown} condition
 * @param {string} reason
 * @throws {SealRefused} when the condition does not hold
 */
export function require(condition, reason) {
  if (!condition) throw new SealRefused(reason);
}

/**
 * This browser (or an insecure page) offers no WebCrypto. The page shows the telephone numbers instead of the chat:
 * there is no second, weaker way to send.
 */
export class CryptoUnavailable extends Error {
  constructor() {
    super("WebCrypto is not available");
    this.name = "CryptoUnavailable";
  }
}

/**
 * WebCrypto's operations. Every use of WebCrypto in this folder goes through here.
 * @returns {SubtleCrypto}
 * @throws {CryptoUnavailable}
 */
export function subtle() {
  const crypto = globalThis.crypto;
  if (!crypto || !crypto.subtle || typeof crypto.getRandomValues !== "function") throw new CryptoUnavailable();
  return crypto.subtle;
}

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

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

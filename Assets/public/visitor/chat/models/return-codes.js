import { base64url, fromBase64url } from "../../../shared/crypto/primitives.js";
import { deriveReturn, newReturnCode, normaliseReturnCode, openReturn, wrapReturn } from "../../../shared/crypto/return-code.js";
import { Problem } from "../../../shared/models/http-client.js";

export { newTicket } from "../../../shared/crypto/conversation-keys.js";

/**
 * Six words that open this conversation again; they are shown once and kept nowhere.
 * @returns {Promise<{code: string, body: object}>} the words, and what the server may know of them.
 */
export async function makeCode({ id, keys, language, salt, iterations }) {
  const code = newReturnCode(language);
  const { locator, secret, wrappingKey } = await deriveReturn(code, fromBase64url(salt), iterations);
  const wrapped = await wrapReturn(wrappingKey, id, keys);
  return { code, body: { locator: base64url(locator), secret: base64url(secret), wrapped: base64url(wrapped) } };
}

/**
 * @param {string} words as typed
 * @param {(ask: {locator: string, secret: string}) => Promise<{conversation: string, wrapped: string}>} ask
 * @throws {Problem} "wrong-code", whether a word is unknown here or the code at the server
 */
export async function openByCode(words, { salt, iterations }, ask) {
  const { code } = normaliseReturnCode(words);
  if (!code) throw new Problem(403, "wrong-code");
  const { locator, secret, wrappingKey } = await deriveReturn(code, fromBase64url(salt), iterations);
  const { conversation, wrapped } = await ask({ locator: base64url(locator), secret: base64url(secret) });
  return { conversation, keys: await openReturn(wrappingKey, conversation, fromBase64url(wrapped)) };
}

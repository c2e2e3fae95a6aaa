import { newConversation, openTicket, sessionToken, wrapTicket } from "../../../shared/crypto/conversation-keys.js";
import { verifyList } from "../../../shared/crypto/membership.js";
import { base64url, fromBase64url, pbkdf2, random, require, utf8 } from "../../../shared/crypto/primitives.js";
import { HttpClient, Problem, retryDelay } from "../../../shared/models/http-client.js";

/** How often an answer that did not come is asked for again before she is told. */
const TRIES = 8;
/** The most work that a server may ask for. */
const MOST_BITS = 20;
const MOST_ITERATIONS = 20_000;

/** The page cannot tell who would read: nothing may be sent. */
export class TeamUnverified extends Error {}

/**
 * Ways into a conversation. Each resolves to `{id, ticket, token, keys, epoch, snapshot}`: the ticket is all that the
 * tab may keep, the token speaks for the session, the keys live in memory.
 */
export class Opening {
  #config;
  #options;
  #http;

  /** @param {{rootHash: string, salt: string, iterations: number}} config the page's configuration */
  constructor(config, options = {}) {
    this.#config = config;
    this.#options = options;
    this.#http = new HttpClient(options);
  }

  // Actions

  /** A new conversation. @throws {TeamUnverified} @throws {Problem} */
  async begin({ language, topic }) {
    const team = await this.#team();
    const conversation = globalThis.crypto.randomUUID();
    const { ticket, token, keys, epoch, request } = await newConversation({ conversation, ...team });
    const http = this.#as(token);
    const ask = { id: conversation, language, topic, danger: false, ...request };
    const snapshot = await this.#withPuzzle((puzzle) => http.post("/conversations", { ...ask, puzzle }));
    return { id: conversation, ticket, token: base64url(token), keys, epoch, snapshot };
  }

  /** The conversation this tab was in, before it was reloaded or before the end. @param {Uint8Array} ticket */
  async reload(ticket) {
    const token = await sessionToken(ticket);
    const http = this.#as(token);
    const { conversation, wrappedTicket } = await patiently(() => http.get("/session"), passing);
    const keys = await openTicket(ticket, conversation, fromBase64url(wrappedTicket));
    const snapshot = await patiently(() => http.get(`/conversations/${conversation}`), passing);
    return { id: conversation, ticket, token: base64url(token), keys, epoch: null, snapshot };
  }

  /**
   * By the six words. Wrong and expired are the same problem, "wrong-code".
   * @param {object} code the module return-codes.js, which is fetched only when it is needed
   */
  async resume(words, code) {
    const { openByCode, newTicket } = code;
    const ticket = newTicket();
    const token = await sessionToken(ticket);
    const http = this.#as(token);
    const { conversation, keys } = await openByCode(words, this.#config, (ask) =>
      this.#withPuzzle((puzzle) => http.post("/returns", { ...ask, puzzle })),
    );
    const wrappedTicket = base64url(await wrapTicket(ticket, conversation, keys));
    await patiently(() => http.put(`/conversations/${conversation}/ticket`, { wrappedTicket }));
    const snapshot = await patiently(() => http.get(`/conversations/${conversation}`));
    return { id: conversation, ticket, token: base64url(token), keys, epoch: null, snapshot };
  }

  // Internal

  /** The team's key, only if the whole list follows from the root that the page was configured with. */
  async #team() {
    if (!this.#config.rootHash) throw new TeamUnverified("not open yet");
    const { statements } = await patiently(() => this.#http.get("/team"));
    try {
      const { teamEpoch, teamPublic } = await verifyList(statements, fromBase64url(this.#config.rootHash));
      return { teamEpoch, teamPublic };
    } catch (error) {
      if (error.name === "CryptoUnavailable") throw error;
      throw new TeamUnverified(error.reason ?? error.message);
    }
  }

  /** A puzzle that went stale while it was being solved is replaced once. */
  async #withPuzzle(post) {
    for (let attempt = 0; ; attempt += 1) {
      const { challenge, bits, iterations } = await patiently(() => this.#http.post("/puzzles"));
      const nonce = await solve({ challenge, bits, iterations });
      try {
        return await patiently(() => post({ challenge, nonce }));
      } catch (problem) {
        if (problem.code !== "puzzle" || attempt > 0) throw problem;
      }
    }
  }

  #as(token) {
    const authorization = `Bearer ${base64url(token)}`;
    return new HttpClient({ ...this.#options, headers: () => ({ Authorization: authorization }) });
  }
}

const unanswered = ({ status }) => status === 0;
/** For her who is in a conversation: a server that restarts, or is busy, is waited for. */
const passing = (problem) => problem.passing;

/** Asks again where no answer came; every one of these requests may be repeated. */
async function patiently(request, again = unanswered) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await request();
    } catch (problem) {
      if (!(problem instanceof Problem && again(problem)) || attempt + 1 >= TRIES) throw problem;
      const asked = (problem.retryAfter ?? 0) * 1000;
      await new Promise((resolve) => setTimeout(resolve, Math.max(asked, retryDelay(attempt))));
    }
  }
}

// Puzzle

/**
 * The small piece of work that makes opening thousands of conversations dear: docs/protocol.md, "Puzzle". It asks
 * nothing of the person and tells nothing about her.
 * @param {{challenge: string, bits: number, iterations: number}} puzzle
 * @param {{signal?: AbortSignal, progress?: (tries: number) => void}} [options]
 * @returns {Promise<string>} the nonce
 * @throws {SealRefused} `malformed` when a server asks for more work than a cheap telephone should do
 * @throws {DOMException} `AbortError`
 */
export async function solve({ challenge, bits, iterations }, { signal, progress } = {}) {
  require(typeof challenge === "string" && Number.isInteger(bits) && bits >= 0 && bits <= MOST_BITS, "malformed");
  require(Number.isInteger(iterations) && iterations >= 1 && iterations <= MOST_ITERATIONS, "malformed");
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

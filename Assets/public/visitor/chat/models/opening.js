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
 * Ways into a conversation. Each resolves to `{id, ticket, token, keys, epoch, snapshot, team}`: the ticket is all that the
 * tab may keep, the token speaks for the session, the keys live in memory; `team` asks for the team's key as it is then.
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
  async begin({ language, topic = null, forWhom = null, danger = false, leavesMessage = false }) {
    const team = await this.#team();
    const conversation = globalThis.crypto.randomUUID();
    const { ticket, token, keys, epoch, request } = await newConversation({ conversation, ...team });
    const http = this.#as(token);
    const ask = { id: conversation, language, topic, forWhom, danger, leavesMessage, ...request };
    const snapshot = await this.#withPuzzle((puzzle) => http.post("/conversations", { ...ask, puzzle }));
    return { id: conversation, ticket, token: base64url(token), keys, epoch, snapshot, team: () => this.#team() };
  }

  /** The conversation this tab was in before it was reloaded. @param {Uint8Array} ticket */
  async reload(ticket) {
    const token = await sessionToken(ticket);
    const http = this.#as(token);
    const { conversation, wrappedTicket } = await patiently(() => http.get("/session"), passing);
    // She ended it: what the ticket opened is not kept.
    if (!wrappedTicket) throw new Problem(401, "session-ended");
    const keys = await openTicket(ticket, conversation, fromBase64url(wrappedTicket));
    const snapshot = await patiently(() => http.get(`/conversations/${conversation}`), passing);
    return { id: conversation, ticket, token: base64url(token), keys, epoch: null, snapshot, team: () => this.#team() };
  }

  /**
   * By the six words. Wrong and expired are the same problem, "wrong-code".
   * @param {object} code the module return-codes.js, which is fetched only when it is needed
   */
  async resume(words, code) {
    const { openByCode, newTicket } = code;
    const ticket = newTicket();
    const http = this.#as(await sessionToken(ticket));
    const { conversation, keys } = await openByCode(words, this.#config, (ask) =>
      this.#withPuzzle((puzzle) => http.post("/returns", { ...ask, puzzle })),
    );
    return this.#keep(ticket, conversation, keys);
  }

  /** Talking on after the end, from the page that has the keys in memory still. @param {{id, ticket, keys}} opened */
  goOn({ id, ticket, keys }) {
    return this.#keep(ticket, id, keys);
  }

  // Internal

  /** From now on a reload of this tab opens the conversation. */
  async #keep(ticket, conversation, keys) {
    const token = await sessionToken(ticket);
    const http = this.#as(token);
    const wrappedTicket = base64url(await wrapTicket(ticket, conversation, keys));
    await patiently(() => http.put(`/conversations/${conversation}/ticket`, { wrappedTicket }));
    const snapshot = await patiently(() => http.get(`/conversations/${conversation}`));
    return { id: conversation, ticket, token: base64url(token), keys, epoch: null, snapshot, team: () => this.#team() };
  }

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

/**
 * What the log tells a visitor besides messages, in words; here, so that she asks for one file less. It remembers who is there, who
 * stopped, since a handover is told with the next one's name, and whether she was greeted: a colleague who goes on does not greet.
 */
export class EventSentences {
  #texts;
  #giver = null;
  #there = new Map();
  #greeted = false;
  /** Whether the one who joined last is the first of this talk. */
  greets = false;

  /** @param {Object<string, string>} texts */
  constructor(texts) {
    this.#texts = texts;
  }

  /**
   * @param {string} type of the entry
   * @param {{member?: {id: string, name: string}, why?: string}} entry
   * @param {boolean} [left] whether it is a message that was left: who joins reads it, and need not be there with her
   * @returns {string|null} null when there is nothing to tell (yet)
   */
  of(type, { member: { id, name } = { name: "" }, why }, left = false) {
    if (type === "left") this.#there.delete(id);
    if (type === "ended") [this.#there, this.#greeted] = [new Map(), false];
    const [name2] = this.#there.values();
    if (type === "joined") this.#there.set(id, name);
    if (left && ["left", "requeued", "unanswered"].includes(type)) return null;
    if (type === "joined" && left) return this.fill(this.#texts.leftReads, { name });
    if (type === "joined") return this.#joined(name, name2);
    if (type === "left" && why === "handover") {
      this.#giver = name;
      return null;
    }
    return this.fill(type === "left" && name2 !== undefined ? this.#texts.chatWentOut : this.#plain(type, why), { name, name2 });
  }

  #joined(name, name2) {
    this.greets = !this.#greeted && this.#giver === null;
    this.#greeted = true;
    if (this.#giver === null) return this.fill(name2 === undefined ? this.#texts.chatJoined : this.#texts.chatBeside, { name, name2 });
    const handed = this.fill(this.#texts.chatHandover, { name: this.#giver, name2: name });
    this.#giver = null;
    return handed;
  }

  #plain(type, why) {
    return {
      left: { connection: this.#texts.chatLeft, queue: this.#texts.chatGivenBack }[why] || this.#texts.chatStopped,
      requeued: this.#texts.chatRequeued,
      unanswered: this.#texts.chatStillHere,
      returned: this.#texts.chatReturnedEntry,
      code: this.#texts.chatCode,
      ended: this.#texts.chatEnded,
    }[type] || null;
  }

  fill(sentence, names) {
    return sentence && sentence.replace(/\{(\w+)\}/g, (whole, key) => (key in names ? names[key] : whole));
  }
}

/** What went wrong, in a sentence for her. @param {Error} error @param {Record<string, string>} texts */
export function sentenceOf(error, texts) {
  if (error instanceof TeamUnverified) return texts.errTeam;
  if (["CryptoUnavailable", "SealRefused"].includes(error.name)) return texts.errCrypto;
  const sentences = {
    "too-many": texts.errSlow.replace("{n}", String(error.retryAfter ?? 60)),
    "session-ended": texts.errSession,
    gone: texts.errSession,
    "not-found": texts.errSession,
    busy: texts.errBusy,
    closed: texts.errClosed,
  };
  return sentences[error.code] ?? texts.errServerPlain;
}

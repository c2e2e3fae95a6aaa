import { openEpoch } from "../../shared/crypto/conversation-keys.js";
import { LogHash, SenderCounters, newInstance, openMessage, sealMessage } from "../../shared/crypto/message.js";
import { base64url, fromBase64url } from "../../shared/crypto/primitives.js";
import { MOST, guestIn, guestsOf, readerOf } from "../../shared/models/guests.js";
import { sharedIn } from "../../shared/models/shared-messages.js";
import { HttpClient, Problem, retryDelay } from "../../shared/models/http-client.js";
import { Outbox } from "../../shared/models/outbox.js";

/** Seconds of one long poll; it is also his sign of life. */
const WAIT = 25;

/**
 * A guest in a conversation: what was said since he came, and his own words (docs/protocol.md, "A guest"). He does not know the log before
 * him, so that he compares no hash of it, and says that he has seen nothing.
 */
export class GuestTalk {
  #about;
  #listener;
  #options;
  #http;
  #outbox;
  #epochs = new Map();
  #epoch = null;
  #counters = new SenderCounters();
  #instance = newInstance();
  #sent = 0;
  #seq = 0;
  #hash = null;
  #over = false;
  /** Others of outside, by id: what the server says they are, and who they are where he read that she was asked. */
  #others = new Map();
  /** Senders of whom he has heard. */
  #heard = new Set();

  // Lifecycle

  /**
   * @param {{id: string, conversation: string, keys: import("../../shared/crypto/guest-invitation.js").GuestKeys}} about
   * @param {object} listener `item({seq, at, type, id, mine, text, sender, guest, shared, came, went, warning})` in order, `delivery(item)` an own
   *   message on its way, `present(people, guests)`, `alive(boolean)`, `over(why)` once: "out" or "left"; a guest is
   *   `{id, role, name, organisation}` as far as it is known
   */
  constructor(about, listener, options = {}) {
    this.#about = about;
    this.#listener = listener;
    this.#options = { sleep: (ms) => new Promise((done) => setTimeout(done, ms)), ...options };
    const authority = { Authorization: `Bearer ${base64url(about.keys.session)}` };
    this.#http = new HttpClient({ ...options, timeout: (WAIT + 15) * 1000, headers: () => authority });
    this.#outbox = new Outbox({
      ...options,
      seal: (item) => this.#seal(item),
      post: (body) => this.#post(body),
      mayReseal: async (item, old) => this.#addsNobody(old.epoch),
      onChange: (item) => this.#listener.delivery(item),
    });
  }

  get waiting() {
    return this.#outbox.items.length;
  }

  // Actions

  /** Reads until he is out. @returns {Promise<void>} */
  async run() {
    for (let attempt = 0; !this.#over; ) {
      try {
        const { entries, last, present, guests = [] } = await this.#http.get(`${this.#path}/entries?after=${this.#seq}&wait=${WAIT}`);
        if (this.#over) return;
        attempt = 0;
        this.#listener.alive(true);
        for (const { id, role } of guests) this.#know(id, { role });
        for (const entry of entries) await this.#take(entry);
        this.#listener.present(present || [], guests.map(({ id }) => this.#others.get(id)));
        // What is not for him has numbers too.
        this.#seq = Math.max(this.#seq, last || 0);
      } catch (problem) {
        if (this.#over) return;
        if (isOut(problem)) return this.#end("out");
        this.#listener.alive(false);
        await this.#options.sleep(Math.max((problem.retryAfter ?? 0) * 1000, retryDelay(attempt)));
        attempt += 1;
      }
    }
  }

  /** @param {string} text @returns the item on its way, or null when too many wait */
  send(text) {
    return this.#outbox.add({ id: globalThis.crypto.randomUUID(), text });
  }

  retry(id) {
    this.#outbox.retry(id);
  }

  /** What came back to him is not sent any more. */
  withdraw(id) {
    this.#outbox.remove(id);
  }

  /** The network came back, or the page was looked at again. */
  wake() {
    this.#outbox.flush();
  }

  /** He goes. What does not arrive is noticed by the server, which hears no more of him. */
  async leave() {
    const gone = this.#http.post(`${this.#path}/departure`).catch(() => null);
    this.#end("left");
    await gone;
  }

  // Internal

  get #path() {
    return `/guests/${this.#about.id}`;
  }

  /** Every key and every sentence goes. */
  #end(why) {
    if (this.#over) return;
    this.#over = true;
    this.#outbox.stop();
    this.#epochs.clear();
    this.#epoch = null;
    this.#others.clear();
    const { over } = this.#listener;
    this.#about = { id: this.#about.id };
    this.#listener = { item() {}, delivery() {}, present() {}, alive() {}, over() {} };
    over(why);
  }

  async #take(entry) {
    if (entry.seq <= this.#seq || this.#over) return;
    const item = { seq: entry.seq, at: entry.at, type: entry.type, mine: false, text: null, guest: null, shared: null, came: [], went: [], warning: null, entry };
    if (entry.type === "epoch") await this.#newEpoch(entry.epoch, item);
    if (entry.type === "message") await this.#message(entry, item);
    if (this.#over) return;
    this.#seq = entry.seq;
    this.#listener.item(item);
  }

  /** In it are himself, the team, who asked for help, and no more others of outside than there may be: those he is shown. */
  async #newEpoch(record, item) {
    const { id, conversation, keys } = this.#about;
    const as = readerOf(id);
    const others = (epoch) => (epoch ? guestsOf(epoch).filter((other) => other !== id) : []);
    try {
      const beside = Array.isArray(record.audience) ? others(record).slice(0, MOST - 1) : [];
      const audience = [as, ...beside.map(readerOf), "team", "visitor"];
      const epoch = await openEpoch(record, { conversation, as, recipient: keys.guest, audience });
      const [were, are] = [others(this.#epoch), others(epoch)];
      item.went = were.filter((other) => !are.includes(other)).map((other) => this.#know(other));
      if (this.#epoch) item.came = are.filter((other) => !were.includes(other)).map((other) => this.#know(other));
      this.#epochs.set(epoch.number, epoch);
      this.#epoch = epoch;
    } catch (refusal) {
      item.warning = refusal.reason ?? "epoch";
    }
  }

  async #message({ id, epoch: number, sender, envelope }, item) {
    const mine = sender.role === "guest" && sender.id === this.#about.id;
    Object.assign(item, { id, sender, mine });
    if (sender.instance === this.#instance) this.#sent = Math.max(this.#sent, sender.counter + 1);
    const counted = this.#count(sender);
    const epoch = this.#epochs.get(number);
    try {
      const speaks = epoch && (sender.role !== "guest" || epoch.audience.includes(readerOf(sender.id)));
      if (!speaks) throw Object.assign(new Error("no such epoch"), { reason: "epoch" });
      const opened = await openMessage({ conversation: this.#about.conversation, epoch, sender, envelope: fromBase64url(envelope) });
      item.text = opened.text;
      item.shared = sharedIn({ ...opened, sender });
      const { id: asked, ...who } = guestIn({ ...opened, sender }) || {};
      if (asked) this.#know(asked, who);
      if (!mine && sender.role === "guest") item.guest = this.#know(sender.id);
      item.warning = counted ? counted.warning : null;
    } catch (refusal) {
      item.warning = refusal.reason ?? "unreadable";
    }
    if (mine) this.#outbox.arrived(id, { seq: item.seq, at: item.at });
  }

  /** What is known of another guest, with what is said of him now. */
  #know(id, said = {}) {
    this.#others.set(id, { id, role: null, name: null, organisation: null, ...this.#others.get(id), ...said });
    return this.#others.get(id);
  }

  /** Whether all who can read now could read what was sealed for that epoch; where none has come since, it is asked again later. */
  #addsNobody(number) {
    const [before, now] = [this.#epochs.get(number), this.#epoch];
    if (!now || now.number <= number) throw new Problem(0, "network");
    return Boolean(before) && now.audience.every((reader) => before.audience.includes(reader));
  }

  /** Others were counting before he came: the first he hears of each is where that one starts for him. */
  #count(sender) {
    const warning = this.#counters.check(sender);
    const key = `${sender.role}/${sender.id}/${sender.instance}`;
    const first = !this.#heard.has(key);
    this.#heard.add(key);
    return first ? null : warning;
  }

  async #seal({ id, text }) {
    if (!this.#epoch) throw new Problem(0, "network");
    const { id: guest, conversation } = this.#about;
    this.#hash = this.#hash || (await LogHash.start(conversation)).hash;
    const counter = this.#sent;
    const epoch = this.#epoch;
    const sender = { role: "guest", sender: guest, instance: this.#instance, counter };
    const envelope = await sealMessage({ conversation, epoch, ...sender, text, seen: 0, hash: this.#hash });
    return { id, epoch: epoch.number, instance: this.#instance, counter, envelope: base64url(envelope) };
  }

  async #post(body) {
    try {
      const ack = await this.#http.post(`${this.#path}/messages`, body);
      this.#sent = Math.max(this.#sent, body.counter + 1);
      return ack;
    } catch (problem) {
      if (isOut(problem)) this.#end("out");
      throw problem;
    }
  }
}

function isOut({ status }) {
  return [401, 403, 404, 410].includes(status);
}

import { openEpoch } from "../crypto/conversation-keys.js";
import { LogHash, SenderCounters, newInstance, openMessage, sealMessage } from "../crypto/message.js";
import { base64url, fromBase64url } from "../crypto/primitives.js";

/**
 * One conversation as this tab knows it: its entries in the order of the log, each once, opened; and what is needed to
 * seal the next message. What does not fit (a gap, another order, a seal that does not open) is told with the entry,
 * never hidden. Entries come in one after another, whoever brings them.
 */
export class Conversation {
  #about;
  #log = null;
  #counters = new SenderCounters();
  #epochs = new Map();
  #epoch = null;
  #ahead = [];
  #tail = Promise.resolve();
  #instance = newInstance();
  #sent = 0;
  /** What the log says of guests; its module comes with the first of them. */
  #guests = null;

  // Lifecycle

  /**
   * @param {object} about
   * @param {string} about.id
   * @param {{role: string, id: string}} about.me as the server records this sender.
   * @param {"visitor"|"team"} about.as whose seal of an epoch key this tab opens.
   * @param {object} [about.recipient] the HPKE key that opens it.
   * @param {(record: object) => Promise<object>} [about.recipientOf] the same, where it is not the same for every epoch.
   * @param {Uint8Array} about.root R.
   * @param {string[]} about.audience who may be in an epoch, besides guests to whom she agreed in this log; any other is refused.
   * @param {(item: object) => void} about.onItem every entry that was taken, in order:
   *   `{seq, at, type, mine, text, kind, body, sender, entry, warning, guest, came, went}`; `text` is null where it could not be
   *   opened, `kind` where it is only words; `guest` wrote it or is asked about; `came` and `went` by an epoch.
   */
  constructor(about) {
    this.#about = about;
  }

  /** The last sequence number taken; ask the server for what comes after it. */
  get seq() {
    return this.#log ? this.#log.seen : 0;
  }

  get epoch() {
    return this.#epoch;
  }

  /** Whether she said yes to this guest, here in the log. */
  agreesTo(guest) {
    return this.#guests !== null && this.#guests.has(guest);
  }

  // Actions

  /** An epoch this tab minted itself, usable before the server's entry arrives. */
  adopt(epoch) {
    this.#epochs.set(epoch.number, epoch);
    if (!this.#epoch || epoch.number > this.#epoch.number) this.#epoch = epoch;
  }

  /**
   * Takes entries in order.
   * @returns {Promise<"taken"|"gap">} "gap": something before them is missing; load what comes after `seq`.
   */
  accept(entries) {
    const result = this.#tail.then(async () => {
      this.#log = this.#log ?? (await LogHash.start(this.#about.id));
      for (const entry of entries) {
        if (entry.seq <= this.seq) continue;
        if (entry.seq > this.seq + 1) return "gap";
        await this.#take(entry);
      }
      return "taken";
    });
    this.#tail = result.catch(() => {});
    return result;
  }

  /** Seals the next message. Its counter is used up only by `sealedWasStored`. @returns the body to post. */
  async seal({ id, text, extra }) {
    await this.#tail;
    this.#log = this.#log ?? (await LogHash.start(this.#about.id));
    const { role, id: sender } = this.#about.me;
    const counter = this.#sent;
    const envelope = await sealMessage({
      conversation: this.#about.id,
      epoch: this.#epoch,
      role,
      sender,
      instance: this.#instance,
      counter,
      text,
      ...extra,
      seen: this.#log.seen,
      hash: this.#log.hash,
    });
    return { id, epoch: this.#epoch.number, instance: this.#instance, counter, envelope: base64url(envelope) };
  }

  /** The server acknowledged the message with this counter. */
  sealedWasStored(counter) {
    this.#sent = Math.max(this.#sent, counter + 1);
  }

  /** Whether everybody who can read `later` could already read `earlier` (numbers of epochs). */
  addsNobody(earlier, later) {
    const before = this.#epochs.get(earlier);
    const after = this.#epochs.get(later);
    return Boolean(before && after && after.audience.every((reader) => before.audience.includes(reader)));
  }

  /** Nothing that was opened stays reachable from here. */
  forget() {
    this.#epochs.clear();
    this.#epoch = null;
    this.#guests = null;
    this.#about = { ...this.#about, recipient: null, recipientOf: () => null, root: null, onItem: () => {} };
  }

  // Internal

  async #take(entry) {
    const item = { seq: entry.seq, at: entry.at, type: entry.type, mine: false, text: null, sender: null, warning: null, entry, guest: null, came: [], went: [] };
    if (entry.type === "message") await this.#message(entry, item);
    else await this.#log.passed(entry.seq);
    if (entry.type === "epoch") await this.#newEpoch(entry.epoch, item);
    this.#about.onItem(item);
  }

  async #newEpoch(record, item) {
    const { id, as, root, recipientOf = () => this.#about.recipient } = this.#about;
    try {
      const recipient = await recipientOf(record);
      const before = this.#epoch;
      const audience = this.#guests ? this.#guests.audienceOf(this.#about.audience, record, before) : this.#about.audience;
      const epoch = await openEpoch(record, { conversation: id, as, recipient, root, audience });
      this.adopt(epoch);
      if (this.#guests) Object.assign(item, this.#guests.changed(before, epoch));
    } catch (refusal) {
      item.warning = refusal.reason ?? "epoch";
    }
  }

  async #message({ seq, id, epoch, sender, envelope: sealed }, item) {
    item.id = id;
    item.sender = sender;
    item.mine = sender.role === this.#about.me.role && sender.id === this.#about.me.id;
    if (sender.instance === this.#instance) this.sealedWasStored(sender.counter);
    const envelope = fromBase64url(sealed);
    const opened = await this.#open(epoch, sender, envelope).catch((refusal) => ({ refusal: refusal.reason ?? "unreadable" }));
    // Before anything is counted: where the module does not come, this entry is taken another time.
    if (opened.kind && opened.kind.startsWith("guest")) await this.#withGuests();
    const counted = this.#counters.check(sender);
    if (opened.refusal) item.warning = opened.refusal;
    else {
      const { text, kind, body } = opened;
      Object.assign(item, { text, kind, body });
      if (this.#guests) item.guest = this.#guests.heard(item);
      item.warning = (counted ?? this.#compare(opened))?.warning ?? null;
    }
    // Also what could not be opened counts: the hash is over the sealed bytes.
    await this.#log.add(seq, { epoch, sender, envelope });
    item.warning = item.warning ?? this.#overtaken();
  }

  async #withGuests() {
    const { AgreedGuests } = await import("./guests.js");
    this.#guests = this.#guests ?? new AgreedGuests();
  }

  #compare({ seen, hash }) {
    const difference = this.#log.check(seen, hash);
    if (!difference || difference.warning !== "log-ahead") return difference;
    this.#ahead.push({ seen, hash });
    return null;
  }

  async #open(number, sender, envelope) {
    const epoch = this.#epochs.get(number);
    // Nor does a guest speak in an epoch that he is not in.
    if (!epoch || (sender.role === "guest" && !epoch.audience.includes(`guest:${sender.id}`))) {
      throw Object.assign(new Error("no such epoch"), { reason: "epoch" });
    }
    return openMessage({ conversation: this.#about.id, epoch, sender, envelope });
  }

  /** What a sender saw before us can be compared once we have come as far. */
  #overtaken() {
    const due = this.#ahead.filter(({ seen }) => seen <= this.seq);
    this.#ahead = this.#ahead.filter(({ seen }) => seen > this.seq);
    return due.some(({ seen, hash }) => this.#log.check(seen, hash)) ? "log-differs" : null;
  }
}

import { Conversation } from "../../../shared/models/conversation.js";
import { EventStream } from "../../../shared/models/event-stream.js";
import { HttpClient } from "../../../shared/models/http-client.js";
import { Outbox } from "../../../shared/models/outbox.js";

/** Milliseconds between two signs that she is typing; never what she types. */
const TYPING = 3000;
/** Entries asked for at once. */
const PAGE = 200;

/** A visitor in her conversation: reads it, writes in it, ends it, erases it. Knows nothing of the page. */
export class Visit {
  #opened;
  #listener;
  #http;
  #conversation;
  #stream;
  #outbox;
  #typed = 0;
  #build = null;
  #hasCode = false;
  #guests = [];

  // Lifecycle

  /**
   * @param {object} opened what an Opening resolved to.
   * @param {object} listener `item(item)` an entry in order, `delivery(item)` an own message on its way,
   *   `state({state, queue, present, typing, guests})`, `alive(boolean)`, `over(reason, unsent)` with "erased", "session" or "exit",
   *   `renewed()` once, when the server has another page than the one that this tab runs.
   */
  constructor(opened, listener, options = {}) {
    const headers = () => ({ Authorization: `Bearer ${this.#opened.token}` });
    this.#opened = opened;
    this.#listener = listener;
    this.#hasCode = Boolean(opened.snapshot.returnCode);
    this.#http = new HttpClient({ ...options, headers });
    this.#conversation = this.#begin(opened);
    this.#stream = new EventStream({
      ...options,
      headers,
      url: ({ wait }) => this.#path(`events?after=${this.#conversation.seq}${wait ? `&wait=${wait}` : ""}`),
      onEvent: (event) => this.#event(event),
      onPoll: (answer) => this.#state(answer),
      onAlive: (alive) => this.#listener.alive(alive),
      onRefused: ({ status }) => this.#over(status === 410 ? "erased" : "session"),
    });
    this.#outbox = new Outbox({
      ...options,
      seal: (item) => this.#seal(item),
      post: (body) => this.#post(body),
      mayReseal: (item, old) => this.#mayReseal(old),
      onChange: (item) => listener.delivery(item),
    });
  }

  get token() {
    return this.#opened.token;
  }

  /** What talking on in this page needs: `{id, ticket, keys}`. */
  get opened() {
    return this.#opened;
  }

  /** Whether six words open this conversation. */
  get hasCode() {
    return this.#hasCode;
  }

  /** How many messages have not reached the server. */
  get waiting() {
    return this.#outbox.items.length;
  }

  /** Loads what was said so far, then listens. In a conversation that she just began there is nothing to load. */
  async start() {
    // What passes is left to the stream, which never gives up.
    const unlessPassing = (problem) => problem.passing || Promise.reject(problem);
    if (this.#opened.epoch === null) await this.#catchUp().catch(unlessPassing);
    this.#stream.start();
  }

  /** Stops listening; what was said stays readable, and the session lapses by itself. */
  pause() {
    this.#stream.stop();
  }

  /** Sends and receives nothing more. */
  stop() {
    this.#stream.stop();
    this.#outbox.stop();
  }

  /** Lets go of every key and sentence. */
  forget() {
    this.#conversation.forget();
    this.#opened = { id: this.#opened.id, token: "" };
    this.#listener = { item() {}, delivery() {}, state() {}, alive() {}, over() {}, renewed() {} };
  }

  // Actions

  /** @param {{kind: string, body: object}|null} [extra] where it is not only words @returns the item on its way, or null when too many wait */
  send(text, extra = null) {
    return this.#outbox.add({ id: globalThis.crypto.randomUUID(), text, extra });
  }

  retry(id) {
    this.#outbox.retry(id);
  }

  withdraw(id) {
    this.#outbox.remove(id);
  }

  wake() {
    this.#stream.wake();
    this.#outbox.flush();
  }

  /** Tells at most every three seconds that she is typing. Nobody waits for it. */
  async typing(now = Date.now()) {
    if (now - this.#typed < TYPING) return;
    this.#typed = now;
    await this.#http.post(this.#path("typing")).catch(() => null);
  }

  /** @param {"closure"|"left-message"|"queue"} what "left-message": what she wrote is read later; "queue": back into the line after the end */
  ask(what) {
    return this.#http.post(this.#path(what));
  }

  /** @returns {Promise<{backupDays: number|null}>} only after the server has erased. */
  async erase() {
    const answer = await this.#http.post(this.#path("erasure"));
    this.stop();
    return answer;
  }

  /** What she does about guests; fetched when it is needed. */
  async guests() {
    const { VisitGuests } = await import("./visit-guests.js");
    const mine = { path: (rest) => this.#path(rest), catchUp: () => this.#catchUp(), send: (text, extra) => this.send(text, extra), known: () => this.#guests };
    return new VisitGuests({ opened: this.#opened, http: this.#http, conversation: this.#conversation, ...mine });
  }

  async revoke() {
    await this.#http.post(this.#path("revocation"));
    this.#hasCode = false;
  }

  /** @returns {Promise<{code: string, expires: number}>} @param {object} codes the module return-codes.js */
  async makeCode(codes, { language, salt, iterations }) {
    const { id, keys } = this.#opened;
    const { code, body } = await codes.makeCode({ id, keys, language, salt, iterations });
    const { expires } = await this.#http.put(this.#path("return-code"), body);
    this.#hasCode = true;
    return { code, expires };
  }

  // Internal

  #begin({ id, keys, epoch }) {
    const conversation = new Conversation({
      id,
      me: { role: "visitor", id: "visitor" },
      as: "visitor",
      recipient: keys.visitor,
      root: keys.root,
      audience: ["team", "visitor"],
      onItem: (item) => this.#item(item),
    });
    if (epoch) conversation.adopt(epoch);
    return conversation;
  }

  #path(rest) {
    return `/conversations/${this.#opened.id}/${rest}`;
  }

  #item(item) {
    if (item.mine) this.#outbox.arrived(item.id, { seq: item.seq, at: item.at });
    this.#listener.item(item);
  }

  async #post(body) {
    const ack = await this.#http.post(this.#path("messages"), body);
    this.#conversation.sealedWasStored(body.counter);
    this.#listener.alive(true);
    return ack;
  }

  /** After a reload the key comes with the first entries; while those do not come the message waits for them. */
  async #seal(item) {
    if (!this.#conversation.epoch) await this.#catchUp();
    return this.#conversation.seal(item);
  }

  async #mayReseal(old) {
    await this.#catchUp();
    // Nothing newer: a guest went, and the epoch without him is still to be made.
    if (this.#conversation.epoch.number <= old.epoch) await (await this.guests()).renew(old.epoch);
    return this.#conversation.addsNobody(old.epoch, this.#conversation.epoch.number);
  }

  async #catchUp() {
    for (;;) {
      const after = this.#conversation.seq;
      const { entries, more } = await this.#http.get(this.#path(`entries?after=${after}&limit=${PAGE}`));
      await this.#conversation.accept(entries);
      if (!more) return;
    }
  }

  async #take(entries) {
    const outcome = await this.#conversation.accept(entries).catch(() => "gap");
    if (outcome === "gap") await this.#catchUp().catch(() => this.#stream.wake());
  }

  #event({ type, data }) {
    if (type === "hello") this.#hello(data);
    if (type === "entry") this.#take([data]);
    if (type === "state") this.#state(data);
    if (type === "ended") this.#over(data.reason);
  }

  /** The first build heard is that of this page: its modules came just before. */
  #hello({ build }) {
    const known = this.#build;
    this.#build = build;
    if (known !== null && known !== build) this.#listener.renewed();
  }

  /** A guest who went leaves an epoch to be made; what does not come about now does with her next message. */
  #state({ entries = [], ...state }) {
    if (entries.length > 0) this.#take(entries);
    this.#guests = state.guests || [];
    this.#listener.state(state);
    if (state.epochDue) this.guests().then((guests) => guests.renew(state.epochDue - 1)).catch(() => null);
  }

  #over(reason) {
    // Stopping forgets what was waiting; unless all was erased it is still hers to read.
    const unsent = reason === "erased" ? [] : this.#outbox.items.map((item) => item.text);
    this.stop();
    this.#listener.over(reason, unsent);
  }
}

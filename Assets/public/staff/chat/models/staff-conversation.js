import { fromBase64url } from "../../../shared/crypto/primitives.js";
import { unlessOver } from "../../../shared/models/guests.js";
import { Observable } from "../../shell/models/observable.js";

/** Who reads a conversation, besides guests to whom she agreed. */
const audience = ["team", "visitor"];

/**
 * One conversation in this browser: its keys, its lines, its unsent text. Tells "line" (a new line), "facts" (state,
 * presence, nickname, danger), "warnings", "sending" (an own message changed its state), "trouble" and "erased".
 */
export class StaffConversation extends Observable {
  /**
   * @param {{api: object, ring: object, language: string, taken: () => Set<string>, load?: (load: () => Promise) => Promise}} parts
   *   `load`: fetches what the first conversation brings along, and waits until it is there
   * @param {{id: string}} row
   */
  constructor(parts, row) {
    super();
    this.parts = { load: (load) => load(), ...parts };
    this.id = row.id;
    this.facts = {
      state: "active", language: "nl", topic: null, danger: false, since: 0, number: 0, visitorPresent: false, left: false,
      forWhom: null, door: null, objected: false, joined: false, guests: [], letter: null, passing: null,
    };
    this.nickname = null;
    this.unread = 0;
    this.lastAt = null;
    /** When the visitor first wrote after the last answer; null when nothing waits for one. */
    this.askedAt = null;
    this.typing = false;
    this.ready = false;
    this.erased = false;
    /** Whether the draft holds a text that came back. */
    this.returned = false;
    this.lines = [];
    /** The names that professionals came in with, by id. */
    this.names = new Map();
    this.warnings = new Set();
    /** What was not sent of the forms beside it, by form. @type {Object<string, import("./form-draft.js").FormDraft>} */
    this.forms = {};
    this.know(row);
  }

  /** The name of the row until the nickname is there. @param {import("../../shell/models/texts.js").Texts} texts */
  name(texts) {
    return this.nickname || texts.get("visitorNumber", { n: this.facts.number });
  }

  /** The last number of the log that is known here. */
  get seq() {
    return this.conversation ? this.conversation.seq : 0;
  }

  /** All that was written and not sent. @returns {{key: string, draft: import("./draft-keeper.js").DraftKeeper}[]} `key` among all conversations */
  get drafts() {
    const forms = Object.entries(this.forms).map(([form, draft]) => ({ key: `${this.id} ${form}`, draft }));
    return this.draft ? [{ key: this.id, draft: this.draft }, ...forms] : forms;
  }

  /** How many lines are of sittings that had ended before she came back with her code. */
  get earlier() {
    const types = this.lines.map(({ type }) => type);
    const before = types.slice(0, Math.max(types.lastIndexOf("returned"), 0));
    return Math.max(before.lastIndexOf("ended"), before.lastIndexOf("closed")) + 1;
  }

  // Actions

  /** Fetches and opens everything; the opening is written in the audit trail by the server. */
  async open() {
    const { api, ring, load } = this.parts;
    this.means = await load(() => import("./conversation-means.js"));
    const { Sending, StaffContent } = this.means;
    const stored = await api.get(`/conversations/${this.id}`);
    this.know(stored);
    this.conversation = await this.openConversation(stored.sealedRoot);
    this.sending = new Sending({
      api,
      id: this.id,
      conversation: this.conversation,
      catchUp: () => this.catchUp(),
      renew: (newer) => this.withoutGuests({ newer }),
      onChange: (item) => this.moved(item),
    });
    this.content = await StaffContent.of(api, ring, this.id, stored.staffKey);
    await this.openItems(stored.items);
    this.registered = stored.case || null;
    this.ready = true;
    await this.catchUp();
    if (this.erased) this.drop();
    this.tell("facts");
  }

  /** Fetches what we do not have yet. */
  async catchUp() {
    for (;;) {
      const { entries, more } = await this.parts.api.get(`/conversations/${this.id}/entries?after=${this.seq}&limit=200`);
      if (this.erased) return;
      await this.conversation.accept(entries);
      if (!more) return;
    }
  }

  /** An entry from the stream; what is missing before it is fetched. @param {object} entry */
  async receive(entry) {
    if (!this.ready || this.erased) return;
    try {
      if ((await this.conversation.accept([entry])) === "gap") await this.catchUp();
    } catch (error) {
      this.tell("trouble", error);
    }
  }

  /** @param {object} row anything the server said of this conversation besides entries */
  know(row) {
    for (const key of Object.keys(this.facts)) if (row[key] !== undefined) this.facts[key] = row[key];
    if (row.typing !== undefined) this.typing = row.typing;
    // A guest went: who is here first makes the epoch without him.
    if (row.epochDue && this.facts.state === "active" && !this.facts.joined) this.withoutGuests({ newer: row.epochDue - 1 }).catch((error) => this.tell("trouble", error));
    this.tell("facts");
  }

  read() {
    this.unread = 0;
    this.tell("facts");
  }

  /** @param {string} text @returns {object|null} null when too many messages wait already */
  send(text, extra) {
    return this.sending.add(text, extra);
  }

  /** Whether a message of ours is still on its way. */
  get hasUnsent() {
    return Boolean(this.sending && this.sending.outbox.items.length > 0);
  }

  /** What the server has not acknowledged becomes draft again. */
  withdrawUnsent() {
    const texts = this.sending.outbox.items.map((item) => item.text);
    this.sending.outbox.stop();
    if (texts.length > 0) this.draft.change([...texts, this.draft.text].filter(Boolean).join("\n\n"));
  }

  /** This one goes, or somebody went and an epoch `newer` than this number is due: from now on he can open nothing. @throws {Problem} */
  async withoutGuests({ guest = null, newer = 0 }) {
    if (!this.ready || this.erased) return;
    const { withoutGuests } = await import("../../../shared/models/guest-epochs.js");
    const { api, ring } = this.parts;
    const team = async () => ({ teamEpoch: ring.teamEpoch, teamPublic: ring.teamPublic });
    const post = (body) => api.post(`/conversations/${this.id}/epochs`, body);
    const stays = unlessOver(() => this.facts.guests, guest);
    await withoutGuests({ id: this.id, conversation: this.conversation, ...this.readers, stays, newer, team, post, catchUp: () => this.catchUp() });
  }

  async setDanger(danger) {
    await this.parts.api.put(`/conversations/${this.id}/danger`, { danger });
    this.know({ danger });
  }

  /** The text is gone for everybody: nothing of it stays in this page either. */
  erase() {
    this.erased = true;
    this.drop();
    this.tell("erased");
  }

  // Internal

  /** Keys, sentences, care answers and the name: whoever still holds this object finds none of them. */
  drop() {
    this.lines = [];
    if (this.conversation) this.conversation.forget();
    if (this.sending) this.sending.outbox.stop();
    for (const { draft } of this.drafts) draft.stop();
    this.content = null;
    this.plan = null;
    this.readers = null;
    this.inviting = null;
    this.writing = null;
    this.passed = null;
    this.care = "{}";
    this.nickname = null;
    this.registered = null;
  }

  /** A text whose readers changed becomes draft again, also while nobody looks at this conversation. */
  moved(item) {
    if (item.state === "returned") {
      this.sending.outbox.remove(item.id);
      this.draft.change([item.text, this.draft.text].filter(Boolean).join("\n\n"));
      this.returned = true;
    }
    this.tell("sending", item);
  }

  async openConversation({ teamEpoch, sealed }) {
    const { api, ring } = this.parts;
    const { Conversation, openRoot } = this.means;
    const { root, visitorPublic } = await openRoot(await ring.latestTeamKey(teamEpoch, api), this.id, teamEpoch, fromBase64url(sealed));
    const me = { role: "counsellor", id: ring.member.id };
    this.readers = { root, visitorPublic };
    // Epochs are sealed to the team key of the root; one that comes later may be of a later team key.
    const recipientOf = (epoch) => ring.latestTeamKey(Math.max(teamEpoch, epoch.teamEpoch), api);
    return new Conversation({ id: this.id, me, as: "team", recipientOf, root, audience, onItem: (item) => this.take(item) });
  }

  take(item) {
    if (this.erased) return;
    const { member } = item.entry;
    if (member) this.names.set(member.id, member.name);
    if (item.type === "message") this.hear(item);
    this.lines.push(item);
    this.tell("line", item);
    if (!item.warning) return;
    this.warnings.add(item.warning);
    this.tell("warnings", this.warnings);
  }

  hear({ id, seq, at, mine, sender }) {
    if (mine) this.sending.outbox.arrived(id, { seq, at });
    this.lastAt = at;
    if (sender.role === "guest") return;
    this.askedAt = sender.role === "visitor" ? this.askedAt || at : null;
    if (sender.role === "visitor") this.typing = false;
    this.unread = sender.role === "visitor" ? this.unread + 1 : 0;
  }

  async openItems(items) {
    const { language, taken, ring } = this.parts;
    const { joined } = this.facts;
    const { DraftKeeper, FORMS, FormDraft, SafetyPlan, giveNickname } = this.means;
    this.nickname = await this.content.read(items, "nickname");
    if (!this.nickname && !joined) this.nickname = await giveNickname(this.content, language, taken());
    // The server keeps the unsent text of who has it, for who comes after him; of who joined it stays in this page.
    const store = (id) => (joined ? () => Promise.reject(new Error("joined")) : (text) => this.content.put("draft", id, text));
    for (const form of FORMS) {
      this.forms[form] = new FormDraft({ store: store(form) });
      this.forms[form].restore((await this.content.read(items, "draft", form)) || "");
    }
    this.draft = new DraftKeeper({ store: store(ring.member.id) });
    const own = await this.content.read(items, "draft", ring.member.id);
    this.draft.restore(own || "");
    if (!own) this.draft.change(await this.content.inherit(items.filter(({ id }) => !FORMS.includes(id)), "draft", ring.member.id));
    this.care = (await this.content.read(items, "care")) || "{}";
    this.plan = new SafetyPlan(this.content);
    await this.plan.read(items);
  }
}

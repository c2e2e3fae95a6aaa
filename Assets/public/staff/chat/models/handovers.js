/** Milliseconds in which the stream lists what was asked: the server tells what changed at most once a second. */
const LISTED = 2000;

/** Handing a conversation on: what this professional asks of colleagues, and what they ask of him. */
export class Handovers {
  /**
   * @type {Map<string, {name: string, listed: boolean, asked: boolean, anew: boolean}>} what he sought, by conversation. A colleague may
   *   answer before it is `listed`; `asked`: the server said that it stands; `anew`: the next queue was read after that
   */
  #sought = new Map();

  /** @param {import("./workspace.js").Workspace} workspace @param {(then: () => void, ms: number) => any} [later] */
  constructor(workspace, later = (...a) => setTimeout(...a)) {
    this.workspace = workspace;
    this.api = workspace.api;
    this.later = later;
  }

  /** Both kinds. @returns {object[]} */
  get offers() {
    return this.workspace.queue.offers || [];
  }

  /** What colleagues ask of him. @returns {object[]} */
  get asked() {
    return this.offers.filter(({ to }) => to.id === this.workspace.me);
  }

  /** What he asked for this conversation. @param {string} id @returns {object|null} */
  asking(id) {
    return this.offers.find((offer) => offer.id === id && offer.from.id === this.workspace.me) || null;
  }

  /** @returns {Promise<{id: string, name: string, speaks: string[], active: number, atMost: number}[]>} who is there now */
  async colleagues() {
    return (await this.api.get("/colleagues")).colleagues;
  }

  /**
   * @param {string} id @param {{id: string, name: string}} to
   * @throws {Problem} "nobody-else" when that colleague has left meanwhile
   */
  async ask(id, { id: to, name }) {
    const conversation = this.workspace.conversations.get(id);
    // What he has not sent goes along.
    if (conversation && conversation.draft) await conversation.draft.keep();
    const sought = { name, listed: false, asked: false, anew: false };
    this.#sought.set(id, sought);
    try {
      await this.api.put(`/conversations/${id}/handover`, { to });
      sought.asked = true;
    } catch (error) {
      // Of a broken connection one does not know whether it was asked.
      if (error.code !== "network") this.#sought.delete(id);
      throw error;
    } finally {
      this.later(() => this.#unlisted(id, sought), LISTED);
    }
  }

  /**
   * What became of what he asked, each once. The server reads the offers first: one may still be listed of what is no longer his.
   * @returns {{conversation: object, name: string, kept: boolean}[]}
   */
  news() {
    const { conversations, queue, me } = this.workspace;
    for (const { id, from, to } of this.offers) {
      if (from.id === me && conversations.get(id)) this.#sought.set(id, { name: to.name, listed: true, asked: true, anew: false });
    }
    const news = [];
    for (const [id, { name, listed, asked, anew }] of this.#sought) {
      const conversation = conversations.get(id);
      const kept = queue.mine.some((row) => row.id === id);
      if (conversation && kept && (this.asking(id) || !(listed || anew))) continue;
      this.#sought.delete(id);
      if (conversation && (asked || !kept)) news.push({ conversation, name, kept });
    }
    return news;
  }

  /** Withdraws what he asked, or refuses what he was asked. */
  async drop(id) {
    await this.api.delete(`/conversations/${id}/handover`);
  }

  /** @throws {Problem} "limit", "not-found" when it is offered no longer */
  async accept(id) {
    const offer = this.offers.find((each) => each.id === id) || { id };
    await this.api.post(`/conversations/${id}/handover/acceptance`);
    const { language, danger, number } = offer;
    await this.workspace.conversations.add({ id, language, danger, number, state: "active" });
    this.workspace.select(id);
  }

  /**
   * Who leads the shift takes it over unasked; the visitor reads who leaves and who comes.
   * @param {{id: string, language: string, danger: boolean, number: number}} row @throws {Problem} "closed" when the sitting has ended
   */
  async takeOver({ id, language, danger, number, state = "active" }) {
    await this.api.post(`/conversations/${id}/takeover`);
    const row = { id, language, danger, number, state, joined: false };
    const known = this.workspace.conversations.get(id);
    await (known && known.facts.joined ? this.workspace.inherit(row) : this.workspace.conversations.add(row));
    this.workspace.select(id);
  }

  /**
   * Who leads the shift comes in beside who has it; the visitor reads it.
   * @param {{id: string, language: string, danger: boolean, number: number}} row
   * @throws {Problem} "taken" while another has joined it, "closed" when the sitting has ended
   */
  async join({ id, language, danger, number }) {
    await this.api.put(`/conversations/${id}/joining`);
    await this.workspace.conversations.add({ id, language, danger, number, state: "active", joined: true });
    this.workspace.select(id);
  }

  /** Out of what he joined. */
  async goOut(id) {
    await this.workspace.leave(id, () => this.api.delete(`/conversations/${id}/joining`));
  }

  /** @param {boolean} alone he knows that nobody else is there @throws {Problem} "nobody-else" */
  async requeue(id, alone) {
    const conversation = this.workspace.conversations.get(id);
    if (conversation && conversation.draft) await conversation.draft.keep();
    await this.workspace.leave(id, () => this.api.post(`/conversations/${id}/requeueing`, { alone }));
  }

  // Internal

  /** A refusal that was as quick as the stream leaves it with nothing to tell: what is read from here on says what stands. */
  #unlisted(id, sought) {
    if (this.#sought.get(id) !== sought || !this.workspace.conversations.get(id)) return;
    sought.anew = true;
    this.workspace.tell("doubt");
  }
}

import { SealRefused } from "../../../shared/crypto/primitives.js";
import { openSavedText, sealSavedText } from "../../../shared/crypto/saved-text.js";
import { Observable } from "../../shell/models/observable.js";

/**
 * The team's saved texts and one's own, opened in this browser only. Tells "changed".
 * @typedef {{id: string, shared: boolean, version: number, teamEpoch: number, shortcut: string, language: string, title: string, text: string}} Text
 */
export class SavedTexts extends Observable {
  /** @param {{api: object, ring: object}} parts */
  constructor({ api, ring }) {
    super();
    this.api = api;
    this.ring = ring;
    /** @type {Text[]} by shortcut */
    this.list = [];
    /** How many came that were not a colleague's, or were altered. */
    this.refused = 0;
  }

  get mayShare() {
    return this.ring.member.role === "coordinator";
  }

  // Actions

  /** Fetches and opens them all; what is sealed to an earlier team key, and ours to keep, is sealed anew. */
  async load() {
    const { texts } = await this.api.get("/saved-texts");
    this.refused = 0;
    const opened = [];
    for (const stored of texts) opened.push(await this.#open(stored));
    this.#take(opened.filter(Boolean));
    for (const text of this.list) if (text.teamEpoch < this.ring.teamEpoch && this.mayKeep(text)) await this.#put(text);
  }

  mayKeep({ shared }) {
    return !shared || this.mayShare;
  }

  /**
   * @param {{id?: string, shared: boolean, shortcut: string, language: string, title: string, text: string}} text without id: a new one
   * @throws {Problem} "epoch-old" when somebody changed it meanwhile
   */
  async keep(text) {
    const known = this.list.find(({ id }) => id === text.id);
    await this.#put({ id: crypto.randomUUID(), version: 0, ...known, ...text });
  }

  /** @param {Text} text */
  async remove({ id, version }) {
    await this.api.delete(`/saved-texts/${id}?version=${version}`);
    this.#take(this.list.filter((each) => each.id !== id));
  }

  /**
   * Those whose shortcut begins so, then those whose words hold it; of the same rank those in the visitor's language first.
   * @param {string} query @param {string} language @returns {Text[]} at most eight
   */
  search(query, language) {
    const wanted = query.trim().toLowerCase();
    const rank = ({ shortcut, title, text }) => {
      if (shortcut.toLowerCase().startsWith(wanted)) return 0;
      if (title.toLowerCase().includes(wanted)) return 2;
      return text.toLowerCase().includes(wanted) ? 4 : null;
    };
    return this.list
      .map((each) => ({ each, place: rank(each) }))
      .filter(({ place }) => place !== null)
      .map(({ each, place }) => ({ each, place: place + (each.language === language ? 0 : 1) }))
      .sort((a, b) => a.place - b.place)
      .slice(0, 8)
      .map(({ each }) => each);
  }

  /** The workspace locks. */
  forget() {
    this.list = [];
    this.tell("changed");
  }

  // Internal

  async #open(stored) {
    const { ring } = this;
    const owner = stored.shared ? "team" : ring.member.id;
    const author = ring.list.members.get(stored.signer);
    const trusted = author && (stored.shared ? author.role === "coordinator" : author.id === ring.member.id);
    try {
      if (!trusted) throw new SealRefused("signer");
      const plain = await openSavedText(ring.teamKey(stored.teamEpoch), author, { ...stored, owner });
      const { shortcut, language, title, text } = JSON.parse(plain);
      const { id, shared, version, teamEpoch } = stored;
      return { id, shared, version, teamEpoch, shortcut, language, title, text };
    } catch (error) {
      if (!(error instanceof SealRefused) && !(error instanceof RangeError)) throw error;
      this.refused += 1;
      return null;
    }
  }

  async #put({ id, shared, version, shortcut, language, title, text }) {
    const { ring } = this;
    const next = { id, owner: shared ? "team" : ring.member.id, version: version + 1, teamEpoch: ring.teamEpoch, signer: ring.member.id };
    const plain = JSON.stringify({ shortcut, language, title, text });
    const made = await sealSavedText(next, plain, ring.teamPublic, ring.signing);
    await this.api.put(`/saved-texts/${id}`, { shared, version: next.version, teamEpoch: next.teamEpoch, ...made });
    const kept = { id, shared, version: next.version, teamEpoch: next.teamEpoch, shortcut, language, title, text };
    this.#take([...this.list.filter((each) => each.id !== id), kept]);
  }

  #take(list) {
    this.list = list.sort((a, b) => a.shortcut.localeCompare(b.shortcut));
    this.tell("changed");
  }
}

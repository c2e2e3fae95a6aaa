import { PartnerWords } from "./partner-words.js";

/** Bytes of JSON that surely fit into one sealed message. */
const LARGEST = 11_500;
/** Three can be compared; of ten nobody chooses. */
export const MOST = 3;

/** What a counsellor shows of the directory in one message: one, two or three entries, in the language of who reads it. */
export class Offer {
  /** @param {import("../../shell/models/texts.js").Texts} texts of the directory, in her language */
  constructor(texts) {
    this.texts = texts;
    this.words = new PartnerWords(texts);
    /** @type {Map<string, object>} the entries, by id, in the order in which they were chosen */
    this.chosen = new Map();
  }

  get full() {
    return this.chosen.size >= MOST;
  }

  /** @param {{id: string, entry: object}} match @returns {boolean} whether it is chosen now */
  toggle({ id, entry }) {
    if (this.chosen.delete(id)) return false;
    if (this.full) return false;
    this.chosen.set(id, entry);
    return true;
  }

  /**
   * The message: words for every reader, and the same as a thing for who can show cards. No id of the directory is in it.
   * @returns {{text: string, extra: {kind: "offer", body: object}}|null} null when it is longer than a message may be
   */
  message() {
    const options = Array.from(this.chosen.values(), (entry) => this.option(entry));
    const lines = options.map(({ name, phone, reach }, index) => `${index + 1}. ${[name, phone].filter(Boolean).join(", ")}. ${reach}`.trim());
    const text = [this.texts.get("offerSaid"), ...lines].join("\n");
    const extra = { kind: "offer", body: { id: crypto.randomUUID(), options } };
    return new TextEncoder().encode(JSON.stringify({ text, ...extra })).length > LARGEST ? null : { text, extra };
  }

  // Internal

  option({ kind, phone, website, hours, ...entry }) {
    const { name, reach, next } = entry[this.texts.language];
    return {
      name, reach, next, kind: this.words.code("kind", kind), phone: phone || "",
      website: (website || "").replace(/^https:\/\//, ""), hours: this.words.hours(hours).slice(0, 400),
    };
  }
}

import { Observable } from "../../shell/models/observable.js";
import { CaseValues } from "./case-values.js";

/** The code of `role` that fits what the visitor chose. */
const ROLES = { self: "self", other: "bystander", work: "prof" };

/**
 * The registration of one conversation: saved by itself after a pause, each time as the next version. Tells "saved"
 * (milliseconds), "saving", "problems" (per field, the server's sentences) and "trouble".
 */
export class Registration extends Observable {
  /**
   * @param {{api: object, book: import("./code-book.js").CodeBook, conversation: object, pause?: number,
   *   later?: Function, never?: Function, now?: () => number}} parts `pause` in milliseconds
   */
  constructor({ api, book, conversation, pause = 1500, later, never, now = () => Date.now() }) {
    super();
    this.api = api;
    this.conversation = conversation;
    this.pause = pause;
    this.later = later || ((...rest) => setTimeout(...rest));
    this.never = never || ((timer) => clearTimeout(timer));
    this.now = now;
    this.path = `/conversations/${conversation.id}/case`;
    const stored = conversation.registered || { version: 0, fields: {}, final: false };
    this.version = stored.version;
    /** One that was final stays so: she came back, and it is continued. */
    this.final = stored.final;
    /** By field, the codes that it had at earlier closings. @type {Object<string, string[]>} */
    this.earlier = { willingness: stored.willingness || [] };
    // What she said beforehand stands there to begin with; it is stored only when somebody registers.
    const role = ROLES[conversation.facts && conversation.facts.forWhom];
    const fields = role && stored.version === 0 ? { role, ...stored.fields } : stored.fields;
    this.values = new CaseValues(book, fields, JSON.parse(conversation.care));
    this.storedFields = JSON.stringify(this.values.fields);
    this.storedCare = JSON.stringify(this.values.care);
    this.problems = [];
    this.timer = null;
    this.tail = Promise.resolve();
  }

  /** To be called after every change of `values`. */
  changed() {
    this.never(this.timer);
    this.timer = this.later(() => this.save(), this.pause);
  }

  /** Stores the draft; an objection is stored only with the closing, until then nothing leaves this page. */
  save() {
    this.never(this.timer);
    return this.inTurn(async () => {
      if (this.conversation.erased || this.values.objected) return;
      try {
        this.tell("saving");
        await this.keepCare();
        if (JSON.stringify(this.values.fields) !== this.storedFields) await this.put(this.final);
        this.tell("saved", this.now());
      } catch (error) {
        this.refused(error);
      }
    });
  }

  /** The final registration. @returns {Promise<boolean>} false: refused, "problems" says why */
  finish() {
    this.never(this.timer);
    return this.inTurn(async () => {
      try {
        await this.keepCare();
        await this.put(true);
        return true;
      } catch (error) {
        this.refused(error);
        return false;
      }
    });
  }

  /** Takes over what she said herself: that she may not be counted. @returns {boolean} whether she did */
  heed() {
    const { facts } = this.conversation;
    const objected = Boolean(facts && facts.objected);
    if (objected) this.values.set("consent", "objected");
    return objected;
  }

  // Internal

  inTurn(step) {
    const result = this.tail.then(step);
    this.tail = result.catch(() => undefined);
    return result;
  }

  async keepCare() {
    const care = JSON.stringify(this.values.care);
    if (care === this.storedCare) return;
    await this.conversation.content.put("care", "care", care);
    this.storedCare = care;
    this.conversation.care = care;
  }

  /** A version that is taken already: somebody else saved, or an answer was lost. Ours is put on top of it, once. */
  async put(final, again = true) {
    const { fields } = this.values;
    try {
      const { version } = await this.api.put(this.path, { version: this.version + 1, fields, final });
      this.version = version;
    } catch (error) {
      if (error.code !== "conflict" || !again) throw error;
      this.version = (await this.api.get(this.path)).version;
      return this.put(final, false);
    }
    this.storedFields = JSON.stringify(fields);
    this.final = final;
    this.conversation.registered = { version: this.version, fields, final, willingness: this.earlier.willingness };
    this.judge([]);
  }

  refused(error) {
    if (error.code === "invalid-case") this.judge(error.details.problems);
    else this.tell("trouble", error);
  }

  judge(problems) {
    this.problems = problems;
    this.tell("problems", problems);
  }
}

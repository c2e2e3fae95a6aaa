import { DraftKeeper } from "./draft-keeper.js";

/** Forms beside a conversation of which what was not sent is kept; also the ids of their sealed items, one of each per conversation. */
export const FORMS = ["guest", "letter", "appointment", "passing"];

/** What stands in a form that was not sent, kept as the unsent text of a message is. */
export class FormDraft extends DraftKeeper {
  /** @returns {[string, string][]} names of fields, and what stands in them */
  get entries() {
    return this.text ? JSON.parse(this.text) : [];
  }

  /** @param {[string, string][]} entries what is empty is not kept */
  set entries(entries) {
    const said = entries.filter(([, value]) => value !== "");
    this.change(said.length > 0 ? JSON.stringify(said) : "");
  }

  /** Sent or given up: nothing is kept, from now on. */
  clear() {
    this.entries = [];
    return this.keep();
  }
}

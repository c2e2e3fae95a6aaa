import { partsOf, stamp, tell } from "../../shell/elements/parts.js";
import { PartnerWords } from "../models/partner-words.js";
import { Partners } from "../models/partners.js";

/** Languages that are offered to search by: those that visitors ask for most. */
const LANGUAGES = ["nl", "en", "ar", "bg", "es", "fa", "fr", "hu", "pl", "ro", "ti", "uk"];

/** Searches the partner directory by need, and lists what fits. */
export class PartnerSearch extends HTMLElement {
  // Lifecycle

  /**
   * @param {{texts: object, api: object, config: object, actions?: (match: object) => HTMLElement[]}} parts `config` has the codes;
   *   `actions` makes the buttons of an entry
   */
  attach({ texts, api, config, actions = () => [] }) {
    Object.assign(this, { texts, actions, words: new PartnerWords(texts), model: new Partners(api) });
    this.parts = partsOf(this);
    const { form } = this.parts;
    for (const [name, codes] of Object.entries({ form: config.forms, region: config.regions, group: config.groups, kind: config.kinds, urgency: config.urgencies })) {
      this.offer(form.elements[name], codes.map((code) => [code, this.words.code(name, code)]));
    }
    this.offer(form.elements.language, LANGUAGES.map((tag) => [tag, this.words.language(tag)]));
    form.onsubmit = (event) => {
      event.preventDefault();
      this.search();
    };
  }

  // Actions

  /** Asks again what the form says. Of two searches the later one is shown. @param {Object<string, string>} [beginning] what it is to say */
  async search(beginning = {}) {
    for (const [name, value] of Object.entries(beginning)) this.parts.form.elements[name].value = value;
    const asked = Object.fromEntries(new FormData(this.parts.form));
    const turn = (this.turn = {});
    tell(this.parts.trouble, null);
    try {
      const { matches, more } = await this.model.search(asked);
      if (this.turn === turn) this.show(matches, more);
    } catch (error) {
      if (this.turn === turn) tell(this.parts.trouble, this.texts.problem(error));
    }
  }

  /** What was asked and found is gone from the page. */
  clear() {
    this.turn = null;
    this.parts.form.reset();
    this.parts.list.replaceChildren();
    this.parts.count.textContent = "";
    tell(this.parts.trouble, null);
  }

  // Internal

  /** The first choice, anything, is the page's own. */
  offer(select, choices) {
    select.replaceChildren(select.options[0], ...choices.map(([value, label]) => new Option(label, value)));
  }

  show(matches, more) {
    const count = matches.length === 0 ? "foundNone" : more ? "foundMore" : "found";
    this.parts.count.textContent = this.texts.get(count, { n: matches.length });
    this.parts.list.replaceChildren(...matches.map((match) => this.row(match)));
  }

  row(match) {
    const { entry, open, state } = match;
    const { root, parts } = stamp("part-partner");
    const { texts, words } = this;
    const said = entry[texts.language];
    root.dataset.partner = match.id;
    parts.name.textContent = said.name;
    parts.kind.textContent = words.code("kind", entry.kind);
    parts.phone.textContent = entry.phone || "";
    parts.open.textContent = texts.get(open === undefined ? "hoursUnknown" : open ? "openNow" : "shutNow");
    parts.state.textContent = texts.get(`state_${state}`);
    parts.state.hidden = state === "confirmed";
    tell(parts.reach, said.reach && `${texts.get("reachLabel")} ${said.reach}`);
    tell(parts.next, said.next && `${texts.get("nextLabel")} ${said.next}`);
    parts.facts.textContent = words.facts(entry);
    const hours = words.hours(entry.hours);
    tell(parts.hours, hours && `${texts.get("hoursLabel")} ${hours}`);
    parts.actions.append(...this.actions(match));
    parts.actions.hidden = parts.actions.childElementCount === 0;
    return root;
  }
}

customElements.define("partner-search", PartnerSearch);

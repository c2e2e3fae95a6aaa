import { partsOf, tell } from "../../shell/elements/parts.js";
import { directory, wordsOf } from "../models/directory.js";
import { Offer } from "../models/offer.js";
import "./partner-search.js";
import { policePath } from "./police-path.js";

/** The directory above the conversation: one to three entries are chosen, and shown to her. Nothing goes without pressing the button. */
export class OfferDialog {
  /** @param {object} api @returns {Promise<OfferDialog>} with the markup and words of the directory's page @throws {Problem} `network` */
  static async ready(api, language) {
    const page = await directory(language);
    for (const template of page.querySelectorAll("template")) {
      if (!document.getElementById(template.id)) document.body.append(document.adoptNode(template));
    }
    return new OfferDialog(api, wordsOf(page));
  }

  constructor(api, words) {
    Object.assign(this, { api, words });
    this.element = document.getElementById("part-help").content.firstElementChild.cloneNode(true);
    document.body.append(this.element);
    this.parts = partsOf(this.element);
    this.search = this.element.querySelector("partner-search");
    this.parts.send.addEventListener("click", () => this.send());
    this.parts.close.addEventListener("click", () => this.close());
  }

  // Actions

  /**
   * @param {import("../../chat/models/staff-conversation.js").StaffConversation} conversation @param {string} name how she is called here
   * @param {(text: string) => void} put adds to the message that is being written
   * @param {string} [kind] of place that is searched for to begin with
   */
  async open(conversation, name, put, kind = "") {
    const { texts, config } = this.words;
    const { language } = conversation.facts;
    const hers = language === texts.language ? this.words : wordsOf(await directory(language));
    Object.assign(this, { conversation, offer: new Offer(hers.texts) });
    this.search.attach({ texts, config, api: this.api, actions: (match) => [this.chooser(match)] });
    this.parts["path-steps"].replaceChildren(...policePath({ texts, hers: hers.texts, put }));
    this.parts.path.open = false;
    this.parts.send.textContent = texts.get("offerSend", { name });
    this.tellChosen();
    this.element.showModal();
    await this.search.search({ kind });
  }

  /** Nothing of what was chosen stays. */
  close() {
    this.element.close();
    this.conversation = null;
    this.offer = null;
    this.search.clear();
  }

  // Internal

  chooser(match) {
    const { texts } = this.words;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--quiet button--small";
    button.textContent = texts.get("offerChoose", { name: match.entry[texts.language].name });
    button.setAttribute("aria-pressed", String(this.offer.chosen.has(match.id)));
    button.addEventListener("click", () => {
      const known = this.offer.chosen.has(match.id);
      if (!known && this.offer.full) return tell(this.parts.refused, texts.get("offerFull"));
      button.setAttribute("aria-pressed", String(this.offer.toggle(match)));
      return this.tellChosen();
    });
    return button;
  }

  tellChosen() {
    const { texts } = this.words;
    const names = Array.from(this.offer.chosen.values(), (entry) => entry[texts.language].name);
    tell(this.parts.refused, null);
    this.parts.chosen.textContent = names.length ? texts.get("offerChosen", { names: names.join(", ") }) : texts.get("offerNone");
    this.parts.send.disabled = names.length === 0;
  }

  send() {
    const { texts } = this.words;
    const { conversation } = this;
    const message = this.offer.message();
    if (!message) return tell(this.parts.refused, texts.get("offerLong"));
    if (conversation.erased || !conversation.send(message.text, message.extra)) return tell(this.parts.refused, texts.get("offerUnsent"));
    return this.close();
  }
}

import { SealRefused } from "../../shared/crypto/primitives.js";
import { GuestEntry } from "../models/guest-entry.js";
import { GuestTalk } from "../models/guest-talk.js";
import "./talk-view.js";

/** What he hears where he is not let in. */
const ENDS = { used: "overUsed", expired: "overExpired", tries: "overTries" };

/** A guest's one page: the code, the wait, the conversation, and nothing after it. */
export class GuestPage {
  #main;
  #about;
  #entry = null;
  #talk = null;

  /** @param {HTMLElement} main @param {{language: string, texts: Object<string, string>, limits: {text: number}}} about */
  constructor(main, about) {
    this.#main = main;
    this.#about = about;
    addEventListener("beforeunload", (event) => this.#warn(event));
    addEventListener("pagehide", () => this.#talk && this.#talk.leave());
    for (const change of ["online", "visibilitychange"]) {
      (change === "online" ? window : document).addEventListener(change, () => this.#talk && this.#talk.wake());
    }
  }

  /** @param {string} fragment of the address that was opened */
  open(fragment) {
    if (fragment === "" || fragment === "#") return this.#show("none");
    if (!globalThis.crypto || !globalThis.crypto.subtle) return this.#show("none", this.#about.texts.tooOld);
    try {
      this.#entry = new GuestEntry(fragment, { fetch: lastWord });
      return this.#askCode("");
    } catch (error) {
      if (!(error instanceof SealRefused)) throw error;
      return this.#show("none", this.#about.texts.broken);
    }
  }

  /** Whether the link was not used yet. */
  get untouched() {
    return this.#entry !== null && this.#entry.keys === null;
  }

  // Internal

  #show(name, text = null) {
    this.#main.replaceChildren(document.getElementById(`step-${name}`).content.cloneNode(true));
    if (text !== null) this.#main.querySelector('[data-part="text"]').textContent = text;
    this.#main.querySelector("h1").focus();
    scrollTo(0, 0);
  }

  #askCode(error) {
    this.#show("code");
    const form = this.#main.querySelector("form");
    const field = form.elements.digits;
    const complain = (sentence) => {
      this.#main.querySelector("#digits-error").textContent = sentence;
      if (sentence) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
      if (sentence) field.focus();
    };
    complain(error);
    let busy = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (busy) return;
      busy = true;
      complain("");
      await this.#knock(field.value).catch((refusal) => this.#refused(refusal, complain));
      busy = false;
    });
  }

  async #knock(typed) {
    await this.#entry.knock(typed);
    this.#show("wait");
    const state = await this.#entry.settled();
    if (state) this.#settled(state);
  }

  #settled({ step, triesLeft, conversation, people, why }) {
    const { texts } = this.#about;
    if (step === "invited") return this.#askCode(texts.codeWrong.replace("{n}", triesLeft));
    if (step === "present") return this.#enter(conversation, people || []);
    return this.#over(texts[{ tries: "overTries", link: "overExpired" }[why] || "overOut"]);
  }

  #refused(error, complain) {
    const { texts } = this.#about;
    if (error.reason === "code") return complain(texts.codeForm);
    if (error.name === "SealRefused" || error.name === "CryptoUnavailable") return complain(texts.errCrypto);
    if (error.status === 429) return this.#backTo(complain, texts.errSlow.replace("{n}", error.retryAfter || 60));
    if (error.status === 409 || error.status === 410) return this.#over(texts[ENDS[error.code] || (error.status === 409 ? "overUsed" : "overOut")]);
    if ([401, 403, 404].includes(error.status)) return this.#over(texts.overExpired);
    return this.#backTo(complain, texts.errServer);
  }

  /** While the code is asked the sentence stands there; from the wait it goes back. */
  #backTo(complain, sentence) {
    if (this.#main.querySelector("#digits")) return complain(sentence);
    return this.#askCode(sentence);
  }

  #enter(conversation, people) {
    this.#show("talk");
    const view = this.#main.querySelector("guest-talk");
    const about = { id: this.#entry.id, conversation, keys: this.#entry.keys };
    const listener = {
      item: (item) => view.item(item),
      delivery: (item) => view.delivery(item),
      present: (...who) => view.present(...who),
      alive: (alive) => view.alive(alive),
      over: (why) => this.#over(this.#about.texts[why === "left" ? "overLeft" : "overOut"]),
    };
    this.#talk = new GuestTalk(about, listener, { fetch: lastWord });
    view.attach({ ...this.#about, talk: this.#talk });
    view.present(people, []);
    this.#talk.run();
  }

  /** Nothing of the conversation stays in the page. */
  #over(sentence) {
    if (this.#entry) this.#entry.stop();
    this.#entry = null;
    this.#talk = null;
    this.#show("over", sentence);
  }

  /** Who reloads by accident needs a new link. */
  #warn(event) {
    if (!this.#talk) return;
    event.preventDefault();
    event.returnValue = "";
  }
}

/** That he goes is sent also while the page is being closed. */
function lastWord(path, init) {
  return fetch(path, path.endsWith("/departure") ? { ...init, keepalive: true } : init);
}

import { SealRefused } from "../../shared/crypto/primitives.js";
import { LetterOpening } from "../models/letter-opening.js";

/** What he reads where it does not open. */
const ENDS = { used: "overLetterUsed", expired: "overLetterExpired", tries: "overLetterTries" };

/** The page of who gets a written handover: the code, the text, that he has it, and nothing after it. */
export class LetterPage {
  #main;
  #texts;
  #opening = null;
  #reading = false;

  /** @param {HTMLElement} main @param {{texts: Object<string, string>}} about */
  constructor(main, { texts }) {
    this.#main = main;
    this.#texts = texts;
    addEventListener("beforeunload", (event) => this.#warn(event));
  }

  /** @param {string} fragment of the address that was opened */
  open(fragment) {
    if (!globalThis.crypto || !globalThis.crypto.subtle) return this.#show("none", this.#texts.tooOld);
    try {
      this.#opening = new LetterOpening(fragment);
      return this.#askCode();
    } catch (error) {
      if (!(error instanceof SealRefused)) throw error;
      return this.#show("none", this.#texts.broken);
    }
  }

  /** Whether the link was not used yet. */
  get untouched() {
    return this.#opening !== null && !this.#reading;
  }

  // Internal

  #show(name, text = null) {
    this.#main.replaceChildren(document.getElementById(`step-${name}`).content.cloneNode(true));
    if (text !== null) this.#main.querySelector('[data-part="text"]').textContent = text;
    this.#main.querySelector("h1").focus();
    scrollTo(0, 0);
  }

  #askCode() {
    this.#show("letter-code");
    const form = this.#main.querySelector("form");
    const [field, error, wait] = [form.elements.code, this.#main.querySelector("#code-error"), this.#main.querySelector('[data-part="wait"]')];
    const complain = (sentence) => {
      error.textContent = sentence;
      if (sentence) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
      if (sentence) field.focus();
    };
    this.#onSubmit(form, async () => {
      complain("");
      wait.textContent = this.#texts.letterWait;
      try {
        this.#read(await this.#opening.open(field.value));
      } catch (refusal) {
        wait.textContent = "";
        this.#refused(refusal, complain);
      }
    });
  }

  #read(text) {
    this.#reading = true;
    this.#show("letter", text);
    const error = this.#main.querySelector('[data-part="error"]');
    this.#onSubmit(this.#main.querySelector("form"), async () => {
      error.textContent = "";
      try {
        await this.#opening.confirm();
        this.#over(this.#texts.overLetterReceived);
      } catch (refusal) {
        if (refusal.passing || refusal.status === 429) error.textContent = this.#texts.errServer;
        else this.#over(this.#texts.overLetterUnconfirmed);
      }
    });
  }

  /** One press at a time. */
  #onSubmit(form, act) {
    let busy = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (busy) return;
      busy = true;
      await act();
      busy = false;
    });
  }

  #refused(error, complain) {
    const texts = this.#texts;
    if (error.reason === "code") return complain(texts.letterForm);
    if (error.name === "SealRefused" || error.name === "CryptoUnavailable") return complain(texts.errCrypto);
    if (error.status === 422) return complain(texts.letterWrong.replace("{n}", error.details.triesLeft));
    if (error.status === 429) return complain(texts.errSlow.replace("{n}", error.retryAfter || 60));
    if ([404, 410].includes(error.status)) return this.#over(texts[ENDS[error.code] || "overLetterGone"]);
    return complain(texts.errServer);
  }

  /** Nothing of it stays in the page. */
  #over(sentence) {
    this.#opening = null;
    this.#reading = false;
    this.#show("letter-over", sentence);
  }

  /** Who reloads by accident cannot open it again. */
  #warn(event) {
    if (!this.#reading) return;
    event.preventDefault();
    event.returnValue = "";
  }
}

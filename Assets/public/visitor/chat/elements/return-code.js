/** Six words, by choice: offered, shown once, hidden again. The words are in the page only while she looks at them. */
export class ReturnCode extends HTMLElement {
  #make = null;
  #page = null;
  #filled = false;
  #busy = false;

  // Lifecycle

  connectedCallback() {
    if (this.#filled) return;
    this.#filled = true;
    this.#fill();
    this.addEventListener("click", (event) => this.#pressed(event));
  }

  /**
   * @param {{texts: object, language: string}} page
   * @param {() => Promise<{code: string, expires: number}>} make
   * @param {boolean} had whether there is a code already, which a new one makes worthless
   */
  prepare(page, make, had) {
    this.#page = page;
    this.#make = make;
    if (had) this.#warn();
  }

  // Actions

  async show() {
    this.#say(this.#page.texts.moment);
    const { code, expires } = await this.#make();
    const day = new Intl.DateTimeFormat(this.#page.language, { day: "numeric", month: "long", year: "numeric" });
    this.#part("words").textContent = code;
    this.#part("valid").textContent = this.#page.texts.codeValid.replace("{until}", day.format(new Date(expires * 1000)));
    const here = this.contains(document.activeElement);
    this.#turn(true);
    this.#warn();
    this.#say("");
    if (here) this.#part("words").focus();
  }

  /** The words are worth nothing any more. */
  revoked() {
    this.#fill();
  }

  // Internal

  #fill() {
    this.replaceChildren(document.getElementById("return-code").content.cloneNode(true));
    // Who is not sure of her device is offered nothing to keep: she asks.
    if (this.closest("[data-careful]")) this.#want(false);
  }

  async #pressed(event) {
    const action = event.target.dataset.code;
    if (action === "want") this.#want(true);
    if (action === "make") await this.#once();
    if (action === "copy") await this.#copy();
    if (action === "hide") this.#hide();
    if (action === "no") this.#decline();
  }

  #want(wanted) {
    this.#part("want").hidden = wanted;
    this.#part("offer").hidden = !wanted;
    if (wanted) this.#part("offer").querySelector("button").focus();
  }

  /** One at a time: of two codes made at once the one that is shown need not be the one that works. */
  async #once() {
    if (this.#busy) return;
    this.#busy = true;
    await this.show().catch(() => this.#say(this.#page.texts.errServerPlain));
    this.#busy = false;
  }

  /** The focus stays near: what it was on is no longer there. */
  #decline() {
    const details = this.closest("details");
    const near = details ? details.querySelector("summary") : document.querySelector("h1");
    this.hidden = true;
    near.focus();
  }

  async #copy() {
    const words = this.#part("words");
    try {
      await navigator.clipboard.writeText(words.textContent);
      this.#say(this.#page.texts.codeCopied);
    } catch (refusal) {
      // Where the browser does not allow it, the words are marked, so that she can copy them herself.
      getSelection().selectAllChildren(words);
    }
  }

  #hide() {
    this.#part("words").textContent = "";
    this.#turn(false);
    this.querySelector('[data-code="make"]').focus();
  }

  #turn(shown) {
    this.#part("offer").hidden = shown;
    this.#part("shown").hidden = !shown;
  }

  #warn() {
    this.#part("offer").querySelector("p").textContent = this.#page.texts.codeAgain;
  }

  #part(name) {
    return this.querySelector(`[data-part="${name}"]`);
  }

  #say(text) {
    this.#part("said").textContent = text;
  }
}

customElements.define("return-code", ReturnCode);

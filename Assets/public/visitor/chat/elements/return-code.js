/** Six words, by choice: offered, shown once, hidden again. The words are in the page only while she looks at them. */
export class ReturnCode extends HTMLElement {
  #make = null;
  #page = null;
  #filled = false;

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
    this.#turn(true);
    this.#warn();
    this.#say("");
  }

  /** The words are worth nothing any more. */
  revoked() {
    this.#fill();
  }

  // Internal

  #fill() {
    this.replaceChildren(document.getElementById("return-code").content.cloneNode(true));
  }

  async #pressed(event) {
    const action = event.target.dataset.code;
    if (action === "make") await this.show().catch(() => this.#say(this.#page.texts.errServer));
    if (action === "copy") await this.#copy();
    if (action === "hide") this.#hide();
    if (action === "no") this.hidden = true;
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

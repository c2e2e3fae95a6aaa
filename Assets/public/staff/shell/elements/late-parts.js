import { partsOf, tell } from "./parts.js";

/** Loads parts of the workspace that come late, and says it as long as one has not come, with a button that asks for it again. */
export class LateParts {
  #missing = new Map();
  #arrivals = new Map();
  #over = false;

  /** @param {Element} root with the parts "text" and "again" @param {object} texts @param {(error: Error) => void} trouble */
  constructor(root, texts, trouble) {
    Object.assign(this, { root, texts, trouble, parts: partsOf(root) });
    this.parts.again.onclick = () => this.#again();
  }

  /**
   * @param {string} name of the part @param {() => Promise<void>} make @param {() => Promise<void>} again asks here once more
   * @returns {Promise<boolean>} whether it came
   */
  async load(name, make, again) {
    try {
      await make();
      this.#missing.delete(name);
      return true;
    } catch (error) {
      if (isMissing(error)) this.#missing.set(name, again);
      else this.trouble(error);
      return false;
    } finally {
      this.#say();
    }
  }

  /**
   * For what cannot go on without a part: it waits, however often the part has to be asked for.
   * @param {string} name of the part @param {() => Promise} load @returns {Promise} what `load` gives
   */
  arrival(name, load) {
    if (!this.#arrivals.has(name)) {
      this.#arrivals.set(name, new Promise((came) => {
        const ask = () => this.load(name, async () => this.#arrived(came, await load()), ask);
        ask();
      }));
    }
    return this.#arrivals.get(name);
  }

  /** The workspace is left: nothing is missing there any more. */
  forget() {
    this.#over = true;
    this.#say();
  }

  // Internal

  /** What comes after the workspace was left goes no further. */
  #arrived(came, part) {
    if (!this.#over) came(part);
  }

  #say() {
    const missing = !this.#over && this.#missing.size > 0;
    tell(this.parts.text, missing ? this.texts.get("lateText") : null);
    this.root.hidden = !missing;
  }

  async #again() {
    for (const load of Array.from(this.#missing.values())) await load();
  }
}

/** Whether a module, or what is asked for with it, did not come. @param {Error} error */
export function isMissing(error) {
  return error instanceof TypeError || error.code === "network";
}

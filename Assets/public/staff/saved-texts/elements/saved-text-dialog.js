import { partsOf, stamp, tell } from "../../shell/elements/parts.js";

/** UTF-16 units: as long as a message may be. */
const LIMIT = 2000;

/** The dialog in which texts are written and changed: one's own, and by a coordinator the team's. */
export class SavedTextDialog {
  constructor() {
    this.dialog = document.getElementById("saved-texts");
    this.parts = partsOf(this.dialog);
    this.parts.search.addEventListener("input", () => this.render());
    this.parts.new.addEventListener("click", () => this.edit(null));
    this.parts.cancel.addEventListener("click", () => this.edit(undefined));
    this.parts.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.keep();
    });
  }

  // Lifecycle

  /** @param {{texts: object, saved: import("../models/saved-texts.js").SavedTexts}} about */
  attach({ texts, saved }) {
    if (this.saved === saved) return;
    Object.assign(this, { texts, saved });
    this.stop = saved.on("changed", () => this.render());
    this.edit(undefined);
  }

  detach() {
    if (this.stop) this.stop();
    this.saved = null;
    if (this.dialog.open) this.dialog.close();
    this.parts.form.reset();
    this.parts.list.replaceChildren();
  }

  // Actions

  async open() {
    if (!this.saved || this.dialog.open) return;
    this.edit(undefined);
    this.dialog.showModal();
    await this.act(() => this.saved.load());
  }

  /** @param {object|null|undefined} text null for a new one; undefined shows the list */
  edit(text) {
    const { parts } = this;
    this.edited = text;
    const editing = text !== undefined;
    parts.form.hidden = !editing;
    parts.overview.hidden = editing;
    tell(parts.notice, null);
    if (!editing) return this.saved && this.render();
    const { shortcut = "", title = "", text: words = "", language = this.texts.language, shared = false } = text || {};
    Object.assign(parts.shortcut, { value: shortcut });
    Object.assign(parts.title, { value: title });
    Object.assign(parts.text, { value: words });
    parts.language.value = language;
    parts.shared.checked = shared;
    parts["shared-row"].hidden = !this.saved.mayShare || Boolean(text);
    parts.shortcut.focus();
  }

  // Internal

  async keep() {
    const { parts, texts } = this;
    const shortcut = parts.shortcut.value.trim().replace(/^\//, "");
    const [title, text] = [parts.title.value.trim(), parts.text.value.trim()];
    if (!/^[^\s/]{1,30}$/.test(shortcut)) return tell(parts.notice, texts.get("savedShortcutWrong"));
    if (!title || !text || text.length > LIMIT) return tell(parts.notice, texts.get("savedTextWrong"));
    const id = this.edited ? { id: this.edited.id } : {};
    const next = { ...id, shared: parts.shared.checked, shortcut, title, text, language: parts.language.value };
    if (await this.act(() => this.saved.keep(next))) this.edit(undefined);
  }

  async act(what) {
    const { parts, texts } = this;
    try {
      await what();
      const { refused } = this.saved || { refused: 0 };
      tell(parts.notice, refused > 0 ? texts.get("savedRefused", { n: refused }) : null);
      return true;
    } catch (error) {
      tell(parts.notice, error.code === "limit" ? texts.get("savedTooMany") : texts.problem(error));
      return false;
    }
  }

  render() {
    const { parts, saved, texts } = this;
    if (!saved || this.edited !== undefined) return;
    const wanted = parts.search.value.trim().toLowerCase();
    const found = saved.list.filter(({ shortcut, title, text }) => `${shortcut} ${title} ${text}`.toLowerCase().includes(wanted));
    parts.list.replaceChildren(...found.map((text) => this.row(text)));
    tell(parts.none, found.length === 0 ? texts.get("savedNone") : null);
  }

  row(text) {
    const { root, parts } = stamp("part-saved-text");
    const { texts, saved } = this;
    parts.name.textContent = `/${text.shortcut} ${text.title}`;
    parts.whose.textContent = texts.get(text.shared ? "savedShared" : "savedOwn");
    parts.language.textContent = texts.get(`language_${text.language}`);
    parts.text.textContent = text.text;
    for (const [name, act] of [["edit", () => this.edit(text)], ["remove", () => this.act(() => saved.remove(text))]]) {
      parts[name].hidden = !saved.mayKeep(text);
      parts[name].setAttribute("aria-label", `${parts[name].textContent}: /${text.shortcut}`);
      parts[name].addEventListener("click", act);
    }
    return root;
  }
}

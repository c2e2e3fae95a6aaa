/**
 * The views of one page, of which one is in the document at a time: a form that is not shown cannot be filled in, found
 * by its label, or read by anybody.
 */
export class Views {
  /** @param {string} first name of the view to begin with */
  constructor(first) {
    const found = Array.from(document.querySelectorAll("[data-view]"));
    this.all = new Map(found.map((view) => [view.dataset.view, view]));
    this.place = document.createComment("view");
    found[0].before(this.place);
    this.show(first, { focus: false });
  }

  /**
   * The view's heading takes the focus, so that nobody is lost.
   * @param {string} name value of `data-view`
   * @param {{focus?: boolean}} [options]
   */
  show(name, { focus = true } = {}) {
    for (const [each, view] of this.all) if (each !== name) view.remove();
    const view = this.all.get(name);
    view.hidden = false;
    if (!view.isConnected) this.place.after(view);
    const heading = view.querySelector("h1");
    if (focus && heading) heading.focus();
  }

  /** Loads what a view is made of: only what is in the document comes to life, so it is for a moment, unseen. @param {string} name @param {() => Promise} load */
  async define(name, load) {
    const view = this.all.get(name);
    const loaded = await load();
    if (view.isConnected) return loaded;
    view.hidden = true;
    this.place.after(view);
    view.remove();
    return loaded;
  }

  /** A view, also while it is not in the document. */
  get(name) {
    return this.all.get(name);
  }
}

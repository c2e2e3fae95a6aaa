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

  /** A view, also while it is not in the document. */
  get(name) {
    return this.all.get(name);
  }
}

const order = ["queue", "conversation", "side"];

/** The three regions of the workspace: all at once on a wide screen, one at a time on a small one; F6 goes round. */
export class Panes {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    for (const tab of this.tabs) tab.addEventListener("click", () => this.show(tab.dataset.show));
  }

  get tabs() {
    return this.root.querySelectorAll("[data-show]");
  }

  /**
   * @param {"queue"|"conversation"|"side"} name
   * @param {string} [target] selector of what takes the focus, when it is there; else the region's heading
   */
  show(name, target) {
    this.root.dataset.pane = name;
    for (const tab of this.tabs) tab.setAttribute("aria-pressed", String(tab.dataset.show === name));
    const pane = this.root.querySelector(`#pane-${name}`);
    const wanted = target && pane.querySelector(target);
    const usable = wanted && wanted.offsetParent !== null;
    const headings = Array.from(pane.querySelectorAll("h2"));
    (usable ? wanted : headings.find((heading) => heading.offsetParent !== null && heading.hasAttribute("tabindex"))).focus();
  }

  /** @param {1|-1} step */
  cycle(step) {
    const held = order.findIndex((name) => this.root.querySelector(`#pane-${name}`).contains(document.activeElement));
    const now = held < 0 ? order.indexOf(this.root.dataset.pane) - (step > 0 ? 1 : 0) : held;
    this.show(order[(now + step + order.length) % order.length]);
  }
}

/** On a small screen the bar shows what is wanted at once, and a button for the rest; on a wide one everything is there. */
export class BarMenu {
  /** @param {HTMLElement} bar */
  constructor(bar) {
    this.bar = bar;
    this.button = bar.querySelector("#bar-menu-open");
    this.menu = bar.querySelector("#bar-menu");
    this.button.addEventListener("click", () => this.show(!this.open));
    // Whoever chose something has what he came for.
    this.menu.addEventListener("click", (event) => event.target.closest("a, button") && this.show(false));
    bar.addEventListener("keydown", (event) => event.key === "Escape" && this.open && this.leave());
  }

  get open() {
    return this.button.getAttribute("aria-expanded") === "true";
  }

  /** @param {boolean} open */
  show(open) {
    this.button.setAttribute("aria-expanded", String(open));
    this.bar.classList.toggle("workspace-bar--open", open);
  }

  // Internal

  leave() {
    this.show(false);
    this.button.focus();
  }
}

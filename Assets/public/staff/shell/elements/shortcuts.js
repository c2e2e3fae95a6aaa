/** Keys for people who keep their hands on the keyboard; none of them is a single letter (WCAG 2.1.4). */
export class Shortcuts {
  /** @param {{panes: import("./panes.js").Panes, session: () => object|null}} parts */
  constructor({ panes, session }) {
    this.panes = panes;
    this.session = session;
    this.sheet = document.getElementById("shortcut-sheet");
    document.getElementById("shortcuts-open").addEventListener("click", () => this.open());
    document.addEventListener("keydown", (event) => this.pressed(event));
  }

  // Internal

  open() {
    if (!this.sheet.open) this.sheet.showModal();
  }

  pressed(event) {
    const session = this.session();
    if (!session || event.defaultPrevented || event.isComposing) return;
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.key === "F6") this.panes.cycle(event.shiftKey ? -1 : 1);
    else if (event.ctrlKey && event.key === "/") this.open();
    else if (event.altKey && step) this.chat(session, step);
    else return;
    event.preventDefault();
  }

  chat({ workspace }, step) {
    workspace.selectNext(step);
    this.panes.show("conversation", "#composer-text");
  }
}

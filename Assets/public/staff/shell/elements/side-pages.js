import { tell } from "./parts.js";

/** Their modules come when a page is first opened: most people never open most of them, and the workspace stays light. */
const modules = {
  team: () => import("../../accounts/elements/team-panel.js"),
  hours: () => import("../../chat/elements/hours-panel.js"),
  figures: () => import("../../figures/elements/figures-panel.js"),
  audit: () => import("../../audit/elements/audit-page.js"),
};

/** The pages beside the workspace, by their name in `data-view`. Each is attached once in a session, and detached at its end. */
export class SidePages {
  /** @param {import("./views.js").Views} views @param {import("../models/texts.js").Texts} texts */
  constructor(views, texts) {
    this.views = views;
    this.texts = texts;
    this.parts = null;
    this.wanted = null;
    this.attached = new Set();
    // A form whose module did not come sends nothing: that would load the document anew, and the keys would be gone.
    for (const name of Object.keys(modules)) views.get(name).addEventListener("submit", (event) => event.preventDefault());
  }

  // Lifecycle

  /** @param {object} parts what each page is given in this session */
  attach(parts) {
    this.parts = parts;
  }

  detach() {
    for (const page of this.attached) page.detach();
    this.attached.clear();
    this.parts = null;
    this.close();
  }

  // Actions

  /** Shows a page once it can do something. Who goes elsewhere meanwhile is not brought back. */
  async open(name) {
    this.wanted = name;
    const { parts } = this;
    const came = await arrived(name);
    if (this.wanted !== name || !parts || this.parts !== parts) return;
    this.views.show(name);
    const page = this.views.get(name);
    if (!came) {
      tell(page.querySelector("[role=alert]"), this.texts.problem({ code: "network" }));
      return;
    }
    if (!this.attached.has(page)) {
      page.attach(parts);
      this.attached.add(page);
    }
    await page.show();
  }

  /** Another view is wanted. */
  close() {
    this.wanted = null;
  }
}

/** Whether the page's module is there. Only the network fails here: the modules are of one build. */
async function arrived(name) {
  try {
    await modules[name]();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

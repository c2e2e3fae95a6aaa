import { BuddyCalls } from "../../buddy-calls/models/buddy-calls.js";
import { Colleagues } from "../models/colleagues.js";
import "./calls-panel.js";
import "./notes-panel.js";

/** What colleagues say to each other, from unlocking to locking: the model and the panels that show it. */
export class NotesSession {
  /** @param {{api: object, ring: object, texts: object, workspace: object, panes: object, steady: object, trouble: (error: object) => void,
   *   say: (sentence: string) => void}} parts */
  constructor({ api, ring, texts, workspace, panes, steady, trouble, say }) {
    Object.assign(this, { texts, workspace, panes, steady, trouble, say });
    this.colleagues = new Colleagues({ api, ring });
    this.buddyCalls = new BuddyCalls(api);
  }

  start() {
    const { texts, workspace, colleagues, panes, steady, trouble } = this;
    const own = (id) => workspace.conversations.get(id);
    const nameOf = (id) => (own(id) ? own(id).name(texts) : null);
    const numberOf = (id) => {
      const { alarms, asked } = colleagues.calls;
      const call = [...alarms, ...asked].find(({ conversation }) => conversation === id);
      const { number = "" } = call || colleagues.shown || {};
      return texts.get("visitorNumber", { n: number });
    };
    this.panel.attach({ texts, colleagues, nameOf: (id) => nameOf(id) || numberOf(id), trouble });
    const comeTo = (member) => this.buddyCalls.comeTo(member);
    this.calls.attach({ texts, colleagues, nameOf, comeTo, steady, opened: () => panes.show("side", "#note-text") });
    this.stops = [
      workspace.on("selected", (conversation) => conversation && colleagues.show(conversation.id)),
      colleagues.on("trouble", trouble),
      // Aloud is said that there is one, never what it says.
      colleagues.on("note", ({ note }) => this.say(texts.get("noteFrom", { name: colleagues.nameOf(note.author) || texts.get("colleague") }))),
    ];
  }

  /** Nothing of it stays in the page. */
  end() {
    for (const stop of this.stops || []) stop();
    this.colleagues.putAway();
    this.panel.detach();
    this.calls.detach();
  }

  get panel() {
    return this.panes.root.querySelector("notes-panel");
  }

  get calls() {
    return this.panes.root.querySelector("calls-panel");
  }
}

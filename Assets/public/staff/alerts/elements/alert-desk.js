import { readTooLate } from "../../chat/models/left-messages.js";
import { tell } from "../../shell/elements/parts.js";
import { Alerts } from "../models/alerts.js";
import { Chime } from "./chime.js";

/** Makes heard and seen what waits: sound, title, icon, the line in the bar and, if somebody wants it, a notification. */
export class AlertDesk {
  /** @param {{texts: object, preferences: import("../../shell/models/preferences.js").Preferences}} parts */
  constructor({ texts, preferences }) {
    this.texts = texts;
    this.preferences = preferences;
    this.alerts = new Alerts({ now: () => Date.now() / 1000 });
    this.chime = new Chime(() => this.show());
    this.line = document.getElementById("alert-line");
    this.silent = document.getElementById("sound-off");
    this.icon = document.querySelector("link[rel=icon]");
    document.getElementById("alerts-open").addEventListener("click", () => this.choose());
    this.silent.addEventListener("click", () => this.chime.wake());
    this.alerts.on("open", () => this.show());
    this.alerts.on("ring", (kind) => this.ring(kind));
    preferences.on("changed", () => this.show());
    setInterval(() => this.running && this.tick(), 1000);
  }

  // Lifecycle

  /** @param {{workspace: object, colleagues: object}} models */
  start({ workspace, colleagues }) {
    Object.assign(this, { workspace, colleagues, running: true });
    this.chime.wake();
    const look = () => this.look();
    this.stops = [
      ...["queue", "conversations", "selected"].map((topic) => workspace.on(topic, look)),
      ...["calls", "shown", "notes"].map((topic) => colleagues.on(topic, look)),
    ];
    look();
    this.show();
  }

  stop() {
    for (const stop of this.stops || []) stop();
    Object.assign(this, { workspace: null, colleagues: null, stops: [], running: false });
    this.alerts.silence();
    this.chime.sleep();
    this.show();
  }

  /** Something came over the stream: timers may sleep, this does not. */
  heard() {
    if (this.running) this.tick();
  }

  /** The dialog comes when somebody first wants it; where it does not, the line says so, and the next press asks again. */
  async choose() {
    const { texts, preferences, chime } = this;
    try {
      const { AlertSettings } = await import("./alert-settings.js");
      this.settings = this.settings || new AlertSettings({ texts, preferences, chime });
      this.settings.open();
    } catch (error) {
      tell(this.line, texts.problem({ code: "network" }));
    }
  }

  // Internal

  look() {
    const { queue, list } = this.workspace;
    const active = list.filter(({ facts }) => facts.state === "active").length;
    const room = active < queue.atMost;
    this.alerts.update("queue", room ? queue.waiting.map(({ id }) => id) : []);
    const unread = list.filter((conversation) => conversation.unread > 0 && !conversation.erased);
    this.alerts.update("message", unread.map(({ id, unread: count }) => `${id} ${count}`));
    this.calls();
    this.unread = this.workspace.unread;
    this.show();
  }

  /** Who leads the shift is also called for a message that was left and is unread too long. */
  calls() {
    const { colleagues, workspace } = this;
    const late = colleagues.leads && readTooLate(workspace.queue, Date.now() / 1000);
    this.alerts.update("call", late ? [...colleagues.waiting, "left messages"] : colleagues.waiting);
  }

  /** That something is too late only time tells, and no event. */
  tick() {
    this.calls();
    this.alerts.tick();
  }

  ring(kind) {
    if (this.preferences.get(`${kind}Sound`)) this.chime.ring(kind, this.preferences.get(`${kind}Volume`));
    if (this.preferences.get("desktop") && document.visibilityState === "hidden") this.notify();
  }

  /** Whoever looks at the screen of a locked machine reads only this. */
  notify() {
    if (!globalThis.Notification || Notification.permission !== "granted") return;
    try {
      new Notification(this.texts.get("notification"), { tag: "lichtpunt", silent: true });
    } catch (error) {
      // Browsers on phones have the word and refuse the thing.
      if (!(error instanceof TypeError)) throw error;
    }
  }

  show() {
    const { alerts, texts, running } = this;
    const calls = alerts.count("call");
    const marks = running ? (this.unread || 0) + calls : 0;
    const title = texts.get("titleWorkspace");
    document.title = marks > 0 ? `(${marks}) ${title}` : title;
    const icon = `/static/staff/${running && alerts.any ? "icon-dot" : "icon"}.svg`;
    if (this.icon.getAttribute("href") !== icon) this.icon.setAttribute("href", icon);
    tell(this.line, running && calls > 0 ? texts.get(calls === 1 ? "callOne" : "callMany", { n: calls }) : null);
    this.silent.hidden = !running || !this.chime.blocked || !this.wantsSound;
  }

  get wantsSound() {
    return ["call", "message", "queue"].some((kind) => this.preferences.get(`${kind}Sound`));
  }
}

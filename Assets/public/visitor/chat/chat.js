import { base64url, fromBase64url } from "../../shared/crypto/primitives.js";
import { beforeLeaving, hasLeft } from "../exit.js";
import { Cover, keepVisible } from "./elements/around.js";
import { Opening, sentenceOf } from "./models/opening.js";
import { Visit } from "./models/visit.js";
import { TalkStep } from "./talk-step.js";

/** The only thing this tab keeps, and only while there is a conversation: a ticket, from which a reload finds it again. */
const TICKET = "t";
let current = null;

/** @returns {Chat} the one chat of this page. @param {object} page `{config, flow, show, part, fail, say}` */
export function chatIn(page) {
  current = current ?? new Chat(page);
  return current;
}

/** The ways in, through and out of the conversation. */
class Chat {
  #page;
  #texts;
  #opening;
  #visit = null;
  #talk = null;
  #done = false;
  #entering = false;
  #leaving = null;

  // Lifecycle

  constructor(page) {
    this.#texts = page.config.texts;
    this.#opening = new Opening(page.config);
    this.#page = { ...page, ended: () => this.#ended(), over: (reason, unsent) => this.#over(reason, unsent), offerCode: (place) => this.#offerCode(place) };
    page.flow.addEventListener("click", (event) => this.#pressed(event));
    addEventListener("beforeunload", (event) => this.#unsent(event));
    for (const change of ["online", "offline"]) addEventListener(change, () => this.#wake());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.#wake());
    beforeLeaving({
      stop: () => this.#visit && this.#visit.stop(),
      token: () => this.#visit && this.#visit.token,
      drop: () => this.#visit && this.#visit.forget(),
    });
    new Cover(this.#page, () => Boolean(page.flow.querySelector('[data-part="hide"]:checked'))).start();
    keepVisible();
  }

  // Actions

  begin(choice) {
    return this.#enter(() => this.#opening.begin(choice));
  }

  /** A message to be read later. */
  async leave(letter) {
    if (this.#entering) return;
    this.#entering = true;
    await this.#leaveStep().then((step) => step.leave(letter)).finally(() => (this.#entering = false));
  }

  reload() {
    return this.#enter(() => this.#opening.reload(fromBase64url(sessionStorage.getItem(TICKET))));
  }

  /** The words stay in the field when they do not work. */
  async resume(words) {
    if (this.#entering) return;
    this.#entering = true;
    const said = this.#page.flow.querySelector("#words-error");
    said.textContent = "";
    this.#page.say(this.#texts.codeBusy);
    try {
      const opened = await this.#opening.resume(words, await import("./models/return-codes.js"));
      await this.#talkIn(opened);
    } catch (error) {
      this.#page.say("");
      said.textContent = error.code === "wrong-code" ? this.#texts.errCode : sentenceOf(error, this.#texts);
    } finally {
      this.#entering = false;
    }
  }

  // Internal

  /** Once at a time: pressing twice must not leave a second conversation in the line that nobody sees. */
  async #enter(open) {
    if (this.#entering) return;
    this.#entering = true;
    this.#page.show("wait");
    this.#page.part("text", this.#texts.wait);
    try {
      await this.#talkIn(await open());
    } catch (error) {
      if (hasLeft()) return;
      if (["session-ended", "gone", "not-found"].includes(error.code)) sessionStorage.clear();
      this.#page.fail(sentenceOf(error, this.#texts));
    } finally {
      this.#entering = false;
    }
  }

  async #talkIn(opened) {
    if (hasLeft()) return;
    sessionStorage.setItem(TICKET, base64url(opened.ticket));
    this.#done = false;
    const talk = new TalkStep(this.#page);
    const visit = new Visit(opened, talk);
    this.#talk = talk;
    this.#visit = visit;
    talk.open(visit);
    await visit.start();
    if (this.#visit !== visit) return;
    talk.live();
    talk.state(opened.snapshot);
  }

  #pressed({ target }) {
    const button = target.closest("[data-action]");
    if (!button) return;
    const actions = {
      end: () => this.#dialog("end-dialog"),
      wipe: () => this.#dialog("wipe-dialog"),
      close: () => button.closest("dialog").close(),
      leave: () => this.#end(),
      letter: async () => (await this.#leaveStep()).outOfLine(this.#visit, this.#talk),
      "end-yes": () => this.#end(),
      "wipe-yes": () => this.#wipe(),
      again: () => this.#again(),
    };
    this.#page.part("trouble", "");
    Promise.resolve(actions[button.dataset.action]()).catch((error) => this.#trouble(error));
  }

  #trouble(error) {
    this.#close();
    this.#page.part("trouble", sentenceOf(error, this.#texts));
  }

  #dialog(id) {
    this.#page.flow.querySelector(`#${id}`).showModal();
  }

  #close() {
    this.#page.flow.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
  }

  async #end() {
    this.#close();
    await this.#visit.ask("closure");
    this.#ended();
  }

  #ended() {
    if (this.#done) return;
    this.#done = true;
    // Talking on is possible from this page; after a reload or in a copy of the tab only with the six words.
    sessionStorage.clear();
    this.#visit.pause();
    const { log, reason, met } = this.#talk;
    const flow = this.#page.show("end");
    flow.querySelector('[data-part="log"]').append(log);
    if (reason) this.#page.part("reason", reason);
    this.#offerCode(flow.querySelector("return-code"));
    // It has its place at once, so that nothing moves under her finger when its program arrives.
    const survey = Object.assign(flow.querySelector("after-survey"), { hidden: !met });
    import("../after/after.js").then(
      ({ prepareAfter }) => prepareAfter(flow, { texts: this.#texts, visit: this.#visit, met }), () => (survey.hidden = true));
  }

  async #leaveStep() {
    const { LeaveStep } = await import("./leave-step.js");
    this.#leaving = this.#leaving ?? new LeaveStep(this.#page, this.#opening, (visit) => this.#left(visit));
    return this.#leaving;
  }

  /** It can be erased from here; nothing of it stays in the tab. */
  #left(visit) {
    [this.#visit, this.#done] = [visit, true];
    sessionStorage.clear();
  }

  async #wipe() {
    this.#close();
    const { backupDays } = await this.#visit.erase();
    // The stream may have said so before the answer came.
    if (this.#visit) this.#gone();
    if (backupDays) this.#page.part("backups", this.#texts.wipedBackups.replace("{m}", backupDays));
  }

  #gone() {
    const read = this.#talk ? [...this.#talk.readBy] : [];
    this.#forget();
    this.#page.show("wiped");
    this.#page.part("read", read.join(" "));
  }

  #over(reason, waiting) {
    if (hasLeft()) return;
    if (reason === "erased") return this.#gone();
    const unsent = [...waiting, this.#talk ? this.#talk.draft : ""].filter((text) => text.trim() !== "");
    this.#forget();
    this.#page.fail(this.#texts.errSession, unsent.join("\n\n"));
  }

  #forget() {
    this.#done = true;
    sessionStorage.clear();
    this.#visit.forget();
    [this.#visit, this.#talk] = [null, null];
  }

  /** The same conversation once more: everything is loaded anew into a fresh step; what she was writing comes along. */
  async #again() {
    const { draft } = this.#talk;
    const { opened } = this.#visit;
    await this.#visit.ask("queue");
    this.#visit.stop();
    await this.#enter(() => this.#opening.goOn(opened));
    if (this.#talk && draft.trim() !== "") this.#talk.draft = draft;
  }

  /** The return code is fetched when it is looked at, in a place that has its shape before; where that fails, looking again tries again. */
  async #offerCode(place) {
    if ("ready" in place.dataset) return;
    try {
      if (!place.prepare) place.replaceChildren(document.getElementById("return-code").content.cloneNode(true));
      place.inert = true;
      await import("./elements/return-code.js");
      customElements.upgrade(place);
      place.prepare(this.#page.config, async () =>
        this.#visit.makeCode(await import("./models/return-codes.js"), this.#page.config), this.#visit.hasCode);
      place.dataset.ready = "";
    } catch (error) {
      place.textContent = this.#texts.errServerPlain;
    } finally {
      place.inert = false;
    }
  }

  #wake() {
    if (this.#visit && !this.#done) this.#visit.wake();
  }

  #unsent(event) {
    if (hasLeft() || !this.#visit || this.#done) return;
    if (this.#visit.waiting === 0 && this.#talk.draft.trim() === "") return;
    event.preventDefault();
    event.returnValue = "";
  }
}

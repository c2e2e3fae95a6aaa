import { stamp, tell } from "../../shell/elements/parts.js";
import { RowList } from "./row-list.js";

/** Seconds after which a message without an answer is marked, in colour and in words. */
const LONG = 120;

/** One's own conversations, with who waits for an answer. */
export class ChatList extends RowList {
  // Lifecycle

  /** @param {{texts: object, workspace: import("../models/workspace.js").Workspace, selected: () => void, steady: object}} parts */
  attach(parts) {
    this.follow("conversations", parts);
  }

  // Internal

  render() {
    const { list } = this.workspace;
    this.parts.none.hidden = list.length > 0;
    this.keepRows(new Set(list));
    for (const conversation of list) this.row(conversation);
  }

  row(conversation) {
    const { root, parts } = this.rowOf(conversation, () => this.newRow(conversation));
    const { texts } = this;
    const { facts, unread } = conversation;
    const since = conversation.lastAt || facts.since;
    const seconds = Date.now() / 1000 - since;
    parts.name.textContent = conversation.name(texts);
    parts.age.textContent = texts.get("lastMessage", { time: texts.duration(seconds) });
    parts.language.textContent = texts.get(`language_${facts.language}`);
    parts.danger.hidden = !facts.danger;
    parts.state.textContent = this.state(conversation);
    tell(parts.unread, unread > 0 ? texts.get(unread === 1 ? "unreadOne" : "unreadMany", { n: unread }) : null);
    const chosen = this.workspace.selected === conversation;
    parts.select.setAttribute("aria-current", String(chosen));
    const asked = facts.state === "active" && conversation.askedAt ? Date.now() / 1000 - conversation.askedAt : 0;
    root.classList.toggle("chat-row--waiting-long", asked > LONG);
    tell(parts.asked, asked > LONG ? texts.get("unansweredSince", { time: texts.duration(asked) }) : null);
    root.dataset.stripe = String(conversation.stripe);
  }

  state({ ready, erased, facts, typing }) {
    if (erased) return this.texts.get("stateErased");
    if (!ready) return this.texts.get("stateOpening");
    if (facts.state === "ended") return this.texts.get("stateEnded");
    if (typing) return this.texts.get("stateTyping");
    if (facts.joined) return this.texts.get("stateJoined");
    if (facts.left && !facts.visitorPresent) return this.texts.get("stateMessage");
    return facts.visitorPresent ? "" : this.texts.get("stateAway");
  }

  newRow(conversation) {
    const made = stamp("part-mine");
    made.parts.select.addEventListener("click", () => {
      this.workspace.select(conversation.id);
      this.selected();
    });
    this.parts.mine.append(made.root);
    return made;
  }
}

customElements.define("chat-list", ChatList);

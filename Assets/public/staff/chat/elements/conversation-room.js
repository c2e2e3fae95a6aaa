import "../../cases/elements/registration-form.js";
import { CodeBook } from "../../cases/models/code-book.js";
import "../../safety/elements/safety-panel.js";
import "./conversation-view.js";

/** All that shows one conversation and its registration. Loaded with the first conversation: an empty workspace needs none of it. */
export class ConversationRoom {
  /** @param {{api: object, root: Element}} parts @returns {Promise<ConversationRoom>} with the code book its form is made of */
  static async ready({ api, root }) {
    return new ConversationRoom(root, new CodeBook(await api.get("/code-book")));
  }

  constructor(root, book) {
    const element = (name) => root.querySelector(name);
    this.book = book;
    this.view = element("conversation-view");
    this.form = element("registration-form");
    this.safety = element("safety-panel");
    this.list = element("message-list");
  }

  /** @param {{texts: object, api: object, workspace: object, panes: object, limit: number, trouble: Function, calling: Function, writing: object, guests: object}} about */
  attach({ texts, api, workspace, panes, limit, trouble, calling, writing, guests }) {
    const { book, form } = this;
    const closing = () => (panes.show("side"), form.closing(true));
    const closed = () => panes.show("queue", "#queue-heading");
    this.view.attach({ texts, workspace, limit, trouble, closing, left: closed, calling, writing, guests });
    this.safety.attach({ texts, workspace });
    form.attach({ texts, workspace, api, book, trouble, closed });
    // What was chosen while this was loading is shown now.
    if (workspace.selected) workspace.select(workspace.selected.id);
  }

  /** @returns {Promise<void>} when what was changed in the registration is stored, as far as it could be */
  detach() {
    const registered = this.form.detach();
    this.view.detach();
    this.safety.detach();
    return registered;
  }

  toEnd() {
    this.list.toEnd();
  }
}

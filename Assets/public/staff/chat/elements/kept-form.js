/** The fields of a form beside a conversation: what stands in them is kept with it from the first letter on, whatever closes the form. */
export class KeptForm {
  #form;
  #draft = null;
  #unkept;

  /** @param {HTMLFormElement} form @param {string[]} [unkept] fields in which somebody gives his own word for what was just done */
  constructor(form, unkept = []) {
    this.#form = form;
    this.#unkept = unkept;
    form.addEventListener("input", () => this.keep());
  }

  /** @param {import("../models/form-draft.js").FormDraft} draft */
  open(draft) {
    this.#draft = draft;
    this.#form.reset();
    for (const [name, value] of draft.entries) {
      for (const field of this.#form.elements) if (field.name === name) put(field, value);
    }
  }

  /** To be called where a field was changed by anything but the keyboard or the pointer. */
  keep() {
    if (this.#draft) this.#draft.entries = Array.from(new FormData(this.#form)).filter(([name]) => !this.#unkept.includes(name));
  }

  /** Given up: it is kept no longer. */
  drop() {
    if (this.#draft) this.#draft.clear();
  }

  /** Nothing of it stays in the page. */
  close() {
    this.#draft = null;
    this.#form.reset();
  }
}

function put(field, value) {
  if (!["radio", "checkbox"].includes(field.type)) field.value = value;
  else if (field.value === value) field.checked = true;
}

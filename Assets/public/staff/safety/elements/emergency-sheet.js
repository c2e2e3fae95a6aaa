import { partsOf } from "../../shell/elements/parts.js";

/** What the team does in an emergency: the organisation's own text, one key away, with the button that calls the shift lead. */
export class EmergencySheet {
  /** @param {{texts: object, own: string|null, call: () => void}} parts `own`: the organisation's words, paragraphs apart by an empty line */
  constructor({ texts, own, call }) {
    this.dialog = document.getElementById("emergency");
    const { text, call: button } = partsOf(this.dialog);
    const paragraphs = (own || texts.get("emergencyText")).split(/\n\s*\n/);
    text.replaceChildren(...paragraphs.map((words) => Object.assign(document.createElement("p"), { textContent: words })));
    this.button = button;
    button.addEventListener("click", () => {
      this.dialog.close();
      call();
    });
  }

  /** @param {boolean} callable whether there is a conversation to call somebody to */
  open(callable) {
    this.button.hidden = !callable;
    if (!this.dialog.open) this.dialog.showModal();
  }

  close() {
    if (this.dialog.open) this.dialog.close();
  }
}

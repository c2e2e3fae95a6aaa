import { tell } from "../../shell/elements/parts.js";

/** The dialog in which somebody chooses how he is warned, on this device. */
export class AlertSettings {
  /** @param {{texts: object, preferences: import("../../shell/models/preferences.js").Preferences, chime: import("./chime.js").Chime}} parts */
  constructor({ texts, preferences, chime }) {
    Object.assign(this, { texts, preferences, chime });
    this.dialog = document.getElementById("alert-settings");
    this.notice = this.dialog.querySelector("[data-part=notice]");
    for (const input of this.dialog.querySelectorAll("[data-setting]")) {
      input.addEventListener("change", () => this.changed(input));
    }
    for (const button of this.dialog.querySelectorAll("[data-try]")) {
      button.addEventListener("click", () => this.tryOut(button.dataset.try));
    }
  }

  open() {
    for (const input of this.dialog.querySelectorAll("[data-setting]")) {
      const value = this.preferences.get(input.dataset.setting);
      if (input.type === "checkbox") input.checked = Boolean(value);
      else input.value = String(value);
    }
    tell(this.notice, null);
    if (!this.dialog.open) this.dialog.showModal();
  }

  // Internal

  async changed(input) {
    const { setting } = input.dataset;
    if (setting === "desktop" && input.checked && !(await this.mayNotify())) {
      input.checked = false;
      tell(this.notice, this.texts.get("desktopRefused"));
    }
    this.preferences.set(setting, input.type === "checkbox" ? input.checked : Number(input.value));
  }

  async mayNotify() {
    if (!globalThis.Notification) return false;
    return (await Notification.requestPermission()) === "granted";
  }

  async tryOut(kind) {
    // A browser that allows no sound leaves the question open.
    await Promise.race([this.chime.wake(), new Promise((done) => setTimeout(done, 500))]);
    const sounded = this.chime.ring(kind, this.preferences.get(`${kind}Volume`));
    tell(this.notice, this.texts.get(sounded ? "soundTried" : "soundBlocked"));
  }
}

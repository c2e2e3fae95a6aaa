import { drawNumber } from "../../chat/models/nicknames.js";
import { partsOf, tell } from "../../shell/elements/parts.js";
import { KitCheck } from "../models/kit-check.js";
import { KitDrill } from "../models/kit-drill.js";

/** The steps of a new kit, each a part of the page. */
const steps = ["start", "sheet", "check", "sign"];

/** The recovery kit: when it was last seen to open, trying it, and a new one where it does not. */
export class RecoveryKit extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    if (this.parts) return;
    this.parts = partsOf(this);
    const { parts } = this;
    this.submits(parts.start, () => this.prove(new FormData(parts.start).get("key")));
    this.submits(parts.check, () => this.kept(new FormData(parts.check).get("group")));
    this.submits(parts.sign, () => this.putInForce(new FormData(parts.sign).get("passphrase")));
    parts.make.addEventListener("click", () => this.run(() => this.make()));
    parts.print.addEventListener("click", () => window.print());
    parts.printed.addEventListener("click", () => this.step("check", parts.group));
    parts.again.addEventListener("click", () => this.step("sheet", parts.printed));
    for (const name of ["stopSheet", "stopSign"]) parts[name].addEventListener("click", () => this.step("start", parts.make));
  }

  /** @param {{texts: object, api: object, ring: object, signIn: object, reseal: () => Promise<void>}} about `reseal`: what is kept, to a new team key */
  attach({ texts, api, ring, signIn, reseal }) {
    Object.assign(this, { texts, reseal });
    this.drill = new KitDrill({ api, ring, signIn });
    this.date = new Intl.DateTimeFormat(texts.language, { dateStyle: "long", timeZone: "Europe/Amsterdam" });
  }

  detach() {
    this.step("start");
    this.drill = null;
    tell(this.parts.said, null);
    tell(this.parts.kitError, null);
  }

  // Actions

  async show() {
    this.say(await this.drill.state());
  }

  // Internal

  submits(form, step) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.run(step);
    });
  }

  /** One thing at a time, and one sentence when it does not work. */
  async run(step) {
    if (this.busy) return;
    this.busy = true;
    tell(this.parts.kitError, null);
    tell(this.parts.said, null);
    try {
      await step();
    } catch (error) {
      const ours = error.name === "SealRefused" && ["kit", "sealed"].includes(error.reason);
      if (this.drill) tell(this.parts.kitError, ours ? this.texts.get("kitOpensNot") : this.texts.problem(error));
    } finally {
      this.busy = false;
    }
  }

  say({ proven, due, overdue }) {
    const [last, next] = [proven, due].map((seconds) => seconds !== undefined && this.date.format(seconds * 1000));
    this.parts.state.textContent = this.texts.get(proven === undefined ? "kitNeverProven" : "kitProvenAt", { date: last, due: next });
    tell(this.parts.overdue, overdue ? this.texts.get("kitOverdue") : null);
  }

  async prove(key) {
    const state = await this.drill.prove(key);
    this.parts.start.reset();
    this.say(state);
    tell(this.parts.said, this.texts.get("kitOpens"));
  }

  async make() {
    const { key, root } = await this.drill.make();
    const { parts, texts } = this;
    parts.key.textContent = key;
    parts.root.textContent = root;
    parts.date.textContent = texts.get("kitMade", { date: this.date.format(Date.now()) });
    this.question = new KitCheck(key, () => drawNumber(1000) / 1000);
    parts.question.textContent = texts.get("kitQuestion", { n: this.question.number });
    this.step("sheet", parts.print);
  }

  /** The key leaves the page once somebody has shown that he holds the paper. */
  kept(group) {
    if (!this.question.accepts(group)) {
      tell(this.parts.kitError, this.texts.get("kitWrong"));
      this.parts.group.focus();
      return;
    }
    this.step("sign", this.parts.passphrase);
  }

  async putInForce(passphrase) {
    tell(this.parts.said, this.texts.get("working"));
    await this.drill.putInForce(passphrase);
    this.step("start");
    await this.reseal();
    await this.show();
    tell(this.parts.said, this.texts.get("kitInForce"));
  }

  /** While the group is asked the kit is out of sight; before and after it is not in the page at all. */
  step(name, focus = null) {
    const { parts } = this;
    for (const each of steps) parts[each].hidden = each !== name;
    for (const form of [parts.start, parts.check, parts.sign]) form.reset();
    if (name === "start" || name === "sign") for (const part of ["key", "root", "date"]) parts[part].textContent = "";
    if (name === "start" && this.drill) this.drill.forget();
    if (focus) focus.focus();
  }
}

customElements.define("recovery-kit", RecoveryKit);

import "./accounts/elements/person-form.js";
import { Founding } from "./accounts/models/founding.js";
import { KitCheck } from "./accounts/models/kit-check.js";
import { drawNumber } from "./chat/models/nicknames.js";
import { openPage } from "./shell/elements/page.js";
import { partsOf, tell } from "./shell/elements/parts.js";
import { Views } from "./shell/elements/views.js";
import { StaffClient } from "./shell/models/staff-client.js";

const { texts } = openPage();
const steps = document.querySelector("set-up-steps");
const parts = partsOf(steps);
const personForm = document.querySelector("person-form");
const views = new Views("explain");
// The link's secret must not stay in the address bar, where a passer-by or a screen share sees it.
const founding = new Founding(new StaffClient(), location.hash.slice(1));
history.replaceState(null, "", location.pathname);
let check = null;
let busy = false;

function say(error) {
  tell(parts.error, error ? texts.problem(error) : null);
}

async function begin() {
  if (busy) return;
  busy = true;
  say(null);
  try {
    const { installation } = await founding.start();
    parts["kit-name"].textContent = installation.name;
    parts["kit-key"].textContent = founding.kit.key;
    parts["kit-root"].textContent = founding.kit.root;
    check = new KitCheck(founding.kit.key, () => drawNumber(1000) / 1000);
    parts["kit-question"].textContent = texts.get("kitQuestion", { n: check.number });
    views.show("kit");
  } catch (error) {
    say(error);
  } finally {
    busy = false;
  }
}

/** While the group is asked the kit is out of sight: the answer has to come from the paper. */
function asking(on) {
  parts.kit.hidden = on;
  parts["kit-made"].hidden = on;
  parts["kit-check"].hidden = !on;
  (on ? document.getElementById("kit-group") : parts["kit-printed"]).focus();
}

/** The key leaves the page once somebody has shown that he holds the paper. */
function kept(group) {
  if (!check.accepts(group)) {
    tell(parts.error, texts.get("kitWrong"));
    document.getElementById("kit-group").focus();
    return;
  }
  say(null);
  for (const name of ["kit-key", "kit-root"]) parts[name].textContent = "";
  founding.kit = null;
  personForm.attach({
    texts,
    totpSecret: founding.started.totpSecret,
    issuer: founding.started.installation.name,
    save: async (person) => {
      parts.line.textContent = `"rootHash": "${await founding.finish(person)}"`;
      views.show("done");
    },
  });
  views.show("person");
}

parts.begin.addEventListener("click", () => begin());
parts.print.addEventListener("click", () => window.print());
parts["kit-printed"].addEventListener("click", () => asking(true));
parts["kit-again"].addEventListener("click", () => asking(false));
parts["kit-check"].addEventListener("submit", (event) => {
  event.preventDefault();
  kept(new FormData(parts["kit-check"]).get("group"));
});

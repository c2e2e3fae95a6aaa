import "./accounts/elements/person-form.js";
import { Enrolment } from "./accounts/models/enrolment.js";
import { openPage } from "./shell/elements/page.js";
import { partsOf, tell } from "./shell/elements/parts.js";
import { Views } from "./shell/elements/views.js";
import { StaffClient } from "./shell/models/staff-client.js";

const { config, texts } = openPage();
const parts = partsOf(document.querySelector("enrolment-steps"));
const personForm = document.querySelector("person-form");
const views = new Views("explain");
const fragment = location.hash.slice(1);
// The link's secret must not stay in the address bar, nor in the browser's history.
history.replaceState(null, "", location.pathname);
let busy = false;

async function begin() {
  if (busy) return;
  busy = true;
  tell(parts.error, null);
  try {
    const enrolment = new Enrolment(new StaffClient(), fragment);
    const { role, totpSecret } = await enrolment.start();
    parts.role.textContent = texts.get("enrolmentRole", { role: texts.get(`role_${role.replace("-", "_")}`) });
    personForm.attach({
      texts,
      totpSecret,
      issuer: config.organisation,
      save: async (person) => {
        await enrolment.finish(person);
        views.show("done");
      },
    });
    views.show("person");
  } catch (error) {
    tell(parts.error, error.name === "SealRefused" ? texts.get("linkBroken") : texts.problem(error));
  } finally {
    busy = false;
  }
}

parts.begin.addEventListener("click", () => begin());

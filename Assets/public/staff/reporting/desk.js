import { openPage } from "../shell/elements/page.js";
import { StaffClient } from "../shell/models/staff-client.js";
import { ReportDesk } from "./models/report-desk.js";
import "./elements/report-desk.js";

const { texts } = openPage();
/** Disclosure control takes its time; the server ends it after 150 seconds. */
const api = new StaffClient({ timeout: 180_000 });

document.querySelector("report-desk").attach({ texts, desk: new ReportDesk({ api, texts }) });

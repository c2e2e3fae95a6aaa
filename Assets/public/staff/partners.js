import "./referral/elements/partner-form.js";
import "./referral/elements/partner-search.js";
import { Partners } from "./referral/models/partners.js";
import { openPage } from "./shell/elements/page.js";
import { partsOf, tell } from "./shell/elements/parts.js";
import { StaffClient } from "./shell/models/staff-client.js";

/** Who talks with visitors searches; the coordinator keeps. What each may do the server decides. */
const SEARCHES = ["counsellor", "shift-lead", "coordinator"];

const { config, texts } = openPage();
const parts = partsOf(document.getElementById("partners"));
const api = new StaffClient({ signedOut: () => show(null) });
const search = document.querySelector("partner-search");
const form = document.querySelector("partner-form");

function show(member) {
  parts.out.hidden = member !== null;
  parts.in.hidden = member === null;
}

async function begin() {
  const { member } = await api.get("/me");
  if (!SEARCHES.includes(member.role)) return tell(parts.error, texts.get("notYours"));
  const keeps = member.role === "coordinator";
  search.attach({ texts, api, config, actions: keeps ? (match) => [changer(match)] : undefined });
  if (keeps) form.attach({ texts, api, config, changed });
  parts.keeping.hidden = !keeps;
  show(member);
  await search.search();
}

function changer(match) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--quiet button--small";
  button.textContent = texts.get("editOpen", { name: match.entry[texts.language].name });
  button.addEventListener("click", () => form.open(match, parts.new));
  return button;
}

async function changed(sentence) {
  parts.said.textContent = sentence;
  await search.search();
}

async function addStarters() {
  try {
    parts.said.textContent = texts.get("starterAdded", { n: await new Partners(api).addStarters() });
    await search.search();
  } catch (error) {
    tell(parts.error, texts.problem(error));
  }
}

parts.new.addEventListener("click", () => form.open(null, parts.new));
parts.starter.addEventListener("click", () => addStarters());
begin().catch((error) => error.code !== "signed-out" && tell(parts.error, texts.problem(error)));

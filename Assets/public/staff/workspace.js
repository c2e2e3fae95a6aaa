import "./accounts/elements/secret-form.js";
import { KeyRing } from "./accounts/models/key-ring.js";
import { OtherTabs } from "./accounts/models/other-tabs.js";
import { SignIn } from "./accounts/models/sign-in.js";
import { AlertDesk } from "./alerts/elements/alert-desk.js";
import { EmergencySheet } from "./safety/elements/emergency-sheet.js";
import { BarMenu } from "./shell/elements/bar-menu.js";
import { LockWarning } from "./shell/elements/lock-warning.js";
import { openPage, showFor } from "./shell/elements/page.js";
import { Panes } from "./shell/elements/panes.js";
import { Session } from "./shell/elements/session.js";
import { SidePages } from "./shell/elements/side-pages.js";
import { steadyIn } from "./shell/elements/steady-pane.js";
import { Shortcuts } from "./shell/elements/shortcuts.js";
import { Views } from "./shell/elements/views.js";
import { KeyMap } from "./shell/models/key-map.js";
import { Preferences } from "./shell/models/preferences.js";
import { paths, talks, viewAt, viewFor } from "./shell/models/role-views.js";
import { StaffClient } from "./shell/models/staff-client.js";
import { OwnDay } from "./wellbeing/models/own-day.js";

const { config, texts } = openPage();
const api = new StaffClient({ signedOut: () => begun && leave("sign-in", texts.get("signedOut")) });
const signIn = new SignIn(api);
const tabs = new OtherTabs();
const views = new Views("loading");
const panes = new Panes(views.get("workspace"));
const signInForm = views.get("sign-in");
const unlockForm = views.get("unlock");
const sidePages = new SidePages(views, texts);
const day = new OwnDay({ now: () => Date.now() / 1000, day: () => new Date().toDateString() });
let session = null;
let dialog = null;
let followUps = null;
/** The first look at who we are is no news to anybody; what comes after it is. */
let begun = false;
let drafts = new Map();
let draftsOf = null;
/** Counts up at every way in and out: who finds it changed after waiting was overtaken. */
let turn = 0;

const lockWarning = new LockWarning({ texts, lock: () => lock(), touched: () => tabs.alive() });
const preferences = new Preferences();
const desk = new AlertDesk({ texts, preferences });
const keys = new KeyMap(preferences);
const sheet = new EmergencySheet({ texts, own: config.emergency || null, call: () => session && session.callNow() });
const early = () => session && session.said.say(texts.get("justMoved"));
const around = { keys, preferences, sheet, steady: steadyIn(panes.root.querySelector("#pane-queue"), early) };
new BarMenu(document.getElementById("workspace-bar"));
new Shortcuts({ texts, keys, preferences, panes, session: () => session });

/** Keys live in this document only, so every path of the workspace is this same document. */
function open(view, { push = false } = {}) {
  const name = viewFor(session.ring.member.role, view);
  const path = paths[name];
  if (push) history.pushState(null, "", path);
  else if (location.pathname !== path) history.replaceState(null, "", path);
  for (const link of document.querySelectorAll("[data-go]")) {
    link.toggleAttribute("aria-current", false);
    if (link.dataset.go === name) link.setAttribute("aria-current", "page");
  }
  if (name !== "workspace") {
    sidePages.open(name);
    return;
  }
  sidePages.close();
  views.show(name);
  session.shown();
}

const wanted = () => viewAt(session.ring.member.role, location.pathname);

/** All that can fail comes first: what stops here leaves its form in sight, and a passphrase in no hidden one. */
async function unlocked(ring) {
  turn += 1;
  const mine = turn;
  // A ring from another tab has not looked at the membership list here.
  if (!ring.list) await ring.refresh(api);
  const begin = await beginning(ring);
  if (session || mine !== turn) return;
  session = begin();
  showFor(ring.member.role);
  sidePages.attach({ texts, api, ring, signIn, origin: location.origin });
  open(wanted());
  lockWarning.start();
  // What one person did not send is nobody else's to find.
  session.start(draftsOf === ring.member.id ? drafts : new Map());
  tabs.unlocked(ring);
  if (talks(ring.member.role)) watchFollowUps(ring);
}

/** Fetches what the session of this role needs. @returns {Promise<() => Session|QuietSession>} */
async function beginning(ring) {
  if (!talks(ring.member.role)) {
    const { QuietSession } = await import("./shell/elements/quiet-session.js");
    return () => new QuietSession({ ring });
  }
  const refused = () => leave("sign-in", texts.get("signedOut"));
  const define = (load) => views.define("workspace", load);
  return () => new Session({ api, ring, texts, config, panes, desk, define, around, day, refused });
}

/** Where saved texts are written: its module comes when it is first opened. */
async function openTexts() {
  const mine = session;
  if (!mine || !mine.savedTexts) return;
  try {
    const { SavedTextDialog } = await import("./saved-texts/elements/saved-text-dialog.js");
    const saved = await mine.savedTexts();
    if (session !== mine) return;
    dialog = dialog || new SavedTextDialog();
    dialog.attach({ texts, saved });
    await dialog.open();
  } catch (error) {
    if (session === mine) mine.trouble(error);
  }
}

/** What the team still asks, counted in the bar: its modules come once the workspace is there. */
async function watchFollowUps(ring) {
  const mine = session;
  const trouble = (error) => session === mine && mine.trouble(error);
  try {
    const { FollowUpsBar } = await import("./follow-ups/elements/follow-ups-bar.js");
    if (session === mine) followUps = new FollowUpsBar({ button: document.getElementById("follow-ups-open"), texts, api, ring, trouble });
  } catch (error) {
    trouble(error);
  }
}

/** Out of the workspace: what is on screen goes first, then the keys. */
async function leave(view, sentence = null) {
  const ended = session;
  session = null;
  turn += 1;
  tabs.left();
  lockWarning.stop();
  showFor(null);
  views.show(view);
  sidePages.detach();
  if (dialog) dialog.detach();
  if (followUps) followUps.detach();
  followUps = null;
  (view === "unlock" ? unlockForm : signInForm).say(sentence);
  if (!ended) return;
  drafts = await ended.end();
  draftsOf = ended.ring.member.id;
}

signInForm.attach({ texts, enter: async (input) => unlocked(await signIn.signIn(input)) });
unlockForm.attach({ texts, enter: async ({ passphrase }) => unlocked(await signIn.unlock(passphrase)) });
unlockForm.querySelector("[data-part=other]").addEventListener("click", () => signOut());

/** Here and in every other tab. */
function lock() {
  tabs.tellAll("lock");
  leave("unlock");
}

async function signOut() {
  // First the others: what they have to store needs the sign-in, which ends below.
  tabs.tellAll("sign-out");
  await away();
  try {
    await signIn.signOut();
  } catch (error) {
    if (error.code !== "signed-out") signInForm.say(texts.problem(error));
  }
}

async function away() {
  await leave("sign-in");
  drafts = new Map();
  history.replaceState(null, "", "/inloggen");
}

tabs.on("keys", (parts) => unlocked(new KeyRing(parts)).catch((error) => unlockForm.say(texts.problem(error))));
tabs.on("lock", () => (session ? leave("unlock") : (turn += 1)));
tabs.on("sign-out", () => away());
tabs.on("alive", () => lockWarning.alive());
document.getElementById("saved-texts-open").addEventListener("click", () => openTexts());
document.getElementById("lock").addEventListener("click", () => lock());
document.getElementById("sign-out").addEventListener("click", () => signOut());
document.getElementById("service-toggle").addEventListener("click", () => session && session.toggleService());
for (const link of document.querySelectorAll("[data-go]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    if (session) open(link.dataset.go, { push: true });
  });
}
window.addEventListener("popstate", () => session && open(wanted()));
window.addEventListener("online", () => session && session.wake());
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && session && session.wake());
window.addEventListener("beforeunload", (event) => {
  if (!session || !session.workspace.conversations.unsaved) return;
  event.preventDefault();
  event.returnValue = "";
});
window.addEventListener("pagehide", () => session && session.workspace.conversations.keepDrafts());

signIn
  .current()
  .then(
    (me) => {
      views.show(me ? "unlock" : "sign-in", { focus: false });
      if (me) tabs.ask(me.member.id);
    },
    (error) => {
      views.show("sign-in", { focus: false });
      signInForm.say(texts.problem(error));
    },
  )
  .finally(() => (begun = true));

import "./accounts/elements/secret-form.js";
import "./accounts/elements/team-panel.js";
import { KeyRing } from "./accounts/models/key-ring.js";
import { OtherTabs } from "./accounts/models/other-tabs.js";
import { SignIn } from "./accounts/models/sign-in.js";
import { CodeBook } from "./cases/models/code-book.js";
import { LockWarning } from "./shell/elements/lock-warning.js";
import { openPage, showFor } from "./shell/elements/page.js";
import { Panes } from "./shell/elements/panes.js";
import { Session } from "./shell/elements/session.js";
import { Shortcuts } from "./shell/elements/shortcuts.js";
import { Views } from "./shell/elements/views.js";
import { StaffClient } from "./shell/models/staff-client.js";

const { config, texts } = openPage();
const api = new StaffClient({ signedOut: () => begun && leave("sign-in", texts.get("signedOut")) });
const signIn = new SignIn(api);
const tabs = new OtherTabs();
const views = new Views("loading");
const panes = new Panes(views.get("workspace"));
const signInForm = views.get("sign-in");
const unlockForm = views.get("unlock");
const teamPanel = views.get("team");
let session = null;
/** The first look at who we are is no news to anybody; what comes after it is. */
let begun = false;
let drafts = new Map();
let draftsOf = null;
/** Counts up at every way in and out: who finds it changed after waiting was overtaken. */
let turn = 0;

const lockWarning = new LockWarning({ texts, lock: () => lock(), touched: () => tabs.alive() });
new Shortcuts({ panes, session: () => session });

/** Keys live in this document only, so every path of the workspace is this same document. */
function open(view, { push = false } = {}) {
  const name = view === "team" && session.ring.member.role === "coordinator" ? "team" : "workspace";
  const path = name === "team" ? "/team" : "/";
  if (push) history.pushState(null, "", path);
  else if (location.pathname !== path) history.replaceState(null, "", path);
  for (const link of document.querySelectorAll("[data-go]")) {
    link.toggleAttribute("aria-current", false);
    if (link.dataset.go === name) link.setAttribute("aria-current", "page");
  }
  views.show(name);
  if (name === "team") teamPanel.show();
  else session.shown();
}

const wanted = () => (location.pathname === "/team" ? "team" : "workspace");

/** All that can fail comes first: what stops here leaves its form in sight, and a passphrase in no hidden one. */
async function unlocked(ring) {
  turn += 1;
  const mine = turn;
  // A ring from another tab has not looked at the membership list here.
  if (!ring.list) await ring.refresh(api);
  const book = new CodeBook(await api.get("/code-book"));
  if (session || mine !== turn) return;
  session = new Session({ api, ring, book, texts, config, panes, refused: () => leave("sign-in", texts.get("signedOut")) });
  showFor(ring.member.role);
  teamPanel.attach({ texts, api, ring, signIn, origin: location.origin });
  open(wanted());
  lockWarning.start();
  // What one person did not send is nobody else's to find.
  session.start(draftsOf === ring.member.id ? drafts : new Map());
  tabs.unlocked(ring);
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
  teamPanel.detach();
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

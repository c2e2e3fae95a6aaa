/**
 * Leaving at once, on every page. Nothing here waits for the network: the page is blank before anything is asked of it.
 * Browser history cannot be erased by a page; what is left behind is said on the page about safe internet use.
 */

/** Milliseconds in which the next press of Shift must come. */
const PATIENCE = 5000;
const bar = document.getElementById("bar");
const steps = [];
let gone = false;
let presses = 0;
let alone = false;
let timer = null;

/**
 * Registers what has to happen on leaving. All `stop`s run first, then the page is wiped, then all `drop`s.
 * @param {{stop: () => void, drop: () => void, token: () => string|null}} step
 */
export function beforeLeaving(step) {
  steps.push(step);
}

export function hasLeft() {
  return gone;
}

/** The order matters: see experience.md V03. */
export function leave() {
  if (gone) return;
  gone = true;
  const target = bar.dataset.target || "/weg";
  const weather = bar.dataset.weather;
  attempt(() => steps.forEach(({ stop }) => stop()));
  document.title = weather;
  document.body.replaceChildren();
  const tokens = steps.map(({ token }) => token()).filter(Boolean);
  attempt(() => steps.forEach(({ drop }) => drop()));
  attempt(() => sessionStorage.clear());
  attempt(() => tokens.forEach((token) => navigator.sendBeacon("/weg", token)));
  location.replace(target);
}

/** Whatever fails, leaving goes on; there is nobody left to tell. */
function attempt(step) {
  try {
    step();
  } catch (error) {
    console.warn("leaving", error.name);
  }
}

function show(text) {
  document.getElementById("exit-status").textContent = text;
  document.getElementById("exit-dots").textContent = presses ? "●".repeat(presses) + "○".repeat(3 - presses) : "";
}

function reset(text = "") {
  clearTimeout(timer);
  presses = 0;
  show(text);
}

function pressed() {
  clearTimeout(timer);
  presses += 1;
  if (presses >= 3) return leave();
  show(presses === 1 ? bar.dataset.two : bar.dataset.one);
  timer = setTimeout(() => reset(bar.dataset.stopped), PATIENCE);
}

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element) || !event.target.closest("[data-exit]")) return;
  event.preventDefault();
  leave();
});

// Shift counts when it was pressed and released by itself: capitals while typing never do.
document.addEventListener("keydown", (event) => {
  if (event.key === "Shift") {
    alone = alone || !event.repeat;
    return;
  }
  alone = false;
  if (presses > 0) reset();
});

document.addEventListener("keyup", (event) => {
  if (event.key !== "Shift" || !alone) return;
  alone = false;
  pressed();
});

// A page that comes out of the browser's memory starts afresh; one that was left has nothing to show.
addEventListener("pageshow", (event) => {
  if (gone && event.persisted) location.reload();
  else reset();
});

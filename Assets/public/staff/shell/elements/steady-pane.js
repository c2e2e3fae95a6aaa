import { Settled } from "../models/settled.js";
import { Steady } from "../models/steady.js";

const now = () => Date.now();

/**
 * What stands under the pointer in this part of the page stays there while somebody is on the way to it; a finger, which has no way that
 * could be seen, presses nothing that has just come to lie below it.
 * @param {HTMLElement} pane @param {() => void} early a press that nobody can have meant was not done
 */
export function steadyIn(pane, early) {
  // Without a finger nobody asks where things lay.
  const touched = matchMedia("(any-pointer: coarse)");
  const settled = new Settled({ now, places: () => (touched.matches ? places(pane) : new Map()) });
  const steady = new Steady({
    now, later: (then, ms) => setTimeout(then, ms), never: (timer) => clearTimeout(timer), drawing: (render) => settled.drawing(render),
  });
  let [x, y] = [-1, -1];
  let finger = null;
  pane.addEventListener("pointermove", (event) => {
    // Some browsers say that it moved when the page moved below it.
    if (event.pointerType === "touch" || (event.clientX === x && event.clientY === y)) return;
    [x, y] = [event.clientX, event.clientY];
    steady.moved();
  });
  pane.addEventListener("pointerdown", ({ pointerType }) => {
    finger = pointerType === "touch" ? now() : null;
    steady.moved();
  });
  // Before anybody else hears of it; a press by keyboard has no place.
  pane.addEventListener("click", (event) => {
    const button = event.target.closest("button, a, summary, label");
    if (finger === null || event.detail === 0 || !button || settled.meant(button, finger)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    steady.free();
    early();
  }, { capture: true });
  // A finger leaves when it is lifted, which is before it has pressed.
  pane.addEventListener("pointerleave", ({ pointerType }) => pointerType !== "touch" && steady.free());
  for (const over of ["pointercancel", "click"]) pane.addEventListener(over, () => steady.free());
  return steady;
}

/** Where each thing lies that can be pressed. @param {HTMLElement} pane @returns {Map<Element, string>} */
function places(pane) {
  const found = new Map();
  for (const one of pane.querySelectorAll("button, a, summary, label")) {
    const { left, top, width } = one.getBoundingClientRect();
    // Hidden ones lie nowhere.
    if (width > 0) found.set(one, `${Math.round(left)} ${Math.round(top)}`);
  }
  return found;
}

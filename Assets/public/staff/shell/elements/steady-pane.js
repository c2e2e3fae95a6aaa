import { Steady } from "../models/steady.js";

/** What stands under the pointer in this part of the page stays there while somebody is on the way to it. @param {HTMLElement} pane */
export function steadyIn(pane) {
  const steady = new Steady({ now: () => Date.now(), later: (then, ms) => setTimeout(then, ms), never: (timer) => clearTimeout(timer) });
  let [x, y] = [-1, -1];
  pane.addEventListener("pointermove", (event) => {
    // Some browsers say that it moved when the page moved below it.
    if (event.pointerType === "touch" || (event.clientX === x && event.clientY === y)) return;
    [x, y] = [event.clientX, event.clientY];
    steady.moved();
  });
  pane.addEventListener("pointerdown", () => steady.moved());
  for (const over of ["pointerleave", "pointercancel", "click"]) pane.addEventListener(over, () => steady.free());
  return steady;
}

import { Texts } from "../models/texts.js";

/** What every staff page begins with: its configuration and its words. */
export function openPage() {
  const config = JSON.parse(document.getElementById("config").textContent);
  return { config, texts: new Texts(config.texts, config.language) };
}

/**
 * Shows one view of the page and hides the others; the view's heading takes the focus, so that nobody is lost.
 * @param {string} name value of `data-view`
 * @param {{focus?: boolean}} [options]
 */
export function showView(name, { focus = true } = {}) {
  let shown = null;
  for (const view of document.querySelectorAll("[data-view]")) {
    view.hidden = view.dataset.view !== name;
    if (!view.hidden) shown = view;
  }
  const heading = shown && shown.querySelector("h1, h2");
  if (focus && heading) heading.focus();
  return shown;
}

/** Parts that are there only while the workspace is unlocked, and for some only in one role. @param {string|null} role */
export function showFor(role) {
  for (const part of document.querySelectorAll("[data-when='unlocked']")) part.hidden = role === null;
  for (const part of document.querySelectorAll("[data-role]")) part.hidden = part.dataset.role !== role;
}

import { Texts } from "../models/texts.js";

/** What every staff page begins with: its configuration and its words. */
export function openPage() {
  const config = JSON.parse(document.getElementById("config").textContent);
  return { config, texts: new Texts(config.texts, config.language) };
}

/** Parts that are there only while the workspace is unlocked, and for some only in the roles they name. @param {string|null} role */
export function showFor(role) {
  for (const part of document.querySelectorAll("[data-when='unlocked']")) part.hidden = role === null;
  for (const part of document.querySelectorAll("[data-role]")) part.hidden = role === null || !part.dataset.role.split(" ").includes(role);
}

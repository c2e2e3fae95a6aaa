/** The named parts (`data-part`) inside an element, by name. @returns {Object<string, HTMLElement>} */
export function partsOf(root) {
  const parts = {};
  for (const part of root.querySelectorAll("[data-part]")) parts[part.dataset.part] = part;
  return parts;
}

/**
 * A fresh copy of a `<template>` of the page: markup is written in the templates, never made from text.
 * @param {string} id
 */
export function stamp(id) {
  const root = document.getElementById(id).content.firstElementChild.cloneNode(true);
  return { root, parts: partsOf(root) };
}

/** Shows a sentence, or hides its place when there is none. @param {HTMLElement} element @param {string|null} text */
export function tell(element, text) {
  element.hidden = !text;
  if (element.textContent !== (text || "")) element.textContent = text || "";
}

/**
 * The landing page: shows the steps, and fetches the chat only when somebody starts. Written in plain functions, so that
 * also a browser below the floor gets this far and can be told.
 */
import { hasLeft } from "./exit.js";

const config = JSON.parse(document.getElementById("config").textContent);
const flow = document.querySelector("step-flow");
const landing = Array.from(flow.childNodes);
const title = document.title;

/** Shows the step of that name (or "home") and moves the focus to its heading. @returns {Element} the flow */
export function show(name) {
  const template = document.getElementById(`step-${name}`);
  flow.replaceChildren(...(template ? [template.content.cloneNode(true)] : landing));
  document.title = name === "home" ? title : config.texts.titleChat;
  const heading = flow.querySelector("h1");
  scrollTo(0, 0);
  if (heading) heading.focus();
  say("");
  return flow;
}

/** Fills a part of the step that is shown; texts only, never markup. */
export function part(name, text) {
  const element = flow.querySelector(`[data-part="${name}"]`);
  if (element) element.textContent = text;
}

export function fail(text) {
  show("error");
  part("text", text);
}

/** Says something to everybody, aloud where somebody listens. */
export function say(text, { urgent = false } = {}) {
  document.getElementById("status").textContent = urgent ? "" : text;
  document.getElementById("alert").textContent = urgent ? text : "";
}

async function chat() {
  try {
    const module = await import("./chat/chat.js");
    return module.chatIn({ config, flow, show, part, fail, say });
  } catch (error) {
    // A browser below the floor stops at the first module it cannot read; a lost connection is tried again.
    if (!hasLeft()) fail(error instanceof SyntaxError ? config.texts.errCrypto : config.texts.errServer);
    return null;
  }
}

/** What the chat needs, asked for while the safety question is being read. */
function preload() {
  import("./chat/chat.js").catch((error) => console.warn("chat", error.name));
}

flow.addEventListener("click", (event) => {
  const button = event.target.closest("[data-go]");
  if (!button) return;
  if (button.dataset.go === "safety" || button.dataset.go === "return") preload();
  show(button.dataset.go);
});

flow.addEventListener("submit", async (event) => {
  const { id, elements } = event.target;
  if (id !== "choices" && id !== "return") return;
  event.preventDefault();
  const talk = await chat();
  if (!talk) return;
  if (id === "choices") talk.begin({ language: elements.language.value, topic: elements.topic.value || null });
  else talk.resume(elements.words.value);
});

// The language that was chosen by the button outlives a reload, without a cookie: it is kept with this history entry.
const wanted = history.state && history.state.language;
const button = document.querySelector(`[name="lang"][value="${wanted}"]`);
if (wanted && wanted !== config.language && button) button.click();
else history.replaceState({ language: config.language }, "");

if (sessionStorage.getItem("t")) chat().then((talk) => talk && talk.reload());

/**
 * The landing page: shows the steps, and fetches the chat only when somebody starts. Written in plain functions, so that
 * also a browser below the floor gets this far and can be told.
 */
import { hasLeft } from "./exit.js";

const flow = document.querySelector("step-flow");
const landing = Array.from(flow.childNodes);
const title = document.title;
const language = document.documentElement.lang;
let loading = null;

/** All that the chat needs, named beforehand: one round trip on a slow line instead of one for each depth of import. */
const modules = [
  "visitor/chat/chat.js", "visitor/chat/talk-step.js", "visitor/chat/elements/around.js",
  "visitor/chat/elements/messages.js", "visitor/chat/models/opening.js", "visitor/chat/models/visit.js",
  "shared/models/conversation.js", "shared/models/event-stream.js", "shared/models/http-client.js",
  "shared/models/outbox.js", "shared/crypto/conversation-keys.js", "shared/crypto/hpke.js",
  "shared/crypto/membership.js", "shared/crypto/message.js", "shared/crypto/primitives.js",
];

/** Shows the step of that name (or "home") and moves the focus to its heading. @returns {Element} the flow */
export function show(name) {
  if (hasLeft()) return flow;
  const template = document.getElementById(`step-${name}`);
  flow.replaceChildren(...(template ? [template.content.cloneNode(true)] : landing));
  document.title = name === "home" ? title : flow.dataset.title;
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

export function fail(text, unsent = "") {
  show("error");
  part("text", text);
  // What she had written is hers: it can be read and taken along until she leaves this step.
  flow.querySelector('[data-part="unsent"]').hidden = unsent === "";
  flow.querySelector("#unsent").value = unsent;
}

/** Says something to everybody, aloud where somebody listens. */
export function say(text, { urgent = false } = {}) {
  document.getElementById("status").textContent = urgent ? "" : text;
  document.getElementById("alert").textContent = urgent ? text : "";
}

/** The steps of the chat and what its scripts need to know, in this page's language; they leave no trace in the history. */
function steps() {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/stappen");
    request.responseType = "document";
    request.setRequestHeader("Content-Type", "application/x-www-form-urlencoded");
    request.onload = () => (request.response && request.status === 200 ? resolve(request.response) : reject(new Error("steps")));
    request.onerror = () => reject(new Error("steps"));
    request.send(new URLSearchParams({ lang: language }));
  });
}

function preload(path) {
  const link = document.createElement("link");
  link.rel = "modulepreload";
  link.href = new URL(`../${path}`, import.meta.url).pathname;
  document.head.append(link);
}

async function load() {
  modules.forEach(preload);
  const [fetched, module] = await Promise.all([steps(), import("./chat/chat.js")]);
  document.body.append(...Array.from(fetched.querySelectorAll("template"), (template) => document.importNode(template, true)));
  const config = JSON.parse(fetched.getElementById("config").textContent);
  return module.chatIn({ config, flow, show, part, fail, say });
}

/** Everything that belongs to the chat, fetched once; what failed is tried again the next time. */
function chat() {
  loading = loading || load();
  loading.catch(() => (loading = null));
  return loading;
}

/** @returns the chat, or null after she was told that it cannot be had. */
async function chatOrSorry() {
  try {
    return await chat();
  } catch (error) {
    // A browser below the floor stops at the first module it cannot read; a lost connection is tried again.
    if (!hasLeft()) fail(error instanceof SyntaxError ? flow.dataset.tooOld : flow.dataset.trouble);
    return null;
  }
}

async function go(step) {
  // Kept in this page only: who is not sure of her device is hidden sooner, and offered nothing to keep.
  if (step === "safety" || step === "home") delete flow.dataset.careful;
  if (step === "unsure" || step === "unsafe") flow.dataset.careful = "true";
  if (step === "safety") chat().catch((error) => console.warn("chat", error.name));
  const first = step === "home" || document.getElementById(`step-${step}`);
  if (first || (await chatOrSorry())) show(step);
}

flow.addEventListener("click", (event) => {
  const button = event.target.closest("[data-go]");
  if (button) go(button.dataset.go);
});

flow.addEventListener("submit", async (event) => {
  const { id, elements } = event.target;
  if (!["choices", "return", "leave"].includes(id)) return;
  event.preventDefault();
  const talk = await chatOrSorry();
  if (!talk) return;
  if (id === "choices") talk.begin(choice(elements));
  else if (id === "leave") talk.leave({ text: elements.text.value, calm: elements.calm.checked, language });
  else talk.resume(elements.words.value);
});

/** What she chose; nothing of it need be chosen. */
function choice({ language: spoken, topic, who, danger }) {
  return { language: spoken.value, topic: topic.value || null, forWhom: who.value || null, danger: danger.checked };
}

flow.addEventListener("change", ({ target }) => {
  if (target.name !== "danger") return;
  flow.querySelector('[data-part="danger-now"]').hidden = !target.checked;
});

// The language that was chosen by the button outlives a reload, without a cookie: it is kept with this history entry.
const wanted = history.state && history.state.language;
const button = document.querySelector(`[name="lang"][value="${wanted}"]`);
if (wanted && wanted !== language && button) button.click();
else history.replaceState({ language }, "");

if (sessionStorage.getItem("t")) chatOrSorry().then((talk) => talk && talk.reload());

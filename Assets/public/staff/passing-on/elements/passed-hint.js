import { passingWords } from "./passing-words.js";

/**
 * At the closing: something of this conversation was passed on without a yes. The registration says so when the counsellor presses the button,
 * and not by itself.
 * @param {import("../../cases/elements/registration-form.js").RegistrationForm} form @throws {Problem} `network`
 */
export async function hintAtPassed(form) {
  const { conversation, registration, texts } = form;
  if (registration.values.get("disclosure") === "without_yes") return;
  const words = await passingWords(texts.language);
  if (conversation !== form.conversation || !form.isClosing) return;
  const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  const button = Object.assign(element("button", words.get("passRegisterTake")), { type: "button", className: "button button--quiet button--small" });
  const state = element("p", "");
  state.setAttribute("role", "status");
  button.addEventListener("click", () => {
    registration.values.set("disclosure", "without_yes");
    form.changed();
    state.textContent = words.get("passRegisterTaken");
  });
  if (form.passedHint) form.passedHint.remove();
  form.passedHint = document.createElement("div");
  form.passedHint.append(element("p", words.get("passRegisterText")), button, state);
  form.parts.closing.append(form.passedHint);
}

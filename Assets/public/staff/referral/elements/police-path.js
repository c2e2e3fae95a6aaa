/** In no order of worth: who was made to do what is not allowed hears of the lawyer first, and nobody has to go on to the next. */
const STEPS = ["lawyer", "safety", "talk", "think", "prepare", "stay", "notice", "report", "expert"];

/**
 * The ways to the police as texts that a counsellor can put into the message; nothing is preselected, counted or sent by itself.
 * @param {{texts: object, hers: object, put: (text: string) => void}} about `hers` are the words in the visitor's language, which are put
 *   into the message
 * @returns {HTMLLIElement[]}
 */
export function policePath({ texts, hers, put }) {
  return STEPS.map((step) => {
    const name = texts.get(`pathName_${step}`);
    const row = document.createElement("li");
    row.className = "chat-row";
    const heading = document.createElement("h3");
    heading.className = "chat-row__name";
    heading.textContent = name;
    const text = document.createElement("p");
    text.textContent = texts.get(`pathText_${step}`);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--quiet button--small";
    button.textContent = texts.get("pathPut", { name });
    const state = document.createElement("p");
    state.setAttribute("role", "status");
    button.addEventListener("click", () => {
      put(hers.get(`pathText_${step}`));
      state.textContent = texts.get("pathDone", { name });
    });
    row.append(heading, text, button, state);
    return row;
  });
}

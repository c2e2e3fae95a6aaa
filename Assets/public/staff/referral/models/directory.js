import { Texts } from "../../shell/models/texts.js";

const PAGE = "/sociale-kaart";

/** @param {Document} page @returns {{config: object, texts: Texts}} its codes and its words */
export function wordsOf(page) {
  const config = JSON.parse(page.getElementById("config").textContent);
  return { config, texts: new Texts(config.texts, config.language) };
}

/** The directory's page as a document, so that the workspace needs not carry it. @param {string} language @returns {Promise<Document>} */
export function directory(language) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", PAGE);
    request.responseType = "document";
    request.setRequestHeader("Accept-Language", language);
    const failed = () => reject(Object.assign(new Error("no directory"), { code: "network" }));
    request.onerror = failed;
    request.onload = () => (request.status === 200 && request.response ? resolve(request.response) : failed());
    request.send();
  });
}

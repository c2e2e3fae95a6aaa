import { GuestPage } from "./elements/guest-page.js";
import { LetterPage } from "./elements/letter-page.js";

const { language, texts, limits } = JSON.parse(document.getElementById("config").textContent);
const fragment = location.hash;

// The secret behind the # leaves the address at once: it is in no history entry, and not in what is copied from the address bar.
history.replaceState(null, "", location.pathname + location.search);

// A page that comes out of the browser's memory would show what was said: it starts afresh, and then has no link.
addEventListener("pageshow", (event) => event.persisted && location.reload());

const Page = fragment.startsWith("#letter.") ? LetterPage : GuestPage;
const page = new Page(document.getElementById("guest"), { language, texts, limits });
page.open(fragment);

// Another language is another page: as long as nobody used it, the link goes along, behind the # as it came.
const choice = document.getElementById("language");
if (choice) choice.addEventListener("submit", () => choice.setAttribute("action", page.untouched ? `/${fragment}` : "/"));

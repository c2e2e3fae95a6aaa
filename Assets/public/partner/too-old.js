// Only browsers without modules run this file: a chat cannot be opened there, and the page says so.
document.getElementById("too-old").hidden = false;

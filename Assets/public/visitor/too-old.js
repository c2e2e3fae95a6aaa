// Only browsers without modules run this file: the chat cannot work there, and the page says so.
document.getElementById("too-old").hidden = false;

// What every page has: the key that leads to the search field, and messages of changes.
"use strict";

const typing = (target) => target.matches("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const field = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!field) return;
  event.preventDefault();
  if (field.matches("input, textarea, select")) field.focus();
  else field.click();
});

// Where the menu is wider than the screen, the page that is open is in sight.
const opened = document.querySelector(".top nav [aria-current]");
if (opened) opened.parentElement.scrollLeft = opened.offsetLeft - (opened.parentElement.clientWidth - opened.offsetWidth) / 2;

// A change that the server refused says why.
document.addEventListener("htmx:responseError", (event) => {
  const text = event.detail.xhr.responseText;
  say(text && text.length < 300 && !text.startsWith("<") ? text : "This could not be done.");
});
document.addEventListener("htmx:sendError", () => say("The server cannot be reached."));
document.addEventListener("said", (event) => say(event.detail.value));

let fading;
function say(text) {
  const place = document.getElementById("said");
  place.textContent = text;
  clearTimeout(fading);
  fading = setTimeout(() => { place.textContent = ""; }, 6000);
}

// For whoever listens: what the page shows to those who see it.
function hear(text) { document.getElementById("heard").textContent = text; }

// How long a page has been waited for: something goes on, and the page can be left.
const waited = document.querySelector("[data-waited]");
if (waited) {
  waited.hidden = false;
  const since = Date.now();
  const clock = setInterval(() => {
    if (!waited.isConnected) clearInterval(clock);
    else waited.querySelector("output").textContent = String(Math.round((Date.now() - since) / 1000));
  }, 1000);
}

// A page that stood while another one was made has become it.
document.addEventListener("htmx:afterSettle", (event) => {
  const title = event.target.id === "main" && document.querySelector("#main h1");
  if (title) hear(`${title.textContent}: the page is here.`);
});

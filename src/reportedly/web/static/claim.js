// An echo opens below the graph, both texts side by side; without this script its link leads to a page of its own.
"use strict";

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const link = event.target.closest(".trace-graph a, .trace-tall a, a[data-echo]");
  const place = document.getElementById("echo");
  if (!link || !place) return;
  event.preventDefault();
  openEcho(link.getAttribute("href"), link);
});

let opener = null;

function openEcho(address, link) {
  if (link && !link.closest("#echo")) opener = link;
  window.htmx.ajax("GET", address, { target: "#echo", swap: "innerHTML" }).then(() => {
    const title = document.querySelector("#echo .echo-title");
    if (!title) return;
    title.focus({ preventScroll: true });
    document.getElementById("echo").scrollIntoView({ block: "nearest" });
  });
}

document.addEventListener("keydown", (event) => {
  const place = document.getElementById("echo");
  if (event.key !== "Escape" || !place || !place.firstElementChild) return;
  place.replaceChildren();
  if (opener) opener.focus();
});

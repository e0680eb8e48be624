// Lists that are walked with j and k: a row's own keys press its buttons.
"use strict";

(() => {
  const rows = () => [...document.querySelectorAll("[data-walk] > li")];
  const marked = () => document.querySelector("[data-walk] > li.marked");

  function mark(row, focus = true, scroll = true) {
    rows().forEach((one) => one.classList.toggle("marked", one === row));
    if (!row) return;
    if (focus) row.focus({ preventScroll: true });
    const box = row.getBoundingClientRect();
    if (scroll && (box.top < 80 || box.bottom > window.innerHeight)) row.scrollIntoView({ block: box.height > window.innerHeight - 100 ? "start" : "nearest", behavior: "instant" });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.target.matches("input, textarea, select")) return;
    const all = rows(), at = all.indexOf(marked());
    if (event.key === "j" || event.key === "k") {
      const next = all[event.key === "j" ? Math.min(at + 1, all.length - 1) : Math.max(at - 1, 0)];
      if (next) { event.preventDefault(); mark(next); }
      return;
    }
    const row = marked();
    const button = row && row.querySelector(`[data-row-key="${CSS.escape(event.key)}"]`);
    if (button) { event.preventDefault(); button.click(); }
  });

  document.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-walk] > li");
    if (row && row !== marked()) mark(row, false);
  });

  // The name in the field above goes with every answer.
  document.addEventListener("htmx:configRequest", (event) => {
    const name = document.getElementById("by");
    if (name && name.value.trim()) event.detail.parameters.by = name.value.trim();
  });

  const first = () => { if (!marked() && document.getElementById("suggestions")) mark(rows()[0], document.activeElement === document.body, false); };
  document.addEventListener("htmx:afterSettle", first);
  first();
})();

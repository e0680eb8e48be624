// An article's page: walking over the statements, what lights up with them, reasons, filters, the editor.
"use strict";

const article = (() => {
  let root, parts, notes, order, current = null, pointed = null, opened = null;
  const byId = (id) => document.getElementById(id);
  const colour = (element) => (/\bk(\d)\b/.exec(element ? element.className : "") || [0, "0"])[1];

  function index() {
    root = byId("reading");
    if (!root) return;
    parts = new Map();
    for (const element of root.querySelectorAll("[data-a]")) {
      for (const number of element.dataset.a.split(" ")) {
        if (!parts.has(number)) parts.set(number, []);
        parts.get(number).push(element);
      }
    }
    notes = new Map();
    order = [];
    for (const note of root.querySelectorAll(".note")) {
      notes.set(note.dataset.h, note);
      order.push(note.dataset.h);
    }
    order.sort((a, b) => Number(a) - Number(b));
    current = pointed = opened = null;
    root.querySelectorAll("[hidden].filters, [hidden].walk").forEach((one) => { one.hidden = false; });
    standings();
    if (narrowing.restored(root)) filter();
    place();
  }

  // Source, cue and content of a statement, and its note.
  function light(number, name, on) {
    if (number === null) return;
    const note = notes.get(number);
    const shade = `l${colour(note && note.querySelector(".number"))}`;
    for (const element of parts.get(number) || []) {
      element.classList.toggle(name, on);
      element.classList.toggle(shade, on);
    }
  }

  function point(number) {
    if (number === pointed) return;
    if (pointed !== current) light(pointed, "lit", false);
    pointed = number;
    if (pointed !== current) light(pointed, "lit", true);
  }

  function select(number, { scroll = true, focus = true } = {}) {
    if (current !== null) {
      light(current, "lit", false);
      const note = notes.get(current);
      note.classList.remove("chosen");
      note.querySelectorAll(".acts, .because").forEach((one) => one.remove());
      values(note, false);
      passages.clear("reason");
      if (opened !== number) close();
    }
    current = number;
    place();
    if (number === null) return;
    pointed = pointed === number ? null : pointed;
    light(number, "lit", true);
    const note = notes.get(number);
    note.classList.add("chosen");
    values(note, true);
    const acts = byId("acts").content.firstElementChild.cloneNode(true);
    const uid = encodeURIComponent(note.dataset.uid);
    const mark = note.dataset.person;
    acts.querySelectorAll("[href]").forEach((one) => {
      one.href = one.dataset.do === "edit" ? `/statements/${uid}/edit` : `/statements/${uid}?in=${encodeURIComponent(root.dataset.document)}`;
    });
    const said = document.createElement("span");
    said.className = "found";
    said.textContent = mark ? `✓ ${mark}` : "found by the software, checked by nobody";
    acts.prepend(said);
    note.append(acts);
    hear(spoken(number, note));
    if (scroll) show(note, byId(note.dataset.uid));
    if (focus) note.querySelector(".number").focus({ preventScroll: true });
  }

  // Who says what, for whoever does not see it light up.
  function spoken(number, note) {
    const words = (parts.get(number) || []).filter((one) => one.matches(".text .c")).map((one) => one.textContent);
    const said = [note.querySelector(".name"), note.querySelector(".cue")].map((one) => (one ? one.textContent : "")).filter(Boolean);
    return `${said.join(" ")}: ${words.join(" ")}`;
  }

  // The values of the chosen note can be reached and pressed.
  function values(note, on) {
    note.querySelectorAll(".to").forEach((one) => { one.tabIndex = on ? 0 : -1; });
    note.querySelectorAll(".fact").forEach((one) => {
      if (on) one.setAttribute("role", "button");
      else one.removeAttribute("role");
      if (on) one.tabIndex = 0;
      else for (const name of ["tabindex", "aria-pressed"]) one.removeAttribute(name);
    });
  }

  function show(note, text) {
    const seen = (element) => {
      const box = element.getBoundingClientRect();
      return box.top > 90 && box.bottom < window.innerHeight - 60;
    };
    const target = text || note;
    if (!seen(target)) target.scrollIntoView({ block: "center", behavior: "instant" });
    if (!seen(note) && note.getBoundingClientRect().top > window.innerHeight - 60) {
      window.scrollBy({ top: note.getBoundingClientRect().bottom - window.innerHeight + 80, behavior: "instant" });
    }
  }

  function place() {
    const shown = walked();
    const output = byId("place");
    if (!output) return;
    const at = current === null ? -1 : shown.indexOf(current);
    output.textContent = at < 0 ? `${shown.length} ${shown.length === 1 ? "statement" : "statements"}` : `${at + 1} of ${shown.length}`;
  }

  const walked = () => order.filter((number) => !notes.get(number).classList.contains("faded"));

  function step(by) {
    const shown = walked();
    if (!shown.length) return;
    let at = shown.indexOf(current);
    if (at < 0) {
      // From where the reader is, not from the beginning.
      const top = shown.findIndex((number) => notes.get(number).getBoundingClientRect().bottom > 100);
      at = by > 0 ? (top < 0 ? shown.length : top) - 1 : top < 0 ? shown.length : top;
    }
    const next = at + by;
    if (next < 0 || next >= shown.length) return;
    select(shown[next]);
  }

  // Why: the words light up in the text, and are quoted.
  function reason(fact) {
    const note = fact.closest(".note");
    if (note.dataset.h !== current) select(note.dataset.h, { scroll: false, focus: false });
    note.querySelectorAll(".because").forEach((one) => one.remove());
    note.querySelectorAll(".fact[aria-pressed]").forEach((one) => one.removeAttribute("aria-pressed"));
    fact.setAttribute("aria-pressed", "true");
    const made = passages.mark("reason", fact.dataset.s);
    const because = document.createElement("div");
    because.className = "because";
    because.setAttribute("role", "status");
    if (fact.dataset.f === "echo") because.append(...echoing.elsewhere(note));
    else because.textContent = fact.title;
    note.querySelector(".facts").after(because);
    const box = made.length ? made[0].getBoundingClientRect() : null;
    if (box && (box.top < 60 || box.bottom > window.innerHeight)) {
      const element = made[0].startContainer.parentElement;
      element.scrollIntoView({ block: "center", behavior: "instant" });
    }
  }

  function reasons() {
    if (current === null) return;
    const facts = [...notes.get(current).querySelectorAll(".fact")];
    const now = facts.findIndex((one) => one.hasAttribute("aria-pressed"));
    reason(facts[(now + 1) % facts.length]);
  }

  // Statements that do not match fade, here and in the text.
  function filter() {
    const wanted = { source: byId("by-source"), kind: byId("by-kind"), person: byId("by-person") };
    const active = Object.values(wanted).some((one) => one && one.value);
    root.classList.toggle("filtered", active);
    const matching = new Set();
    for (const [number, note] of notes) {
      const checked = note.dataset.person ? "yes" : "no";
      const fits = (!wanted.source.value || note.dataset.source === wanted.source.value)
        && (!wanted.kind.value || note.dataset.kind === wanted.kind.value)
        && (!wanted.person.value || checked === wanted.person.value);
      note.classList.toggle("faded", !fits);
      if (fits) matching.add(number);
    }
    for (const element of root.querySelectorAll(".text [data-a]")) {
      element.classList.toggle("faded", !element.dataset.a.split(" ").some((number) => matching.has(number)));
    }
    if (current !== null && !matching.has(current)) select(null);
    place();
  }

  // Which statements echo earlier ones, once that is known.
  function standings() {
    const known = new Map();
    document.querySelectorAll("#echoes [data-standing]").forEach((one) => known.set(one.dataset.uid, one));
    for (const note of notes.values()) {
      const told = known.get(note.dataset.uid);
      const standing = told ? told.dataset.standing : "first";
      if (standing === "first" || note.dataset.standing) continue;
      note.dataset.standing = standing;
      note.querySelector(".who").append(" ", echoing.badge(standing, told));
    }
    if (current !== null) values(notes.get(current), true);
    document.querySelectorAll("#echoes .show[hidden]").forEach((one) => { one.hidden = false; });
  }

  async function edit() {
    if (current === null || !document.querySelector("#acts").content.querySelector('[data-do="edit"]')) return;
    close();
    const note = notes.get(current);
    const place = document.createElement("div");
    place.className = "editor-place";
    note.append(place);
    opened = current;
    await htmx.ajax("GET", `/statements/${encodeURIComponent(note.dataset.uid)}/edit`, { source: place, target: place, swap: "innerHTML" });
    fresh(true);
    const box = place.getBoundingClientRect();
    if (box.bottom > window.innerHeight) place.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  function close() {
    document.querySelectorAll(".editor-place").forEach((one) => one.remove());
    passages.clear("chosen");
    opened = null;
  }

  function fresh(first) {
    const editor = byId("editor");
    if (!editor) return;
    editor.querySelectorAll(".bounds").forEach((one) => { one.hidden = false; });
    const source = editor.querySelector('[name="source_id"]');
    const other = () => { editor.querySelector("[data-new]").hidden = source.value !== "new"; };
    source.addEventListener("change", () => { other(); if (source.value === "new") editor.querySelector('[name="new_name"]').focus(); });
    other();
    if (first) source.focus({ preventScroll: true });
  }

  function confirm() {
    if (current === null || !document.querySelector('#acts').content.querySelector('[data-do="confirm"]')) return;
    const uid = notes.get(current).dataset.uid;
    htmx.ajax("POST", `/statements/${encodeURIComponent(uid)}/confirm`, {
      source: root, target: "#reading", swap: "outerHTML", values: { document: root.dataset.document },
    });
  }

  // The address says where to go: a statement, its note, or characters.
  function follow() {
    const name = decodeURIComponent(location.hash.slice(1));
    if (name.startsWith("at=")) { go(name); return true; }
    const element = name && byId(name);
    const number = element && element.dataset.h;
    if (!number || !notes.has(number)) return false;
    select(number);
    return true;
  }

  function go(spans) {
    const made = passages.mark("reason", spans);
    if (made.length) made[0].startContainer.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
  }

  const actions = {
    next: () => step(1),
    previous: () => step(-1),
    help: () => byId("help").showModal(),
    edit, confirm,
    close: () => { const number = current; close(); if (number !== null) notes.get(number).querySelector(".number").focus(); },
  };
  const keys = {
    j: () => step(1), k: () => step(-1), r: reasons, c: confirm, e: edit, "?": actions.help,
    f: () => byId("by-source") && byId("by-source").focus(),
    o: () => { const own = root.querySelector(".show-own"); if (own) own.click(); },
  };

  function key(event) {
    if (!root || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape") {
      if (document.querySelector("dialog[open]")) return;
      if (opened !== null) actions.close();
      else if (event.target.matches("select, input, textarea")) event.target.blur();
      else { select(null); passages.clear("reason"); document.activeElement.blur(); }
      return;
    }
    if (event.target.matches("input:not([type=checkbox]), textarea, select") || document.querySelector("dialog[open]")) return;
    if ((event.key === "Enter" || event.key === " ") && event.target.matches(".fact")) {
      event.preventDefault();
      reason(event.target);
    } else if (event.key === "Enter" && current !== null && event.target.matches(".number, body")) {
      event.preventDefault();
      edit();
    } else if (Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    }
  }

  function click(event) {
    const act = event.target.closest("[data-do]");
    const fact = event.target.closest(".fact");
    const marked = event.target.closest("[data-h]");
    const passage = event.target.closest("#echoes [data-s]");
    if (act && Object.hasOwn(words, act.dataset.do)) words[act.dataset.do](act);
    else if (act && Object.hasOwn(actions, act.dataset.do) && !(event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      actions[act.dataset.do]();
    } else if (event.target.closest(".editor, .acts")) return;
    else if (fact) reason(fact);
    else if (passage && passage.matches("button")) go(passage.dataset.s);
    else if (passage && passage.matches("a")) {
      const own = byId(new URL(passage.href).hash.slice(1));
      event.preventDefault();
      if (own && own.dataset.h) select(own.dataset.h);
      else go(passage.dataset.s);
    } else if (marked && root.contains(marked) && String(window.getSelection()) === "") {
      if (event.target.closest("a")) event.preventDefault();
      if (!event.target.closest(".to")) select(marked.dataset.h, { scroll: Boolean(event.target.closest("a")), focus: Boolean(event.target.closest("a")) });
      else location.href = event.target.closest(".to").href;
    }
  }

  function swapped(event) {
    const target = event.detail.target || event.target;
    if (target.id === "echoes") { standings(); return; }
    if (byId("editor") && target.matches("#editor, .editor-place")) fresh(false);
    if (byId("reading") && byId("reading") !== root) {
      const scroll = window.scrollY;
      index();
      const uid = root.dataset.selected;
      const note = uid && byId(`n-${uid}`);
      window.scrollTo({ top: scroll, behavior: "instant" });
      if (note) select(note.dataset.h, { scroll: false });
      const done = root.querySelector(".done p");
      if (done) hear(done.textContent);
    }
  }

  document.addEventListener("keydown", key);
  document.addEventListener("click", click);
  document.addEventListener("pointerover", (event) => {
    if (!root || event.pointerType === "touch") return;
    const marked = event.target.closest("[data-h]");
    point(marked && root.contains(marked) ? marked.dataset.h : null);
  });
  document.addEventListener("change", (event) => {
    if (event.target.closest(".filters")) filter();
    if (event.target.closest(".filters, .show-own")) narrowing.remember(root);
  });
  document.addEventListener("htmx:afterSettle", swapped);
  window.addEventListener("hashchange", follow);
  index();
  if (root) follow();
  return { select, step };
})();

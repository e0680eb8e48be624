// What narrows the page of an article stands in its address, which can be kept and sent.
"use strict";

const narrowing = (() => {
  const FIELDS = { source: "by-source", kind: "by-kind", checked: "by-person" };
  const field = (id) => document.getElementById(id);
  const own = (root) => root.querySelector(".show-own");

  // As the address says; whether anything is narrowed.
  function restored(root) {
    const asked = new URLSearchParams(location.search);
    if (own(root) && asked.has("own")) own(root).checked = true;
    let any = false;
    for (const [name, id] of Object.entries(FIELDS)) {
      if (!field(id) || ![...field(id).options].some((one) => one.value && one.value === asked.get(name))) continue;
      field(id).value = asked.get(name);
      any = true;
    }
    return any;
  }

  function remember(root) {
    const address = new URL(location.href);
    const put = (name, value) => { if (value) address.searchParams.set(name, value); else address.searchParams.delete(name); };
    for (const [name, id] of Object.entries(FIELDS)) if (field(id)) put(name, field(id).value);
    put("own", own(root) && own(root).checked ? "shown" : "");
    history.replaceState(history.state, "", address);
  }

  return { restored, remember };
})();

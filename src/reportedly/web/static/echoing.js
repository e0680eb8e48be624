// That a statement echoes another article is a value of its note like the others: pressed, it shows the words there.
"use strict";

const echoing = (() => {
  // `told`: the line of the part about echoes that is about the statement.
  function badge(standing, told) {
    const made = document.createElement("span"), words = document.createElement("bdi");
    made.className = "fact standing";
    made.dataset.f = "echo";
    made.dataset.s = told.querySelector(".here").dataset.s;
    words.textContent = standing === "independent" ? "said earlier" : "↺ echo";
    made.title = [...told.querySelectorAll(".from")].map((one) => one.textContent).join("; ");
    made.append(words);
    return made;
  }

  // Where it came from, what changed on the way, and the claim.
  function elsewhere(note) {
    const told = document.querySelector(`#echoes [data-uid="${CSS.escape(note.dataset.uid)}"]`);
    return told ? [...told.querySelectorAll(".from, .drift")].map((one) => one.cloneNode(true)) : [];
  }

  return { badge, elsewhere };
})();

// The words of a statement in its editor: marked in the article while their field is at hand, taken from what is selected
// there, and made longer or shorter word by word.
"use strict";

const words = (() => {
  const place = (button) => button.closest(".words");
  const field = (of) => of.querySelector("[data-words]");
  const at = (of) => of.querySelector("[name$='_at']");

  // The field shows the words, its neighbour says where they stand.
  function put(of, spans) {
    field(of).value = passages.texts(spans);
    at(of).value = spans;
    passages.mark("chosen", spans);
    hear(`The ${of.dataset.of}: ${field(of).value}`);
  }

  function use(button) {
    const spans = passages.selected();
    if (spans) put(place(button), spans);
    else say("Select words in the article first.");
  }

  function move(button) {
    const of = place(button);
    const spans = at(of).value || passages.selected();
    if (!spans) { say("There are no words yet: select them in the article."); return; }
    put(of, passages.moved(spans, button.dataset.edge, Number(button.dataset.by)));
  }

  // Where they stand is known of words that nobody wrote over.
  document.addEventListener("focusin", (event) => {
    const of = event.target.closest(".words");
    if (!of || !at(of)) return;
    const known = at(of).value && passages.same(passages.texts(at(of).value), field(of).value);
    if (known) passages.mark("chosen", at(of).value);
    else passages.clear("chosen");
  });
  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-words]")) passages.clear("chosen");
  });
  // A button must not take the selection away.
  document.addEventListener("mousedown", (event) => { if (event.target.closest(".bounds button")) event.preventDefault(); });

  return { use, move };
})();

// Walks through the whole graph of a claim with keys alone: j and k go from statement to statement and say what each is.
"use strict";

// `act` does what a click on a node, or on a point of an unfolded block, does; `say` tells what is at hand.
const stepsThrough = (place, drawn, points, { act, say, toldOf }) => {
  const MOVE = 60;
  let now = null;

  const above = (one, other) => one.position("y") - other.position("y") || one.position("x") - other.position("x");
  const origins = (node) => (node.data("role") === "origin" ? 0 : 1);
  const stops = () => drawn.nodes("[role != 'day']").toArray()
    .sort((one, other) => origins(one) - origins(other) || above(one, other))
    .flatMap((node) => [{ node, dot: null }, ...points.within(node.id()).map((dot) => ({ node, dot }))]);

  const same = (one) => now && one.node.same(now.node) && one.dot === now.dot;

  const leave = () => {
    if (now) now.node.closedNeighborhood().removeClass("beside");
    points.point(null);
  };

  const step = (by) => {
    const every = stops(), at = every.findIndex(same);
    const next = every[at < 0 ? (by > 0 ? 0 : every.length - 1) : at + by];
    if (!next) return;
    leave();
    now = next;
    now.node.closedNeighborhood().addClass("beside");
    points.point(now.dot);
    say(now.dot ? now.dot.about : toldOf(now.node));
    bring(now.dot || now.node.position());
  };

  // What is at hand is in sight.
  const bring = ({ x, y }) => {
    const seen = drawn.extent();
    if (x > seen.x1 && x < seen.x2 && y > seen.y1 && y < seen.y2) return;
    const zoom = drawn.zoom();
    drawn.pan({ x: place.clientWidth / 2 - x * zoom, y: place.clientHeight / 2 - y * zoom });
  };

  const press = (name) => document.querySelector(`[data-zoom=${name}]`).click();
  const keys = {
    j: () => step(1), k: () => step(-1),
    Enter: () => now && act(now.node, now.dot),
    "+": () => press("in"), "-": () => press("out"), 0: () => press("fit"),
    ArrowLeft: () => drawn.panBy({ x: MOVE, y: 0 }), ArrowRight: () => drawn.panBy({ x: -MOVE, y: 0 }),
    ArrowUp: () => drawn.panBy({ x: 0, y: MOVE }), ArrowDown: () => drawn.panBy({ x: 0, y: -MOVE }),
  };

  place.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  place.addEventListener("blur", leave);
};

// Moves around in the whole graph of a claim, drawn by cytoscape; places and addresses come from the server.
"use strict";

(() => {
  const place = document.getElementById("explore");
  const told = document.getElementById("told");
  // Of a graph of so few statements every one is named, and drawn large enough to be read.
  const FEW = 120, LEGIBLE = 0.8, HIT = 0.6;
  const CHOOSE = "choose it to see each of them";

  // A colour of the page's style sheet as a canvas can have it.
  const colour = (name) => {
    const probe = document.createElement("span");
    probe.className = `ink-${name}`;
    place.append(probe);
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found;
  };

  const style = () => {
    const [ink, paper, soft] = ["ink", "paper", "soft"].map(colour);
    const [origin, drift, denies, differs] = ["origin", "drift", "denies", "differs"].map(colour);
    return [
      { selector: "node", style: { width: 10, height: 10, "background-color": ink, "border-width": 1, "border-color": paper, label: "" } },
      { selector: "node[role = 'echo']", style: { "background-color": soft } },
      { selector: "node[?drifted]", style: { "background-color": drift, shape: "triangle" } },
      { selector: "node[role = 'denies']", style: { "background-color": denies, shape: "diamond", width: 13, height: 13 } },
      { selector: "node[role = 'differs']", style: { "background-color": differs, shape: "square" } },
      { selector: "node[?count]", style: { shape: "round-rectangle", width: "data(wide)", height: "data(high)", "background-opacity": 0.3, label: "data(name)", color: ink, "font-size": "data(size)", "font-weight": 600, "text-valign": "center", "min-zoomed-font-size": 7 } },
      { selector: "node[role = 'day']", style: { width: 1, height: 1, "background-opacity": 0, "border-width": 0, label: "data(label)", color: soft, "font-size": "data(size)", "text-valign": "bottom", "min-zoomed-font-size": 6, events: "no" } },
      { selector: "node[role = 'origin']", style: { shape: "round-rectangle", width: 150, height: 22, "background-color": paper, "border-color": origin, label: "data(label)", color: ink, "font-size": 11, "text-valign": "center", "text-max-width": 140, "text-wrap": "ellipsis" } },
      { selector: "edge", style: { width: "data(wide)", "line-color": soft, opacity: 0.55, "curve-style": "straight", "target-arrow-shape": "none" } },
      { selector: "edge[kind = 'origin']", style: { "line-color": origin } },
      { selector: "edge[kind = 'relays'], edge[kind = 'cites']", style: { "line-style": "dashed" } },
      { selector: "edge[?drifted]", style: { "line-color": drift } },
      { selector: "edge[kind = 'denies']", style: { "line-color": denies, "line-style": "dotted" } },
      { selector: "edge[kind = 'differs']", style: { "line-color": differs, "line-style": "dotted" } },
      { selector: ".named", style: { label: "data(label)", color: soft, "font-size": 9, "text-background-color": paper, "text-background-opacity": 0.85, "text-margin-y": -3, "text-max-width": 110, "text-wrap": "ellipsis" } },
      { selector: ".beside", style: { "border-color": origin, "border-width": 2, "z-index": 9 } },
      { selector: "node.beside[!count][role != 'origin']", style: { label: "data(label)", color: ink, "font-size": 11, "text-background-color": paper, "text-background-opacity": 0.9, "text-margin-y": -4 } },
      { selector: "edge.beside", style: { width: 3, opacity: 1 } },
      { selector: ".away", style: { display: "none" } },
    ];
  };

  // Statements of a row and a column stand as one block, and what leads to several of them is one line.
  const shown = (graph) => {
    const blocks = new Map(), by = new Map(), nodes = [], lines = new Map();
    for (const dot of graph.dots) {
      const name = dot.block ? `${dot.block} ${dot.role} ${dot.drifted}` : dot.id;
      by.set(dot.id, name);
      if (!dot.block) nodes.push(point(dot));
      else if (blocks.has(name)) blocks.get(name).push(dot);
      else blocks.set(name, [dot]);
    }
    for (const [name, dots] of blocks) nodes.push(block(name, dots));
    nodes.push(...days(graph.dots.filter((dot) => dot.block)));
    for (const { start, end, kind, drifted } of graph.arrows) {
      const [source, target] = [by.get(start), by.get(end)];
      const id = `${source} > ${target} ${kind} ${drifted}`;
      if (lines.has(id)) lines.get(id).many += 1;
      else if (source !== target) lines.set(id, { id, source, target, kind, drifted, many: 1 });
    }
    const edges = [...lines.values()].map((one) => ({
      data: { ...one, wide: (one.drifted ? 2 : 1) * (1 + 1.5 * Math.log2(one.many)) },
    }));
    return { nodes, edges, blocks };
  };

  const point = (dot) => ({ data: dot, position: { x: dot.x, y: dot.y } });

  // The first and the last day of statements.
  const span = (dots) => {
    const found = dots.map((dot) => dot.about.split(" · ")[1]).sort();
    return [found[0], found[found.length - 1]];
  };

  // Below the blocks of a column, from which day on they are.
  const days = (dots) => {
    const columns = new Map();
    for (const dot of dots) {
      const name = dot.block.split("-")[1];
      if (!columns.has(name)) columns.set(name, []);
      columns.get(name).push(dot);
    }
    const size = Math.max(...dots.map((dot) => dot.x)) / 100;
    return [...columns].map(([name, those]) => ({
      data: { id: `day ${name}`, role: "day", label: span(those)[0], size },
      position: { x: those.reduce((sum, dot) => sum + dot.x, 0) / those.length, y: Math.max(...those.map((dot) => dot.y)) + size },
    }));
  };

  const block = (name, dots) => {
    const across = dots.map((dot) => dot.x), down = dots.map((dot) => dot.y);
    const [left, right, top, bottom] = [Math.min(...across), Math.max(...across), Math.min(...down), Math.max(...down)];
    const { role, drifted, label } = dots[0];
    const outlets = new Set(dots.map((dot) => dot.label)), [first, last] = span(dots);
    const [wide, high] = [right - left + 12, bottom - top + 12];
    return {
      data: {
        id: name, role, drifted, count: dots.length, name: String(dots.length), wide, high,
        size: Math.max(8, Math.min(wide * 0.4, high * 0.7, 60)),
        about: `${dots.length} statements of ${outlets.size === 1 ? label : `${outlets.size} outlets`} · ${first}${last === first ? "" : ` to ${last}`} · ${CHOOSE}`,
      },
      position: { x: (left + right) / 2, y: (top + bottom) / 2 },
    };
  };

  const draw = (graph) => {
    place.replaceChildren();
    const { nodes, edges, blocks } = shown(graph);
    const drawn = window.cytoscape({
      container: place,
      elements: { nodes, edges },
      style: style(),
      layout: { name: "preset", fit: true, padding: 20 },
      minZoom: 0.02,
      maxZoom: 4,
      autoungrabify: true,
      autounselectify: true,
      boxSelectionEnabled: false,
    });
    if (graph.dots.length <= FEW) legible(drawn);
    const points = pointsOf(drawn, place, colour);
    const say = (text) => { told.textContent = text; };
    const toldOf = (node) => node.data("about").replace(CHOOSE, points.of === node.id() ? "each of them is a point" : CHOOSE);
    drawn.on("mouseover", "node[role != 'day']", (event) => {
      event.target.closedNeighborhood().addClass("beside");
      say(toldOf(event.target));
    });
    drawn.on("mouseout", "node", (event) => {
      event.target.closedNeighborhood().removeClass("beside");
      points.point(null);
    });
    drawn.on("mousemove", "node[?count]", (event) => {
      const dot = points.at(event.target.id(), event.position);
      points.point(dot);
      say(dot ? dot.about : toldOf(event.target));
    });
    const act = (node, dot) => {
      const { id, count, about, url } = node.data();
      say(dot ? dot.about : about);
      if (dot || !count) openEcho(dot ? dot.url : url, place);
      else {
        unfold(drawn, points, node, blocks.get(id));
        say(toldOf(node));
      }
    };
    drawn.on("tap", "node", (event) => act(event.target, points.at(event.target.id(), event.position)));
    stepsThrough(place, drawn, points, { act, say, toldOf });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { drawn.style(style()); points.recolour(); });
    return { drawn, points };
  };

  // One block at a time shows its points; the lines stay those of the block, which are fewer and say the same.
  const unfold = (drawn, points, block, dots) => {
    if (points.of === block.id()) points.fold();
    else {
      points.show(block, dots);
      near(drawn, block);
    }
    tell(drawn, points);
  };

  // Points that are too small to be told apart, or to be hit, are brought near.
  const near = (drawn, block) => {
    const { wide, high } = block.data(), { x, y } = block.position();
    const [across, down] = [place.clientWidth, place.clientHeight];
    const zoom = Math.min((across * 0.9) / wide, (down * 0.9) / high, LEGIBLE);
    if (drawn.zoom() < Math.min(zoom, HIT)) drawn.viewport({ zoom, pan: { x: across / 2 - x * zoom, y: down / 2 - y * zoom } });
  };

  const tell = (drawn, points) => { place.dataset.drawn = String(drawn.nodes("[role != 'day']").length + points.count); };

  const legible = (drawn) => {
    // Of neighbours in a row the first one is named: names would lie on one another.
    let before = { x: -Infinity, y: -Infinity };
    for (const node of drawn.nodes("[role != 'origin']").sort((one, other) => one.position("y") - other.position("y") || one.position("x") - other.position("x"))) {
      const at = node.position();
      if (at.y === before.y && at.x - before.x < 70) continue;
      node.addClass("named");
      before = at;
    }
    // With the names, which stand out beyond their points.
    drawn.fit(undefined, 20);
    if (drawn.zoom() >= LEGIBLE) return;
    const box = drawn.elements().boundingBox();
    const spare = Math.max(24, place.clientHeight - box.h * LEGIBLE);
    drawn.viewport({ zoom: LEGIBLE, pan: { x: 12 - box.x1 * LEGIBLE, y: spare / 2 - box.y1 * LEGIBLE } });
  };

  const narrow = (drawn) => {
    const away = new Set([...document.querySelectorAll("[data-kind]:not(:checked)")].map((box) => box.dataset.kind));
    const changed = document.querySelector("[data-only-drifted]").checked;
    drawn.batch(() => {
      drawn.edges().forEach((edge) => {
        edge.toggleClass("away", away.has(edge.data("kind")) || (changed && !edge.data("drifted")));
      });
    });
  };

  const later = () => new Promise((done) => { setTimeout(done, 1000); });

  // 503: the claim is still being traced.
  const load = () => fetch(place.dataset.graph, { headers: { accept: "application/json" } }).then((answer) => {
    if (answer.status === 503) return later().then(load);
    return answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)));
  });

  load()
    .then((graph) => {
      const { drawn, points } = draw(graph);
      place.dataset.nodes = String(graph.dots.length);
      tell(drawn, points);
      for (const box of document.querySelectorAll(".tools input")) box.addEventListener("change", () => narrow(drawn));
      for (const button of document.querySelectorAll("[data-zoom]")) {
        button.addEventListener("click", () => {
          if (button.dataset.zoom === "fit") {
            points.fold();
            tell(drawn, points);
            drawn.fit(undefined, 20);
          } else drawn.zoom({ level: drawn.zoom() * (button.dataset.zoom === "in" ? 1.4 : 0.7), renderedPosition: { x: place.clientWidth / 2, y: place.clientHeight / 2 } });
        });
      }
    })
    .catch(() => { told.textContent = "The graph could not be loaded."; });
})();

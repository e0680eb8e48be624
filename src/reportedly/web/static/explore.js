// Moves around in the whole graph of a claim, drawn by cytoscape; places and addresses come from the server.
"use strict";

(() => {
  const place = document.getElementById("explore");
  const told = document.getElementById("told");
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
      { selector: "node[role = 'origin']", style: { shape: "round-rectangle", width: 150, height: 22, "background-color": paper, "border-color": origin, label: "data(label)", color: ink, "font-size": 11, "text-valign": "center", "text-max-width": 140, "text-wrap": "ellipsis" } },
      { selector: "edge", style: { width: 1, "line-color": soft, opacity: 0.55, "curve-style": "straight", "target-arrow-shape": "none" } },
      { selector: "edge[kind = 'origin']", style: { "line-color": origin } },
      { selector: "edge[kind = 'relays'], edge[kind = 'cites']", style: { "line-style": "dashed" } },
      { selector: "edge[?drifted]", style: { "line-color": drift, width: 2 } },
      { selector: "edge[kind = 'denies']", style: { "line-color": denies, "line-style": "dotted" } },
      { selector: "edge[kind = 'differs']", style: { "line-color": differs, "line-style": "dotted" } },
      { selector: ".beside", style: { label: "data(label)", color: ink, "font-size": 11, "text-background-color": paper, "text-background-opacity": 0.9, "text-margin-y": -4, "z-index": 9 } },
      { selector: "edge.beside", style: { label: "", width: 3, opacity: 1 } },
      { selector: ".away", style: { display: "none" } },
    ];
  };

  const draw = (graph) => {
    place.replaceChildren();
    const nodes = graph.dots.map((dot) => ({ data: dot, position: { x: dot.x, y: dot.y } }));
    const edges = graph.arrows.map((one) => ({
      data: { id: one.id, source: one.start, target: one.end, kind: one.kind, drifted: one.drifted },
    }));
    const many = nodes.length > 800;
    const drawn = window.cytoscape({
      container: place,
      elements: { nodes, edges },
      style: style(),
      layout: { name: "preset", fit: true, padding: 20 },
      minZoom: 0.02,
      maxZoom: 4,
      autoungrabify: true,
      boxSelectionEnabled: false,
      hideEdgesOnViewport: many,
      textureOnViewport: many,
      pixelRatio: many ? 1 : "auto",
    });
    drawn.on("mouseover", "node", (event) => {
      event.target.closedNeighborhood().addClass("beside");
      told.textContent = event.target.data("about");
    });
    drawn.on("mouseout", "node", (event) => event.target.closedNeighborhood().removeClass("beside"));
    drawn.on("tap", "node", (event) => {
      told.textContent = event.target.data("about");
      window.htmx.ajax("GET", event.target.data("url"), { target: "#echo", swap: "innerHTML" });
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawn.style(style()));
    return drawn;
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
      const drawn = draw(graph);
      place.dataset.nodes = String(graph.dots.length);
      for (const box of document.querySelectorAll(".tools input")) box.addEventListener("change", () => narrow(drawn));
      for (const button of document.querySelectorAll("[data-zoom]")) {
        button.addEventListener("click", () => {
          if (button.dataset.zoom === "fit") drawn.fit(undefined, 20);
          else drawn.zoom({ level: drawn.zoom() * (button.dataset.zoom === "in" ? 1.4 : 0.7), renderedPosition: { x: place.clientWidth / 2, y: place.clientHeight / 2 } });
        });
      }
    })
    .catch(() => { told.textContent = "The graph could not be loaded."; });
})();

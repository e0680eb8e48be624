// The points of the block of the whole graph that is unfolded. They stand on a canvas of their own above the graph's: as
// nodes of the graph hundreds of them would be styled, measured and kept as pictures one by one, which takes half a second,
// and a block that looks different once it is open would have the whole graph drawn anew.
"use strict";

const pointsOf = (drawn, place, colour) => {
  const RADIUS = 5, REACH = 11;
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  let of = null, dots = [], sheet = null, outline = null, inks = null, pointed = null, blank = true;
  canvas.className = "points";
  place.append(canvas);

  // All of a block are of one kind, and have its colour and form.
  const kind = () => {
    const { role, drifted } = dots[0];
    if (role === "denies" || role === "differs") return role;
    return drifted ? "drift" : role === "echo" ? "soft" : "ink";
  };

  const forms = {
    drift: (path, x, y) => { path.moveTo(x, y - RADIUS); path.lineTo(x + RADIUS, y + RADIUS); path.lineTo(x - RADIUS, y + RADIUS); path.closePath(); },
    denies: (path, x, y) => { path.moveTo(x, y - 6); path.lineTo(x + 6, y); path.lineTo(x, y + 6); path.lineTo(x - 6, y); path.closePath(); },
    differs: (path, x, y) => path.rect(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS),
    round: (path, x, y) => { path.moveTo(x + RADIUS, y); path.arc(x, y, RADIUS, 0, 2 * Math.PI); },
  };

  const ink = () => {
    if (dots.length) inks = { fill: colour(kind()), ...Object.fromEntries(["ink", "paper", "origin"].map((name) => [name, colour(name)])) };
  };

  const paint = () => {
    if (blank && !dots.length) return;
    const scale = window.devicePixelRatio || 1;
    const [wide, high] = [place.clientWidth * scale, place.clientHeight * scale].map(Math.round);
    if (canvas.width !== wide || canvas.height !== high) Object.assign(canvas, { width: wide, height: high });
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, wide, high);
    blank = !dots.length;
    if (blank) return;
    const { x, y } = drawn.pan(), zoom = drawn.zoom();
    pen.setTransform(zoom * scale, 0, 0, zoom * scale, x * scale, y * scale);
    pen.fillStyle = inks.paper;
    pen.fillRect(...sheet);
    pen.fillStyle = inks.fill;
    pen.globalAlpha = 0.08;
    pen.fillRect(...sheet);
    pen.globalAlpha = 1;
    pen.fill(outline);
    if (pointed) name(scale, zoom, x, y);
  };

  // The one that is pointed at has a ring, and its outlet above it.
  const name = (scale, zoom, left, top) => {
    pen.strokeStyle = inks.origin;
    pen.lineWidth = 2;
    pen.beginPath();
    pen.arc(pointed.x, pointed.y, RADIUS + 1, 0, 2 * Math.PI);
    pen.stroke();
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.font = getComputedStyle(place).font;
    const wide = pen.measureText(pointed.label).width;
    const middle = Math.min(Math.max(pointed.x * zoom + left, wide / 2 + 6), place.clientWidth - wide / 2 - 6);
    const bottom = Math.max(24, pointed.y * zoom + top - RADIUS * zoom - 6);
    pen.fillStyle = inks.paper;
    pen.fillRect(middle - wide / 2 - 4, bottom - 18, wide + 8, 21);
    pen.fillStyle = inks.ink;
    pen.textAlign = "center";
    pen.fillText(pointed.label, middle, bottom - 2);
  };

  drawn.on("render resize", paint);
  return {
    get of() { return of; },
    get count() { return dots.length; },
    show(block, those) {
      [of, dots, pointed] = [block.id(), those, null];
      const { x, y } = block.position(), { wide, high } = block.data();
      sheet = [x - wide / 2, y - high / 2, wide, high];
      outline = new Path2D();
      const form = forms[kind()] || forms.round;
      for (const dot of dots) form(outline, dot.x, dot.y);
      ink();
      paint();
    },
    fold() {
      [of, dots, pointed] = [null, [], null];
      paint();
    },
    within(block) { return block === of ? dots : []; },
    // The point of a block near a place of the graph, if the block is the one that is unfolded.
    at(block, spot) {
      let found = null, nearest = REACH;
      for (const dot of spot && block === of ? dots : []) {
        const away = Math.hypot(dot.x - spot.x, dot.y - spot.y);
        if (away < nearest) [found, nearest] = [dot, away];
      }
      return found;
    },
    point(dot) {
      if (dot === pointed) return;
      pointed = dot;
      paint();
    },
    recolour() { ink(); paint(); },
  };
};

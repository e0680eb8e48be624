// Characters of the article and the page: offsets count code points of the text, as the ledger's do.
"use strict";

const passages = (() => {
  const PART = /(\d+)-(\d+)/g;

  const parse = (spans) => [...(spans || "").matchAll(PART)].map((found) => [Number(found[1]), Number(found[2])]);

  const texts = () => [...document.querySelectorAll("#reading .text[data-start]")];

  // Text nodes of a paragraph without the numbers that stand in it.
  function* nodes(paragraph) {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT, {
      acceptNode: (node) => node.parentElement.closest(".ref") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    });
    while (walker.nextNode()) yield walker.currentNode;
  }

  // UTF-16 index of a code point, and back.
  const index = (text, points) => {
    let at = 0;
    for (const sign of text) {
      if (points-- <= 0) break;
      at += sign.length;
    }
    return at;
  };
  const length = (text) => { let count = 0; for (const _ of text) count += 1; return count; };

  // What begins where one text ends and another one begins, begins in the other: a number may stand between.
  const find = (paragraph, offset, begins) => {
    let left = offset - Number(paragraph.dataset.start);
    let last = null;
    for (const node of nodes(paragraph)) {
      const size = length(node.data);
      if (left < size || (left === size && !begins)) return [node, index(node.data, left)];
      left -= size;
      last = node;
    }
    return last && [last, last.data.length];
  };

  // A range for each paragraph that the spans touch.
  const ranges = (spans) => {
    const all = texts();
    const starts = all.map((one) => Number(one.dataset.start));
    const made = [];
    for (const [from, to] of parse(spans)) {
      for (let number = 0; number < all.length; number += 1) {
        const next = number + 1 < all.length ? starts[number + 1] : Infinity;
        if (starts[number] >= to) break;
        if (next <= from) continue;
        const start = find(all[number], Math.max(from, starts[number]), true);
        const end = find(all[number], Math.min(to, next), false);
        if (!start || !end) continue;
        const range = document.createRange();
        range.setStart(...start);
        range.setEnd(...end);
        if (!range.collapsed) made.push(range);
      }
    }
    return made;
  };

  const offset = (node, at) => {
    const paragraph = (node.nodeType === 1 ? node : node.parentElement).closest(".text[data-start]");
    if (!paragraph) return null;
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEnd(node, at);
    let count = Number(paragraph.dataset.start);
    for (const one of nodes(paragraph)) {
      if (one === before.endContainer) return count + length(one.data.slice(0, before.endOffset));
      if (before.comparePoint(one, 0) > 0) break;
      count += length(one.data);
    }
    return count;
  };

  // Words and signs of the article, each from where to where.
  const TOKEN = /[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu;
  const tokens = () => texts().flatMap((paragraph) => {
    const text = [...nodes(paragraph)].map((one) => one.data).join("");
    const found = [];
    let base = Number(paragraph.dataset.start), before = 0;
    for (const { 0: word, index: from } of text.matchAll(TOKEN)) {
      const start = base + length(text.slice(before, from)), end = start + length(word);
      found.push([start, end]);
      [base, before] = [end, from + word.length];
    }
    return found;
  });

  // Spans whose first character, or whose end, is a word earlier or later; as they were where nothing would be left.
  const moved = (spans, edge, by) => {
    const parts = parse(spans), every = tokens();
    const one = edge === "start" ? parts[0] : parts[parts.length - 1], side = edge === "start" ? 0 : 1;
    const next = by < 0 ? every.findLast((token) => token[side] < one[side]) : every.find((token) => token[side] > one[side]);
    if (next && (side ? next[1] > one[0] : next[0] < one[1])) one[side] = next[side];
    return parts.map((part) => part.join("-")).join(" ");
  };

  return {
    moved,
    same: (one, other) => one.split(/\s+/).join(" ").trim() === other.split(/\s+/).join(" ").trim(),
    // Marks spans under a name that the style sheet knows; returns the ranges.
    mark(name, spans) {
      const made = ranges(spans);
      if (window.CSS && CSS.highlights) {
        if (made.length) CSS.highlights.set(name, new Highlight(...made));
        else CSS.highlights.delete(name);
      }
      return made;
    },
    clear(name) { if (window.CSS && CSS.highlights) CSS.highlights.delete(name); },
    // What is selected, as spans without white space around; empty: nothing of the article.
    selected() {
      const chosen = window.getSelection();
      if (!chosen.rangeCount || chosen.isCollapsed) return "";
      const range = chosen.getRangeAt(0);
      const parts = [];
      for (const paragraph of texts()) {
        if (!range.intersectsNode(paragraph)) continue;
        const inside = paragraph.contains(range.startContainer);
        const ends = paragraph.contains(range.endContainer);
        const whole = [...nodes(paragraph)];
        if (!whole.length) continue;
        const last = whole[whole.length - 1];
        let from = inside ? offset(range.startContainer, range.startOffset) : Number(paragraph.dataset.start);
        let to = ends ? offset(range.endContainer, range.endOffset) : offset(last, last.data.length);
        const points = [...whole.map((one) => one.data).join("")];
        const base = Number(paragraph.dataset.start);
        while (from < to && /\s/.test(points[from - base])) from += 1;
        while (to > from && /\s/.test(points[to - 1 - base])) to -= 1;
        if (from < to) parts.push(`${from}-${to}`);
      }
      return parts.join(" ");
    },
    texts: (spans) => ranges(spans).map((range) => {
      const part = range.cloneContents();
      part.querySelectorAll(".ref").forEach((one) => one.remove());
      return part.textContent;
    }).join(" … "),
  };
})();

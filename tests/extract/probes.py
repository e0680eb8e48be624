"""The probes of ``probes.toml``: passages with their source, cue and content marked in them."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from reportedly.types import Span, Spans

_FILE = Path(__file__).parent / "probes.toml"
_OPENING = re.compile(r"\[([SCTF])((?:\d+(?:,\d+)*)?):")


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution of a probe."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(frozen=True, slots=True)
class Probe:
    """A passage and every attribution that it holds, in order of their numbers."""

    #: The table it stands in, such as ``headlines``.
    layout: str
    #: What it tests, in a few words.
    tests: str
    #: The passage without its marks.
    text: str
    attributions: tuple[Marked, ...]
    #: Contents of follow-on statements, which have no cue of their own.
    follow_on: Spans


def probes() -> tuple[Probe, ...]:
    """All probes, in the order of the file."""
    layouts = tomllib.loads(_FILE.read_text("utf-8"))
    return tuple(parse(layout, tests, passage) for layout, rows in layouts.items() for tests, passage in rows)


def parse(layout: str, tests: str, passage: str) -> Probe:
    """Take the marks out of a passage.

    Raises:
        ValueError: a mark is not closed, or a bracket closes nothing.
    """
    text, marks = _unmark(passage)
    spans: dict[int, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for role, numbers, span in marks:
        for number in numbers:
            spans[number][role].append(span)
    follow_on = tuple(span for role, _, span in marks if role == "F")
    found = [spans[number] for number in sorted(spans) if set(spans[number]) != {"F"}]
    marked = tuple(Marked(tuple(a["S"]), tuple(a["C"]), tuple(a["T"])) for a in found)
    return Probe(layout, tests, text, marked, follow_on)


def _unmark(passage: str) -> tuple[str, list[tuple[str, list[int], Span]]]:
    """The bare text, and role, attribution numbers and span of each mark in order of position."""
    text = ""
    marks: list[tuple[str, list[int], Span]] = []
    # ``None`` stands for a bracket of the text's own.
    open_marks: list[tuple[str, list[int], int] | None] = []
    position = 0
    while position < len(passage):
        if opening := _OPENING.match(passage, position):
            numbers = [int(n) for n in opening[2].split(",")] if opening[2] else [1]
            open_marks.append((opening[1], numbers, len(text)))
            position = opening.end()
            continue
        character = passage[position]
        position += 1
        if character == "]":
            if not open_marks:
                raise ValueError(f"a bracket closes nothing: {passage!r}")
            if mark := open_marks.pop():
                marks.append((mark[0], mark[1], (mark[2], len(text))))
                continue
        elif character == "[":
            open_marks.append(None)
        text += character
    if open_marks:
        raise ValueError(f"a mark is not closed: {passage!r}")
    return text, marks

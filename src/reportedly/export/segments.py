"""Spans overlap and nest; a page or a terminal is written left to right. This cuts the one into the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Literal

from reportedly.export.statements import nesting
from reportedly.types import Reading, Span, Spans

Role = Literal["content", "source", "cue", "own_voice", "basis", "reason"]

_LINE = re.compile(r"[^\n]+")
#: Longer lines are not the work of somebody who wraps text.
_WRAPPED_AT = 120
_PARAGRAPH_BREAK = re.compile(r"[^\S\n]*\n\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """One continuous part of something marked in the text."""

    span: Span
    role: Role
    #: Id of the attribution it belongs to; empty for own voice.
    owner: str = ""
    #: The part begins the (possibly discontinuous) whole.
    first: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters over which the set of marks does not change."""

    span: Span
    #: The marks that cover it, outermost first.
    marks: tuple[Mark, ...] = ()


def marks_of(reading: Reading) -> tuple[Mark, ...]:
    """Everything a face marks in the text of a reading, in order of position, outermost first."""
    depths = nesting(reading.attributions)
    marks: list[Mark] = []
    # Where two contents are the same characters, the order here says which is the outer one.
    for attribution in sorted(reading.attributions, key=lambda attribution: depths[attribution.id]):
        marks += _parts(attribution.content, "content", attribution.id)
        marks += _parts(attribution.source, "source", attribution.id)
        marks += _parts(attribution.cue, "cue", attribution.id)
        marks += _parts(attribution.basis, "basis", attribution.id)
        for spans in attribution.reasons.values():
            marks += _parts(spans, "reason", attribution.id)
    marks += _parts(reading.own_voice, "own_voice", "")
    return tuple(sorted(marks, key=lambda mark: (mark.span[0], -mark.span[1])))


def segments(within: Span, marks: Iterable[Mark]) -> Iterator[Segment]:
    """Cut a stretch of text wherever a mark begins or ends.

    Args:
        within: the stretch; together the segments cover exactly it.
        marks: in any order; they may overlap, nest and reach beyond the stretch.

    Yields:
        Segments in order, none of them empty.
    """
    low, high = within
    here = sorted(
        (mark for mark in marks if mark.span[0] < high and mark.span[1] > low), key=lambda mark: mark.span[0]
    )
    cuts = {low, high}
    for mark in here:
        cuts.update(offset for offset in mark.span if low < offset < high)
    covering: list[Mark] = []
    following = 0
    for start, end in pairwise(sorted(cuts)):
        covering = [mark for mark in covering if mark.span[1] > start]
        while following < len(here) and here[following].span[0] <= start:
            covering.append(here[following])
            following += 1
        yield Segment((start, end), tuple(sorted(covering, key=lambda mark: mark.span[0] - mark.span[1])))


def paragraphs(text: str) -> tuple[Span, ...]:
    """Where the paragraphs stand, without the white space around them.

    Empty lines part them. Text that was never wrapped (it has a line longer than people wrap at) has a
    paragraph per line.
    """
    found: list[Span] = []
    start = 0
    for gap in chain(_PARAGRAPH_BREAK.finditer(text), (None,)):
        block = _trimmed(text, start, gap.start() if gap else len(text))
        found += _lines(text, block) if _is_unwrapped(text, block) else [block]
        start = gap.end() if gap else len(text)
    return tuple(span for span in found if span[0] < span[1])


def _is_unwrapped(text: str, block: Span) -> bool:
    return any(end - start > _WRAPPED_AT for start, end in _lines(text, block))


def _lines(text: str, block: Span) -> list[Span]:
    return [_trimmed(text, *line.span()) for line in _LINE.finditer(text, *block)]


def _trimmed(text: str, start: int, end: int) -> Span:
    within = text[start:end]
    start += len(within) - len(within.lstrip())
    return start, max(start, start + len(within.strip()))


def overlapping(marks: tuple[Mark, ...], spans: tuple[Span, ...]) -> Iterator[tuple[Span, list[Mark]]]:
    """Each span with the marks that touch it, in one pass over both (both in order of position)."""
    open_marks: list[Mark] = []
    following = 0
    for span in spans:
        while following < len(marks) and marks[following].span[0] < span[1]:
            open_marks.append(marks[following])
            following += 1
        open_marks = [mark for mark in open_marks if mark.span[1] > span[0]]
        yield span, [mark for mark in open_marks if mark.span[0] < span[1]]


def _parts(spans: Spans, role: Role, owner: str) -> Iterator[Mark]:
    for position, span in enumerate(spans):
        if span[0] < span[1]:
            yield Mark(span, role, owner, first=position == 0)

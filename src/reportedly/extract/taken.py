"""What is left of attributions where a stretch of text turns out to be somebody else's, or none's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from reportedly.extract.kinds import kind_of
from reportedly.extract.words import Words
from reportedly.types import Attribution, Span


def less(words: Words, attribution: Attribution, regions: Sequence[Span]) -> Attribution | None:
    """An attribution without the parts of its content that touch some regions; ``None``: nothing is left.

    Args:
        words: the words of the text.
        attribution: any; its source and cue stay.
        regions: in order, none inside another.
    """
    touched = _touching(regions)
    content = tuple(span for span in attribution.content if not touched(span))
    if content == attribution.content:
        return attribution
    return replace(attribution, content=content, kind=kind_of(words, content)) if content else None


def cleared(words: Words, attributions: Iterable[Attribution], regions: Sequence[Span]) -> list[Attribution]:
    """As :func:`less`, of many; those whose source or cue stands in a region go as well."""
    touched = _touching(regions)
    standing = (a for a in attributions if not any(map(touched, a.source + a.cue)))
    return [kept for a in standing if (kept := less(words, a, regions)) is not None]


def _touching(regions: Sequence[Span]) -> Callable[[Span], bool]:
    begins = [start for start, _ in regions]

    def touched(span: Span) -> bool:
        last = bisect_left(begins, span[1]) - 1
        return last >= 0 and regions[last][1] > span[0]

    return touched

"""Words that a reader wrote, or selected in the text, as characters of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.errors import UsageError
from reportedly.export.visible import one_line, visible
from reportedly.types import Span, Spans

_SPANS = re.compile(r"\d{1,9}-\d{1,9}(?:[ ,]+\d{1,9}-\d{1,9})*")
#: Stands between the parts of what is told in several.
_BETWEEN = re.compile(r"\s*…\s*")
#: Longer ones are looked for by their first words no more.
_LONGEST = 20_000


def words_of(text: str, spans: Spans) -> str:
    """The characters as people read and write them: on one line, parts joined by `` … ``."""
    return " … ".join(one_line(text[start:end]) for start, end in spans)


def spans_of(written: str, text: str, label: str, *, at: str = "", near: int = 0) -> list[list[int]]:
    """Where words stand.

    Args:
        written: the words, parts joined by ``…``; or characters by their numbers, ``120-140 200-210``.
        text: of the article.
        label: what the words are, for messages.
        at: characters by their numbers; they count where the words are theirs.
        near: of several places that have the words the nearest one to this is meant.

    Raises:
        UsageError: they do not stand there.
    """
    if not written:
        if label == "content":
            raise UsageError("A statement needs a content: take it out instead.")
        return []
    if _SPANS.fullmatch(at):
        chosen = _parsed(at)
        if _inside(chosen, text) and words_of(text, chosen) == one_line(written):
            return [list(span) for span in chosen]
    if _SPANS.fullmatch(written):
        chosen = _parsed(written)
        if not _inside(chosen, text):
            raise UsageError(f"The {label}: there are no such characters in the article.")
        return [list(span) for span in chosen]
    found = _found(written, text, near)
    if not found:
        raise UsageError(
            f"The {label}: these words are not in the article; write them as they stand, or select them."
        )
    return [list(span) for span in found]


def _parsed(written: str) -> Spans:
    parts = (part.split("-") for part in re.split("[ ,]+", written))
    return tuple(sorted((int(start), int(end)) for start, end in parts))


def _inside(spans: Spans, text: str) -> bool:
    return all(0 <= start < end <= len(text) for start, end in spans)


def _found(written: str, text: str, near: int) -> Spans:
    """The whole of it where the text has it so, else each part after the one before it."""
    shown = visible(text)
    whole = _nearest(list(_places(written, shown)), near)
    if whole:
        return (whole,)
    found: list[Span] = []
    for part in _BETWEEN.split(written.strip()):
        places = list(_places(part, shown))
        next_one = (
            next((one for one in places if one[0] >= found[-1][1]), None) if found else _nearest(places, near)
        )
        if next_one is None:
            return ()
        found.append(next_one)
    return tuple(found)


def _places(words: str, text: str) -> Iterator[Span]:
    """Where whole words stand, with whatever white space between them."""
    parts = [re.escape(word) for word in words[:_LONGEST].split()]
    if parts:
        before = r"(?<!\w)" if words.strip()[0].isalnum() else ""
        after = r"(?!\w)" if words.strip()[-1].isalnum() else ""
        for one in re.finditer(before + r"\s+".join(parts) + after, text):
            yield one.span()


def _nearest(places: list[Span], near: int) -> Span | None:
    return min(places, key=lambda span: abs(span[0] - near), default=None)

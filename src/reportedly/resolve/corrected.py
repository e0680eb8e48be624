"""Whether what was said is taken back: "an earlier version of this article said", "retracted a report"."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from reportedly.resolve.surroundings import sentence_at
from reportedly.types import Attribution, Document, Span, Spans


def corrected(document: Document, attribution: Attribution) -> Spans:
    """The words by which a statement is taken back, by its source or its outlet; none where it is not.

    Args:
        document: the article.
        attribution: one of its attributions: who is said to have said so, in what words.
    """
    if not attribution.cue or not attribution.content:
        return ()
    text = document.text
    start, end = sentence_at(text, attribution.cue[0][0])
    content = (min(a for a, _ in attribution.content), max(b for _, b in attribution.content))
    frame = (start, max(start, min(end, content[0])))
    for name in ("version", "taken_back"):
        if own := _first(name, text, frame):
            return (own,)
    paragraph = _paragraph(text, start)
    title = (document.title or "")[:80]
    if not (_patterns()["note"].search(text, *paragraph) or _patterns()["note"].search(title)):
        return ()
    if original := _first("original", text, frame):
        return (original,)
    own = _first("report", text, frame)
    behind = _first("behind", text, (max(end, content[1]), paragraph[1])) if own else None
    return (behind,) if behind else ()


def _first(name: str, text: str, span: Span) -> Span | None:
    found = _patterns()[name].search(text, *span)
    return found.span() if found else None


def _paragraph(text: str, at: int) -> Span:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    table = tomllib.loads(files("reportedly.resolve").joinpath("corrected.en.toml").read_text("utf8"))
    return {name: re.compile("|".join(rows), re.IGNORECASE) for name, rows in table.items()}

"""The sentences of an article as follow-on statements are looked for: who speaks in each, what is quoted."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportedly.types import Attribution, Span, Spans

#: How a quotation opens and closes a sentence.
OPENS = re.compile(r"^[“\"„«]|^''")
_CLOSES = re.compile(r"[”\"»][.,!?…]*$|''[.,!?]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with what covers it."""

    span: Span
    paragraph: int
    #: The last attribution whose content stands in it, when nothing but that source speaks here.
    speaker: Attribution | None
    #: The last attribution whose content or cue stands in it, whoever else speaks.
    last: Attribution | None
    #: No attribution touches it.
    bare: bool
    quoted: bool
    #: A quotation is open where it begins.
    inside: bool
    #: A quotation ends with it.
    closed: bool


def lines(text: str, attributions: Sequence[Attribution], sentences: Sequence[Span]) -> list[Line]:
    """The sentences in order, each with what is said in it."""
    found: list[Line] = []
    touching = _overlapping(attributions, sentences, lambda a: (*a.content, *a.cue, *a.source))
    speaking = _overlapping(attributions, sentences, lambda a: a.content)
    paragraph, last = 0, 0
    open_quote = False
    for number, span in enumerate(sentences):
        if "\n" in text[last : span[0]]:
            paragraph += 1
            open_quote = False
        words = text[slice(*span)]
        inside = open_quote
        open_quote = _open_after(words, open_quote)
        found.append(
            Line(
                span,
                paragraph,
                _speaker(text, speaking[number]),
                _last(text, speaking[number]),
                not touching[number],
                bool(inside or OPENS.search(words)) and (open_quote or bool(_CLOSES.search(words))),
                inside,
                not open_quote,
            )
        )
        last = span[1]
    return found


def _open_after(words: str, inside: bool) -> bool:
    """Whether a quotation is still open behind a sentence."""
    for mark in re.findall(r"[“”\"]|''", words):
        inside = mark == "“" or (mark != "”" and not inside)
    return inside


def _overlapping(
    attributions: Sequence[Attribution], sentences: Sequence[Span], spans: Callable[[Attribution], Spans]
) -> list[list[Attribution]]:
    """For each sentence, which lie in order and apart, the attributions with a span that touches it."""
    found: list[list[Attribution]] = [[] for _ in sentences]
    for attribution in attributions:
        touched = {
            number
            for start, end in spans(attribution)
            for number in range(
                bisect_right(sentences, start, key=lambda sentence: sentence[1]),
                bisect_left(sentences, end, key=lambda sentence: sentence[0]),
            )
        }
        for number in touched:
            found[number].append(attribution)
    return found


def _speaker(text: str, speaking: list[Attribution]) -> Attribution | None:
    """Who speaks in a sentence: those quoted before those paraphrased; ``None`` where several do."""
    quoted = [a for a in speaking if a.kind != "indirect"]
    heard = quoted or speaking
    return heard[-1] if len({who(text, a) for a in heard}) == 1 else None


def _last(text: str, speaking: list[Attribution]) -> Attribution | None:
    """The one who speaks in a sentence or, of several, the outermost of those who end it."""
    alone = _speaker(text, speaking)
    if alone is not None or not speaking:
        return alone
    outer = [a for a in speaking if a.parent is None] or speaking
    return max(outer, key=lambda a: a.content[-1][1])


def who(text: str, attribution: Attribution) -> str:
    """The source's id, or its words where it has none yet."""
    return attribution.source_id or " ".join(text[s:e] for s, e in attribution.source)

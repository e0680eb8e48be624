"""How the article itself stands to what it reports: endorses, neutral, distances, rejects.

The choice of cue ("revealed", "said", "claimed", "falsely claimed") tells, and what the article says in its
own voice beside it ("without offering evidence", "whether or not this is true"). What a source denies is no
stance of the article: a denial is the source's own statement.
"""

from __future__ import annotations

from reportedly.resolve.outlets import is_outlet
from reportedly.resolve.phrases import Found, phrases
from reportedly.resolve.surroundings import sentence_at
from reportedly.resolve.tokens import Tokens, tokens
from reportedly.types import Attribution, Document, Spans, Stance

#: The stronger one wins where several words speak.
_ORDER: tuple[Stance, ...] = ("neutral", "endorses", "distances", "rejects")
_STANCES: dict[str, Stance] = {stance: stance for stance in _ORDER}


def judge(document: Document, attribution: Attribution) -> tuple[Stance | None, Spans]:
    """The article's stance towards the content.

    Args:
        document: the article.
        attribution: one of its attributions.

    Returns:
        The stance and the words that led to it; ``None`` and no words where there is neither cue nor comment.
    """
    found = tokens(document.text)
    hits = [*by_cue(found, attribution), *by_comment(document.text, found, attribution)]
    if hits:
        strongest = max((_STANCES[hit.label] for hit in hits), key=_ORDER.index)
        chosen = [index for hit in hits if hit.label == strongest for index in hit.tokens]
        return strongest, found.span(sorted(set(chosen)))
    if attribution.cue:
        return "neutral", attribution.cue
    return None, ()


def by_cue(found: Tokens, attribution: Attribution) -> list[Found]:
    """The words of the cue that take a stance."""
    cue = found.inside(attribution.cue)
    hits = phrases("stance", "cue").find(found, cue)
    if phrases("stance", "denial").find(found, cue):
        return []
    if _outlet_speaks(found.text, attribution) and phrases("stance", "passing_on").find(found, cue):
        return []
    return [hit for hit in hits if hit.label != "neutral"]


def _outlet_speaks(text: str, attribution: Attribution) -> bool:
    """ "Reuters noted" says no more than that Reuters reported it."""
    return any(is_outlet(text[start:end]) for start, end in attribution.source)


def by_comment(text: str, found: Tokens, attribution: Attribution) -> list[Found]:
    """The article's own comments in the sentence of the cue, outside of what anybody is said to say."""
    if not attribution.cue:
        return []
    own = _own_words(text, found, attribution)
    beside = _beside(found, own, attribution)
    comments = phrases("stance", "comment").find(found, own)
    return [
        *(hit for hit in comments if not _of_something_else(found, hit, attribution)),
        *phrases("stance", "adverb").find(found, beside),
        *phrases("stance", "label").find(found, beside),
        *_taken_up(found, own, attribution),
    ]


def _of_something_else(found: Tokens, hit: Found, attribution: Attribution) -> bool:
    """ "Whether or not that is true, she is right about ...": a clause of its own, before the statement."""
    first = hit.tokens[0]
    begin = min(found.inside((*attribution.source, *attribution.cue)), default=first)
    return found.lower[first] == "whether" and first < begin and "," in found.lower[first:begin]


def _own_words(text: str, found: Tokens, attribution: Attribution) -> list[int]:
    """Tokens of the sentence around the cue that stand neither in the content nor in quotation marks."""
    start, end = sentence_at(text, attribution.cue[0][0])
    inside = set(found.inside(attribution.content))
    own: list[int] = []
    quoted = False
    for index in found.within(start, end):
        mark = found.lower[index]
        quoted = mark == "“" or (mark == '"' and not quoted) or (quoted and mark not in '”"')
        if index not in inside and not quoted:
            own.append(index)
    return own


def _beside(found: Tokens, own: list[int], attribution: Attribution) -> list[int]:
    """The cue with the two words before it, and the source with the one before it."""
    near: set[int] = set()
    for span, reach in ((attribution.cue, 2), (attribution.source, 1)):
        indices = found.inside(span)
        near.update(indices)
        near.update(range(max(0, indices[0] - reach), indices[0]) if indices else ())
    return [index for index in own if index in near]


def _taken_up(found: Tokens, own: list[int], attribution: Attribution) -> list[Found]:
    """ "As the paper predicted": a statement that the article takes up as its own."""
    cue, source = found.inside(attribution.cue), found.inside(attribution.source)
    if not cue or not phrases("stance", "taken_up").find(found, cue):
        return []
    first = min(cue + source)
    before = [index for index in range(max(0, first - 3), first + 1) if found.lower[index] == "as"]
    return [Found("endorses", (before[0], *cue))] if before else []

"""Whether an article took a claim from another one though no words of the claim itself stand in both.

Text that was taken over around it says so, and so does a quotation from an interview that only the other
outlet had. What names a source of its own was not taken over.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from reportedly.trace.names_match import names_match
from reportedly.trace.outlet_names import mentions, same_outlet
from reportedly.trace.person_words import folded, person_words
from reportedly.trace.speaker import speaker
from reportedly.trace.utterances import overlap, same_utterance
from reportedly.trace.values import COPIED, Article, Evidence, Reuse, Statement
from reportedly.types import Span, Spans

#: Words of prose beside the claim that two articles share by no accident; where text was taken over, and
#: where it seemed that only quotations are shared.
_TAKEN, _PROSE = 7, 12
#: Words of a quotation that are told from what the same person says every day.
_QUOTATION = 7


def taken_over(
    later: Statement, earlier: Statement, one: Article, other: Article, reuse: Reuse | None
) -> tuple[Evidence, ...]:
    """What says that the later article has the claim from the earlier one; empty: nothing does.

    Args:
        later: its statement, of ``one``.
        earlier: the other's, of ``other``.
        one, other: the articles.
        reuse: what the articles share.
    """
    if reuse is None or not _one_source(later, earlier) or own_source(later, other):
        return ()
    if reuse.kind in COPIED:
        return _around(later, earlier, (one, other), reuse, _TAKEN)
    if reuse.kind != "shared_quotes" or same_outlet(one.document.outlet, other.document.outlet):
        return ()
    if _told_to(later, one):
        return ()
    return _around(later, earlier, (one, other), reuse, _PROSE) or _exclusive(later, earlier, one, other)


def _one_source(later: Statement, earlier: Statement) -> bool:
    """Whether the later statement names nobody whom the earlier one does not."""
    mine, theirs = speaker(later), speaker(earlier)
    if mine is None:
        return True
    return theirs is not None and names_match(mine, theirs).kind != "different"


def own_source(later: Statement, other: Article) -> bool:
    """Whether a statement has somebody of its own for it: a person whom the other article never names."""
    who = speaker(later)
    parts = person_words(who.name) if who and who.kind == "named_person" else None
    if not parts or parts.surname in folded(other.document.text):
        return False
    named = {source.name for one in other.statements if (source := speaker(one))}
    return not any(parts.surname in folded(name) for name in named)


def _around(
    later: Statement, earlier: Statement, articles: tuple[Article, Article], reuse: Reuse, least: int
) -> tuple[Evidence, ...]:
    """Passages in the articles' own voice and beside the claim that stand in both.

    What two reporters hear from one mouth, and who that is, they write in the same words; and where it seems
    that only quotations are shared, so they do with what a third one says.
    """
    passages = (reuse if reuse.here == later.article else reuse.turned()).passages
    one, other = articles
    heard = reuse.kind == "shared_quotes"
    prose = [
        p
        for p in passages
        if not p.quoted and _own(p.here, one, later, heard) and _own(p.there, other, earlier, heard)
    ]
    if sum(p.words for p in prose) < least:
        return ()
    text = one.document.text
    return tuple(Evidence("shared_text", one.key, p.here, text[slice(*p.here)]) for p in prose[:3])


def _own(passage: Span, article: Article, claim: Statement, heard: bool) -> bool:
    """Whether most of a passage is neither the claim nor anything that its speaker says, or anybody."""
    if _shared(passage, claim.spans):
        return False
    who = speaker(claim)
    beside = [
        s.spans
        for s in article.statements
        if s.uid != claim.uid and (s.own_voice or (not heard and speaker(s) != who))
    ]
    return 2 * sum(_shared(passage, spans) for spans in beside) > passage[1] - passage[0]


def _shared(passage: Span, spans: Spans) -> int:
    return sum(max(0, min(passage[1], end) - max(passage[0], start)) for start, end in spans)


def _exclusive(later: Statement, earlier: Statement, one: Article, other: Article) -> tuple[Evidence, ...]:
    """A quotation from an interview that the other outlet had."""
    shared = overlap(earlier, later, other.document, one.document)
    if shared is None or shared.compared.matched < _QUOTATION or not _told_to(earlier, other):
        return ()
    if not same_utterance(earlier, later, other.document, one.document):
        return ()
    span = later.spans[0]
    return (Evidence("quote", one.key, span, one.document.text[slice(*span)]),)


def _told_to(statement: Statement, article: Article) -> bool:
    """Whether an article says that its own outlet was told, beside the statement or the speaker's name."""
    text = article.document.text
    for start, end in mentions(text, article.document.outlet):
        if _told().search(text[max(0, start - 60) : start]):
            first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
            last = len(text) if last < 0 else last
            beside = any(a < last and first < b for a, b in statement.spans)
            if beside or _named(statement, text[first:last]):
                return True
    return False


def _named(statement: Statement, paragraph: str) -> bool:
    who = speaker(statement)
    parts = person_words(who.name) if who and who.kind == "named_person" else None
    return bool(parts) and parts.surname in folded(paragraph)  # type: ignore[union-attr]


@cache
def _told() -> re.Pattern[str]:
    table = tomllib.loads(files("reportedly.trace").joinpath("utterances.en.toml").read_text("utf8"))
    return re.compile(str(table["told_to"]))

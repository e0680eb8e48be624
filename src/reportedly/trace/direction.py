"""Which of two articles depends on the other: credits, links and relay chains first, dates last.

Dates are weak: they may be missing, of another version, or wrong. They never outrank what an article says
itself; and where both say that the other was first, nothing is known but the dates.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.trace.agency import Agency, agency_of
from reportedly.trace.earlier import before
from reportedly.trace.english import english
from reportedly.trace.likeness import day
from reportedly.trace.outlet_names import address_key, addresses, mentions, outlet_key, same_outlet
from reportedly.trace.quotation import quotations
from reportedly.trace.values import COPIED, Article, Evidence, ReuseKind
from reportedly.types import Span

#: Articles that share text and lie further apart in time: one of the dates is wrong.
_DAYS = 370
#: Characters between a name and a shared passage that still belong together.
_NEAR = 300
#: Probability that a direction is right, by what tells it: set by hand after reading some fifty pairs.
_SURE = {"republished": 0.97, "link": 0.95, "credit": 0.93, "relay": 0.9, "byline": 0.88, "named": 0.85}
#: An outlet named beside a quotation may have had it in another of its articles.
_BESIDE_QUOTE = 0.75
_BY_DAYS, _BY_HOURS = 0.8, 0.65
#: A date that says the opposite takes this much away.
_CONTRADICTED = 0.12


@dataclass(frozen=True, slots=True)
class Direction:
    """Who came first."""

    #: Key of the article that the other one depends on; ``None``: unknown.
    earlier: str | None = None
    #: Probability that it is right; 0 where it is unknown.
    confidence: float = 0.0
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sign:
    strength: float
    evidence: Evidence


def direction(
    one: Article, other: Article, kind: ReuseKind, spans: tuple[tuple[Span, Span], ...]
) -> Direction:
    """Which of two articles depends on the other.

    Args:
        one: an article.
        other: another one.
        kind: how they stand to each other; where no text was taken over, only an explicit sign counts.
        spans: the shared passages, in the first and in the second.
    """
    if kind == "unrelated" or one.key == other.key:
        return Direction()
    on_other = _signs(one, other, tuple(here for here, _ in spans), kind)
    on_one = _signs(other, one, tuple(there for _, there in spans), kind)
    first, second = _strongest(on_other), _strongest(on_one)
    told = before(one, other) if _believable(one, other) else None
    if first == second:
        signs = (*on_other, *on_one)
        return _by_time(one, other, told, tuple(s.evidence for s in signs)) if kind in COPIED else Direction()
    earlier, signs = (other, on_other) if first > second else (one, on_one)
    sure = max(first, second) - min(first, second) * 0.3
    if told is not None and (one if told else other) is not earlier:
        sure -= _CONTRADICTED
    return Direction(earlier.key, round(sure, 4), tuple(s.evidence for s in signs))


def _strongest(signs: tuple[_Sign, ...]) -> float:
    return max((sign.strength for sign in signs), default=0.0)


def _believable(one: Article, other: Article) -> bool:
    here, there = day(one.document), day(other.document)
    return here is not None and there is not None and abs((here - there).days) <= _DAYS


def _by_time(one: Article, other: Article, told: bool | None, seen: tuple[Evidence, ...]) -> Direction:
    if told is None:
        return Direction(evidence=seen)
    earlier, later = (one, other) if told else (other, one)
    dates = f"{earlier.document.published} < {later.document.published}"
    sure = _BY_DAYS if day(one.document) != day(other.document) else _BY_HOURS
    return Direction(earlier.key, sure, (*seen, Evidence("time", later.key, None, dates)))


def _signs(later: Article, earlier: Article, spans: tuple[Span, ...], kind: ReuseKind) -> tuple[_Sign, ...]:
    """What says that ``later`` depends on ``earlier``."""
    if same_outlet(later.document.outlet, earlier.document.outlet):
        return _links(later, earlier)
    found = (*_links(later, earlier), *_credits(later, earlier), *_chains(later, earlier))
    if kind in ("wire_copy", "syndicated"):
        found = (*found, *_agencies(later, earlier))
    if kind != "same_story":
        found = (*found, *_named(later, earlier, spans, kind))
    return found


def _links(later: Article, earlier: Article) -> tuple[_Sign, ...]:
    address = address_key(earlier.document.url or "")
    return tuple(
        _Sign(_SURE["link"], Evidence("link", later.key, span, url))
        for span, url in addresses(later.document)
        if address and address_key(url) == address
    )


def _credits(later: Article, earlier: Article) -> tuple[_Sign, ...]:
    text = later.document.text
    found = []
    for credit in later.document.credits:
        if same_outlet(credit.outlet, earlier.document.outlet):
            words = text[credit.span[0] : credit.span[1]] if credit.span else credit.outlet
            sure = _SURE["republished" if english().republished.search(words) else "credit"]
            found.append(_Sign(sure, Evidence("credit", later.key, credit.span, words)))
    return tuple(found)


def _chains(later: Article, earlier: Article) -> tuple[_Sign, ...]:
    for statement in later.statements:
        for source in statement.chain:
            if source.name and same_outlet(source.name, earlier.document.outlet):
                span = next(iter(source.mentions), None)
                return (_Sign(_SURE["relay"], Evidence("relay", later.key, span, source.name)),)
    return ()


def _agencies(later: Article, earlier: Article) -> tuple[_Sign, ...]:
    """The agency's own page comes first; then one with its whole text, then one that uses some."""
    mine, theirs = agency_of(later.document), agency_of(earlier.document)
    if theirs is None or (mine and mine.key != theirs.key and theirs.how != "outlet"):
        return ()
    if _rank(theirs) <= _rank(mine):
        return ()
    if mine:
        return (_Sign(_SURE["byline"], Evidence("byline", later.key, mine.span, mine.name)),)
    return (_Sign(_SURE["byline"], Evidence("byline", earlier.key, theirs.span, theirs.name)),)


def _rank(agency: Agency | None) -> int:
    return ("part", "whole", "outlet").index(agency.how) + 1 if agency else 0


def _named(later: Article, earlier: Article, spans: tuple[Span, ...], kind: ReuseKind) -> tuple[_Sign, ...]:
    """The other outlet is named where its words stand, or as one that reported, wrote or published."""
    text, outlet = later.document.text, earlier.document.outlet
    if not outlet or not outlet_key(outlet):
        return ()
    for start, end in mentions(text, outlet):
        near = any(start < b + _NEAR and end > a - _NEAR for a, b in spans)
        if near and not _is_part(text, start, end) and _is_source(text, start, end):
            sure = _BESIDE_QUOTE if kind == "shared_quotes" else _SURE["named"]
            return (_Sign(sure, Evidence("credit", later.key, (start, end), text[start:end])),)
    return ()


def _is_source(text: str, start: int, end: int) -> bool:
    """Whether a name is that of an outlet which reported, wrote, or was told something."""
    if any(a < start and end < b for a, b in quotations(text)):
        return False
    known = english()
    return bool(known.named_before.search(text[max(0, start - 80) : start])) or bool(
        known.named_after.search(text[end : end + 60])
    )


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether a name stands inside a shared stretch as an address or a picture's credit."""
    return text[max(0, start - 1) : start] in ("@", "/", "#") or text[end : end + 1] in ("/", "@")

"""Words behind values of a statement that stand elsewhere, and what it is about.

Who relayed it, what it goes on from; places and dates that it names.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.types import Attribution, Place, Reading, Source, Span, Spans, When

_KINDS = {"country": "a country", "state": "a state", "city": "a town or city"}


def relay_words(one: Attribution, reading: Reading) -> Spans:
    """Who passed it on: the words that led to the chain.

    Else those of the statements it stands in, else the first mention of everybody on the way.
    """
    if found := one.reasons.get("relay"):
        return found
    around: list[Span] = []
    by_id = {other.id: other for other in reading.attributions}
    seen, outer = {one.id}, by_id.get(one.parent or "")
    while outer is not None and outer.id not in seen:
        around += [*outer.source, *outer.cue]
        seen.add(outer.id)
        outer = by_id.get(outer.parent or "")
    return tuple(sorted(set(around))) or tuple(_mentions(one, reading))


def _mentions(one: Attribution, reading: Reading) -> Iterator[Span]:
    for source in reading.sources:
        if source.id in one.relay[1:]:
            yield from source.mentions[:1]


def continued(one: Attribution, reading: Reading) -> Attribution | None:
    """The statement that a follow-on statement goes on from: the one with a cue of its own."""
    by_id = {other.id: other for other in reading.attributions}
    seen: set[str] = set()
    found = by_id.get(one.continues or "")
    while found is not None and found.implicit and found.id not in seen:
        seen.add(found.id)
        found = by_id.get(found.continues or "")
    return found


def source_words(one: Attribution, source: Source | None, reading: Reading) -> Spans:
    """The words that tell who says so.

    Where the sentence does not, those of the statement it goes on from; where nobody is named, the cue.
    """
    if found := one.source or one.reasons.get("source_id", ()):
        return found
    before = continued(one, reading)
    if before is not None and before.source:
        return before.source
    return source.mentions[:1] if source and source.mentions else one.cue


def places_in(one: Attribution, reading: Reading) -> Iterator[tuple[Place, Spans]]:
    """Places that its source or content names, and where it does."""
    within = (*one.source, *one.content)
    for place in reading.places:
        found = tuple(span for span in place.mentions if _inside(span, within))
        if found:
            yield place, found


def about_place(place: Place) -> str:
    """What a gazetteer knows of it, in words."""
    known = [_KINDS.get(place.kind or "", place.kind or ""), f"in {place.country}" if place.country else ""]
    if place.latitude is not None and place.longitude is not None:
        known.append(f"at {place.latitude:.2f}, {place.longitude:.2f}")
    told = " ".join(part for part in known if part)
    if not told:
        return "A place named in it, of which no more is known."
    return f"A place named in it; the gazetteer has {told}."


def dates_in(one: Attribution) -> Iterator[tuple[When, Spans]]:
    """Dates that its content names, and where."""
    for date in one.dates:
        if date.span is not None:
            yield date, (date.span,)


def _inside(span: Span, within: Spans) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in within)

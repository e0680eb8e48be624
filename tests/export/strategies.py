"""Hypothesis strategies for whole Readings: any characters, any spans, every optional field."""

from __future__ import annotations

from hypothesis import strategies as st

from reportedly.types import (
    CONTENT_KINDS,
    SOURCE_KINDS,
    Attribution,
    Card,
    Credit,
    Document,
    Link,
    Place,
    Reading,
    Source,
    Span,
    Spans,
    When,
)

#: Surrogates and controls too: whatever a file can hold must come back.
words = st.text(st.characters(exclude_categories=()), max_size=40)
maybe = st.none() | words
shares = st.floats(0, 1)
counts = st.integers(0, 1000)


def spans_in(text: str, least: int = 0) -> st.SearchStrategy[Spans]:
    """Spans of a text, in order, not empty, not overlapping."""
    offsets = st.lists(st.integers(0, len(text)), min_size=2 * least, max_size=6, unique=True).map(sorted)
    return offsets.map(lambda cuts: tuple(zip(cuts[::2], cuts[1::2], strict=False)))


def span_in(text: str) -> st.SearchStrategy[Span]:
    """One span of a text."""
    return st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda p: (min(p), max(p)))


def whens(text: str) -> st.SearchStrategy[When]:
    """A date of a text."""
    return st.builds(When, words, maybe, maybe, st.none() | span_in(text))


def places(text: str) -> st.SearchStrategy[Place]:
    """A place of a text."""
    return st.builds(
        Place,
        name=words,
        mentions=spans_in(text),
        latitude=st.none() | st.floats(-90, 90),
        longitude=st.none() | st.floats(-180, 180),
        country=st.sampled_from((None, "CL")),
        kind=st.sampled_from((None, "city", "state", "country")),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document."""
    text = draw(st.text(st.characters(exclude_categories=()), min_size=4, max_size=300))
    return Document(
        id=draw(words),
        text=text,
        title=draw(maybe),
        headline=draw(st.none() | span_in(text)),
        outlet=draw(maybe),
        byline=draw(maybe),
        published=draw(maybe),
        url=draw(maybe),
        language=draw(st.sampled_from((None, "en"))),
        labels=tuple(draw(st.lists(words, max_size=3))),
        links=tuple(draw(st.lists(st.builds(Link, span_in(text), words), max_size=2))),
        credits=tuple(draw(st.lists(st.builds(Credit, words, st.none() | span_in(text)), max_size=2))),
        bio=draw(maybe),
        origin=draw(maybe),
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A reading whose ids refer to each other and whose spans lie in its text."""
    document = draw(documents())
    text = document.text
    reasons = st.dictionaries(st.sampled_from(("stance", "factuality")), spans_in(text), max_size=2)
    sources = tuple(
        Source(
            id=f"s{number}",
            name=draw(words),
            mentions=draw(spans_in(text)),
            kind=draw(st.sampled_from((None, *SOURCE_KINDS))),
            title=draw(maybe),
            affiliation=draw(maybe),
            justification=draw(spans_in(text)),
            confidence=draw(st.none() | shares),
            reasons=draw(reasons),
        )
        for number in range(1, draw(st.integers(0, 3)) + 1)
    )
    ids = st.sampled_from((None, *(source.id for source in sources)))
    attributions: list[Attribution] = []
    for number in range(1, draw(st.integers(0, 5)) + 1):
        parents = st.sampled_from((None, *(a.id for a in attributions)))
        attributions.append(
            Attribution(
                id=f"a{number}",
                kind=draw(st.sampled_from(CONTENT_KINDS)),
                content=draw(spans_in(text, least=1)),
                cue=draw(spans_in(text)),
                source=draw(spans_in(text)),
                implicit=draw(st.booleans()),
                continues=draw(parents),
                confidence=draw(shares),
                source_id=draw(ids),
                source_ids=tuple(draw(st.lists(ids.map(lambda id: id or "s9"), max_size=2))),
                parent=draw(parents),
                relay=tuple(draw(st.lists(ids.map(lambda id: id or "s9"), max_size=3))),
                basis=draw(spans_in(text)),
                when=draw(st.none() | whens(text)),
                dates=tuple(draw(st.lists(whens(text), max_size=2))),
                factuality=draw(st.sampled_from((None, "CT+", "PR-", "Uu"))),
                stance=draw(st.sampled_from((None, "neutral", "rejects"))),
                reasons=draw(reasons),
            )
        )
    return Reading(
        document=document,
        attributions=tuple(attributions),
        sources=sources,
        own_voice=draw(spans_in(text)),
        card=draw(cards()),
        model=draw(maybe),
        places=tuple(draw(st.lists(places(text), max_size=2))),
    )


def cards() -> st.SearchStrategy[Card]:
    """A sourcing card; its numbers need not fit the reading."""
    return st.builds(
        Card,
        statements=counts,
        kinds=st.dictionaries(st.sampled_from(CONTENT_KINDS), counts),
        sources=st.dictionaries(st.sampled_from((*SOURCE_KINDS, "unresolved")), counts),
        attributed_share=shares,
        quoted_share=shares,
        own_voice_share=shares,
        anonymous_share=shares,
        most_quoted=st.lists(st.tuples(st.sampled_from(("s1", "s2")), counts), max_size=5).map(tuple),
        single_source=st.booleans(),
        unresolved=counts,
        relayed=counts,
        first_hand=counts,
        people=counts,
        organizations=counts,
        documents=counts,
        anonymous=counts,
        follow_ons=counts,
        distanced=counts,
        denials=counts,
        parties=st.lists(st.lists(st.sampled_from(("s1", "s2")), max_size=2).map(tuple), max_size=2).map(
            tuple
        ),
        single_party=st.booleans(),
    )

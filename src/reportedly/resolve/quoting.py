"""What is known of a source before its justification is looked for: its places, its statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from reportedly.resolve.account import Anchor, Quoted
from reportedly.resolve.entities import Named
from reportedly.resolve.referents import Referent
from reportedly.resolve.source_lexicon import english
from reportedly.types import Attribution, SourceKind, Span

#: Whoever is named oftener is introduced by then.
MOST_ANCHORS = 12
#: Pronouns behind which a text goes on about whom they mean, at most.
MOST_MEANT = 8


def quoted(
    named: Named,
    referent: Referent,
    kind: SourceKind | None,
    title: Span | None,
    attributions: Sequence[Attribution],
    own: frozenset[str],
) -> Quoted:
    """Gather what the text has about a source.

    Args:
        named: what the text names.
        referent: the source.
        kind: its kind.
        title: where its title stands.
        attributions: all statements of the text.
        own: ids of those that are its own.
    """
    named_ = sorted(set(_anchors(named, referent)), key=lambda a: (a.begin, a.last))[:MOST_ANCHORS]
    return Quoted(
        kind or "",
        tuple(sorted({*_meant(named, referent), *named_}, key=lambda a: (a.begin, a.last))),
        title,
        _position(named, title) if title else "",
        tuple(span for a in attributions if a.id in own for span in a.content),
        tuple(span for a in attributions if a.id in own for span in a.cue),
    )


def _anchors(named: Named, referent: Referent) -> Iterable[Anchor]:
    view = named.words
    if referent.entity is not None:
        for name in named.entities[referent.entity].names:
            yield Anchor(name.first, name.last, True, len(name.words))
    spans = [mention.part.span for mention in referent.mentions if mention.part.kind == "noun"]
    if referent.description is not None:
        spans.append(referent.description)
    for span in spans:
        indices = view.between(*span)
        if indices:
            yield Anchor(indices.start, indices.stop, False, len(indices))


def _meant(named: Named, referent: Referent) -> Iterable[Anchor]:
    """Where a pronoun that speaks means the source."""
    spans = sorted(mention.part.span for mention in referent.mentions if mention.part.kind == "pronoun")
    for span in spans[:MOST_MEANT]:
        indices = named.words.between(*span)
        if len(indices) == 1:
            yield Anchor(indices.start, indices.stop, False, 0, pronoun=True)


def _position(named: Named, title: Span) -> str:
    """The first form of the noun of a title."""
    positions = english().positions
    told = [named.words.lower(index) for index in named.words.between(*title)]
    pairs = [f"{one} {other}" for one, other in pairwise(told)]
    return next((positions[word] for word in (*pairs, *told) if word in positions), "")

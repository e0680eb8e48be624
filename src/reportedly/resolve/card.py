"""The sourcing card: how an article is sourced, at one look."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from reportedly.resolve.outlets import same_outlet
from reportedly.resolve.parties import parties
from reportedly.types import (
    CONTENT_KINDS,
    SOURCE_KINDS,
    Attribution,
    Card,
    Document,
    Source,
    Span,
    Spans,
)

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_PEOPLE = ("named_person", "anonymous_source", "unnamed_person", "unnamed_group")
#: How many of the most quoted sources the card names.
_MOST = 5


def summarise(
    document: Document, attributions: Sequence[Attribution], sources: Sequence[Source], own_voice: Spans
) -> Card:
    """Count what an article's attributions and sources come to.

    Args:
        document: the article.
        attributions: resolved: with source ids, relay chains, stance and factuality.
        sources: every source, the outlets that only passed words on included.
        own_voice: sentences with no attribution.

    Returns:
        The card. A source counts where it is the first to speak; outlets that only relay are none. The
        article's own outlet, where it quotes itself, is a source but no party. Every attribution is a
        statement; one that only passes another on ("Reuters noted that Doe said ...") came neither first-hand
        nor through somebody else itself.
    """
    passed_on = {a.parent for a in attributions if a.parent}
    told = [a for a in attributions if a.id not in passed_on]
    speaking = _speaking(attributions)
    voices = [source for source in sources if source.id in speaking]
    kinds = {source.id: source.kind for source in sources}
    words = _Words(document.text)
    anonymous = [a for a in attributions if a.source_id and kinds.get(a.source_id) == "anonymous_source"]
    grouped = _ranked(
        parties(document, [s for s in voices if not same_outlet(s.name, document.outlet or "")]), attributions
    )
    spoken = Counter(a.source_id for a in attributions if a.source_id in speaking)
    counted: Counter[str] = Counter(source.kind or "unresolved" for source in voices)
    known = [a for a in attributions if a.source_id]
    return Card(
        statements=len(attributions),
        kinds={kind: n for kind in CONTENT_KINDS if (n := sum(a.kind == kind for a in attributions))},
        sources={kind: counted[kind] for kind in (*SOURCE_KINDS, "unresolved") if counted[kind]},
        attributed_share=words.share(span for a in attributions for span in a.content),
        quoted_share=words.share(_quoted(document.text, attributions)),
        own_voice_share=words.share(own_voice),
        anonymous_share=words.share(span for a in anonymous for span in a.content),
        most_quoted=tuple((id, n) for id, n in spoken.most_common(_MOST) if id),
        single_source=len(known) > 1 and len(speaking) == 1,
        unresolved=sum(a.source_id is None for a in attributions),
        relayed=sum(len(a.relay) > 1 for a in told),
        first_hand=sum(len(a.relay) == 1 for a in told),
        people=sum(source.kind in _PEOPLE for source in voices),
        organizations=sum(source.kind == "named_organization" for source in voices),
        documents=sum(source.kind == "document" for source in voices),
        anonymous=len(anonymous),
        follow_ons=sum(a.implicit for a in attributions),
        distanced=sum(a.stance in ("distances", "rejects") for a in attributions),
        denials=sum(a.factuality == "CT-" for a in attributions),
        parties=grouped,
        single_party=len(grouped) == 1 and len(grouped[0]) > 1,
    )


def _speaking(attributions: Sequence[Attribution]) -> set[str]:
    """Ids of the sources that are the first to say something, less those that only pass words on."""
    passed_on = {a.parent for a in attributions if a.parent}
    first = {a.source_id for a in attributions if a.source_id and a.id not in passed_on}
    return first or {a.source_id for a in attributions if a.source_id}


def _ranked(
    grouped: tuple[tuple[str, ...], ...], attributions: Sequence[Attribution]
) -> tuple[tuple[str, ...], ...]:
    """The parties, the one with most statements first."""
    spoken = Counter(a.source_id for a in attributions)
    return tuple(sorted(grouped, key=lambda ids: -sum(spoken[id] for id in ids)))


class _Words:
    """The words of a text, for shares of it."""

    def __init__(self, text: str) -> None:
        self._starts = [match.start() for match in _WORD.finditer(text)]

    def share(self, spans: Iterable[Span]) -> float:
        """Share of the words that begin inside any of the spans, 0 to 1."""
        inside: set[int] = set()
        for start, end in spans:
            inside.update(range(bisect_left(self._starts, start), bisect_left(self._starts, end)))
        return round(len(inside) / len(self._starts), 4) if self._starts else 0.0


def _quoted(text: str, attributions: Sequence[Attribution]) -> list[Span]:
    """The stretches of contents that stand inside quotation marks."""
    found: list[Span] = []
    for attribution in attributions:
        if attribution.kind == "direct":
            found += attribution.content
        elif attribution.kind == "mixed":
            found += [
                (start + match.start(), start + match.end())
                for start, end in attribution.content
                for match in re.finditer(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)", text[start:end])
            ]
    return found

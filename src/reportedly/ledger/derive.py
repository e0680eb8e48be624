"""The rows that are derived from a corrected reading. Pure; ``adding`` gives them their keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportedly.deeds import deed
from reportedly.ledger import identity
from reportedly.ledger.corrections import Corrected
from reportedly.types import Attribution, Document, Reading, Source, Span, Spans

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Derived:
    """Rows without the keys that only the ledger knows."""

    #: Rows of ``sources``.
    sources: tuple[Row, ...]
    #: Of each source the key, name and kind of its speaker; ``None``: it has no name.
    speakers: tuple[Row | None, ...]
    #: Rows of ``attributions``.
    attributions: tuple[Row, ...]
    #: Of each attribution its sources' places in ``sources``, the main one first.
    links: tuple[tuple[int, ...], ...]
    #: Rows of ``assertions``: one for each attribution, in their order, then the sentences in its own voice.
    assertions: tuple[Row, ...]


def derive(corrected: Corrected, fingerprint: str) -> Derived:
    """What a reading puts into the tables that are searched.

    Args:
        corrected: the reading with its corrections.
        fingerprint: of its document.
    """
    reading = corrected.reading
    places = {source.id: place for place, source in enumerate(reading.sources)}
    names = {source.id: source.name for source in reading.sources}
    return Derived(
        sources=tuple(_source(reading, one, corrected) for one in reading.sources),
        speakers=tuple(_speaker(fingerprint, one) for one in reading.sources),
        attributions=tuple(
            _attribution(reading, position, one, names, corrected)
            for position, one in enumerate(reading.attributions)
        ),
        links=tuple(_links(one, places) for one in reading.attributions),
        assertions=tuple(_assertions(corrected, fingerprint)),
    )


def day(document: Document) -> str | None:
    """The day of publication, ``2017-12-28``."""
    return document.published[:10] if document.published else None


def _source(reading: Reading, source: Source, corrected: Corrected) -> Row:
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind,
        "title": source.title,
        "affiliation": source.affiliation,
        "party": source.party,
        "justification": reading.quote(source.justification) or None,
        "confidence": source.confidence,
        "corrected": source.id in corrected.touched,
    }


def _speaker(fingerprint: str, source: Source) -> Row | None:
    key = identity.speaker_key(fingerprint, source)
    return None if key is None else {"key": key, "name": source.name, "kind": source.kind}


def _attribution(
    reading: Reading, position: int, attribution: Attribution, names: dict[str, str], corrected: Corrected
) -> Row:
    source = reading.source(attribution.source_id)
    when = attribution.when
    spans = {"content": attribution.content, "cue": attribution.cue, "source": attribution.source}
    return {
        "uid": corrected.uids[attribution.id],
        "id": attribution.id,
        "position": position,
        "kind": attribution.kind,
        "implicit": attribution.implicit,
        "confidence": attribution.confidence,
        "content": reading.quote(attribution.content),
        "cue": reading.quote(attribution.cue) or None,
        "source_words": reading.quote(attribution.source) or None,
        "source_name": source.name if source else None,
        "source_kind": source.kind if source else None,
        "day": day(reading.document),
        "factuality": attribution.factuality,
        "stance": attribution.stance,
        "said_from": when.start if when else None,
        "said_to": when.end if when else None,
        "parent": attribution.parent,
        "relay": _relay(attribution, names),
        "spans": {name: _lists(value) for name, value in spans.items()},
        "corrected": attribution.id in corrected.touched,
    }


def _relay(attribution: Attribution, names: dict[str, str]) -> str | None:
    """``Gerasimov > a Russian newspaper > Reuters``; ``None``: nobody stands between."""
    if len(attribution.relay) < 2:
        return None
    return " > ".join(names.get(hop, "unresolved") for hop in attribution.relay)


def _assertions(corrected: Corrected, fingerprint: str) -> Iterator[Row]:
    reading = corrected.reading
    for one in reading.attributions:
        if told := deed(reading.text, one):
            yield _own(reading, corrected.uids[one.id], told)
            continue
        hashed = identity.content_hash(reading.quote(one.content), one, reading.source(one.source_id))
        at = one.content[0][0] if one.content else 0
        yield {"uid": corrected.uids[one.id], "position": at, "content_hash": hashed, "content": None}
    for sentence in dict.fromkeys(reading.own_voice):
        yield _own(reading, identity.own_uid(fingerprint, sentence), sentence)


def _own(reading: Reading, uid: str, span: Span) -> Row:
    """What the article says in its own voice: its words are the row's own."""
    words = reading.quote((span,))
    hashed = identity.content_hash(words)
    return {"uid": uid, "position": span[0], "content_hash": hashed, "content": words}


def _links(attribution: Attribution, places: dict[str, int]) -> tuple[int, ...]:
    ids = (attribution.source_id, *attribution.source_ids)
    return tuple(dict.fromkeys(places[id] for id in ids if id in places))


def _lists(spans: Spans) -> list[list[int]]:
    return [list(span) for span in spans]

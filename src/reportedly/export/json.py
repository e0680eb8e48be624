"""The JSON of schema ``reportedly/1``, out and back; ``reading.schema.json`` beside this file describes it.

Offsets are code points into ``text``, end exclusive. Spans are always lists of ``[start, end]``, empty where
there are none; what is not known is ``null``. Readers of the schema ignore fields they do not know.
"""

from __future__ import annotations

import json
import re
from typing import Any

from reportedly.export.parsing import Fields
from reportedly.types import (
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

#: The name and version of the schema; the version changes when a field is renamed or dropped.
SCHEMA = "reportedly/1"

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def to_dict(reading: Reading) -> dict[str, Any]:
    """The JSON object of one reading.

    Args:
        reading: the value to write.

    Returns:
        Plain dicts, lists, strings, numbers, booleans and ``None``; ``from_dict`` gives the reading back.
    """
    document = reading.document
    return {
        "schema": SCHEMA,
        "id": document.id,
        "url": document.url,
        "title": document.title,
        "outlet": document.outlet,
        "byline": document.byline,
        "published": document.published,
        "language": document.language,
        "labels": list(document.labels),
        "bio": document.bio,
        "origin": document.origin,
        "model": reading.model,
        "headline": _optional_span(document.headline),
        "text": document.text,
        "links": [{"span": list(link.span), "url": link.url} for link in document.links],
        "credits": [
            {"outlet": credit.outlet, "span": _optional_span(credit.span)} for credit in document.credits
        ],
        "attributions": [_attribution(attribution) for attribution in reading.attributions],
        "sources": [_source(source) for source in reading.sources],
        "own_voice": _spans(reading.own_voice),
        "places": [_place(place) for place in reading.places],
        "card": _card(reading.card),
    }


def to_json(reading: Reading, indent: int | None = None) -> str:
    """The JSON text of one reading, on one line without ``indent``, always encodable as UTF-8."""
    text = json.dumps(to_dict(reading), ensure_ascii=False, indent=indent, allow_nan=False)
    # An unpaired surrogate cannot be encoded; inside a JSON string its escape means the same.
    return _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def from_dict(record: object) -> Reading:
    """The reading that ``to_dict`` wrote.

    Args:
        record: the parsed JSON; unknown fields are ignored, missing or wrongly typed ones are errors.

    Returns:
        A reading equal to the one written.

    Raises:
        MalformedRecord: naming the field that is missing or wrong.
    """
    fields = Fields.of(record)
    fields.must_equal("schema", SCHEMA)
    return Reading(
        document=_read_document(fields),
        attributions=tuple(_read_attribution(item) for item in fields.objects("attributions")),
        sources=tuple(_read_source(item) for item in fields.objects("sources")),
        own_voice=fields.spans("own_voice"),
        places=tuple(_read_place(item) for item in fields.objects("places")),
        card=_read_card(fields.nested("card")),
        model=fields.optional_text("model"),
    )


def _optional_span(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)


def _spans(spans: Spans) -> list[list[int]]:
    return [list(span) for span in spans]


def _reasons(reasons: dict[str, Spans]) -> dict[str, list[list[int]]]:
    return {name: _spans(spans) for name, spans in reasons.items()}


def _attribution(attribution: Attribution) -> dict[str, Any]:
    return {
        "id": attribution.id,
        "kind": attribution.kind,
        "implicit": attribution.implicit,
        "continues": attribution.continues,
        "confidence": attribution.confidence,
        "source": _spans(attribution.source),
        "cue": _spans(attribution.cue),
        "content": _spans(attribution.content),
        "source_id": attribution.source_id,
        "source_ids": list(attribution.source_ids),
        "parent": attribution.parent,
        "relay": list(attribution.relay),
        "basis": _spans(attribution.basis),
        "when": None if attribution.when is None else _when(attribution.when),
        "dates": [_when(date) for date in attribution.dates],
        "factuality": attribution.factuality,
        "stance": attribution.stance,
        "reasons": _reasons(attribution.reasons),
    }


def _when(when: When) -> dict[str, Any]:
    return {"text": when.text, "from": when.start, "to": when.end, "span": _optional_span(when.span)}


def _place(place: Place) -> dict[str, Any]:
    return {
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "mentions": _spans(place.mentions),
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind,
        "title": source.title,
        "affiliation": source.affiliation,
        "party": source.party,
        "justification": _spans(source.justification),
        "mentions": _spans(source.mentions),
        "confidence": source.confidence,
        "reasons": _reasons(source.reasons),
    }


def _card(card: Card) -> dict[str, Any]:
    return {
        "statements": card.statements,
        "kinds": dict(card.kinds),
        "sources": dict(card.sources),
        "attributed_share": card.attributed_share,
        "quoted_share": card.quoted_share,
        "own_voice_share": card.own_voice_share,
        "anonymous_share": card.anonymous_share,
        "most_quoted": [{"source_id": id, "statements": count} for id, count in card.most_quoted],
        "single_source": card.single_source,
        "parties": [list(party) for party in card.parties],
        "single_party": card.single_party,
        "unresolved": card.unresolved,
        "relayed": card.relayed,
        "first_hand": card.first_hand,
        "people": card.people,
        "organizations": card.organizations,
        "documents": card.documents,
        "anonymous": card.anonymous,
        "follow_ons": card.follow_ons,
        "distanced": card.distanced,
        "denials": card.denials,
    }


def _read_document(fields: Fields) -> Document:
    return Document(
        id=fields.text("id"),
        text=fields.text("text"),
        title=fields.optional_text("title"),
        headline=fields.optional_span("headline"),
        outlet=fields.optional_text("outlet"),
        byline=fields.optional_text("byline"),
        published=fields.optional_text("published"),
        url=fields.optional_text("url"),
        language=fields.optional_text("language"),
        labels=fields.texts("labels"),
        links=tuple(Link(item.span("span"), item.text("url")) for item in fields.objects("links")),
        credits=tuple(
            Credit(item.text("outlet"), item.optional_span("span")) for item in fields.objects("credits")
        ),
        bio=fields.optional_text("bio"),
        origin=fields.optional_text("origin"),
    )


def _read_attribution(fields: Fields) -> Attribution:
    return Attribution(
        id=fields.text("id"),
        kind=fields.content_kind("kind"),
        content=fields.spans("content"),
        cue=fields.spans("cue"),
        source=fields.spans("source"),
        implicit=fields.flag("implicit"),
        continues=fields.optional_text("continues"),
        confidence=fields.number("confidence"),
        source_id=fields.optional_text("source_id"),
        source_ids=fields.texts("source_ids"),
        parent=fields.optional_text("parent"),
        relay=fields.texts("relay"),
        basis=fields.spans("basis"),
        when=None if (when := fields.optional_nested("when")) is None else _read_when(when),
        dates=tuple(_read_when(date) for date in fields.objects("dates")),
        factuality=fields.factuality("factuality"),
        stance=fields.stance("stance"),
        reasons=fields.span_lists("reasons"),
    )


def _read_when(fields: Fields) -> When:
    return When(
        fields.text("text"),
        fields.optional_text("from"),
        fields.optional_text("to"),
        fields.optional_span("span"),
    )


def _read_place(fields: Fields) -> Place:
    return Place(
        name=fields.text("name"),
        mentions=fields.spans("mentions"),
        latitude=fields.optional_number("latitude"),
        longitude=fields.optional_number("longitude"),
        country=fields.optional_text("country"),
        kind=fields.place_kind("kind"),
    )


def _read_source(fields: Fields) -> Source:
    return Source(
        id=fields.text("id"),
        name=fields.text("name"),
        mentions=fields.spans("mentions"),
        kind=fields.source_kind("kind"),
        title=fields.optional_text("title"),
        affiliation=fields.optional_text("affiliation"),
        party=fields.optional_text("party"),
        justification=fields.spans("justification"),
        confidence=fields.optional_number("confidence"),
        reasons=fields.span_lists("reasons"),
    )


def _read_card(fields: Fields) -> Card:
    return Card(
        statements=fields.count("statements"),
        kinds=fields.content_kind_counts("kinds"),
        sources=fields.counts("sources"),
        attributed_share=fields.number("attributed_share"),
        quoted_share=fields.number("quoted_share"),
        own_voice_share=fields.number("own_voice_share"),
        anonymous_share=fields.number("anonymous_share"),
        most_quoted=tuple(
            (item.text("source_id"), item.count("statements")) for item in fields.objects("most_quoted")
        ),
        single_source=fields.flag("single_source"),
        parties=fields.text_lists("parties"),
        single_party=fields.flag("single_party"),
        unresolved=fields.count("unresolved"),
        relayed=fields.count("relayed"),
        first_hand=fields.count("first_hand"),
        people=fields.count("people"),
        organizations=fields.count("organizations"),
        documents=fields.count("documents"),
        anonymous=fields.count("anonymous"),
        follow_ons=fields.count("follow_ons"),
        distanced=fields.count("distanced"),
        denials=fields.count("denials"),
    )

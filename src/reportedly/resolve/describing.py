"""What is recorded of a source: name, kind, title, affiliation, justification, with reasons."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.resolve.affiliation import affiliation
from reportedly.resolve.entities import Entity, Named
from reportedly.resolve.justification import justification_of_description, justification_of_person
from reportedly.resolve.mentions import Part
from reportedly.resolve.referents import Referent
from reportedly.resolve.source_lexicon import english
from reportedly.resolve.titles import Title, position, title_of
from reportedly.types import SourceKind, Span, Spans


@dataclass(frozen=True, slots=True)
class Description:
    """The values of a source and where they were read."""

    name: str
    kind: SourceKind | None
    title: str | None
    affiliation: str | None
    justification: Spans
    confidence: float
    reasons: dict[str, Spans]


def describe(named: Named, referent: Referent) -> Description:
    """Everything the text tells about one source."""
    if referent.entity is None:
        return _unnamed(named, referent)
    entity = named.entities[referent.entity]
    return _person(named, referent, entity) if entity.kind == "person" else _body(named, referent, entity)


def _text(named: Named, span: Span | None) -> str | None:
    return None if span is None else " ".join(named.words.text[span[0] : span[1]].split())


def _person(named: Named, referent: Referent, entity: Entity) -> Description:
    assert entity.fullest is not None
    extra = tuple(_before_name(named, m.part) for m in referent.mentions if m.part.kind == "name")
    title = title_of(named.words, entity, tuple(s for s in extra if s is not None))
    spans = ((title.span,) if title else ()) + tuple(
        s for intro in entity.introductions for s in (intro.before, intro.after) if s is not None
    )
    behalf = affiliation(named, spans, referent.entity)
    why = justification_of_person(named.words, entity)
    name = entity.fullest.span
    reasons: dict[str, Spans] = {"name": (name,), "kind": (name,)}
    if title:
        reasons["title"] = (title.span,)
    if behalf:
        reasons["affiliation"] = (behalf,)
    return Description(
        _text(named, name) or "",
        "named_person",
        _text(named, title.span if title else None),
        _text(named, behalf),
        why,
        _confidence(referent),
        reasons,
    )


def _before_name(named: Named, part: Part) -> Span | None:
    """What stands before the name in a source span: "Acme's chief executive, " before "John Doe"."""
    view = named.words
    inside = [
        n for n in named.names if part.first <= n.first and n.last <= part.last and n.first == part.head
    ]
    if not inside or inside[0].begin - part.first < 2:
        return None
    last = inside[0].begin - 1
    while last > part.first and not view.lower(last)[0].isalnum():
        last -= 1
    return (view.words[part.first].start, view.words[last].end)


def _body(named: Named, referent: Referent, entity: Entity) -> Description:
    """An organisation, state, place or document with a name."""
    assert entity.fullest is not None
    name = entity.fullest.span
    last = entity.fullest.words[-1].lower()
    kind: SourceKind = "document" if last in english().capital_documents else "named_organization"
    if entity.kind == "organisation" and entity.fullest.lower in english().group:
        kind = "unnamed_group"
    behalf = _owner(named, entity, referent.entity)
    text = _text(named, name) or ""
    if entity.kind == "state":
        text = english().states.get(text, text)
    reasons: dict[str, Spans] = {"name": (name,), "kind": (name,)}
    if behalf:
        reasons["affiliation"] = (behalf,)
    return Description(text, kind, None, _text(named, behalf), (), _confidence(referent), reasons)


def _owner(named: Named, entity: Entity, own: int | None) -> Span | None:
    """ "Russia's state-owned Sputnik": the state that an organisation belongs to."""
    view = named.words
    for name in entity.names:
        if any(
            view.lower(i) in ("state-owned", "state-run", "state-controlled", "state")
            for i in (name.begin - 1, name.begin - 2)
        ):
            first = max(name.begin - 5, 0)
            behalf = affiliation(named, ((view.words[first].start, name.span[0]),), own)
            if behalf:
                return behalf
    return None


def _unnamed(named: Named, referent: Referent) -> Description:
    assert referent.description is not None
    span = referent.description
    kind = referent.kind
    reasons: dict[str, Spans] = {"name": (span,)}
    if kind and referent.kind_reason:
        reasons["kind"] = (referent.kind_reason,)
    title: Title | None = (
        position(named.words, span)
        if kind in ("unnamed_person", "anonymous_source") and not referent.plural
        else None
    )
    whole = max(
        (m.part.span for m in referent.mentions if m.part.kind == "noun"),
        key=lambda s: s[1] - s[0],
        default=span,
    )
    behalf = (
        affiliation(named, (span,), None)
        if kind in ("unnamed_person", "unnamed_group", "anonymous_source")
        else None
    )
    why = justification_of_description(named.words, whole) if kind != "document" else ()
    if title:
        reasons["title"] = (title.span,)
    if behalf:
        reasons["affiliation"] = (behalf,)
    return Description(
        _text(named, span) or "",
        kind,
        _text(named, title.span if title else None),
        _text(named, behalf),
        why,
        _confidence(referent),
        reasons,
    )


def _confidence(referent: Referent) -> float:
    return round(max(m.confidence for m in referent.mentions), 3)

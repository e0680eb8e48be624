"""What is recorded of a source: name, kind, title, affiliation, justification, with reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.models.attention import Attention
from reportedly.resolve import affiliation, employers
from reportedly.resolve.account import Quoted
from reportedly.resolve.affiliation import Affiliation
from reportedly.resolve.designations import fullest_paper
from reportedly.resolve.entities import Entity, Named
from reportedly.resolve.grammar import grammar
from reportedly.resolve.heads import Part
from reportedly.resolve.justification import justification
from reportedly.resolve.positions import Title, position
from reportedly.resolve.quoting import quoted
from reportedly.resolve.referents import Referent
from reportedly.resolve.source_lexicon import english
from reportedly.resolve.titles import of_one, title_of
from reportedly.types import Attribution, SourceKind, Span, Spans

#: Words inside the names of bodies that end in people: "Harlow & Sons", "Conference of Mayors".
BODILY = frozenset({"of", "for", "against", "&"})


@dataclass(frozen=True, slots=True)
class Description:
    """The values of a source and where they were read."""

    name: str
    kind: SourceKind | None
    title: str | None
    affiliation: str | None
    confidence: float
    reasons: dict[str, Spans]
    justification: Spans = ()


def describe(
    named: Named,
    referent: Referent,
    attributions: Sequence[Attribution] = (),
    own: frozenset[str] = frozenset(),
    seen: Attention | None = None,
) -> Description:
    """Everything the text tells about one source.

    Args:
        named: what the text names.
        referent: the source.
        attributions: all statements of the text.
        own: ids of those that are the source's.
        seen: what the network made of the text.
    """
    plain = described(named, referent)
    found = justification(named.words, about(named, referent, plain, attributions, own), seen)
    return plain if found is None else replace(plain, justification=(found,))


def about(
    named: Named,
    referent: Referent,
    plain: Description,
    attributions: Sequence[Attribution],
    own: frozenset[str],
) -> Quoted:
    """What its justification is chosen by."""
    title = plain.reasons.get("title", (None,))[0]
    return quoted(named, referent, plain.kind, title, attributions, own)


def described(named: Named, referent: Referent) -> Description:
    """All but the justification."""
    if referent.entity is None:
        return _unnamed(named, referent)
    entity = named.entities[referent.entity]
    return _person(named, referent, entity) if entity.kind == "person" else _body(named, referent, entity)


def _person(named: Named, referent: Referent, entity: Entity) -> Description:
    assert entity.fullest is not None
    extra = [_before_name(named, m.part) for m in referent.mentions if m.part.kind == "name"]
    described = tuple(m.part.span for m in referent.mentions if m.part.kind == "noun")
    title = title_of(named, entity, tuple(span for span in extra if span is not None), described)
    behalf = affiliation.of_title(named, title, referent.entity) if title else None
    behalf = behalf or employers.of_owner(named, entity)
    if behalf is None:
        behalf = employers.of_company(named, entity, past=title is not None and title.past)
    if behalf is None and title is not None and not title.past:
        behalf = employers.of_its(named, title)
    if behalf is None and title is not None:
        behalf = employers.of_the_subject(named, title)
    behalf = behalf or employers.of_work(named, entity)
    name = entity.fullest.span
    return Description(
        _text(named, name),
        "named_person",
        of_one(named.words, title) if title else None,
        behalf.name if behalf else None,
        _confidence(referent),
        _reasons(name, name, title, behalf),
    )


def _before_name(named: Named, part: Part) -> Span | None:
    """What stands before the name in a source span: "Acme's chief executive, " before "John Doe"."""
    view = named.words
    heads = [n for n in named.names if n.first == part.head and part.first <= n.first]
    if not heads or heads[0].begin - part.first < 2:
        return None
    last = heads[0].begin - 1
    while last > part.first and not view.words[last].text[0].isalnum():
        last -= 1
    return (view.words[part.first].start, view.words[last].end)


def _body(named: Named, referent: Referent, entity: Entity) -> Description:
    """An organisation, state, place or document with a name."""
    assert entity.fullest is not None
    assert referent.entity is not None
    lexicon = english()
    kind: SourceKind = "named_organization"
    case = entity.kind == "organisation" and "v" in entity.fullest.words
    if case or entity.fullest.words[-1].lower() in lexicon.capital_documents:
        kind = "document"
    elif _people(named, entity) and not _bodily(named, referent):
        kind = "unnamed_group"
    name = entity.fullest.span
    behalf = _owner(named, entity)
    return Description(
        affiliation.full_name(named, referent.entity),
        kind,
        None,
        behalf.name if behalf else None,
        _confidence(referent),
        _reasons(name, name, None, behalf),
    )


def _bodily(named: Named, referent: Referent) -> bool:
    """Whether one of its mentions calls it a body: "the Dream Defenders", "the activist organization"."""
    heads = (
        named.words.lower(m.part.head) for m in referent.mentions if m.part.head and m.part.kind == "noun"
    )
    return any(head in english().organisation_nouns for head in heads)


def _people(named: Named, entity: Entity) -> bool:
    """ "Senate Republicans", "Iranians", "the Does": people under a name, no body."""
    assert entity.fullest is not None
    lexicon = english()
    *rest, last = entity.fullest.lower.split()
    if entity.kind == "state" or entity.fullest.words[-1].isupper():
        return False  # "Orla GPS" are no doctors
    if rest:
        if last.endswith("s") and last in grammar("parties"):
            return True  # "Senate Republicans"
        bodily = any(word in lexicon.organisation_heads or word in BODILY for word in rest)
        people = last in lexicon.group or last not in lexicon.organisation_heads
        return not bodily and people and last.endswith("s") and last[:-1] in lexicon.person
    if last in lexicon.group or last.endswith("-americans"):
        return True
    if not last.endswith("s"):
        return False
    surnames = {e.person.surname for e in named.entities if e.person}
    return entity.fullest.words[-1][:-1] in lexicon.states or last[:-1] in surnames


def _owner(named: Named, entity: Entity) -> Affiliation | None:
    """ "Russia's state-owned Sputnik": the state that an organisation belongs to."""
    view = named.words
    for name in entity.names:
        near = {view.lower(name.begin - 1), view.lower(name.begin - 2)}
        if near & {"state-owned", "state-run", "state-controlled", "state-backed"}:
            start = view.words[max(name.begin - 5, 0)].start
            found = [n for n in named.within(start, name.span[0]) if named.entities[n[1]].kind == "state"]
            if found:
                return Affiliation(affiliation.full_name(named, found[-1][1]), found[-1][0].span)
    return None


def _unnamed(named: Named, referent: Referent) -> Description:
    assert referent.description is not None
    span, kind = referent.description, referent.kind
    if kind == "document":
        span = fullest_paper(named, span)
    elif kind == "anonymous_source":
        span = _without_terms(named, span)
    single = kind in ("unnamed_person", "anonymous_source") and not referent.plural
    title = position(named.words, span) if single else None
    behalf = _behalf(named, referent, title)
    return Description(
        _text(named, span),
        kind,
        _text(named, title.span) if title else None,
        behalf.name if behalf else None,
        _confidence(referent),
        _reasons(span, referent.kind_reason if kind else None, title, behalf),
    )


def _without_terms(named: Named, span: Span) -> Span:
    """ "two people on the board | who asked not to be named": on which terms somebody spoke tells not who."""
    view = named.words
    for index in view.between(*span)[2:]:
        if view.lower(index) == "who" and view.lower(index + 1) in grammar("speaking_on_terms"):
            last = index - 1 - (view.lower(index - 1) == ",")
            return (span[0], view.words[last].end)
    return span


def _behalf(named: Named, referent: Referent, title: Title | None) -> Affiliation | None:
    """Whom a source without a name speaks for: only officials, aides and papers speak for somebody."""
    assert referent.description is not None
    if title is not None:
        return affiliation.of_title(named, title, None)
    heads = {named.words.lower(m.part.head) for m in referent.mentions if m.part.head is not None}
    speaks = heads & (english().mouthpieces | english().entourage)
    if referent.kind == "document":
        return affiliation.of_document(named, referent.description)
    if speaks and referent.kind != "named_organization" and not _nation(named, referent.description):
        return affiliation.of_description(named, referent.description)
    return None


def _nation(named: Named, span: Span) -> bool:
    """ "The American people" speak for nobody but themselves."""
    words = named.words.between(*span)
    last = [named.words.words[i] for i in words][-2:]
    return len(last) == 2 and last[1].lower == "people" and last[0].text in english().states


def _reasons(
    name: Span, kind: Span | None, title: Title | None, behalf: Affiliation | None
) -> dict[str, Spans]:
    found: dict[str, Spans] = {"name": (name,)}
    if kind:
        found["kind"] = (kind,)
    if title:
        found["title"] = (title.span,)
    if behalf:
        found["affiliation"] = (behalf.span,)
    return found


def _text(named: Named, span: Span) -> str:
    return " ".join(named.words.text[span[0] : span[1]].split())


def _confidence(referent: Referent) -> float:
    return round(max(mention.confidence for mention in referent.mentions), 3)

"""Whom a description means: "a spokesman for the ministry", "the general", "the company", "the Doe campaign"."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.resolve.entities import Entity, Named
from reportedly.resolve.mentions import Part, head_noun, modifiers
from reportedly.resolve.source_lexicon import english
from reportedly.types import SourceKind, Span

#: Organisations made of a person's name and a common noun.
ATTACHED = {
    "campaign": "campaign",
    "camp": "campaign",
    "administration": "administration",
    "team": "team",
    "organization": "organization",
    "foundation": "foundation",
    "government": "government",
    "office": "office",
    "family": "family",
    "family's": "family",
}
DEFINITE = frozenset(["the", "this", "that", "these", "those", "his", "her", "its", "their"])


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a description was found to mean."""

    #: Index of a named entity; ``None``: nobody named.
    entity: int | None
    #: What makes it the same as another description; empty with ``entity``.
    key: tuple[str, ...]
    kind: SourceKind | None
    confidence: float
    #: The words that led there.
    reason: Span
    #: Where the words stand that name it best.
    description: Span
    plural: bool = False


def meaning(named: Named, part: Part) -> Meaning:
    """What the description in a part means."""
    for read in (_anonymous, _mouthpiece, _attached, _paper, _definite_person, _body, _crowd, _individual):
        found = read(named, part)
        if found is not None:
            return found
    return _other(named, part)


def phrase(named: Named, part: Part) -> Span:
    """The noun phrase without article and without what follows a comma."""
    view = named.words
    first = part.first
    while first < part.last - 1 and view.lower(first) in ("the", "a", "an"):
        first += 1
    last = part.last
    for index in range(first + 1, part.last):
        if view.lower(index) == "," or view.lower(index) in ("—", "–"):
            last = index
            break
    return (view.words[first].start, view.words[last - 1].end)


def _head(named: Named, part: Part) -> str:
    return named.words.lower(part.head) if part.head is not None else ""


def _key(named: Named, span: Span) -> tuple[str, ...]:
    text = named.words.text[span[0] : span[1]].lower()
    return ("noun", " ".join(text.split()))


def _make(
    named: Named, part: Part, kind: SourceKind | None, confidence: float, *, plural: bool = False
) -> Meaning:
    span = phrase(named, part)
    head = named.words.words[part.head] if part.head is not None else named.words.words[part.first]
    return Meaning(None, _key(named, span), kind, confidence, (head.start, head.end), span, plural)


def _anonymous(named: Named, part: Part) -> Meaning | None:
    lexicon = english()
    text = named.words.text
    found = lexicon.anonymity.search(text, part.span[0], part.span[1])
    head = _head(named, part)
    if found is None and head not in lexicon.withheld:
        found = _withheld_nearby(named, part, head)
        if found is None:
            return None
    made = _make(named, part, "anonymous_source", 0.9, plural=head.endswith("s") or head == "people")
    if found is None:
        return made
    return Meaning(None, made.key, made.kind, made.confidence, found.span(), made.description, made.plural)


def _withheld_nearby(named: Named, part: Part, head: str):  # type: ignore[no-untyped-def]
    """ "..., an official said on condition of anonymity": told in the same sentence, behind the cue."""
    lexicon = english()
    if head not in lexicon.person and head not in lexicon.group:
        return None
    view = named.words
    sentence = view.words[part.first].sentence
    inside = [w for w in view.words[part.last : part.last + 40] if w.sentence == sentence]
    if not inside:
        return None
    return lexicon.anonymity.search(view.text, part.span[1], inside[-1].end)


def _mouthpiece(named: Named, part: Part) -> Meaning | None:
    """Unnamed officials, spokespeople, lawyers are the organisation they speak for."""
    lexicon = english()
    head = _head(named, part)
    if head not in lexicon.mouthpieces:
        return None
    behalf = principal(named, part)
    if behalf is None:
        return None
    return behalf


def principal(named: Named, part: Part) -> Meaning | None:
    """The organisation that an unnamed official speaks for; ``None`` where none is told."""
    view = named.words
    assert part.head is not None
    inside = [
        (n, e)
        for n, e in zip(named.names, named.of, strict=True)
        if part.first <= n.first and n.last <= part.last
    ]
    before = [(n, e) for n, e in inside if n.last <= part.head]
    behind = [(n, e) for n, e in inside if n.first > part.head]
    linked = (
        view.lower(part.head + 1) in ("for", "of", "at", "with", "from", "in") and part.head + 1 < part.last
    )
    for name, number in (*before[-1:], *(behind[:1] if linked else ())):
        kind = named.entities[number].kind
        if kind in ("organisation", "state"):
            return Meaning(number, (), "named_organization", 0.85, name.span, name.span)
        attached = _attached_at(named, name.last, number)
        if kind == "person" and attached is not None:
            return attached
        if kind == "place" and view.lower(part.head) in (
            "officials",
            "authorities",
            "prosecutors",
            "investigators",
            "official",
        ):
            return Meaning(number, (), "named_organization", 0.6, name.span, name.span)
    return _common_principal(named, part)


def _common_principal(named: Named, part: Part) -> Meaning | None:
    """ "the ministry's spokesman", "a spokesman for the ministry", "company officials"."""
    view, lexicon = named.words, english()
    assert part.head is not None
    if view.lower(part.head + 1) in ("for", "of", "at", "with", "from") and part.head + 1 < part.last:
        inner = head_noun(named, part.head + 2, part.last)
        if inner is not None and view.lower(inner) in lexicon.organisation_nouns:
            span = (view.words[part.head + 2].start, view.words[inner].end)
            return _body(named, Part("noun", span, part.head + 2, inner + 1, head=inner))
    for index in reversed(modifiers(named, part)):
        if view.lower(index) in lexicon.organisation_nouns and view.lower(index) not in (
            "state",
            "city",
            "county",
            "military",
            "school",
            "church",
            "industry",
            "party",
        ):
            span = (view.words[part.first].start, view.words[index].end)
            return _body(named, Part("noun", span, part.first, index + 1, head=index))
    return None


def _attached_at(named: Named, index: int, number: int) -> Meaning | None:
    """ "Doe campaign", "Doe's administration": an organisation of a person, beginning with the name."""
    view = named.words
    possessive = view.lower(index) in ("'s", "'")
    noun = index + (1 if possessive else 0)
    for ahead in range(noun, noun + 2):
        word = view.lower(ahead)
        if word in ATTACHED and ahead < len(view.words):
            name = next(n for n in named.entities[number].names if n.last == index or n.last == index - 0)
            span = (name.span[0], view.words[ahead].end)
            return Meaning(
                None, ("attached", str(number), ATTACHED[word]), _attached_kind(word), 0.85, span, span
            )
        if word not in ("presidential", "2016", "transition"):
            return None
    return None


def _attached_kind(word: str) -> SourceKind:
    return "unnamed_group" if word.startswith("family") else "named_organization"


def _attached(named: Named, part: Part) -> Meaning | None:
    head = _head(named, part)
    if head not in ATTACHED:
        return None
    for name, number in zip(named.names, named.of, strict=True):
        if part.first <= name.first and name.last <= part.last and named.entities[number].kind == "person":
            found = _attached_at(named, name.last, number)
            if found is not None:
                return found
    return None


def _paper(named: Named, part: Part) -> Meaning | None:
    head = _head(named, part)
    lexicon = english()
    if head not in lexicon.documents:
        return None
    return _make(named, part, "document", 0.85)


def _definite_person(named: Named, part: Part) -> Meaning | None:
    """ "the general": the one person whom the text introduces as general."""
    view, lexicon = named.words, english()
    head = _head(named, part)
    if (
        view.lower(part.first) not in DEFINITE and not view.words[part.first].shouted
    ) or head not in lexicon.person:
        if not _aged(view.lower(part.last - 1)):
            return None
    if view.lower(part.first) in ("his", "her", "its", "their"):
        return None
    age = _aged(head) or _aged(view.lower(part.last - 1))
    found = [
        n
        for n, e in enumerate(named.entities)
        if e.kind == "person" and _described(named, e, part, head, age)
    ]
    if not found:
        return None
    chosen = found[0] if len(found) == 1 else _likeliest(named, found, part, head)
    if chosen is None:
        return None
    word = view.words[part.head if part.head is not None else part.first]
    return Meaning(
        chosen, (), "named_person", 0.8 if len(found) == 1 else 0.6, (word.start, word.end), part.span
    )


def _aged(word: str) -> int:
    number = word.split("-")[0]
    return int(number) if word.endswith("-year-old") and number.isdigit() else 0


def _described(named: Named, entity: Entity, part: Part, head: str, age: int) -> bool:
    """Whether one of a person's introductions uses the head noun, or another word for the position."""
    if age:
        return any(intro.age == age for intro in entity.introductions)
    lexicon = english()
    position = lexicon.positions.get(head)
    if position is None and head not in lexicon.person:
        return False
    text = named.words.text
    for intro in entity.introductions:
        for span in (intro.before, intro.after):
            if span is None:
                continue
            said = text[span[0] : span[1]].lower().replace(",", " ").split()
            if any(w == head or (position and lexicon.positions.get(w) == position) for w in said):
                if "former" not in said or "former" in text[part.span[0] : part.span[1]].lower():
                    return True
    return False


def _likeliest(named: Named, found: list[int], part: Part, head: str) -> int | None:
    """Of several with that position: the one last named before, if it is near."""
    before = [
        (max((n.first for n in named.entities[number].names if n.first < part.first), default=-1), number)
        for number in found
    ]
    index, number = max(before)
    if index < 0:
        return None
    view = named.words
    if view.words[part.first].sentence - view.words[index].sentence <= 3:
        return number
    return None


def _body(named: Named, part: Part) -> Meaning | None:
    """ "the company": an organisation by a common noun."""
    view, lexicon = named.words, english()
    head = _head(named, part)
    if head not in lexicon.organisation_nouns and head not in lexicon.organisation_heads:
        return None
    if view.lower(part.first) in ("the", "this", "that"):
        number = _organisation_called(named, head, part)
        if number is not None:
            word = view.words[part.head or part.first]
            return Meaning(number, (), "named_organization", 0.65, (word.start, word.end), part.span)
    return _make(named, part, "named_organization", 0.6)


def _organisation_called(named: Named, head: str, part: Part) -> int | None:
    """The organisation last named before whose name has that noun, or for companies the last one of all."""
    candidates = [
        (name.first, number)
        for name, number in zip(named.names, named.of, strict=True)
        if name.first < part.first and named.entities[number].kind == "organisation"
    ]
    own = [
        c
        for c in candidates
        if head in named.entities[c[1]].names[0].lower.split()
        or any(head in n.lower.split() for n in named.entities[c[1]].names)
    ]
    return max(own)[1] if own else None


def _crowd(named: Named, part: Part) -> Meaning | None:
    lexicon = english()
    head = _head(named, part)
    singular = head[:-1] if head.endswith("s") else head
    if head in lexicon.group or (
        head != singular and (singular in lexicon.person or singular in lexicon.organisation_nouns)
    ):
        return _make(named, part, "unnamed_group", 0.85, plural=True)
    return None


def _individual(named: Named, part: Part) -> Meaning | None:
    if _head(named, part) in english().person or _aged(_head(named, part)):
        return _make(named, part, "unnamed_person", 0.85)
    return None


def _other(named: Named, part: Part) -> Meaning:
    head = _head(named, part)
    if head.endswith("s") and not head.endswith("ss") and len(head) > 3:
        return _make(named, part, "unnamed_group", 0.4, plural=True)
    return _make(named, part, None, 0.3)

"""Persons described first and named afterwards: "an inspector said ...", then "Doe, the inspector".

Four ways are safe enough: the lead describes somebody and the name right behind it comes without any
introduction, or with the same words said again; the name comes with "the" and the noun of the description,
which nobody else has; or the quotation goes on in the next paragraph and a name that the text introduces
nowhere closes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.resolve.entities import Entity, Named
from reportedly.resolve.grammar import grammar
from reportedly.resolve.heads import Part
from reportedly.resolve.names import Name
from reportedly.resolve.noun_phrases import DETERMINERS, head_noun
from reportedly.resolve.referents import Key, Referent, Referents
from reportedly.resolve.source_lexicon import english
from reportedly.types import Attribution, Span

#: Sentences between the description and the name that closes the quotation.
NEAR = 3
#: The last sentence, counted from 0, that may be the lead: under headline and byline.
LEAD = 3
#: Sentences with a full stop before the lead, at most, however many lines stand above it; what closes one.
CLOSED, CLOSING = 1, (".", "!", "?")
#: Quotation marks, before or behind which a name may stand without a word on who it is.
MARKS = ("“", "”", '"', "»", "''")
#: Words that a statement shares with the one that says it again, at least, and of the shorter one's words.
AGAIN = (4, 0.6)


def introduced_later(
    named: Named, referents: Referents, spoken: Sequence[tuple[Attribution, tuple[Key, ...]]]
) -> Iterator[tuple[Key, int]]:
    """The sources described without a name, with the index of the person they turn out to be.

    Args:
        named: what the text names.
        referents: the sources found so far.
        spoken: the attributions in order of the text, each with its sources.
    """
    open_ = [r for r in referents.all() if r.entity is None and r.kind == "unnamed_person" and not r.plural]
    taken: set[int] = set()
    for referent in open_:
        if (whole := _same_phrase(named, referents, referent)) is not None:
            yield referent.key, whole
            continue
        first = referent.mentions[0].part
        if first.head is None:
            continue
        again = _restated(named, referent, first, spoken)
        if again is not None and _allows(named, named.entities[again], first):
            yield referent.key, again  # headline and lead may both describe him
            continue
        found = _of_owner(named, first)
        found = found if found is not None else _of_lead(named, first, spoken)
        if found is None and named.words.lower(first.first) not in ("a", "an", "one"):
            continue
        found = found if found is not None else _called_back(named, open_, first)
        found = found if found is not None else _closing(named, referent, first, spoken)
        if found is not None and found not in taken and _allows(named, named.entities[found], first):
            taken.add(found)
            yield referent.key, found


def _same_phrase(named: Named, referents: Referents, referent: Referent) -> int | None:
    """ "A nurse who asked to be called Ines": the person named in the phrase that begins so."""
    begins = {m.span[0] for m in referent.mentions}
    begins |= {referent.description[0]} if referent.description is not None else set()
    for other in referents.all():
        if other.entity is not None and named.entities[other.entity].kind == "person":
            named_so = (m for m in other.mentions if m.part.kind == "name" and m.part.head != m.part.first)
            if any(m.span[0] in begins for m in named_so):
                return other.entity
    return None


def _allows(named: Named, entity: Entity, part: Part) -> bool:
    """Whether the description's gender fits."""
    told = {english().gendered.get(named.words.lower(i)) for i in range(part.first, part.last)} - {None}
    return not (told and entity.gender and entity.gender not in told)


def _called_back(named: Named, open_: Sequence[Referent], part: Part) -> int | None:
    """Who is named as "the inspector" where one inspector was described before."""
    view = named.words
    noun = view.lower(part.head if part.head is not None else part.first)
    alike = [r for r in open_ if any(_head(named, m.part) == noun for m in r.mentions)]
    if len(alike) != 1:
        return None
    found = []
    for number, entity in enumerate(named.entities):
        if entity.kind != "person" or entity.names[0].first < part.last:
            continue
        intro = entity.introductions[0]
        if any(_points_back(named, span, noun) for span in (intro.before, intro.after) if span):
            found.append(number)
    return found[0] if len(found) == 1 else None


def _of_owner(named: Named, part: Part) -> int | None:
    """ "Mueller's spokesman" is "Mueller spokesman Jane Doe": whose title is the same words."""
    told = _telling(named, part.first, part.last)
    capital = any(named.words.words[i].capital for i in range(part.first, part.last))
    if len(told) < 2 or not capital:
        return None
    found = set()
    for number, entity in enumerate(named.entities):
        spans = [s for i in entity.introductions for s in (i.before, i.after) if s is not None]
        ranges = [named.words.between(*span) for span in spans] if entity.kind == "person" else []
        if any(_telling(named, r.start, r.stop) == told for r in ranges):
            found.add(number)
    return found.pop() if len(found) == 1 else None


def _of_lead(named: Named, part: Part, spoken: Sequence[tuple[Attribution, tuple[Key, ...]]]) -> int | None:
    """Who is named right behind the lead without a word on who that is: the lead has said it."""
    view = named.words
    lead = view.words[part.first].sentence
    if not _opens_text(named, part):
        return None
    people = [
        (name, number)
        for name, number in zip(named.names, named.of, strict=True)
        if name.first >= part.last
        and view.words[name.first].sentence > lead  # whom the lead speaks about does not speak in it
        and named.entities[number].kind == "person"
        and named.entities[number].names[0].first == name.first
    ]
    near = [pair for pair in people if 0 < view.words[pair[0].first].sentence - lead <= NEAR]
    same = [pair for pair in near if _one_office(named, part, pair[0])]
    if not near or (near[0] != people[0] and len(same) != 1):
        return None
    name, number = near[0] if near[0] == people[0] else same[0]
    entity = named.entities[number]
    intro = entity.introductions[0]
    told = intro.before or intro.after or intro.predicate or intro.party
    if intro.relative is not None and not _left(named, part, intro.relative):
        told = intro.relative
    introduced = told is not None or _described_before(named, name.first)
    speaks = any(a.source and a.source[0][0] <= name.span[0] < a.source[0][1] for a, _ in spoken)
    full = entity.person is not None and entity.person.full and len(name.words) > 1
    if not (full and speaks):
        return None
    return number if not introduced or _one_office(named, part, name) else None


def _opens_text(named: Named, part: Part) -> bool:
    """Whether a part stands in the lead: among the first sentences, lines without a full stop left out."""
    view = named.words
    lead = view.words[part.first].sentence
    if lead <= LEAD:
        return True
    closed = {w.sentence for w in view.words[: part.first] if w.text in CLOSING and w.sentence < lead}
    return len(closed) <= CLOSED


def _one_office(named: Named, part: Part, name: Name) -> bool:
    """ "A U.S. judge" of the lead is "U.S. District Judge Jane Doe" right behind it."""
    view, head = named.words, _head(named, part)
    before = [view.lower(i) for i in range(max(name.first - 4, 0), name.first)]
    if head not in grammar("offices_of_one") or before[-1:] != [head]:
        return False
    former = {"former", "ex", "retired"}
    told = {view.lower(i) for i in range(part.first, part.last)}
    return bool(told & former) == bool(set(before) & former)


def _restated(
    named: Named, referent: Referent, part: Part, spoken: Sequence[tuple[Attribution, tuple[Key, ...]]]
) -> int | None:
    """Who is named where the text says again, right behind the lead, what the lead had somebody say."""
    view = named.words
    lead = view.words[part.first].sentence
    place = next((i for i, (_, keys) in enumerate(spoken) if keys == (referent.key,)), None)
    if place is None or not _opens_text(named, part):
        return None
    told = _content_words(named, spoken[place][0])
    for attribution, keys in spoken[place + 1 : place + 3]:
        if len(keys) != 1 or keys[0][0] != "entity":
            continue
        entity = named.entities[int(keys[0][1])]
        name = entity.names[0]
        again = told & _content_words(named, attribution)
        near = 0 < view.words[name.first].sentence - lead <= NEAR and len(name.words) > 1
        least = min(len(told), len(_content_words(named, attribution)))
        if entity.kind == "person" and near and len(again) >= AGAIN[0] and len(again) >= AGAIN[1] * least:
            return int(keys[0][1])
    return None


def _content_words(named: Named, attribution: Attribution) -> frozenset[str]:
    """The longer words of what is said."""
    view = named.words
    indices = (i for span in attribution.content for i in view.between(*span))
    return frozenset(view.lower(i) for i in indices if len(view.lower(i)) > 3)


def _left(named: Named, part: Part, relative: Span) -> bool:
    """ "A former engineer" of the lead is "Jane Doe, who left the plant last month"."""
    view = named.words
    former = any(view.lower(i) in ("former", "ex") for i in range(part.first, part.last))
    return former and any(view.lower(i) in grammar("leaving") for i in view.between(*relative))


def _described_before(named: Named, first: int) -> bool:
    """ "Her neighbour Jane Doe", "lawyer, Jane Doe": words before a name that may tell who it is."""
    view = named.words
    before = view.lower(first - 1)
    if view.words[first].opens or before in english().verbs | {"but", "and", "as", "yet", *MARKS}:
        return False
    opens = first
    while opens > 0 and view.words[opens - 1].sentence == view.words[first].sentence:
        opens -= 1
    return not (before == "," and view.lower(opens) not in DETERMINERS)


def _telling(named: Named, first: int, last: int) -> frozenset[str]:
    """The words of a title, without articles, "for" and possessives; "Marran" is Marra."""
    view, states = named.words, english().states
    barred = DETERMINERS | {"'s", "'", "for", "of"}
    kept = (view.words[i].text for i in range(first, last) if view.lower(i) not in barred)
    return frozenset(states.get(word, word).lower() for word in kept)


def _head(named: Named, part: Part) -> str:
    return named.words.lower(part.head) if part.head is not None else ""


def _points_back(named: Named, span: Span, noun: str) -> bool:
    """Whether an introduction is "the inspector" and no more."""
    view = named.words
    indices = view.between(*span)
    the = view.lower(indices.start) == "the" or view.lower(indices.start - 1) == "the"
    head = head_noun(view, indices.start, indices.stop) if len(indices) else None
    return the and head is not None and view.lower(head) == noun and len(indices) <= 3


def _closing(
    named: Named, referent: Referent, part: Part, spoken: Sequence[tuple[Attribution, tuple[Key, ...]]]
) -> int | None:
    """Whose name stands at the next quotation, where the text says nowhere who that is."""
    places = [i for i, (_, keys) in enumerate(spoken) if referent.key in keys]
    if len(places) != 1 or places[0] + 1 >= len(spoken):
        return None
    attribution, keys = spoken[places[0] + 1]
    if len(keys) != 1 or keys[0][0] != "entity" or not _quoted(named, attribution):
        return None
    entity = named.entities[int(keys[0][1])]
    view = named.words
    if entity.kind != "person" or not entity.person or not entity.person.full:
        return None
    name = entity.names[0]
    distance = view.words[name.first].sentence - view.words[part.first].sentence
    bare = all(
        not (i.before or i.after or i.relative or i.predicate or i.party or i.age)
        for i in entity.introductions
    )
    alone = attribution.source == (name.span,)
    return int(keys[0][1]) if bare and alone and 0 < distance <= NEAR else None


def _quoted(named: Named, attribution: Attribution) -> bool:
    """Whether the content begins with a quotation."""
    return bool(attribution.content) and named.words.text[attribution.content[0][0]] in '“"'

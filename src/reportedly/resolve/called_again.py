"""Descriptions that take up somebody by what the text has said of him: an owner, an administration, secrecy.

"Doe's attorney" again is the attorney who was named as Doe's; "the president" is Mr. Doe where the text
speaks of the Doe administration and calls nobody else so; "the source" is who was familiar with the matter.
"""

from __future__ import annotations

from reportedly.resolve.entities import Named
from reportedly.resolve.grammar import grammar
from reportedly.resolve.heads import Part
from reportedly.resolve.meanings import head_of
from reportedly.resolve.noun_phrases import DETERMINERS
from reportedly.resolve.referents import Key, Mention, Referents
from reportedly.resolve.source_lexicon import english
from reportedly.types import Span

#: Sentences back in which "the source" was described.
REACH = 12
#: How often a text names whom it is about, at least.
OFTEN = 4
#: Words of an administration behind the name of who heads it.
HEADED = frozenset({"administration", "presidency"})


def called_again(named: Named, referents: Referents, part: Part) -> tuple[Key, float, Span] | None:
    """Whom a description takes up.

    Returns:
        The key of a source or entity, how sure, and the words that led to it; ``None``: nobody known.
    """
    if part.head is None:
        return None
    for read in (_source, _of_same_owner, _of_administration, _of_whom_it_is):
        found = read(named, referents, part)
        if found is not None:
            return found
    return None


def _source(named: Named, referents: Referents, part: Part) -> tuple[Key, float, Span] | None:
    """ "The source" behind "a person familiar with the matter": the one described last."""
    view = named.words
    if part.last - part.first != 2 or [view.lower(part.first), view.lower(part.last - 1)] != [
        "the",
        "source",
    ]:
        return None
    here = view.words[part.first].sentence
    found = [
        (mention.span[0], referent.key, mention.span)
        for referent in referents.all()
        if referent.kind == "anonymous_source" and not referent.plural
        for mention in referent.mentions
        if mention.span[0] < part.span[0] and here - view.words[mention.part.first].sentence <= REACH
    ]
    return (max(found)[1], 0.7, max(found)[2]) if found else None


def _of_same_owner(named: Named, referents: Referents, part: Part) -> tuple[Key, float, Span] | None:
    """ "Doe's attorney", "the president's son": who was described by the same owner and noun before."""
    view = named.words
    owners = {view.lower(i - 1) for i in range(part.first + 1, part.last) if view.lower(i) in ("'s", "'")}
    told = _telling(named, part.first, part.last)
    if not owners or len(told) < 2:
        return None
    found = [
        (mention.span[0], referent.key, mention.span)
        for referent in referents.all()
        for mention in referent.mentions
        if mention.span[0] < part.span[0] and told <= _before_name(named, mention) and not referent.plural
    ]
    return (max(found)[1], 0.7, max(found)[2]) if found else None


def _before_name(named: Named, mention: Mention) -> frozenset[str]:
    """The telling words of a description with its owner, without the name behind it."""
    part = mention.part
    if part.kind == "pronoun" or part.head is None:
        return frozenset()
    last = part.head if part.kind == "name" else part.last
    owned = any(named.words.lower(i) in ("'s", "'") for i in range(part.first, last))
    return _telling(named, part.first, last) if owned else frozenset()


def _telling(named: Named, first: int, last: int) -> frozenset[str]:
    view = named.words
    words = (view.lower(i) for i in range(first, last))
    return frozenset(w for w in words if w[0].isalnum() and w not in DETERMINERS and w != "'s")


def _of_administration(named: Named, referents: Referents, part: Part) -> tuple[Key, float, Span] | None:
    """ "The president" is Doe where "the Doe administration" is spoken of, and no other."""
    view = named.words
    bare = part.last - part.first == 2 and view.lower(part.first) == "the"
    former = part.last - part.first == 3 and view.lower(part.first + 1) == "former"
    if not (bare or former) or head_of(named, part) not in grammar("heads_of_administrations"):
        return None
    first = next((n for n, entity in enumerate(named.entities) if entity.kind == "person"), -1)
    found = {
        number: name.span
        for name, number in zip(named.names, named.of, strict=True)
        if (person := named.entities[number].person) is not None
        # "The Doe administration" and Jane Doe may be two, unless the text is about Doe.
        and (not person.full or (former and len(named.entities[number].names) > 2 and number == first))
        and view.lower(name.last + (view.lower(name.last) in ("'s", "'"))) in HEADED
    }
    if len(found) != 1:
        return None
    number, span = found.popitem()
    return ("entity", str(number)), 0.6, span


def _of_whom_it_is(named: Named, referents: Referents, part: Part) -> tuple[Key, float, Span] | None:
    """ "The president" of an article about one man whom it gives no office, since every reader knows it."""
    view = named.words
    bare = part.last - part.first == 2 and view.lower(part.first) == "the"
    if not bare or head_of(named, part) != "president":
        return None
    first = next((n for n, e in enumerate(named.entities) if e.kind == "person"), None)
    if first is None or ("entity", str(first)) not in referents.by_key:
        return None
    entity = named.entities[first]
    offices = (i.before or i.after or i.predicate for e in named.entities for i in e.introductions)
    told = any("president" in view.text[slice(*span)].lower() for span in offices if span)
    known = entity.person is not None and entity.person.surname in english().public_figures
    if told or not known or len(entity.names) < OFTEN:
        return None
    return ("entity", str(first)), 0.55, entity.names[0].span

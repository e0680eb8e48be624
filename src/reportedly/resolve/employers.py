"""Whom a person works for, by what stands around the name: "Jane Doe of Acme", "the Herald's Jane Doe"."""

from __future__ import annotations

from reportedly.quotation_marks import straight
from reportedly.resolve.affiliation import Affiliation, full_name
from reportedly.resolve.entities import Entity, Named
from reportedly.resolve.grammar import grammar
from reportedly.resolve.heads import names_in
from reportedly.resolve.names import Name
from reportedly.resolve.noun_phrases import STOPS
from reportedly.resolve.positions import Title
from reportedly.resolve.source_lexicon import english
from reportedly.resolve.words import Words

#: Words behind a name in which the name of an organisation begins.
_NEAR = 6


def of_company(named: Named, entity: Entity, *, past: bool = False) -> Affiliation | None:
    """ "Jane Doe of Acme", "Jane Doe, of the Herald,": the organisation behind the name.

    Args:
        named: what the text names.
        entity: the person.
        past: whether a position is told that is held no longer: then only "of" says whose somebody is.
    """
    view = named.words
    links = frozenset({"of"}) if past else grammar("belonging")
    for name in entity.names:
        link = name.last + (view.lower(name.last) == "," and view.lower(name.last + 1) in ("of", "from"))
        if view.lower(link) in links and (found := _named_from(named, link + 1)):
            return found
    return None


def of_work(named: Named, entity: Entity) -> Affiliation | None:
    """ "Jane Doe, who covers shipping for Acme", "her counterpart at Acme, Jane Doe,"."""
    view = named.words
    for name, intro in zip(entity.names, entity.introductions, strict=True):
        if intro.relative is not None:
            clause = view.between(*intro.relative)
            told = view.lower(clause.start + 1) in grammar("working") and view.lower(clause.start) == "who"
            links = [i for i in clause if view.lower(i) in ("for", "at")] if told else []
        else:
            links = [i for i in range(max(name.begin - _NEAR - 2, 1), name.begin) if _counterpart(view, i)]
            links = links if view.lower(name.begin - 1) == "," else []
        for link in links:
            if found := _named_from(named, link + 1):
                return found
    return None


def _counterpart(view: Words, index: int) -> bool:
    """Whether a word is the "at" of "her counterpart at Acme"."""
    return view.lower(index) in ("at", "from") and view.lower(index - 1) in grammar("counterparts")


def _named_from(named: Named, index: int) -> Affiliation | None:
    """The organisation whose name, or whose description and name, begin at an index."""
    view = named.words
    marks = (i for i in range(index, len(view.words)) if not view.words[i].text[0].isalnum())
    for other, number in names_in(named, index, next(marks, len(view.words))):
        near = other.begin - index < _NEAR and _noun_before(named, index, other.begin)
        if near and named.entities[number].kind == "organisation":
            return Affiliation(full_name(named, number), other.span)
    return None


def _noun_before(named: Named, first: int, last: int) -> bool:
    """Whether only the description of an organisation stands among some words: "the law firm"."""
    lexicon = english()
    told = [named.words.lower(i) for i in range(first, last)]
    return all(word not in lexicon.verbs and word not in grammar("prepositions") for word in told)


def of_owner(named: Named, entity: Entity) -> Affiliation | None:
    """ "The Herald's Jane Doe": the organisation whose possessive stands before the name."""
    for name in entity.names:
        mark = named.words.lower(name.begin - 1)
        # "Lyin' Doe" is no owner.
        if mark == "'s" or (mark == "'" and named.words.lower(name.begin - 2).endswith("s")):
            for other, number in zip(named.names, named.of, strict=True):
                if other.last == name.begin - 1 and named.entities[number].kind == "organisation":
                    return Affiliation(full_name(named, number), other.span)
    return None


def of_its(named: Named, title: Title) -> Affiliation | None:
    """ "Its chief executive": the organisation named last before, in this sentence or the one before."""
    view = named.words
    index = view.index(title.span[0])
    if view.lower(index - 1) != "its":
        return None
    before = [
        (name, number)
        for name, number in zip(named.names, named.of, strict=True)
        if name.last < index
        and view.words[index].sentence - view.words[name.first].sentence <= 1
        and named.entities[number].kind == "organisation"
        # A town that is named by the way: "the port of Velm".
        and not (len(name.words) == 1 and view.lower(name.begin - 1) in ("of", "in", "at", "near"))
        # What somebody speaks of is not whom he speaks for: "Flurix causes no strokes," said its director.
        and not _quoted(view.text, name.span[0], title.span[0])
        and not _of_a_thing(view, name)
    ]
    return Affiliation(full_name(named, before[-1][1]), before[-1][0].span) if before else None


def of_the_subject(named: Named, title: Title) -> Affiliation | None:
    """ "Acme backs it. Spokeswoman Jane Doe said": of the body that the sentence before is about."""
    view = named.words
    words = view.between(*title.span)
    alone = words.stop - words.start == 1 and view.lower(title.head).startswith("spokes")
    if not alone or view.lower(words.start - 1) in ("the", "a", "his", "her"):
        return None
    sentence = view.words[words.start].sentence
    told = [
        (name, number)
        for name, number in zip(named.names, named.of, strict=True)
        if sentence - 2 <= view.words[name.first].sentence < sentence
        and named.entities[number].kind == "organisation"
        and not view.words[name.first].shouted
        and (view.words[name.first].opens or view.words[name.first - 1].opens)
    ]
    return Affiliation(full_name(named, told[-1][1]), told[-1][0].span) if told else None


def _of_a_thing(view: Words, name: Name) -> bool:
    """ "The Flurix vaccine": a name that only tells which thing is meant."""
    behind, lexicon = view.lower(name.last), english()
    noun = behind.isalpha() and behind not in lexicon.verbs | lexicon.organisation_nouns | STOPS
    told = behind.endswith(("ed", "ing", "s"))
    return name.definite and noun and not told and not view.words[name.last].capital


def _quoted(text: str, start: int, end: int) -> bool:
    """Whether a quotation that was open at one place is closed before another."""
    line = text.rfind("\n", 0, start) + 1
    before, behind = straight(text[line:start]), straight(text[start:end])
    return before.count('"') % 2 == 1 and '"' in behind

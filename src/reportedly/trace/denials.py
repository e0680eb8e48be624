"""Who denies a claim."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from reportedly.trace.behalf import Behalf, behalf, one_voice, short_for
from reportedly.trace.claims import SURE
from reportedly.trace.names_match import names_match
from reportedly.trace.one_story import STORY
from reportedly.trace.person_words import words_of
from reportedly.trace.reuse import one_story
from reportedly.trace.speaker import speaker
from reportedly.trace.values import Article, Relation, Statement
from reportedly.types import Source

#: What stands behind an office: "the director of the works".
_BEHIND = re.compile(r"\s(?:of|for|at|in|who|from)\s")
#: A denial that is less likely than this is none, whatever the articles are about. Of labelled pairs half of
#: those between this and ``SURE`` were denials.
DOUBTED = 0.4
#: What an article says itself denies a claim from here on, whatever the articles are about: of less sure
#: ones, drawn from articles of a newsroom, one in twelve did.
OWN = 0.75


def deniers(
    claim: Iterable[str],
    statements: Mapping[str, Statement],
    relations: Sequence[Relation],
    articles: Mapping[str, Article],
) -> tuple[str, ...]:
    """Uids of the statements that deny a claim.

    What the words alone leave in doubt is one where both articles are of one story and one source puts it as
    not so.

    Args:
        claim: uids of the claim's statements.
        statements: all that are known, by uid.
        relations: between them.
        articles: theirs, by key.
    """
    inside = set(claim)
    found: set[str] = set()

    @cache  # a claim may have thousands of statements in the same articles
    def of_one_story(one: str, other: str) -> bool:
        known = one != other and one in articles and other in articles
        return known and one_story(articles[one].document, articles[other].document) >= STORY

    for relation in relations:
        if relation.kind != "denies" or relation.confidence < DOUBTED:
            continue
        for mine, theirs in ((relation.here, relation.there), (relation.there, relation.here)):
            if mine not in inside or theirs in inside or theirs not in statements:
                continue
            if theirs not in found and _holds(
                relation.confidence, statements[mine], statements[theirs], of_one_story
            ):
                found.add(theirs)
    return tuple(sorted(found))


def _holds(sure: float, one: Statement, other: Statement, of_one_story: Callable[[str, str], bool]) -> bool:
    """Whether one statement denies another, as far as their words, who says them and the story tell."""
    if _mentioned(one) or _mentioned(other):
        return False
    own = one.own_voice or other.own_voice
    if sure >= (OWN if own else SURE):
        return True
    if own:
        return sure >= SURE and of_one_story(one.article, other.article)
    return _negative(one) != _negative(other) and of_one_story(one.article, other.article)


def _mentioned(statement: Statement) -> bool:
    """Whether a source only speaks of something and says nothing of whether it is so."""
    return not statement.own_voice and statement.factuality is None


def _negative(statement: Statement) -> bool:
    return (statement.factuality or "").endswith("-")


def denying_sources(denials: Iterable[Statement], articles: Mapping[str, Article]) -> tuple[str, ...]:
    """The distinct sources of denials, each by the first name that is given to it.

    One person under several forms of a name is one, and so are a body and who speaks for it; a denial whose
    source the text does not name counts only where nobody else denies.

    Args:
        denials: of a claim.
        articles: theirs, by key.
    """
    found: list[list[tuple[str, Behalf]]] = []
    unnamed: set[str] = set()
    for statement in denials:
        source = speaker(statement)
        if source is None:
            unnamed.add(f"{'article' if statement.own_voice else 'unresolved'}:{statement.article}")
            continue
        one = statement.article, behalf(source, articles[statement.article].document.text)
        group = next((group for group in found if any(_one(one, other) for other in group)), None)
        if group is None:
            found.append([one])
        else:
            group.append(one)
    return tuple(group[0][1].source.name for group in found) or tuple(sorted(unnamed))[:1]


def _one(one: tuple[str, Behalf], other: tuple[str, Behalf]) -> bool:
    mine, theirs = one[1].source, other[1].source
    match = names_match(mine, theirs).kind
    if match == "same" or (match == "compatible" and mine.party is not None and mine.party == theirs.party):
        return True
    if one_voice(one[1], other[1]):
        return True
    return one[0] == other[0] and (
        _named(mine, theirs) or _named(theirs, mine) or _in_short(one[1], other[1])
    )


def _in_short(one: Behalf, other: Behalf) -> bool:
    """Whether an article has one body in full and in short: "Orme Brewery", "the brewery's director"."""
    persons = one.source.kind == other.source.kind == "named_person"
    return not persons and (short_for(one, other) or short_for(other, one))


def _named(described: Source, person: Source) -> bool:
    """Whether a person that an article describes is the one whom it then names by that office."""
    if described.kind != "unnamed_person" or person.kind != "named_person":
        return False
    office = _BEHIND.split(described.name)[0].split()[-1:]
    return bool(office) and office[0].casefold() in words_of(person.title)

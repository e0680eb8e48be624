"""Who denies a claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reportedly.trace.behalf import Behalf, behalf, one_voice
from reportedly.trace.claims import SURE
from reportedly.trace.names_match import names_match
from reportedly.trace.speaker import speaker
from reportedly.trace.values import Article, Relation, Statement


def deniers(
    claim: Iterable[str], statements: Sequence[Statement], relations: Sequence[Relation]
) -> tuple[str, ...]:
    """Uids of the statements that deny a claim.

    Args:
        claim: uids of the claim's statements.
        statements: all that are known.
        relations: between them.
    """
    inside = set(claim)
    known = {statement.uid for statement in statements}
    found = set()
    for relation in relations:
        if relation.kind != "denies" or relation.confidence < SURE:
            continue
        for mine, theirs in ((relation.here, relation.there), (relation.there, relation.here)):
            if mine in inside and theirs not in inside and theirs in known:
                found.add(theirs)
    return tuple(sorted(found))


def denying_sources(denials: Iterable[Statement], articles: Mapping[str, Article]) -> tuple[str, ...]:
    """The distinct sources of denials, each by the first name that is given to it.

    One person under several forms of a name is one, and so are a body and who speaks for it; a denial whose
    source the text does not name counts only where nobody else denies.

    Args:
        denials: of a claim.
        articles: theirs, by key.
    """
    found: list[list[Behalf]] = []
    unnamed: set[str] = set()
    for statement in denials:
        source = speaker(statement)
        if source is None:
            unnamed.add(f"{'article' if statement.own_voice else 'unresolved'}:{statement.article}")
            continue
        one = behalf(source, articles[statement.article].document.text)
        group = next((group for group in found if any(_one(one, other) for other in group)), None)
        if group is None:
            found.append([one])
        else:
            group.append(one)
    return tuple(group[0].source.name for group in found) or tuple(sorted(unnamed))[:1]


def _one(one: Behalf, other: Behalf) -> bool:
    mine, theirs = one.source, other.source
    match = names_match(mine, theirs).kind
    if match == "same" or (match == "compatible" and mine.party is not None and mine.party == theirs.party):
        return True
    return one_voice(one, other)

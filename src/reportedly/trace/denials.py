"""Who denies a claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.trace.claims import SURE
from reportedly.trace.names_match import names_match
from reportedly.trace.speaker import speaker
from reportedly.trace.values import Relation, Statement
from reportedly.types import Source


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


def denying_sources(denials: Iterable[Statement]) -> tuple[str, ...]:
    """The distinct sources of denials, each by the first name that is given to it.

    One person under several forms of a name is one; a denial whose source the text does not name counts only
    where nobody else denies.
    """
    found: list[Source] = []
    unnamed: set[str] = set()
    for statement in denials:
        source = speaker(statement)
        if source is None:
            unnamed.add(f"{'article' if statement.own_voice else 'unresolved'}:{statement.article}")
        elif not any(_one(source, other) for other in found):
            found.append(source)
    return tuple(source.name for source in found) or tuple(sorted(unnamed))[:1]


def _one(one: Source, other: Source) -> bool:
    match = names_match(one, other).kind
    return match == "same" or (match == "compatible" and one.party is not None and one.party == other.party)

"""Who denies a claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.trace.origins import party, speaker
from reportedly.trace.values import Relation, Statement


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
        if relation.kind != "denies":
            continue
        for mine, theirs in ((relation.here, relation.there), (relation.there, relation.here)):
            if mine in inside and theirs not in inside and theirs in known:
                found.add(theirs)
    return tuple(sorted(found))


def denying_sources(denials: Iterable[Statement]) -> tuple[str, ...]:
    """The distinct sources of denials, each by a name that is the same in every article."""
    names = set()
    for statement in denials:
        source = speaker(statement)
        if statement.own_voice:
            names.add(f"article:{statement.article}")
        elif source is None:
            names.add(f"unresolved:{statement.article}")
        elif source.kind in ("named_person", "named_organization", "document"):
            names.add(" ".join(source.name.casefold().split()))
        else:
            names.add(party(source, statement.article))
    return tuple(sorted(names))

"""Who denies a claim: statements that say the contrary, and those that name the claim only to deny it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.trace.origins import party, speaker
from reportedly.trace.values import Relation, Statement
from reportedly.types import Spans


def denied_by_cue(statement: Statement) -> bool:
    """Whether the source is given as denying the content: the denial ("denied that") stands outside it."""
    attribution = statement.attribution
    if attribution is None or attribution.factuality is None or not attribution.factuality.endswith("-"):
        return False
    words = attribution.reasons.get("factuality", ())
    return bool(words) and not _inside(words, attribution.content)


def turned(relation: Relation, one: Statement, other: Statement) -> Relation:
    """The relation of the contents as one of the statements: to deny the same is to say the contrary."""
    if denied_by_cue(one) == denied_by_cue(other) or relation.kind not in ("same", "denies"):
        return relation
    denied = one if denied_by_cue(one) else other
    words = _words(denied)
    kind = "denies" if relation.kind == "same" else "same"
    return Relation(
        relation.here,
        relation.there,
        kind,  # type: ignore[arg-type]
        relation.confidence,
        (*relation.reasons, ("denial", *((words, "") if denied is one else ("", words)))),
    )


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


def _inside(words: Spans, content: Spans) -> bool:
    return any(start <= s and e <= end for s, e in words for start, end in content)


def _words(statement: Statement) -> str:
    return statement.attribution.factuality or "" if statement.attribution else ""

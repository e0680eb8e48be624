"""Which statements are one claim: those that say the same, and none that contradict each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from reportedly.trace.values import Relation, Statement

#: A relation that is less certain tells nothing by itself.
SURE = 0.5
#: Two that say the same join from here on. Of pairs that are less sure, drawn from articles of a newsroom,
#: two in five say the same: what else is known of their articles has to tell (``one_story``).
JOINED = 0.7
#: Share of the pairs of two groups that have to say the same for the groups to be one claim, but for a few:
#: among few pairs one that was not seen to say the same tells little. So a statement near to two matters
#: ("a report by the ministry") does not make them one, and no claim grows by neighbours of neighbours.
TOGETHER = 0.5
FEW = 1
#: Version of the names of claims.
_VERSION = "c1"


def claims(
    uids: Iterable[str], relations: Iterable[Relation], apart: Iterable[tuple[str, str]] = ()
) -> tuple[tuple[str, ...], ...]:
    """Group statements into claims.

    The most certain relations join first; no group takes in two statements of which one denies the other or
    differs from it in a number or a name, and none is joined to another with which it has little in common.
    So the result is a function of the set of relations.

    Args:
        uids: of the statements.
        relations: between them; others are left out.
        apart: pairs of which a person said that they are two claims.

    Returns:
        The uids of each claim, sorted; the claims by their first uid.
    """
    groups = {uid: _Group({uid}) for uid in uids}
    known = [r for r in relations if r.here in groups and r.there in groups and r.confidence >= SURE]
    for one_uid, other_uid in apart:
        if one_uid in groups and other_uid in groups:
            groups[one_uid].apart.add(other_uid)
            groups[other_uid].apart.add(one_uid)
    for relation in known:
        if relation.kind in ("denies", "differs"):
            groups[relation.here].apart.add(relation.there)
            groups[relation.there].apart.add(relation.here)
        elif relation.kind == "same":
            groups[relation.here].alike[relation.there] += 1
            groups[relation.there].alike[relation.here] += 1
    for relation in sorted(known, key=_firmest):
        one, other = groups[relation.here], groups[relation.there]
        sure = relation.kind == "same" and relation.confidence >= JOINED
        if sure and one is not other and one.goes_with(other):
            _join(groups, one, other)
    distinct = {id(group): group for group in groups.values()}
    return tuple(sorted(tuple(sorted(group.members)) for group in distinct.values()))


def claim_id(statements: Sequence[Statement]) -> str:
    """The permanent name of a claim: that of the statement with which it begins.

    Args:
        statements: of the claim, the earliest first.
    """
    return f"{_VERSION}-{statements[0].uid}"


def first_of(claim: str) -> str | None:
    """The uid of the statement after which a claim is named; ``None``: that is no name of a claim."""
    version, _, uid = claim.partition("-")
    return uid if version == _VERSION and uid else None


class _Group:
    """Statements that say the same, and those that cannot be among them."""

    def __init__(self, members: set[str]) -> None:
        self.members = members
        self.apart: set[str] = set()
        #: How many of the members say the same as another statement.
        self.alike: Counter[str] = Counter()

    def goes_with(self, other: _Group) -> bool:
        """Whether nothing in one contradicts the other, and enough says the same."""
        if self.apart & other.members or other.apart & self.members:
            return False
        small, large = sorted((self, other), key=lambda group: len(group.members))
        pairs = sum(large.alike[uid] for uid in small.members)
        return pairs >= TOGETHER * len(small.members) * len(large.members) - FEW


def _join(groups: dict[str, _Group], one: _Group, other: _Group) -> None:
    if len(one.members) < len(other.members):
        one, other = other, one
    one.members |= other.members
    one.apart |= other.apart
    # Not "+=", which looks at every count.
    one.alike.update(other.alike)
    for uid in other.members:
        groups[uid] = one


def _firmest(relation: Relation) -> tuple[float, str, str]:
    one, other = sorted((relation.here, relation.there))
    return -relation.confidence, one, other

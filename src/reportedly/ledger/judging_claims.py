"""What people say of two statements, kept: that they are one claim, or two.

A judgement names each statement by its uid and by the hash of its content, so that it is found again when a
newer version of the extractor reads the article anew: by the uid where the characters are the same, else by
the words. It stands above every score, and goes with all statements of the same words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from reportedly.errors import NotInLedger, UsageError
from reportedly.ledger import loading, schema
from reportedly.ledger.adding import batches
from reportedly.ledger.characters import kept
from reportedly.ledger.database import Database
from reportedly.ledger.judging import Judgement
from reportedly.ledger.loading import Assertion
from reportedly.ledger.moment import now
from reportedly.ledger.postings import Pair
from reportedly.ledger.relating import Related

_J, _A, _R = schema.judgements.c, schema.assertions.c, schema.relations.c
_LETTER = "c:"
_UID = re.compile(r"[uv]1-[0-9a-f]{24}(?:-\d+)?")
_KEY = re.compile(r"c:(?P<uid>[^:]+):(?P<content>\d+)")
#: From which confidence to which a pair is worth a look, and where a pair is one claim or is not.
_LOW, _HIGH, _MIDDLE = 0.35, 0.65, 0.5
#: Pairs that are looked at for one that is shown.
_FOR_ONE = 20


@dataclass(frozen=True, slots=True)
class SameClaim:
    """Two statements of different articles that may be one claim."""

    left: Assertion
    right: Assertion
    #: 0 to 1.
    confidence: float
    #: What decided: what, in the left one, in the right one.
    reasons: tuple[tuple[str, str, str], ...] = ()

    @property
    def pair(self) -> Pair:
        """Their contents."""
        return _pair(self.left.content_hash, self.right.content_hash)


@dataclass(frozen=True, slots=True)
class Said:
    """What stands of all that was said of statements: pairs of contents, the smaller hash first."""

    #: They are one claim, with who says so.
    same: dict[Pair, str] = field(default_factory=dict)
    #: They are two.
    apart: frozenset[Pair] = frozenset()

    def __contains__(self, pair: Pair) -> bool:
        return pair in self.same or pair in self.apart

    def upon(self, found: Iterable[Related], contents: Collection[int] | None = None) -> list[Related]:
        """Relations as they are with what people said; that two are not one claim takes only this away.

        Args:
            found: as they were computed.
            contents: of which one is in each of them; ``None``: they are all that there are.
        """
        kept_ = [
            one
            for one in found
            if (one.one, one.other) not in self.same
            and not (one.kind == "same" and (one.one, one.other) in self.apart)
        ]
        return kept_ + [
            Related(pair[0], pair[1], "same", 1.0, ((f"one claim, says {by}", "", ""),))
            for pair, by in self.same.items()
            if contents is None or pair[0] in contents or pair[1] in contents
        ]


def is_statement(name: str) -> bool:
    """Whether it is the uid of a statement, or its key in a judgement."""
    return bool(_UID.fullmatch(name) or _KEY.fullmatch(name))


def is_of_statements(judgement: Judgement) -> bool:
    """Whether it is of two statements, and not of two sources."""
    return judgement.left.startswith(_LETTER)


def judge(database: Database, left: str, right: str, *, same: bool, by: str) -> Judgement:
    """Say that two statements are one claim, or that they are two. Both last.

    Args:
        database: the ledger.
        left: a statement's uid.
        right: another's.
        same: they are one.
        by: who says so.

    Raises:
        NotInLedger: no such statement.
        UsageError: they say the same in the same words, or nobody says so.
    """
    if not by.strip():
        raise UsageError("a judgement needs the name of who makes it")
    by, at = kept(by), now()
    with database.writing() as connection:
        chosen = [_of_uid(connection, str(database.location), uid) for uid in (left, right)]
        if chosen[0][1] == chosen[1][1]:
            raise UsageError("the two say the same in the same words: they are one claim already")
        pair = _pair(chosen[0][1], chosen[1][1])
        before = [number for number, one, _, _ in _standing(connection) if one == pair]
        undone = schema.judgements.update().where(_J.pk.in_(before))
        connection.execute(undone.values(undone_by=by, undone_at=at))
        keys = sorted(f"{_LETTER}{uid}:{content}" for uid, content in chosen)
        values = {"left_key": keys[0], "right_key": keys[1], "same": same, "by": by, "at": at}
        number = connection.execute(schema.judgements.insert().values(values)).inserted_primary_key
        assert number is not None
        return Judgement(number[0], keys[0], keys[1], same, by, at)


def said(connection: sa.Connection) -> Said:
    """What stands."""
    latest = {pair: (same, by) for _, pair, same, by in _standing(connection)}
    return Said(
        {pair: by for pair, (same, by) in latest.items() if same},
        frozenset(pair for pair, (same, _) in latest.items() if not same),
    )


def suggestions(connection: sa.Connection, limit: int = 50) -> tuple[SameClaim, ...]:
    """Pairs that the machine is least sure about and of which nobody has said anything yet.

    A statement is in one pair only: what is said of it may settle the others.
    """
    query = (
        sa.select(_R.one, _R.other, _R.confidence, _R.reasons)
        .where(_R.kind == "same", _R.confidence.between(_LOW, _HIGH))
        .order_by(sa.func.abs(_R.confidence - _MIDDLE), _R.one, _R.other)
        .limit(limit * _FOR_ONE)
    )
    judged, taken = said(connection), set[int]()
    rows = []
    for row in connection.execute(query):
        if (row.one, row.other) not in judged and not taken & {row.one, row.other}:
            taken |= {row.one, row.other}
            rows.append(row)
    shown = _representing(connection, [hash for row in rows for hash in (row.one, row.other)])
    found = []
    for row in rows:
        pair = shown.get(row.one), shown.get(row.other)
        if pair[0] is None or pair[1] is None or pair[0].document == pair[1].document:
            continue
        left, right = sorted((pair[0], pair[1]), key=lambda one: (one.day or "9999", one.uid))
        reasons = tuple((r[0], *(r[1:] if left is pair[0] else r[:0:-1])) for r in row.reasons)
        found.append(SameClaim(left, right, row.confidence, reasons))
    return tuple(found[:limit])


def statements(connection: sa.Connection, keys: Sequence[str]) -> dict[str, Assertion]:
    """The statements of which judgements speak, by their keys; those that no article has any more are left
    out."""
    resolved = _resolved(connection, keys)
    shown = _representing(connection, resolved.values())
    uids = {match["uid"]: key for key in keys if (match := _KEY.fullmatch(key))}
    numbers: list[int] = []
    for part in batches(sorted(uids)):
        numbers += connection.scalars(sa.select(_A.pk).where(_A.uid.in_(part)))
    exact = {uids[one.uid]: one for one in loading.assertions(connection, numbers)}
    by_words = {key: shown[content] for key, content in resolved.items() if content in shown}
    return {**by_words, **exact}


def _representing(connection: sa.Connection, contents: Iterable[int]) -> dict[int, Assertion]:
    numbers = loading.representatives(connection, contents)
    rows = loading.assertions(connection, sorted(numbers.values()))
    return {one.content_hash: one for one in rows}


def _standing(connection: sa.Connection) -> list[tuple[int, Pair, bool, str]]:
    """Number, pair, and what was said by whom, the oldest first."""
    query = sa.select(_J.pk, _J.left_key, _J.right_key, _J.same, _J.by)
    query = query.where(_J.undone_at.is_(None), _J.left_key.startswith(_LETTER)).order_by(_J.pk)
    rows = connection.execute(query).all()
    content = _resolved(connection, [key for row in rows for key in (row.left_key, row.right_key)])
    pairs = [_pair(content[row.left_key], content[row.right_key]) for row in rows]
    return [(row.pk, pair, row.same, row.by) for row, pair in zip(rows, pairs, strict=True)]


def _resolved(connection: sa.Connection, keys: Iterable[str]) -> dict[str, int]:
    """The content that each key means now."""
    parsed = {key: (match["uid"], int(match["content"])) for key in keys if (match := _KEY.fullmatch(key))}
    known: dict[str, int] = {}
    for part in batches(sorted({uid for uid, _ in parsed.values()})):
        query = sa.select(_A.uid, _A.content_hash).where(_A.uid.in_(part))
        known |= {row.uid: row.content_hash for row in connection.execute(query)}
    return {key: known.get(uid, content) for key, (uid, content) in parsed.items()}


def _of_uid(connection: sa.Connection, ledger: str, name: str) -> tuple[str, int]:
    match = _KEY.fullmatch(name)
    uid = match["uid"] if match else name
    content = connection.scalar(sa.select(_A.content_hash).where(_A.uid == uid))
    if content is not None:
        return uid, content
    raise NotInLedger(ledger, f"has no statement {kept(name)!r}")


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)

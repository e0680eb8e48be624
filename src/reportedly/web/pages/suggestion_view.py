"""A pair of sources side by side, and what people said of pairs, as the page shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.export.statements import counted
from reportedly.export.visible import clipped, one_line
from reportedly.ledger.judging import Judgement
from reportedly.ledger.rows import StatementRow
from reportedly.ledger.speaking import Speaking
from reportedly.ledger.suggesting import Name, Suggestion
from reportedly.web.pages.correction_view import in_quotes

_LONGEST = 200
#: Statements of each source that are shown.
_SAMPLES = 3
_LETTERS = {"p": "person", "o": "organisation", "d": "document"}


@dataclass(frozen=True, slots=True)
class Sample:
    """One statement of a source."""

    uid: str
    #: How it is said; empty: not told.
    cue: str
    text: str
    about: str
    day: str


@dataclass(frozen=True, slots=True)
class Side:
    """One source of a pair."""

    key: str
    name: str
    #: Of its page; ``None``: it has none.
    number: int | None
    statements: str
    described: tuple[str, ...]
    outlets: tuple[str, ...]
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sources that may be one."""

    sides: tuple[Side, Side]
    #: Percent.
    score: str
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What a person said of two sources."""

    number: int
    left: str
    right: str
    left_number: int | None
    right_number: int | None
    same: bool
    by: str
    day: str
    undone: str


def pairs(found: Iterable[Suggestion], known: Mapping[str, Speaking]) -> tuple[Pair, ...]:
    """The pairs of a page, with what both said last."""
    return tuple(
        Pair(
            sides=(_side(one.left, known), _side(one.right, known)),
            score=f"{one.score * 100:.0f}\u202f%",
            reason=one_line(one.reason),
        )
        for one in found
    )


def judged(made: Iterable[Judgement], known: Mapping[str, Speaking]) -> tuple[Judged, ...]:
    """What was said, the newest first."""
    return tuple(_judged(one, known) for one in made)


def _side(name: Name, known: Mapping[str, Speaking]) -> Side:
    speaking = known.get(name.key)
    return Side(
        key=name.key,
        name=clipped(name.name, 80),
        number=speaking.number if speaking else None,
        statements=counted(name.statements, "statement"),
        described=tuple(clipped(text, 60) for text in sorted(name.described, key=str.casefold)[:4]),
        outlets=tuple(clipped(text, 40) for text in sorted(name.outlets, key=str.casefold)[:4]),
        samples=tuple(_sample(row) for row in _telling(speaking.samples)) if speaking else (),
    )


def _telling(rows: Sequence[StatementRow]) -> list[StatementRow]:
    """A few that say most of their source, in their order: a lone name says nothing of it."""
    longest = sorted(rows, key=lambda row: -len(row.content))[:_SAMPLES]
    return [row for row in rows if row in longest]


def _sample(row: StatementRow) -> Sample:
    about = ", ".join(one_line(part) for part in (row.source_title, row.outlet) if part)
    return Sample(
        row.uid, one_line(row.cue or ""), in_quotes(clipped(row.content, _LONGEST)), about, row.day or ""
    )


def _judged(one: Judgement, known: Mapping[str, Speaking]) -> Judged:
    left, right = known.get(one.left), known.get(one.right)
    return Judged(
        number=one.number,
        left=_name(one.left, left),
        right=_name(one.right, right),
        left_number=left.number if left else None,
        right_number=right.number if right else None,
        same=one.same,
        by=one_line(one.by),
        day=one.at[:10],
        undone=f"{one_line(one.undone_by or '')}, {one.undone_at[:10]}" if one.undone_at else "",
    )


def _name(key: str, known: Speaking | None) -> str:
    if known is not None:
        return clipped(known.name, 80)
    letter, _, plain = key.partition(":")
    return clipped(f"{plain.partition('@')[0]} ({_LETTERS.get(letter, 'source')})", 80)

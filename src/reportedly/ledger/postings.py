"""Lists of what shares a hash, and who is neighbour to whom in them: candidates, in any order of arrival.

Things with a mark in common (two articles with a passage, two contents with a key) are candidates to be
compared. A mark that a hundred thousand things have would give five thousand million pairs, so that a list is
cut; and what is cut has to be a property of the set of things, not of who came first. So:

* Each list has a fixed order, by the ``place`` that comes with every mark and does not depend on the others.
* Two things are **neighbours** in a list if fewer than ``width`` others stand between them, that is, if they
  are at most ``width`` apart. They are candidates if they are neighbours in at least one list. Lists of up to
  ``width + 1`` things give all their pairs; a longer one gives ``width`` pairs a thing, so that the whole
  is linear and one arrival touches ``2 * width`` places of each of its lists, however long they are.
* An arrival pushes pairs across it out of each other's reach, a departure brings some together. Both are
  named (``lost``, ``found``), so that what was stored of the former can go and the latter can be compared.

Neighbourhood in an order (the *sorted neighbourhood method*, Hernández and Stolfo 1995) is preferred to two
other rules that do not depend on arrival either: to ignore long lists would drop a claim once enough articles
make it, and to compare with a few chosen things of the list would let one arrival be compared with all others
whenever it is chosen.

With ``common`` set, a list counts for nothing between two things of one outlet when more than that many
things of this outlet are in it: that is what its pages have in common, not what one took from the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import sqlalchemy as sa

from reportedly.ledger.asking import ask

_AT_ONCE = 500
#: Around each row of ``m``: the rows of its list from the ``last`` before it to the ``last`` behind it.
_AROUND = """, b AS MATERIALIZED (
    SELECT m.n, m.k,
        coalesce((SELECT x.place FROM {table} AS x WHERE x.{key} = m.k AND (x.place, x.{item}) < (m.p, m.i)
            ORDER BY x.place DESC, x.{item} DESC LIMIT 1 OFFSET {last}), -1) AS low,
        coalesce((SELECT x.place FROM {table} AS x WHERE x.{key} = m.k AND (x.place, x.{item}) > (m.p, m.i)
            ORDER BY x.place, x.{item} LIMIT 1 OFFSET {last}), 9223372036854775807) AS high
    FROM m)
    SELECT b.n, t.{key}, t.place, t.{item}, {outlet} FROM b CROSS JOIN {table} AS t
    WHERE t.{key} = b.k AND t.place BETWEEN b.low AND b.high"""
Pair = tuple[int, int]
#: The things before a mark and those behind it, the nearest first.
_Around = tuple[list["Mark"], list["Mark"]]


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing in one list."""

    key: int
    place: int
    item: int
    #: Whose pages have something in common that does not count; ``None``: everything counts.
    outlet: int | None = None

    @property
    def order(self) -> tuple[int, int]:
        """Where in its list."""
        return self.place, self.item


@dataclass(frozen=True, slots=True)
class Postings:
    """The lists of one table.

    Args:
        table: its name.
        key: the column that names the list.
        item: the column that names the thing.
        width: how far neighbours are apart at most.
        common: things of one outlet in a list from which on it does not count among them; ``None``: there is
            no outlet.
    """

    table: str
    key: str
    item: str
    width: int
    common: int | None = None

    def of(self, connection: sa.Connection, items: Iterable[int]) -> list[Mark]:
        """Every mark of some things."""
        wanted = sorted(set(items))
        return [
            Mark(*row)
            for start in range(0, len(wanted), _AT_ONCE)
            for row in connection.exec_driver_sql(
                f"SELECT {self.key}, place, {self.item}, {self._outlet} FROM {self.table} "
                f"WHERE {self.item} IN ({_list(wanted[start : start + _AT_ONCE])})"
            )
        ]

    def put(self, connection: sa.Connection, marks: Sequence[Mark]) -> set[Pair]:
        """Put things into their lists; none of them is in one yet.

        Returns:
            Pairs of others that may be no neighbours any more.
        """
        if not marks:
            return set()
        table = sa.table(self.table, *(sa.column(name) for name in self._columns()))
        connection.execute(table.insert(), [self._row(mark) for mark in marks])
        lost = self._across(connection, marks)
        for theirs, before, after in self._by_outlet(connection, marks):
            if before <= (self.common or 0) < after:
                lost |= _pairs(theirs)
        return lost

    def remove(self, connection: sa.Connection, items: Iterable[int]) -> set[Pair]:
        """Take things out of all lists.

        Returns:
            Pairs of others that may have become neighbours.
        """
        gone = sorted(set(items))
        marks = self.of(connection, gone)
        if not marks:
            return set()
        found = self._across(connection, marks)
        for theirs, after, before in self._by_outlet(connection, marks):
            if after <= (self.common or 0) < before:
                found |= _pairs(theirs)
        for start in range(0, len(gone), _AT_ONCE):
            some = _list(gone[start : start + _AT_ONCE])
            connection.exec_driver_sql(f"DELETE FROM {self.table} WHERE {self.item} IN ({some})")
        return found

    def candidates(self, connection: sa.Connection, items: Iterable[int]) -> set[Pair]:
        """Every pair of neighbours in which one of these things is, the smaller number first."""
        marks = self.of(connection, items)
        common = self._common(connection, marks)
        return {
            _pair(mark.item, other.item)
            for mark, (before, behind) in zip(
                marks, self._around(connection, marks, [self.width] * len(marks)), strict=True
            )
            for other in (*before, *behind)
            if other.outlet is None or other.outlet != mark.outlet or (mark.outlet, mark.key) not in common
        }

    def valid(self, connection: sa.Connection, pairs: Iterable[Pair]) -> set[Pair]:
        """Those of some pairs that are neighbours."""
        wanted = set(pairs)
        return wanted & self.candidates(connection, {one for one, _ in wanted}) if wanted else set()

    def _across(self, connection: sa.Connection, marks: Sequence[Mark]) -> set[Pair]:
        """Pairs that are neighbours without these marks, and no neighbours with them."""
        many = Counter(mark.key for mark in marks)
        moving = {(mark.key, mark.item) for mark in marks}
        widths = [self.width + many[mark.key] for mark in marks]
        pairs: set[Pair] = set()
        for mark, (before, behind) in zip(marks, self._around(connection, marks, widths), strict=True):
            if len(before) + len(behind) > self.width:
                pairs |= self._parted(mark, before, behind, moving)
        return pairs

    def _parted(
        self, mark: Mark, before: list[Mark], behind: list[Mark], moving: set[tuple[int, int]]
    ) -> set[Pair]:
        pairs = set()
        staying = [sum((mark.key, o.item) not in moving for o in behind[:n]) for n in range(len(behind) + 1)]
        kept = 0
        for apart, one in enumerate(before, 1):
            if (mark.key, one.item) in moving:
                continue
            kept += 1
            # With the marks there are ``apart + n`` steps to the n-th behind, without them ``kept`` of these.
            for n in range(max(1, self.width + 1 - apart), len(behind) + 1):
                other = behind[n - 1]
                if kept + staying[n] - 1 > self.width:
                    break
                if (mark.key, other.item) not in moving:
                    pairs.add(_pair(one.item, other.item))
        return pairs

    def _around(
        self, connection: sa.Connection, marks: Sequence[Mark], widths: Sequence[int]
    ) -> Iterator[_Around]:
        """Of each mark, in order, that many before it and behind it."""
        rows = [(number, mark.key, mark.place, mark.item) for number, mark in enumerate(marks)]
        question = _AROUND.format(
            table=self.table,
            key=self.key,
            item=self.item,
            outlet=self._outlet,
            last=max(widths, default=1) - 1,
        )
        found: list[_Around] = [([], []) for _ in marks]
        for number, *values in ask(connection, "n, k, p, i", rows, question):
            other = Mark(*values)
            if other.item != marks[number].item:
                found[number][other.order > marks[number].order].append(other)
        for width, (before, behind) in zip(widths, found, strict=True):
            before.sort(key=lambda other: other.order, reverse=True)
            behind.sort(key=lambda other: other.order)
            yield before[:width], behind[:width]

    def _common(self, connection: sa.Connection, marks: Iterable[Mark]) -> set[tuple[int, int]]:
        """Outlets and keys of lists in which an outlet has too many things."""
        wanted = sorted({(mark.outlet, mark.key) for mark in marks if mark.outlet is not None})
        return set(self._more_than(connection, wanted, self.common or 0))

    def _by_outlet(
        self, connection: sa.Connection, marks: Sequence[Mark]
    ) -> Iterator[tuple[list[int], int, int]]:
        """Of lists near the limit an outlet's other things, how many they are, and how many with these."""
        moving: dict[tuple[int, int], set[int]] = {}
        for mark in marks:
            if mark.outlet is not None:
                moving.setdefault((mark.outlet, mark.key), set()).add(mark.item)
        if self.common is None or not moving:
            return
        above = self._more_than(connection, sorted(moving), self.common)
        most = self.common + max(map(len, moving.values()))
        near = sorted(set(above) - set(self._more_than(connection, above, most)))
        question = (
            f"SELECT m.o, m.k, t.{self.item} FROM m CROSS JOIN {self.table} AS t "
            f"WHERE t.outlet = m.o AND t.{self.key} = m.k"
        )
        held: dict[tuple[int, int], list[int]] = {}
        for outlet, key, item in ask(connection, "o, k", near, question):
            held.setdefault((outlet, key), []).append(item)
        for name in near:
            others = [item for item in held[name] if item not in moving[name]]
            yield others, len(others), len(others) + len(moving[name])

    def _more_than(
        self, connection: sa.Connection, wanted: Sequence[tuple[int, int]], count: int
    ) -> list[tuple[int, int]]:
        """The outlets and keys of lists in which the outlet has more than that many things."""
        question = (
            f"SELECT m.o, m.k FROM m WHERE (SELECT t.{self.item} FROM {self.table} AS t WHERE t.outlet = m.o "
            f"AND t.{self.key} = m.k ORDER BY t.{self.item} LIMIT 1 OFFSET {count}) IS NOT NULL"
        )
        return [(row[0], row[1]) for row in ask(connection, "o, k", wanted, question)]

    @property
    def _outlet(self) -> str:
        return "outlet" if self.common is not None else "NULL"

    def _columns(self) -> tuple[str, ...]:
        return (self.key, "place", self.item, *(("outlet",) if self.common is not None else ()))

    def _row(self, mark: Mark) -> dict[str, int | None]:
        return dict(zip(self._columns(), (mark.key, mark.place, mark.item, mark.outlet), strict=False))


def _list(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def _pairs(items: Iterable[int]) -> set[Pair]:
    return set(combinations(sorted(items), 2))

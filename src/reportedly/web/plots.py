"""Counts over time as bars, drawn on the server."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

#: Height of the tallest bar in CSS pixels.
HEIGHT = 96
#: Days and months that are drawn one by one; more are months, and years.
_DAYS, _MONTHS = 70, 96
_LABELS = 6
#: In percent: what is labelled further left would lie on the first label.
_FIRST = 19.0
#: Of a bar, in percent of the plot: three days are no wall.
_WIDEST = 6.0
#: Bars of one plot: dates of the year 1 are mistakes.
_MOST = 150


@dataclass(frozen=True, slots=True)
class Bar:
    """One day, month or year; places across in percent of the width, others in pixels."""

    name: str
    count: int
    #: Of them those that are marked.
    marked: int
    x: float
    width: float
    height: float
    marked_height: float


@dataclass(frozen=True, slots=True)
class Plot:
    """Bars in order of time, without a gap where nothing is."""

    #: ``day``, ``month`` or ``year``.
    unit: str
    bars: tuple[Bar, ...]
    #: Place across and name of what is labelled below.
    labels: tuple[tuple[float, str], ...]
    most: int
    #: Counted without a date, or with one far from the others.
    undated: int

    @property
    def total(self) -> int:
        """All that is drawn."""
        return sum(bar.count for bar in self.bars)


def plot(days: Mapping[str | None, int], marked: Mapping[str | None, int] | None = None) -> Plot:
    """Draw counts by day.

    Args:
        days: ISO 8601 day to count; ``None``: no date.
        marked: of these counts those that are drawn in another way.
    """
    undated = sum(count for day, count in days.items() if _day(day) is None)
    known = {day for name in days if (day := _day(name)) is not None}
    if not known:
        return Plot("day", (), (), 0, undated)
    unit = _unit(min(known), max(known))
    counts, special = _by(unit, days), _by(unit, marked or {})
    names = list(_names(unit, min(known), max(known)))[-_MOST:]
    undated += sum(counts[name] for name in counts.keys() - set(names))
    most, step = max(counts[name] for name in names), 100 / len(names)
    wide = min(step * 0.8, _WIDEST)
    bars = tuple(
        Bar(
            name,
            counts[name],
            special[name],
            round((place + 0.5) * step - wide / 2, 3),
            round(wide, 3),
            _height(counts[name], most),
            _height(special[name], most),
        )
        for place, name in enumerate(names)
    )
    every = max(1, -(-len(names) // _LABELS))
    # The first and the last stand within the plot, and take more room.
    labels = tuple(
        (round((place + 0.5) * step, 3), names[place])
        for place in range(0, len(names), every)
        if place == 0 or (place + 0.5) * step >= _FIRST
    )
    return Plot(unit, bars, labels, most, undated)


def _height(count: int, most: int) -> float:
    return round(max(2.0, HEIGHT * count / most), 1) if count else 0.0


def _day(name: str | None) -> date | None:
    try:
        return date.fromisoformat(name[:10]) if name else None
    except ValueError:
        return None


def _unit(first: date, last: date) -> str:
    if (last - first).days < _DAYS:
        return "day"
    return "month" if (last.year - first.year) * 12 + last.month - first.month < _MONTHS else "year"


def _name(unit: str, day: date) -> str:
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[unit]]


def _by(unit: str, days: Mapping[str | None, int]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for name, count in days.items():
        day = _day(name)
        if day is not None:
            counts[_name(unit, day)] += count
    return counts


def _names(unit: str, first: date, last: date) -> Iterable[str]:
    if unit == "day":
        return [(first + timedelta(days)).isoformat() for days in range((last - first).days + 1)]
    if unit == "year":
        return [f"{year:04}" for year in range(first.year, last.year + 1)]
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in months]

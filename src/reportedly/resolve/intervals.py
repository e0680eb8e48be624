"""Days, and stretches of days: pure reckoning. Weeks begin on Monday, as in ISO 8601."""

from __future__ import annotations

import calendar as months
from datetime import date, timedelta

#: First and last day.
Interval = tuple[date, date]
DAYS = {"minute": 0, "hour": 0, "day": 1, "week": 7}
YEARS = {"year": 1, "decade": 10, "century": 100}


def unit_at(day: date, span: str, steps: int) -> Interval:
    """The week, weekend, month, quarter, year, decade or century some steps from the one of a day."""
    if span == "week":
        begin = day - timedelta(days=day.weekday()) + timedelta(weeks=steps)
        return begin, begin + timedelta(days=6)
    if span == "weekend":
        saturday = day + timedelta(days=5 - day.weekday()) + timedelta(weeks=steps)
        return saturday, saturday + timedelta(days=1)
    if span == "month":
        return whole_months(day.year, day.month + steps, 1)
    if span == "quarter":
        return whole_months(day.year, 3 * ((day.month - 1) // 3 + steps) + 1, 3)
    years = YEARS[span]
    first = (day.year // years + steps) * years
    return date(first, 1, 1), date(first + years - 1, 12, 31)


def whole_months(year: int, month: int, length: int) -> Interval:
    """Whole months from one that may lie outside of its year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last_year, last = year + (month + length - 2) // 12, (month + length - 2) % 12 + 1
    return date(year, month, 1), date(last_year, last, months.monthrange(last_year, last)[1])


def moved(day: date, span: str, steps: int) -> date:
    """A day some days, weeks, months or years off."""
    if span in DAYS:
        return day + timedelta(days=steps * DAYS[span] or (1 if steps > 0 else -1))
    month = day.month - 1 + (steps if span == "month" else 0)
    year = day.year + month // 12 + steps * YEARS.get(span, 0)
    month = month % 12 + 1
    return date(year, month, min(day.day, months.monthrange(year, month)[1]))


def one_day(day: date) -> Interval:
    """A day as an interval."""
    return day, day


def days_before(day: date, days: int) -> date:
    """A day some days earlier."""
    return day - timedelta(days=days)


def step(which: str) -> int:
    """How many units "last", "this" and "next" lie off."""
    return {
        "last": -1,
        "this past": -1,
        "the previous": -1,
        "next": 1,
        "the following": 1,
        "this coming": 0,
    }.get(which, 0)


def part_of(part: str, begin: date, end: date) -> Interval:
    """The first, middle or last part of an interval; a third of it, rounded outwards to days."""
    third = max(1, round(((end - begin).days + 1) / 3))
    if part.startswith(("early", "the beginning", "the start")):
        return begin, begin + timedelta(days=third)
    if part.startswith(("mid", "the middle")):
        return begin + timedelta(days=third), end - timedelta(days=third)
    if part.startswith(("late", "the end")):
        return end - timedelta(days=third), end
    return begin, end

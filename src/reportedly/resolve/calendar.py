"""Values of date expressions: pure reckoning from the day of publication.

Each rule takes the parts of an expression and gives the first and last day that it can mean, or ``None``
where the text leaves it open.
"""

from __future__ import annotations

import calendar as months
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.resolve.intervals import (
    YEARS,
    Interval,
    days_before,
    moved,
    one_day,
    part_of,
    step,
    unit_at,
    whole_months,
)

#: With ``None`` for an end that the words leave open.
Open = tuple[date | None, date | None]

#: Further in the past than this many days, and nearer in the future, a bare date is taken as one to come.
_LONG_PAST = 240
#: Nearer in the future than this many days, it is so whatever the tense: nobody names last year's bare.
_VERY_SOON = 31
_SOON = 125


@dataclass(frozen=True, slots=True)
class Expression:
    """The parts of one date expression, numbers already read."""

    #: Day of publication.
    published: date
    #: The sentence speaks of what is to come, or of what has been; ``None``: neither is clear.
    ahead: bool | None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    ordinal: int | None = None
    decade: int | None = None
    #: "last", "this", "next", "past", ...
    which: str = ""
    #: "early", "late", "earlier", ...
    part: str = ""
    #: "week", "month", ...
    span: str = ""
    #: "yesterday", "tonight", ...
    near: str = ""
    #: Least and most.
    count: tuple[int, int] | None = None
    #: "and a half": up to one more.
    half: bool = False
    #: "approximately", "more than", ...
    about: str = ""


def resolve(rule: str, expression: Expression) -> Open | None:
    """The value of an expression by the rule of its pattern; ``None``: open, or no day of the calendar."""
    if rule == "unresolved":
        return None
    try:
        return RULES[rule](expression)
    except (ValueError, OverflowError):  # the 31st of June, the year 0
        return None


def _day(e: Expression) -> Interval | None:
    if e.month is None or e.day is None:
        return None
    if e.year is not None:
        year = e.year + 2000 if e.year < 50 else e.year + 1900 if e.year < 100 else e.year
        return one_day(date(year, e.month, e.day))
    return one_day(_nearest(e, lambda year: date(year, e.month or 1, e.day or 1)))


def _nearest(e: Expression, of: Callable[[int], date]) -> date:
    """The date of this year or the one beside it that the sentence's time asks for."""
    year = e.published.year
    before = of(year) if of(year) <= e.published else of(year - 1)
    after = of(year) if of(year) >= e.published else of(year + 1)
    past, coming = (e.published - before).days, (after - e.published).days
    if e.ahead and coming < 300:
        return after
    near = e.ahead is None and past > _LONG_PAST and coming < _SOON
    return after if near or (e.day and coming < _VERY_SOON and past > 365 - _VERY_SOON) else before


def _month(e: Expression) -> Interval | None:
    if e.month is None:
        return None
    year = e.year
    if year is None and e.which and e.span == "year":
        year = e.published.year + step(e.which)
    if year is None and e.which:
        year = _year_of_month(e)
    if year is None:
        year = _nearest(e, lambda y: date(y, e.month or 1, 1)).year
    return part_of(e.part, date(year, e.month, 1), date(year, e.month, months.monthrange(year, e.month)[1]))


def _year_of_month(e: Expression) -> int:
    """ "last June" is the latest that is over, "next June" the first to begin, "this June" this year's."""
    year, now = e.published.year, e.published.month
    month = e.month or 1
    if e.which in ("last", "this past"):
        return year if month < now else year - 1
    if e.which in ("next", "this coming"):
        return year if month > now else year + 1
    return year


def _weekday(e: Expression) -> Interval | None:
    if e.weekday is None:
        return None
    back = (e.published.weekday() - e.weekday) % 7
    if e.which in ("last", "this past"):
        return one_day(e.published - timedelta(days=back or 7))
    if e.which in ("next", "this coming") or (e.which == "this" and back) or (e.ahead and back):
        return one_day(e.published + timedelta(days=7 - back))
    return one_day(e.published - timedelta(days=back))


def _near_day(e: Expression) -> Interval:
    words = e.near
    if words == "the day before yesterday":
        steps = -2
    elif words.startswith(("yesterday", "last")):
        steps = -1
    else:
        steps = 1 if words.startswith("tomorrow") else 0
    return one_day(e.published + timedelta(days=steps))


def _this_unit(e: Expression) -> Interval | None:
    steps = step(e.which)
    if e.span == "weekend" and e.which == "this" and e.ahead is False and e.published.weekday() < 3:
        steps = -1  # on a Monday "this weekend" is the past one
    begin, end = unit_at(e.published, e.span, steps)
    if e.part in ("earlier", "early") and begin <= e.published <= end:
        return begin, e.published
    if e.part in ("later", "late") and begin <= e.published <= end:
        return e.published, end
    return part_of(e.part, begin, end)


def _season(e: Expression) -> Interval | None:
    if e.season is None:
        return None
    if e.year is not None:
        return whole_months(e.year, e.season, 3)
    now = e.published
    this = whole_months(now.year, e.season, 3)
    if e.which in ("last", "this past"):
        found = this if this[1] < now else whole_months(now.year - 1, e.season, 3)
    elif e.which in ("next", "this coming"):
        found = this if this[0] > now else whole_months(now.year + 1, e.season, 3)
    elif e.which == "this":
        found = this
    else:
        found = whole_months(_nearest(e, lambda year: date(year, e.season or 1, 1)).year, e.season, 3)
    return found


def _ago(e: Expression) -> Interval | None:
    if e.count is None:
        return None
    least, most = e.count[0], e.count[1] + e.half
    if e.about:
        return _about(e, most)
    if e.span in ("hour", "minute"):
        return one_day(e.published - timedelta(days=round(least / 24) if e.span == "hour" else 0))
    if e.span == "day":
        return days_before(e.published, most), days_before(e.published, least)
    if e.span == "week":
        return days_before(e.published, 7 * most + 1), days_before(e.published, 7 * least - 1)
    if e.span == "month":
        return unit_at(e.published, "month", -most)[0], unit_at(e.published, "month", -least)[1]
    years = YEARS[e.span]
    slack = years // 5
    first, last = e.published.year - most * years - slack, e.published.year - least * years + slack
    return date(first, 1, 1), date(last, 12, 31)


def _about(e: Expression, count: int) -> Interval:
    """ "more than two years ago" lies before, "nearly two years ago" behind, "about" on either side."""
    then = moved(e.published, e.span, -count)
    before, after = moved(e.published, e.span, -count - 1), moved(e.published, e.span, 1 - count)
    if e.about in ("more than", "over", "at least", "just over"):
        return before, then
    if e.about in ("less than", "nearly", "almost", "just under"):
        return then, after
    half = (then - before).days // 2
    return then - timedelta(days=half), then + timedelta(days=half)


def _last_stretch(e: Expression) -> Interval | None:
    most = e.count[1] if e.count else 1
    if e.which in ("next", "coming", "following"):
        return e.published, moved(e.published, e.span, most)
    return moved(e.published, e.span, -most), e.published


def _recent(e: Expression) -> Open:
    """ "in recent months" ends now and begins nobody knows when."""
    return None, e.published


def _coming(e: Expression) -> Open:
    """ "in the coming weeks" begins now and ends nobody knows when."""
    return e.published, None


def _ahead(e: Expression) -> Interval | None:
    if e.count is None or not e.ahead:
        return None
    found = moved(e.published, e.span, e.count[0])
    if e.span in ("day", "week"):
        return one_day(found)
    return unit_at(found, e.span, 0) if e.span in ("month", "year") else None


def _year(e: Expression) -> Interval | None:
    return None if e.year is None else part_of(e.part, date(e.year, 1, 1), date(e.year, 12, 31))


def _decade(e: Expression) -> Interval | None:
    if e.decade is None:
        return None
    first = e.decade if e.decade > 99 else e.decade + (2000 if e.decade < 30 else 1900)
    return part_of(e.part, date(first, 1, 1), date(first + 9, 12, 31))


def _quarter(e: Expression) -> Interval | None:
    if e.ordinal is None:
        return None
    if e.year is not None or e.which:
        year = e.year or e.published.year + step(e.which)
    else:
        year = _nearest(e, lambda y: date(y, 3 * (e.ordinal or 1) - 2, 1)).year
    return whole_months(year, 3 * e.ordinal - 2, 3)


def _half(e: Expression) -> Interval:
    year = e.year or e.published.year + step(e.which)
    return whole_months(year, 1 if e.ordinal == 1 else 7, 6)


RULES: dict[str, Callable[[Expression], Open | None]] = {
    "recent": _recent,
    "coming": _coming,
    "iso": _day,
    "day": _day,
    "slashes": _day,
    "holiday": _day,
    "month": _month,
    "weekday": _weekday,
    "near_day": _near_day,
    "this_unit": _this_unit,
    "season": _season,
    "ago": _ago,
    "last_stretch": _last_stretch,
    "ahead": _ahead,
    "year": _year,
    "decade": _decade,
    "quarter": _quarter,
    "half": _half,
}

"""Publication dates as pages and texts write them, to ISO 8601."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

from reportedly.read.lexicon import english

_ISO = re.compile(
    r"(?P<y>\d{4})-?(?P<m>\d\d)-?(?P<d>\d\d)"
    r"(?:[T ]+(?P<time>\d\d:?\d\d(?::?\d\d)?)(?:[.,]\d+)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?"
)
_WORDS = re.compile(
    r"(?P<d1>\d{1,2})(?:st|nd|rd|th)?\s+(?P<m1>[a-z]{3,9})\.?,?\s+(?P<y1>\d{4})"
    r"|(?P<m2>[a-z]{3,9})\.?\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{4})",
    re.I,
)
_CLOCK = re.compile(
    r"(?P<h>\d{1,2})[:.](?P<min>\d\d)(?::\d\d)?\s*(?P<half>[ap]\.?m\b\.?)?\s*\(?(?P<zone>[A-Z]{1,4}\b|[+-]\d\d:?\d\d)?",
    re.I,
)


def iso_date(written: str | None) -> str | None:
    """ISO 8601 for a date as written: the day, or the time where its zone is given too.

    Args:
        written: "2018-05-03T10:00:00+02:00", "3 May 2018", "May 3, 2018 10:30 a.m. ET", ...

    Returns:
        ``None`` when it cannot be told which day is meant.
    """
    if not written or len(written) > 200:
        return None
    return _from_iso(written.strip()) or _from_words(written)


def _from_iso(written: str) -> str | None:
    match = _ISO.search(written)
    if match is None:
        return None
    day = _day(int(match["y"]), int(match["m"]), int(match["d"]))
    if day is None or not match["time"] or not match["zone"]:
        return day
    clock = match["time"].replace(":", "").ljust(6, "0")
    zone = match["zone"].replace(":", "")
    offset = "+00:00" if zone[0] not in "+-" else f"{zone[:3]}:{zone[3:] or '00'}"
    return _checked(f"{day}T{clock[:2]}:{clock[2:4]}:{clock[4:6]}{offset}") or day


def _from_words(written: str) -> str | None:
    match = _WORDS.search(written)
    if match is None:
        return None
    month = english().months.get((match["m1"] or match["m2"]).lower())
    day = month and _day(int(match["y1"] or match["y2"]), month, int(match["d1"] or match["d2"]))
    if not day:
        return None
    clock = _CLOCK.search(written, match.end()) or _CLOCK.search(written[: match.start()])
    return (_moment(day, clock) if clock and clock["zone"] else None) or day


def _moment(day: str, clock: re.Match[str]) -> str | None:
    hour, half = int(clock["h"]), (clock["half"] or "").lower()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    offset = _offset(day, hour, clock["zone"])
    return _checked(f"{day}T{hour:02}:{clock['min']}:00{offset}") if offset else None


def _offset(day: str, hour: int, zone: str) -> str | None:
    if zone[0] in "+-":
        return f"{zone[:3]}:{zone[-2:]}"
    known = english().zones.get(zone.upper())
    if known is None or known[0] in "+-":
        return known
    return _civil_offset(known, datetime.fromisoformat(f"{day}T{hour % 24:02}:00:00"))


def _civil_offset(name: str, moment: datetime) -> str | None:
    """The offset of a zone with summer time; ``None`` on machines without a zone database."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        offset = moment.replace(tzinfo=ZoneInfo(name)).utcoffset() or timedelta()
    except ZoneInfoNotFoundError:
        return None
    return datetime(2000, 1, 1, tzinfo=timezone(offset)).isoformat()[-6:]


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if 1600 <= year <= 2200 else None
    except ValueError:
        return None


def _checked(moment: str) -> str | None:
    try:
        return datetime.fromisoformat(moment).isoformat()
    except ValueError:
        return None

"""Checks of option values that click does not have: sizes and dates."""

from __future__ import annotations

import re
from datetime import date, datetime

import click

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([kmg]?)b?", re.I)
_POWERS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*")


def size(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    """A number of bytes from ``20000000``, ``200MB``, ``1.5g``; 1 MB is 1,000,000."""
    if value is None:
        return None
    match = _SIZE.fullmatch(value.strip())
    number = int(float(match[1]) * _POWERS[match[2].lower()]) if match else 0
    if number < 1:
        raise click.BadParameter(f"{value!r} is not a size: write 20000000, 200MB or 1GB.")
    return number


def published(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A day (``2017-12-28``) or a moment (``2017-12-28T09:30+01:00``), ISO 8601."""
    if value is None:
        return None
    text = value.strip()
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text).isoformat()
        if _MOMENT.fullmatch(text):
            return datetime.fromisoformat(text).isoformat(timespec="auto")
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is not a date: {error}.") from error
    raise click.BadParameter(f"{value!r} is not a date: write 2017-12-28 or 2017-12-28T09:30+01:00.")


def share(ctx: click.Context, param: click.Parameter, value: float) -> float:
    """A number from 0 to 1 (``nan`` is none)."""
    if not 0 <= value <= 1:
        raise click.BadParameter(f"{value} is not between 0 and 1.")
    return value


def field_names(
    ctx: click.Context, param: click.Parameter, value: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """Our name and theirs, from ``text=body``."""
    ours = ("id", "url", "title", "outlet", "published", "authors", "text")
    pairs = [one.partition("=") for one in value]
    for name, sign, theirs in pairs:
        if name not in ours or not sign or not theirs:
            raise click.BadParameter(
                f"{name!r} is not OURS=THEIRS with one of {', '.join(ours)} before the sign."
            )
    return tuple((name, theirs) for name, _, theirs in pairs)


def day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A day, a month or a year: ``2017-12-28``, ``2017-12``, ``2017``."""
    if value is not None and not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value.strip()):
        raise click.BadParameter(f"{value!r} is not a day: write 2017-12-28, 2017-12 or 2017.")
    return value.strip() if value is not None else None

"""Addresses of the pages, and how values are written on them; templates have these as filters."""

from __future__ import annotations

import re
from urllib.parse import quote

from reportedly.export.visible import clipped, one_line

_WEB = re.compile(r"https?://", re.I)


def article(document: str) -> str:
    """The page of an article, by its id."""
    return f"/articles/{quote(document, safe='')}"


def claim(identifier: str) -> str:
    """The page of a claim, by its id."""
    return f"/claims/{quote(identifier, safe='')}"


def source(number: int) -> str:
    """The page of a source, by its number."""
    return f"/sources/{number}"


def outlet(name: str) -> str:
    """The page of an outlet, by its name."""
    return f"/outlets/{quote(name, safe='')}"


def web(url: str | None) -> str | None:
    """An address that may be followed: http or https and nothing else."""
    return url if url and _WEB.match(url) else None


def number(value: int) -> str:
    """With narrow spaces between thousands."""
    return f"{value:,}".replace(",", "\u202f")


def count(value: int, noun: str, plural: str | None = None) -> str:
    """``1 article``, ``2 articles``."""
    return f"{number(value)} {noun if value == 1 else plural or noun + 's'}"


FILTERS = {
    "article_url": article,
    "claim_url": claim,
    "source_url": source,
    "outlet_url": outlet,
    "web": web,
    "number": number,
    "count": count,
    "line": one_line,
    "clipped": clipped,
}

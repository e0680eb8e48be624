"""Addresses of the pages, and how values are written on them; templates have these as filters."""

from __future__ import annotations

import re
from urllib.parse import quote

from starlette.convertors import Convertor, register_url_convertor

from reportedly.export.statements import KIND_WORDS, UNRESOLVED
from reportedly.export.visible import clipped, one_line

_UNSAFE, _WRITTEN = re.compile(r"[~%/\\?#]"), re.compile(r"~([0-9A-F]{2})")
_WEB = re.compile(r"https?://", re.I)


def part(name: str) -> str:
    """A name as one part of a path, whatever it holds: slashes and dots would lead to other pages.

    What servers and proxies treat in their own ways is written ``~2F``, which none of them knows.
    """
    kept = _UNSAFE.sub(lambda found: f"~{ord(found[0]):02X}", name)
    return quote(kept.replace(".", "~2E") if not name.strip(".") else kept, safe="~")


class NameConvertor(Convertor[str]):
    """``{document:name}`` in a route: the name that ``part`` wrote."""

    regex = "[^/]+"

    def convert(self, value: str) -> str:
        """The name."""
        return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), value)

    def to_string(self, value: str) -> str:
        """Its part of a path."""
        return part(value)


def article(document: str) -> str:
    """The page of an article, by its id."""
    return f"/articles/{part(document)}"


def claim(identifier: str) -> str:
    """The page of a claim, by its id."""
    return f"/claims/{part(identifier)}"


def statement(uid: str) -> str:
    """The permanent address of a statement, by its uid."""
    return f"/statements/{part(uid)}"


def source(number: int) -> str:
    """The page of a source, by its number."""
    return f"/sources/{number}"


def outlet(name: str) -> str:
    """The page of an outlet, by its name."""
    return f"/outlets/{part(name)}"


def web(url: str | None) -> str | None:
    """An address that may be followed: http or https and nothing else."""
    return url if url and _WEB.match(url) else None


def number(value: int) -> str:
    """With narrow spaces between thousands."""
    return f"{value:,}".replace(",", "\u202f")


def count(value: int, noun: str, plural: str | None = None) -> str:
    """``1 article``, ``2 articles``."""
    return f"{number(value)} {noun if value == 1 else plural or noun + 's'}"


def kind_name(kind: str | None) -> str:
    """A kind of source in words."""
    return KIND_WORDS.get(kind or UNRESOLVED, (kind or "", ""))[0]


FILTERS = {
    "article_url": article,
    "claim_url": claim,
    "statement_url": statement,
    "source_url": source,
    "outlet_url": outlet,
    "web": web,
    "part": part,
    "number": number,
    "count": count,
    "kind_name": kind_name,
    "line": one_line,
    "clipped": clipped,
}

register_url_convertor("name", NameConvertor())

"""Whether two names, or a name and an address, mean one outlet."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.I)
_ENDING = re.compile(r"\.(?:com|org|net|co\.uk|co|news|info|example|test)$", re.I)
#: In brackets or behind a dash: "CNN (Web News)", "New York Times - News".
_SECTION = re.compile(r"\s*\(.*\)$|\s+[-–—|:]\s+.*$")
_APART = re.compile(r"[^\w]+")


@lru_cache(maxsize=50_000)
def outlet_key(name: str) -> str:
    """A name without article, section, ending of an address, case and punctuation; empty: no name."""
    bare = _ARTICLE.sub("", _SECTION.sub("", name.strip()))
    return _APART.sub("", _ENDING.sub("", bare).casefold())


def same_outlet(one: str | None, other: str | None) -> bool:
    """Whether two names mean one outlet."""
    return bool(one and other and outlet_key(one) and outlet_key(one) == outlet_key(other))


@lru_cache(maxsize=50_000)
def address_key(url: str) -> str:
    """An address without scheme, "www.", query, fragment and closing slash; empty: not an address."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}" if host else ""

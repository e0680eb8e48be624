"""Whether two names mean one outlet or two addresses one page, and where a text names either."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from urllib.parse import urlsplit

from reportedly.types import Document, Span

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.I)
_ENDING = re.compile(r"\.(?:com|org|net|co\.uk|co|news|info|example|test)$", re.I)
#: In brackets or behind a dash: "CNN (Web News)", "New York Times - News".
_SECTION = re.compile(r"\s*\(.*\)$|\s+[-–—|:]\s+.*$")
_URL = re.compile(r"https?://[^\s<>\"'’”)\]]+", re.I)
#: Words that begin with a capital letter, in a row; a name may stand anywhere in it.
_CAPITALS = re.compile(r"[A-Z][\w&.'’-]*(?: (?:(?:of|the|and|on|for) )?[A-Z][\w&.'’-]*)*")
#: Words at the end of a name that say what sort of outlet it is; who was told something is named without.
_SORT = re.compile(
    r"(?<=\w)(?:\s+(?:news|press|agency|media|online|wire|newswire|network|tv|radio)){1,2}$", re.I
)
#: Shorter names are words of the language, too ("Time", "Vox").
_LEAST = 6
_COMMON = 5
#: Words of which a name may be known by its first letters.
_LETTERS = 3
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
def short_key(name: str) -> str:
    """The key of a name without what sort of outlet it is: "Meridian" for "Meridian News Agency"."""
    return outlet_key(_SORT.sub("", _SECTION.sub("", name.strip())))


def called_so(told: str | None, outlet: str | None) -> bool:
    """Whether somebody who passes on what was said ("told Meridian") can be an outlet."""
    if not told or not outlet or not outlet_key(told) or not outlet_key(outlet):
        return False
    keys = outlet_key(told), outlet_key(outlet)
    if keys[0] == keys[1] or short_key(outlet) == keys[0] or short_key(told) == keys[1]:
        return True
    return bool(initials(outlet)) and initials(outlet) == _APART.sub("", _ARTICLE.sub("", told))


@lru_cache(maxsize=50_000)
def initials(name: str) -> str:
    """The first letters of a name's capital words, three or more: "NMA" for "Northern Meridian Agency"."""
    words = [word for word in _ARTICLE.sub("", _SECTION.sub("", name.strip())).split() if word[0].isupper()]
    return "".join(word[0] for word in words) if len(words) >= _LETTERS else ""


@lru_cache(maxsize=50_000)
def address_key(url: str) -> str:
    """An address without scheme, "www.", query, fragment and closing slash; empty: not an address."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}" if host else ""


def addresses(document: Document) -> tuple[tuple[Span, str], ...]:
    """The addresses a document gives, behind links or written out, with where they stand."""
    return (*((link.span, link.url) for link in document.links), *_written(document.text))


@lru_cache(maxsize=2048)
def _written(text: str) -> tuple[tuple[Span, str], ...]:
    return tuple((match.span(), match.group().rstrip(".,;:!?")) for match in _URL.finditer(text))


def names_in(text: str, outlets: Collection[str]) -> set[str]:
    """Those of the outlets, by ``outlet_key``, that a text names in capital letters."""
    return {key for key in _named(text) if key in outlets}


@lru_cache(maxsize=50_000)
def _bare(outlet: str) -> str:
    return re.sub(r"^the\s+|\s*\(.*\)$|\s+[-–—|:]\s+.*$|\.(?:com|org|net)$", "", outlet.strip(), flags=re.I)


@lru_cache(maxsize=2048)
def _folded(text: str) -> str:
    """In small letters: what a pattern finds whatever the case, of English letters, stands there so."""
    return text.replace("İ", "i").casefold().replace("ı", "i")


@lru_cache(maxsize=2048)
def _pattern(outlet: str) -> re.Pattern[str] | None:
    bare = _bare(outlet)
    if not outlet_key(bare):
        return None
    if bare != outlet.strip() and outlet.lower().startswith("the ") and len(bare) <= _COMMON:
        # "The Hill", not "Capitol Hill".
        return re.compile(rf"\bThe {re.escape(bare)}\b")
    return re.compile(rf"\b{re.escape(bare)}\b", re.I if len(bare) > _COMMON else 0)


def mentions(text: str, outlet: str | None) -> tuple[Span, ...]:
    """Where a text names an outlet."""
    if not outlet or not _may_name(text, outlet):
        return ()
    pattern = _pattern(outlet)
    return tuple(match.span() for match in pattern.finditer(text)) if pattern else ()


def _may_name(text: str, outlet: str) -> bool:
    """Whether an outlet's name stands in a text at all, which takes no pattern to see; mostly it does not."""
    bare = _bare(outlet)
    return not bare.isascii() or bare.casefold() in _folded(text)


@lru_cache(maxsize=512)
def _named(text: str) -> frozenset[str]:
    """Keys of every name, and of every part of a longer row of capital words, of at most five words."""
    found = set()
    for row in _CAPITALS.finditer(text):
        words = row.group().split()
        for first in range(len(words)):
            for last in range(first + 1, min(first + 5, len(words)) + 1):
                found.add(outlet_key(re.sub(r"['’]s?$", "", " ".join(words[first:last]))))
    return frozenset(key for key in found if len(key) >= _LEAST)

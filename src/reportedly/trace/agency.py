"""Whether an article is an agency's, or carries agency copy."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from reportedly.trace.english import english
from reportedly.trace.outlet_names import outlet_key
from reportedly.types import Document, Span

#: Characters at the head and at the foot of a text in which an agency is credited.
_HEAD, _FOOT = 400, 600
#: One key for each agency.
_SAME = {"ap": "associatedpress", "afp": "agencefrancepresse", "thomsonreuters": "reuters"}


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency behind an article."""

    #: Its key.
    key: str
    #: The article's own outlet, its whole text, or only a part of it.
    how: str
    #: The words that say so; ``None``: the byline or the outlet.
    span: Span | None
    #: As written.
    name: str


@lru_cache(maxsize=1024)
def agency_of(document: Document) -> Agency | None:
    """The agency that an article comes from, the surest sign first; ``None``: no sign of one."""
    known = english()
    if document.outlet and outlet_key(document.outlet) in known.agencies | known.services:
        return Agency(_key(document.outlet), "outlet", None, document.outlet)
    if line := known.dateline.search(document.text, 0, _HEAD + _headline(document)):
        name = line["agency"] or line["alone"]
        return Agency(_key(name), "whole", line.span(), name)
    for part in (document.byline or "").replace(";", ",").replace("/", ",").split(","):
        if outlet_key(part) in known.agencies:
            return Agency(_key(part), "whole", None, part.strip())
    for credit in document.credits:
        if outlet_key(credit.outlet) in known.agencies:
            return Agency(_key(credit.outlet), "part", credit.span, credit.outlet)
    if foot := known.foot.search(document.text, max(0, len(document.text) - _FOOT)):
        name = foot["agency"] or foot["also"] or foot["owner"]
        return Agency(_key(name), "whole" if foot["owner"] else "part", foot.span(), name)
    return None


@lru_cache(maxsize=50_000)
def passes_on(name: str) -> bool:
    """Whether a name is that of a newspaper, a station or an agency: who reports so has it from somebody."""
    known, words = english(), name.casefold().split()
    if len(words) > 1 and (words[-1] in known.endings or words[0] in known.beginnings):
        return True
    return outlet_key(name) in known.agencies | known.services


def is_service(agency: Agency) -> bool:
    """Whether it is first of all a newsroom of its own."""
    return agency.key in english().services


def _headline(document: Document) -> int:
    return document.headline[1] if document.headline else 0


def _key(name: str) -> str:
    key = outlet_key(name)
    return _SAME.get(key, key)

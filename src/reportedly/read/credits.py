"""Credit lines and phrases: from whom an article, or a part of it, was taken over.

"(Reuters)" after the place of a wire story, "This article first appeared on ...", "AP contributed to this
report", "© 2018 AFP". A relay in running text ("Reuters reports that") is an attribution, not a credit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportedly.read.lexicon import credits_in, english
from reportedly.types import Credit

_NO_OUTLET = re.compile(
    r"[RDI]-\w+|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\d+$|Getty|Permission$|[A-Z][a-z]{1,4}\.$"
)
#: Credit phrases stand in short paragraphs or at the edges of long ones.
_EDGE = 600


def find_credits(text: str) -> tuple[Credit, ...]:
    """The credits in a text whose paragraphs are separated by empty lines, in order of position."""
    found: list[Credit] = []
    for paragraph in re.finditer(r"[^\n]+", text):
        start, end = paragraph.span()
        for piece in (
            [(start, end)] if end - start <= 2 * _EDGE else [(start, start + _EDGE), (end - _EDGE, end)]
        ):
            found += _in_piece(text, *piece)
    return tuple(sorted(found, key=lambda c: c.span or (0, 0)))


def metadata_credits(
    names: Iterable[str], credits: tuple[Credit, ...], outlet: str | None
) -> tuple[Credit, ...]:
    """Credits that only metadata gives: agencies among the authors or publishers, unless the text has them.

    Args:
        names: authors and publishers of the metadata.
        credits: those that the text gives.
        outlet: the publication itself, which does not credit itself.
    """
    known = {_key(c.outlet) for c in credits} | ({_key(outlet)} if outlet else set())
    extra: dict[str, Credit] = {}
    for name in names:
        agency = agency_in(name)
        if agency and _key(agency) not in known:
            extra.setdefault(_key(agency), Credit(agency, None))
    return tuple(extra.values()) + credits


def agency_in(name: str) -> str | None:
    """The news agency that a name is, or ends with ("Jane Doe, Associated Press")."""
    agencies = english().agencies
    for part in [name, *re.split(r"\s*(?:[,;|/–—]|\bfor\b|\bof\b)\s*", name)]:
        bare = re.sub(r"^(?:from|by|the)\s+", "", part.strip(), flags=re.I)
        if bare in agencies:
            return bare
    return None


def _in_piece(text: str, start: int, end: int) -> list[Credit]:
    found: dict[int, Credit] = {}
    piece = text[start:end]
    for pattern in credits_in(piece):
        for match in pattern.finditer(piece):
            outlet = match["outlet"].strip().rstrip(".,;:")
            where = start + match.start("outlet")
            if where not in found and not _is_no_outlet(outlet):
                left = start + match.start() + len(match[0]) - len(match[0].lstrip(' \t.!?”"'))
                found[where] = Credit(outlet, (left, start + match.end("outlet") + _closes(match)))
    return list(found.values())


def _closes(match: re.Match[str]) -> int:
    """A bracket that closes right after the name belongs to the credit; so does "contributed"."""
    tail = match[0][match.end("outlet") - match.start() :]
    return len(re.match(r"[)\]]|[^.]* contributed|", tail)[0])  # type: ignore[index]


def _is_no_outlet(outlet: str) -> bool:
    """A politician's party and state, a date, or a picture's agency look like an outlet's name."""
    return bool(_NO_OUTLET.match(outlet)) or outlet.split(" ")[0].lower().rstrip(".") in english().months


def _key(outlet: str) -> str:
    return re.sub(r"^the\s+|\W", "", outlet.casefold())

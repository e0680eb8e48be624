"""The publication's name alone on the first line of a copied text, above headline, byline and date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.read.credits import agency_in
from reportedly.read.headline import is_headline
from reportedly.read.lexicon import english
from reportedly.read.top import read_line

#: Capitalised words, at most five of them.
_NAME = re.compile(r"[A-Z0-9][\w’'&.-]*(?: (?:[A-Z0-9][\w’'&.-]*|of|the|and|on|in|&)){0,4}")
#: Lines between the headline and the one that says who wrote it or when.
_NEAR = 2


def masthead(first: str, rest: Sequence[str]) -> str | None:
    """The publication's name, if the first line is nothing but that; else ``None``.

    A headline has to follow, and close to it a byline or a date; and the line has to read as the name of a
    publication, or the article has to call one so ("(Wireline) -", "told the Tern", "seen by the Tern",
    "the Tern understands", "© 2031 The Tern").
    """
    if not _NAME.fullmatch(first) or not rest or not is_headline(rest[0], rest[1:]):
        return None
    if not any(read_line(part) for part in rest[1 : 2 + _NEAR]):
        return None
    words = {word.casefold() for word in first.split()}
    if words & english().mastheads or agency_in(first) or _called_so(first, rest):
        return first
    return None


def _called_so(name: str, rest: Sequence[str]) -> bool:
    """Whether the text below names it as the one that writes."""
    bare = re.escape(re.sub(r"^The ", "", name))
    signed = rf"\((?:The )?{bare}\)|(?:©|[Cc]opyright)[\d\s,–-]*(?:The )?{bare}\b"
    given = rf"\b(?:{english().given_to_papers}) (?:[Tt]he )?{bare}\b"
    pattern = rf"{signed}|{given}|\b{bare} (?:{english().papers_learn})\b"
    return any(re.search(pattern, part) for part in rest)

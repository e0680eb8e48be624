"""What an outlet takes back in a sentence of its own: "Please kill the story headlined ..."."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

#: A sentence that is longer than this says something else, too.
_LONGEST = 400


def withdrawn(text: str) -> str | None:
    """The words that a sentence takes back; ``None``: it takes nothing back.

    Args:
        text: with straight quotation marks.
    """
    if len(text) > _LONGEST:
        return None
    for pattern in _patterns():
        if found := pattern.search(text):
            what = found["what"].strip(" \"'.")
            return what or None
    return None


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """What tells that an outlet speaks of itself, and that it takes something back."""
    known = _table()
    found = {name: rf"\b(?:{known[name]})\b" for name in ("own", "undone", "ourselves")}
    return {name: re.compile(pattern, re.I) for name, pattern in found.items()}


@cache
def _table() -> dict[str, str]:
    return tomllib.loads(files("reportedly.trace").joinpath("withdrawn.en.toml").read_text("utf8"))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    known = _table()
    item, take, says, back = (known[name] for name in ("item", "take", "says", "back"))
    return (
        re.compile(rf"^\W{{0,3}}(?:{known['label']})\s*(?:[:—–]|-\s)\s*(?P<what>.+)$", re.S),
        re.compile(
            rf"\b(?:{take})\s[^.:\"]{{0,60}}?\b(?:{item})\b[^.:\"]{{0,40}}?(?:\b(?:{says})\b|:)\s*(?P<what>.+)$",
            re.S | re.I,
        ),
        re.compile(
            rf"\b(?:{item})\b[^.\"]{{0,40}}\"(?P<what>[^\"]+)\"[^.\"]{{0,20}}\b(?:{back})\b",
            re.I,
        ),
    )

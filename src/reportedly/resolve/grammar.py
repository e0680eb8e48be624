"""Function words and short closed lists of the language, from ``grammar.en.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, list[str]]:
    table: dict[str, list[str]] = tomllib.loads(
        (files("reportedly.resolve") / "grammar.en.toml").read_text("utf8")
    )
    return table


@cache
def grammar(name: str) -> frozenset[str]:
    """One list of words, lower case, by its name in the file."""
    return frozenset(_lists()[name])

"""Common given names of English-language news, with the gender they are mostly used for."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def given_names() -> dict[str, Any]:
    """The tables of ``given_names.en.toml``."""
    return tomllib.loads(files("reportedly").joinpath("given_names.en.toml").read_text("utf8"))


@cache
def known_names() -> frozenset[str]:
    """Every given name of the tables, lower case, whatever its gender."""
    table = given_names()
    return frozenset(name for gender in ("male", "female", "either") for name in table[gender].split())

"""The word lists and patterns of this stage, from ``en.toml``, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files("reportedly.extract").joinpath("en.toml").read_text("utf8"))


def english(section: str) -> dict[str, Any]:
    """One section of the file."""
    table: dict[str, Any] = _tables()[section]
    return table

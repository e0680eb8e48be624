"""The word lists and templates beside the code."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """One of ``events``, ``names`` and ``prose``."""
    return tomllib.loads((Path(__file__).parent / f"{name}.en.toml").read_text("utf-8"))

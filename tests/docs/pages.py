"""The documents of the project, and what stands in them."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from tests.docs.example import ROOT

PAGES = (
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "examples" / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
)

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.M | re.S)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.M)


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of a language; ``""``: without one, which are commands or drawings."""
    return [body for found, body in _FENCE.findall(page.read_text("utf-8")) if found == language]


def prose(page: Path) -> str:
    """The page without its fenced blocks."""
    return _FENCE.sub("", page.read_text("utf-8"))


def links(page: Path) -> list[str]:
    """Where the links and pictures of a page lead."""
    return _LINK.findall(prose(page))


def anchors(page: Path) -> set[str]:
    """The names by which a page's headings are linked."""
    return {
        re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in _HEADING.findall(prose(page))
    }


def commands(page: Path) -> Iterator[list[str]]:
    """The ``reportedly`` commands of a page's blocks, cut into words as a shell does."""
    for block in blocks(page, ""):
        for line in block.splitlines():
            for part in line.split(" | "):
                if part.startswith("reportedly "):
                    yield shlex.split(part)[1:]

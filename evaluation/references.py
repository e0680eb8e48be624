"""What other systems and people reach, to be read beside our own figures (``references.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

_FILE = Path(__file__).with_name("references.toml")


@dataclass(frozen=True, slots=True)
class Reference:
    """One system's or person's figures."""

    #: Who.
    name: str
    #: Percent by name of the figure.
    figures: dict[str, float]

    def cell(self, figure: str) -> str:
        """The figure as a table shows it; a dash where it is not known."""
        return f"{self.figures[figure]:g}" if figure in self.figures else "–"


def references() -> dict[str, Reference]:
    """``peer`` and ``human`` on whole articles, ``sentences`` on pre-cut sentences."""
    tables = tomllib.loads(_FILE.read_text("utf-8"))
    return {key: Reference(table.pop("name"), table) for key, table in tables.items()}

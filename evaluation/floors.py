"""Quality floors: figures that a change may raise but not lower (``floors.toml``)."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import MalformedRecord, UsageError
from reportedly.measures import ROLES, CorpusScore
from reportedly.types import CONTENT_KINDS

FILE = Path(__file__).with_name("floors.toml")
#: Floors lie so many points under what was measured: int8 arithmetic differs a little between processors.
MARGIN = 1.0

_HEAD = """\
# Quality floors, in percent: a change may raise them, never lower them. `corpus` is the hash of texts and
# annotations that they were measured on. Written by `python -m evaluation gate --update`.
"""


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors on one corpus."""

    #: Hash of the corpus they were measured on.
    corpus: str
    #: Percent by name of the figure.
    least: dict[str, float]

    def missed(self, figures: Mapping[str, float]) -> dict[str, float]:
        """The floors that are not reached."""
        return {name: floor for name, floor in self.least.items() if figures.get(name, 0.0) < floor}


def figures(score: CorpusScore) -> dict[str, float]:
    """The figures that have floors, in percent."""
    shares = {name: score.relations[name].f1 for name in ("relation", "relation_c")}
    shares |= {f"token_{role}": score.roles[role]["token"].f1 for role in ROLES}
    shares |= {f"recall_{kind}": score.kinds[kind]["relation"].recall for kind in CONTENT_KINDS}
    return {name: 100 * share for name, share in shares.items()}


def read(file: Path = FILE) -> dict[str, Floors]:
    """Floors by name of the corpus; empty where there is no file yet.

    Raises:
        MalformedRecord: the file is not as `write` writes it.
    """
    if not file.exists():
        return {}
    try:
        tables = tomllib.loads(file.read_text("utf-8"))
        return {name: Floors(str(table.pop("corpus")), dict(table)) for name, table in tables.items()}
    except (tomllib.TOMLDecodeError, KeyError, AttributeError) as error:
        raise MalformedRecord(str(file), f"not a file of floors: {error}", "see its first lines") from None


def write(floors: Mapping[str, Floors], file: Path = FILE) -> None:
    """Write the floors of all corpora."""
    tables = [
        f'\n[{name}]\ncorpus = "{each.corpus}"\n'
        + "".join(f"{figure} = {floor:.1f}\n" for figure, floor in each.least.items())
        for name, each in floors.items()
    ]
    file.write_text(_HEAD + "".join(tables), "utf-8")


def raised(before: Floors | None, corpus: str, measured: Mapping[str, float]) -> Floors:
    """The floors after a measurement: each the higher of the floor so far and the figure less `MARGIN`.

    On another corpus than before the floors begin anew.

    Raises:
        UsageError: a floor on the same corpus is not reached: floors only rise.
    """
    fresh = {name: math.floor(10 * max(0.0, value - MARGIN)) / 10 for name, value in measured.items()}
    if before is None or before.corpus != corpus:
        return Floors(corpus, fresh)
    if missed := before.missed(measured):
        raise UsageError(f"floors only rise, and these are not reached: {', '.join(sorted(missed))}")
    return Floors(corpus, {name: max(floor, before.least.get(name, 0.0)) for name, floor in fresh.items()})

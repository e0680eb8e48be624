"""What the extractor makes of the probes, by layout.

``python -m tests.extract.scoring`` prints the probes that fail; with ``--floors`` it also writes floors just
below what is reached now.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.types import Attribution, Spans
from tests.extract.probes import Marked, Probe, probes

FLOORS = Path(__file__).parent / "floors.toml"
#: Two contents are the same if the F1 of their letters and digits is at least this.
SAME = 0.9


@dataclass(frozen=True, slots=True)
class Outcome:
    """One probe and what was found in it, without what is nested."""

    probe: Probe
    found: tuple[Attribution, ...]

    @property
    def passed(self) -> bool:
        """Every attribution was found, and nothing else."""
        marked, found = self.probe.attributions, self.found
        return len(marked) == len(found) and all(any(self._same(m, f) for f in found) for m in marked)

    def _same(self, marked: Marked, found: Attribution) -> bool:
        """The same source, a cue that overlaps, and nearly the same content; punctuation does not count.

        Whether a follow-on statement is already part of the content is left open.
        """
        source, cue = self._letters(marked.source), self._places(marked.cue) & self._places(found.cue)
        ours, theirs = self._letters(marked.content), self._letters(found.content)
        return source == self._letters(found.source) and bool(cue) and f1(ours, theirs) >= SAME

    def _letters(self, spans: Spans) -> set[int]:
        left_open = self._places(self.probe.follow_on)
        return {i for i in self._places(spans) - left_open if self.probe.text[i].isalnum()}

    def _places(self, spans: Spans) -> set[int]:
        return {i for start, end in spans for i in range(start, end)}

    def __str__(self) -> str:
        rows = [f"{self.probe.layout}: {self.probe.tests}", f"    text     {self.probe.text!r}"]
        rows += [f"    marked   {self._row(a)}" for a in self.probe.attributions]
        rows += [f"    found    {self._row(a)}  {a.confidence:.2f}" for a in self.found]
        return "\n".join(rows)

    def _row(self, one: Marked | Attribution) -> str:
        quoted = (
            " … ".join(self.probe.text[s:e] for s, e in part) for part in (one.source, one.cue, one.content)
        )
        return " | ".join(part or "–" for part in quoted)


def f1(ours: set[int], theirs: set[int]) -> float:
    """Harmonic mean of precision and recall of two sets."""
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours or theirs else 1.0


def outcomes() -> list[Outcome]:
    """All probes, read with the network of this installation."""
    from reportedly.extract.attributions import extract

    return [Outcome(probe, tuple(a for a in extract(probe.text) if a.parent is None)) for probe in probes()]


def reached(found: Sequence[Outcome]) -> dict[str, int]:
    """Probes passed, by layout and in all."""
    counts = Counter({outcome.probe.layout: 0 for outcome in found})
    counts.update(outcome.probe.layout for outcome in found if outcome.passed)
    return {**counts, "all": sum(outcome.passed for outcome in found)}


def totals(found: Sequence[Outcome]) -> dict[str, int]:
    """Number of probes, by layout and in all."""
    return {**Counter(outcome.probe.layout for outcome in found), "all": len(found)}


def floors() -> dict[str, int]:
    """Probes that must pass, by layout and in all."""
    return {layout: int(least) for layout, least in tomllib.loads(FLOORS.read_text("utf8")).items()}


def write_floors(found: Sequence[Outcome]) -> None:
    """Floors one or two probes below what is reached."""
    of = totals(found)
    lines = ["# Probes that must pass, by layout; written by `python -m tests.extract.scoring --floors`."]
    for layout, count in reached(found).items():
        lines.append(f"{layout} = {max(0, count - (1 if of[layout] < 20 else 2))}  # {count} of {of[layout]}")
    FLOORS.write_text("\n".join(lines) + "\n", "utf8")


def main() -> None:
    """Print the failing probes and the sums, and write floors if asked."""
    found = outcomes()
    for outcome in found:
        if not outcome.passed:
            print(outcome)
    of = totals(found)
    for layout, count in reached(found).items():
        print(f"{layout:12} {count:4} of {of[layout]}")
    if "--floors" in sys.argv[1:]:
        write_floors(found)


if __name__ == "__main__":
    main()

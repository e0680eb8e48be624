"""Hold the floors: measure, compare with ``floors.toml``, list the cases gained and lost."""

from __future__ import annotations

from dataclasses import dataclass

from evaluation import baseline, floors
from evaluation.baseline import Change
from evaluation.corpus_hash import corpus_hash
from evaluation.floors import Floors
from reportedly.measures import Evaluation


@dataclass(frozen=True, slots=True)
class Verdict:
    """One corpus against its floors."""

    #: Name of the corpus, as in the file of floors.
    name: str
    #: Its hash.
    corpus: str
    #: What was measured, in percent.
    measured: dict[str, float]
    #: The floors; ``None`` where there are none yet.
    floors: Floors | None

    @property
    def comparable(self) -> bool:
        """Whether the floors were measured on this very corpus."""
        return self.floors is not None and self.floors.corpus == self.corpus

    @property
    def passed(self) -> bool:
        """Whether every floor is reached."""
        return self.comparable and self.floors is not None and not self.floors.missed(self.measured)

    def lines(self) -> list[str]:
        """The verdict for people."""
        if self.floors is None:
            return [f"{self.name}: no floors yet; set them with --update"]
        if not self.comparable:
            return [
                f"{self.name}: the corpus has changed since its floors were set; measure anew with --update"
            ]
        least = self.floors.least
        return [
            f"{self.name}: {name} {self.measured.get(name, 0.0):.1f}, floor {floor:.1f}"
            + ("" if self.measured.get(name, 0.0) >= floor else "  BELOW")
            for name, floor in least.items()
        ]


def verdict(name: str, evaluation: Evaluation) -> Verdict:
    """Compare an evaluation with the stored floors of its corpus."""
    corpus = corpus_hash({gold.id: gold for gold, _ in evaluation.pairs})
    return Verdict(name, corpus, floors.figures(evaluation.overall), floors.read().get(name))


def change_lines(change: Change) -> list[str]:
    """The cases gained and lost, for people."""
    titles = (
        ("found now, not before", "+", change.gained),
        ("no longer found", "-", change.lost),
        ("newly spurious", "-", change.new_spurious),
        ("no longer spurious", "+", change.gone_spurious),
    )
    lines: list[str] = []
    for title, sign, listed in titles:
        lines += [f"{title}: {len(listed)}", *(f"  {sign} {case}" for case in listed)]
    return lines


def update(verdicts: list[Verdict], examples: Evaluation) -> None:
    """Raise the floors to what was measured and store the cases of the examples.

    Raises:
        UsageError: a floor is not reached: floors only rise.
    """
    stored = floors.read()
    for each in verdicts:
        stored[each.name] = floors.raised(each.floors, each.corpus, each.measured)
    floors.write(stored)
    baseline.write(baseline.cases(examples))

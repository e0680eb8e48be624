"""``python -m evaluation.gap --shared DIR``: whom a pronoun means, on GAP.

Webster et al. (2018), *Mind the GAP: A Balanced Corpus of Gendered Ambiguous Pronouns*, TACL 6. The two names
are given; a system says of each whether the pronoun means it. Figures are those of the corpus's own
scorer: precision, recall and F1 over the two decisions of every row, for masculine and feminine pronouns,
and the bias (feminine F1 over masculine F1).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from evaluation.polnear import folder
from reportedly.extract.attributions import look
from reportedly.resolve.entities import named
from reportedly.resolve.pronouns import FEMALE, Candidate, resolve_pronoun
from reportedly.types import Span


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the corpus."""

    identity: str
    text: str
    pronoun: Span
    #: Both names.
    names: tuple[Span, Span]
    #: Whether the pronoun means them.
    means: tuple[bool, bool]

    @property
    def feminine(self) -> bool:
        """The pronoun is "she", "her", ..."""
        return self.text[slice(*self.pronoun)].lower() in FEMALE


def rows(shared: Path, part: str) -> list[Row]:
    """The rows of ``development`` or ``validation``.

    Raises:
        MissingInput: the corpus is not in the folder.
    """
    with (folder(shared, "gap") / f"gap-{part}.tsv").open(encoding="utf-8", newline="") as lines:
        return [_row(line) for line in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _row(line: dict[str, str]) -> Row:
    def span(key: str) -> Span:
        start = int(line[f"{key}-offset"])
        return start, start + len(line[key])

    means = line["A-coref"] == "TRUE", line["B-coref"] == "TRUE"
    return Row(line["ID"], line["Text"], span("Pronoun"), (span("A"), span("B")), means)


def candidates(row: Row) -> list[Candidate]:
    """The two names, first, and whoever else the text names; with every mention of each."""
    found = named(row.text)
    persons = {
        number: [n.span for n in e.names] for number, e in enumerate(found.entities) if e.kind != "place"
    }
    result, used = [], set()
    for span in row.names:
        number = next((o for n, o in zip(found.names, found.of, strict=True) if _meet(n.span, span)), None)
        own = persons.get(number, []) if number is not None and number not in used else []
        entity = found.entities[number] if number is not None and number not in used else None
        if number is not None:
            used.add(number)
        mentions = sorted({span, *(other for other in own if not _meet(other, span))})
        result.append(Candidate(tuple(mentions), entity.gender if entity else None))
    others = [n for n, e in enumerate(found.entities) if e.kind == "person" and n not in used]
    return result + [Candidate(tuple(persons[n]), found.entities[n].gender) for n in others]


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def decide(row: Row) -> tuple[bool, bool]:
    """What the resolver says of both names."""
    chosen = resolve_pronoun(row.text, row.pronoun, candidates(row), look(row.text)).candidate
    return chosen == 0, chosen == 1


@dataclass(frozen=True, slots=True)
class Counts:
    """Decisions, counted."""

    right: int
    claimed: int
    true: int

    @property
    def f1(self) -> float:
        """F1 in percent."""
        return 200 * self.right / (self.claimed + self.true) if self.claimed + self.true else 0.0


def count(results: Sequence[tuple[Row, tuple[bool, bool]]]) -> Counts:
    """Decisions over some rows."""
    pairs = [pair for row, said in results for pair in zip(row.means, said, strict=True)]
    return Counts(sum(a and b for a, b in pairs), sum(b for _, b in pairs), sum(a for a, _ in pairs))


def report(results: Sequence[tuple[Row, tuple[bool, bool]]]) -> Iterator[str]:
    """The figures in lines."""
    whole = count(results)
    masculine = count([pair for pair in results if not pair[0].feminine])
    feminine = count([pair for pair in results if pair[0].feminine])
    yield (
        f"{len(results)} rows: P {100 * whole.right / max(whole.claimed, 1):.1f}  "
        f"R {100 * whole.right / max(whole.true, 1):.1f}  F1 {whole.f1:.1f}"
    )
    bias = feminine.f1 / masculine.f1 if masculine.f1 else 0.0
    yield f"masculine F1 {masculine.f1:.1f}  feminine F1 {feminine.f1:.1f}  bias {bias:.2f}"


@click.command()
@click.option(
    "--shared", required=True, envvar="REPORTEDLY_SHARED", type=click.Path(exists=True, path_type=Path)
)
@click.option(
    "--part", type=click.Choice(["development", "validation"]), default="validation", show_default=True
)
def main(shared: Path, part: str) -> None:
    """Measure pronoun resolution."""
    for line in report([(row, decide(row)) for row in rows(shared, part)]):
        click.echo(line)


if __name__ == "__main__":
    main()

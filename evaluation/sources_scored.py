"""What the measures of sources, follow-on statements and relay chains share: agreement, and counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.labels.check import Record
from reportedly.types import Attribution, Spans

#: Two phrases agree when the F1 of their words reaches this.
SAME = 0.6


@dataclass(frozen=True, slots=True)
class Scored:
    """Counts of one article or of several, and the mistakes in words."""

    #: Labelled ones that were found, and all of them.
    hit: int
    gold: int
    #: Found ones that are right, and all of them.
    right: int
    found: int
    notes: tuple[str, ...] = ()

    @property
    def precision(self) -> float:
        """Share of those found that are right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the labelled ones that were found."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def summed(parts: Iterable[Scored]) -> Scored:
    """The counts of several articles."""
    listed = list(parts)
    return Scored(
        sum(p.hit for p in listed),
        sum(p.gold for p in listed),
        sum(p.right for p in listed),
        sum(p.found for p in listed),
        tuple(note for p in listed for note in p.notes),
    )


def spans(value: Any) -> Spans:
    """A labelled span, or several."""
    if not value:
        return ()
    listed = [value] if isinstance(value[0], int) else value
    return tuple((int(start), int(end)) for start, end in listed)


def said(text: str, value: Any) -> str | None:
    """The words of a span or of several; ``None`` where there is none."""
    return " ".join(text[start:end] for start, end in spans(value)) or None


def agree(one: str | None, other: str | None, least: float = SAME) -> bool:
    """Whether two phrases, or two absences, are the same."""
    if not one or not other:
        return not one and not other
    return overlap(words(one), words(other)) >= least


def same_title(one: str | None, other: str | None) -> bool:
    """Whether two titles are the same; "Senators" before two names is "Senator" of each."""
    return agree(_of_one(one), _of_one(other))


def _of_one(title: str | None) -> str | None:
    return re.sub(r"(?<=\w\w)s\b", "", title.lower()) if title else None


def words(phrase: str) -> Counter[str]:
    """The words of a phrase without articles and possessive, lower case."""
    found = re.findall(r"\w+(?:[-.]\w+)*", re.sub(r"['’]s\b", "", phrase.lower()))
    return Counter(word for word in found if word not in ("the", "a", "an"))


def overlap(one: Counter[str], other: Counter[str]) -> float:
    """F1 of the words of two phrases."""
    both = (one & other).total()
    return 2 * both / (one.total() + other.total()) if both else 0.0


def gold_sources(record: Record, row: dict[str, Any]) -> frozenset[int]:
    """Indexes of the sources of one labelled attribution; none for the author."""
    index = row["source_index"]
    if index is None or not row["source"] or record["sources"][index].get("author"):
        return frozenset()
    return frozenset(row.get("joint") or [index])


def sources_of(record: Record, resolved: Sequence[Attribution]) -> dict[int, frozenset[str]]:
    """Index of each labelled source to the ids of the sources that its attributions were given."""
    found: dict[int, set[str]] = {index: set() for index in range(len(record["sources"]))}
    for row, attribution in zip(record["attributions"], resolved, strict=True):
        for index in gold_sources(record, row):
            found[index].update(attribution.source_ids or filter(None, [attribution.source_id]))
    return {index: frozenset(ids) for index, ids in found.items()}

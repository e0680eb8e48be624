"""Which attributions of the own examples were found before: a change lists what it gained and lost.

The baseline is kept in words, not offsets, so that its diff can be read.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from reportedly.measures import AnnotatedDocument, AttributionRelation, Evaluation
from reportedly.types import Spans

FILE = Path(__file__).with_name("baseline.json")
#: Characters of a content to show.
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Cases:
    """Attributions in words, each ``document: source | cue | content``."""

    #: Gold attributions that a prediction meets (``relation``).
    found: frozenset[str]
    #: Predictions that meet no gold attribution.
    spurious: frozenset[str]


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between two sets of cases, each sorted."""

    #: Found now, not before.
    gained: list[str]
    #: Found before, not now.
    lost: list[str]
    #: Spurious now, not before.
    new_spurious: list[str]
    #: Spurious before, not now.
    gone_spurious: list[str]


def cases(evaluation: Evaluation) -> Cases:
    """The cases of an evaluation."""
    found: set[str] = set()
    spurious: set[str] = set()
    for (gold, predicted), score in zip(evaluation.pairs, evaluation.scores, strict=True):
        pairs = score.pairs["relation"]
        right = {j for _, j in pairs}
        found |= {_in_words(gold, gold.attributions[i]) for i, _ in pairs}
        wrong = (a for j, a in enumerate(predicted.attributions) if j not in right)
        spurious |= {_in_words(gold, attribution) for attribution in wrong}
    return Cases(frozenset(found), frozenset(spurious))


def compare(before: Cases, now: Cases) -> Change:
    """What changed."""
    return Change(
        gained=sorted(now.found - before.found),
        lost=sorted(before.found - now.found),
        new_spurious=sorted(now.spurious - before.spurious),
        gone_spurious=sorted(before.spurious - now.spurious),
    )


def read(file: Path = FILE) -> Cases:
    """The stored cases; none where there is no file yet."""
    if not file.exists():
        return Cases(frozenset(), frozenset())
    stored = json.loads(file.read_text("utf-8"))
    return Cases(frozenset(stored["found"]), frozenset(stored["spurious"]))


def write(now: Cases, file: Path = FILE) -> None:
    """Store the cases."""
    stored = {"found": sorted(now.found), "spurious": sorted(now.spurious)}
    file.write_text(json.dumps(stored, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _in_words(document: AnnotatedDocument, attribution: AttributionRelation) -> str:
    text = document.text or ""
    source, cue, content = (
        _quote(text, spans) for spans in (attribution.source, attribution.cue, attribution.content)
    )
    return f"{document.id}: {source} | {cue} | {content[:_SHOWN]}"


def _quote(text: str, spans: Spans) -> str:
    return " … ".join(" ".join(text[start:end].split()) for start, end in spans)

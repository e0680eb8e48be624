"""The error report: how many mistakes of each cause, then the worst of each."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from evaluation.errors.causes import CAUSES, Cause, Mistake, mistakes
from evaluation.errors.context import marked, window
from reportedly.measures import AttributionRelation, Evaluation
from reportedly.types import CONTENT_KINDS


@dataclass(frozen=True, slots=True)
class Selection:
    """Which mistakes to show."""

    #: At most so many.
    worst: int = 50
    #: Only of these causes; empty: of all but ``loose edges``, which relation F1 does not see.
    causes: tuple[str, ...] = ()
    #: Only of this kind of content; ``None``: of all.
    kind: str | None = None
    #: Draw at random with this seed; ``None``: the largest.
    seed: int | None = None


def all_mistakes(evaluation: Evaluation) -> list[Mistake]:
    """The mistakes of every document."""
    found: list[Mistake] = []
    for (gold, predicted), score in zip(evaluation.pairs, evaluation.scores, strict=True):
        found += mistakes(gold, predicted, score)
    return found


def worst(found: Iterable[Mistake], selection: Selection) -> dict[Cause, list[Mistake]]:
    """The mistakes to show, by cause: each cause gets its share of the places, and shows its largest ones.

    Long quotations would fill a list sorted by size alone.
    """
    wanted = selection.causes or tuple(cause for cause in CAUSES if cause != "loose edges")
    eligible = [m for m in found if selection.kind in (None, m.kind)]
    random.Random(selection.seed).shuffle(eligible)
    if selection.seed is None:
        eligible.sort(key=lambda m: -m.words)
    by_cause = {cause: [m for m in eligible if m.cause == cause] for cause in CAUSES if cause in wanted}
    count = sum(len(members) for members in by_cause.values())
    shown: dict[Cause, list[Mistake]] = {}
    for cause, members in by_cause.items():
        places = max(1, round(selection.worst * len(members) / count)) if members else 0
        shown[cause] = members[:places]
    return shown


def print_report(evaluation: Evaluation, selection: Selection, console: Console) -> None:
    """Print the counts, the commonest cues, and the worst of each cause."""
    found = all_mistakes(evaluation)
    console.print(_summary(evaluation, found))
    shown = worst(found, selection)
    for cause, members in shown.items():
        if not members:
            continue
        total = sum(m.cause == cause for m in found)
        console.print()
        console.print(Rule(Text(f"{cause} · {len(members)} of {total} · {CAUSES[cause]}", style="bold")))
        for number, mistake in enumerate(members, 1):
            _print_mistake(number, mistake, console)


def _summary(evaluation: Evaluation, found: Sequence[Mistake]) -> Table:
    overall = evaluation.overall
    right = overall.relations["relation"].gold_hits
    table = Table(
        title=f"{overall.gold} gold, {overall.predicted} predicted, {right:.0f} right by relation "
        f"(F1 {100 * overall.relations['relation'].f1:.1f})",
        title_justify="left",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
    )
    table.add_column("cause", no_wrap=True)
    for column in ("mistakes", *CONTENT_KINDS, "words"):
        table.add_column(column, justify="right", no_wrap=True)
    table.add_column("commonest cues")
    for cause in CAUSES:
        members = [m for m in found if m.cause == cause]
        kinds = Counter(m.kind for m in members)
        by_kind = [str(kinds[kind]) for kind in CONTENT_KINDS]
        words = str(sum(m.words for m in members))
        table.add_row(cause, str(len(members)), *by_kind, words, _commonest_cues(members))
    return table


def _commonest_cues(members: Sequence[Mistake]) -> str:
    cues: Counter[str] = Counter()
    for mistake in members:
        for attribution in mistake.gold or mistake.predicted[:1]:
            cues[_quote(mistake, attribution)] += 1
    return ", ".join(f"{cue or 'none'} {count}" for cue, count in cues.most_common(8))


def _quote(mistake: Mistake, attribution: AttributionRelation) -> str:
    text = mistake.document.text or ""
    return " … ".join(text[start:end] for start, end in attribution.cue).lower().replace("\n", " ")


def _print_mistake(number: int, mistake: Mistake, console: Console) -> None:
    text = mistake.document.text or ""
    cut = window(text, (*mistake.gold, *mistake.predicted))
    events = ", ".join(a.id for a in mistake.gold if a.id)
    head = f"{number}. {mistake.document.id} {events} · {mistake.kind} · {mistake.words} words"
    console.print()
    console.print(Text(head, style="bold"))
    for label, side in (("gold", mistake.gold), ("ours", mistake.predicted)):
        body = marked(text, side, cut) if side else Text("(nothing)", style="dim")
        confidences = [f"{a.confidence:.2f}" for a in side if a.confidence is not None]
        tail = Text(f"  confidence {', '.join(confidences)}" if confidences else "", style="dim")
        console.print(
            Padding(Text(f"{label}  ", style="bold").append_text(body).append_text(tail), (0, 0, 0, 2))
        )

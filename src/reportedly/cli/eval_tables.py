"""An evaluation as tables for the terminal."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table

from reportedly.measures.annotated import ROLES
from reportedly.measures.calibration import Calibration
from reportedly.measures.evaluation import Evaluation
from reportedly.measures.relation_scores import RELATION_MEASURES
from reportedly.measures.role_scores import ROLE_MEASURES
from reportedly.measures.tally import Tally
from reportedly.types import CONTENT_KINDS


def print_tables(evaluation: Evaluation, *, by_kind: bool = False) -> None:
    """Print everything that was evaluated, in percent."""
    console = Console(highlight=False)
    overall = evaluation.overall
    console.print(
        f"{overall.documents} documents · {overall.gold} gold attributions · {overall.predicted} predicted"
    )
    console.print(_relations(evaluation))
    console.print(_roles(evaluation))
    if by_kind:
        console.print(_kinds(evaluation))
    if evaluation.groups:
        console.print(_groups(evaluation))
    if evaluation.calibration:
        console.print(_reliability(evaluation.calibration))


def _table(title: str, first: str, *columns: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(first, no_wrap=True)
    for column in columns:
        table.add_column(column, justify="right", no_wrap=True)
    return table


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _prf(tally: Tally) -> tuple[str, str, str]:
    return _percent(tally.precision), _percent(tally.recall), _percent(tally.f1)


def _interval(evaluation: Evaluation, name: str) -> str:
    low, high = evaluation.intervals[name]
    return f"{_percent(low)}–{_percent(high)}"


def _relations(evaluation: Evaluation) -> Table:
    table = _table("Attributions", "", "P", "R", "F1", *(["95 %"] if evaluation.intervals else []))
    table.add_column("counts as found", style="dim")
    for measure in RELATION_MEASURES:
        interval = [_interval(evaluation, measure.name)] if evaluation.intervals else []
        prf = _prf(evaluation.overall.relations[measure.name])
        table.add_row(measure.name, *prf, *interval, measure.meaning)
    return table


def _roles(evaluation: Evaluation) -> Table:
    table = _table("Spans", "role", "measure", "P", "R", "F1", *(["95 %"] if evaluation.intervals else []))
    for role in ROLES:
        for measure in ROLE_MEASURES:
            row = [measure, *_prf(evaluation.overall.roles[role][measure])]
            if evaluation.intervals:
                row.append(_interval(evaluation, f"token.{role}") if measure == "token" else "")
            table.add_row(role if measure == ROLE_MEASURES[0] else "", *row)
        table.add_section()
    return table


def _kinds(evaluation: Evaluation) -> Table:
    table = _table("By kind of content", "", "gold", "predicted", "P", "R", "F1", "P", "R", "F1")
    table.caption = "P, R, F1: first relation, then relation_c"
    table.caption_justify = "left"
    for kind in CONTENT_KINDS:
        of = evaluation.overall.kinds[kind]
        relation, content = of["relation"], of["relation_c"]
        table.add_row(kind, str(relation.gold), str(relation.predicted), *_prf(relation), *_prf(content))
    return table


def _groups(evaluation: Evaluation) -> Table:
    table = _table("By outlet", "", "docs", "gold", "relation", "relation_c", *ROLES)
    table.caption = "F1; source, cue and content: token F1"
    table.caption_justify = "left"
    for name, score in evaluation.groups.items():
        relations = (_percent(score.relations[of].f1) for of in ("relation", "relation_c"))
        tokens = (_percent(score.roles[role]["token"].f1) for role in ROLES)
        table.add_row(name, str(score.documents), str(score.gold), *relations, *tokens)
    return table


def _reliability(calibration: Calibration) -> Table:
    title = (
        f"Reliability of confidence: expected calibration error {_percent(calibration.expected_error)} %, "
        f"Brier score {calibration.brier:.3f}"
    )
    table = _table(title, "confidence", "attributions", "mean", "right")
    for b in calibration.bins:
        table.add_row(f"{b.low:.1f}–{b.high:.1f}", str(b.count), _percent(b.confidence), _percent(b.right))
    return table

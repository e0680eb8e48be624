"""``reportedly eval``: how good predictions are, by the measures of the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from reportedly.measures import AnnotatedDocument, Evaluation


@click.command("eval")
@click.option(
    "--gold", required=True, metavar="G", help="What is right: a JSONL file or a folder of brat files."
)
@click.option("--pred", required=True, metavar="P", help="What was predicted: the same, or Readings.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print everything as one JSON object, shares from 0 to 1."
)
@click.option(
    "--by",
    type=click.Choice(["outlet", "kind"]),
    multiple=True,
    help="Break the figures down, too; may be given twice.",
)
@click.option(
    "--ci",
    "resamples",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Give 95 % intervals from N bootstrap resamples of the documents (1000 is plenty).",
)
def eval_command(gold: str, pred: str, as_json: bool, by: tuple[str, ...], resamples: int) -> None:
    """Compare predicted attributions with a gold standard.

    Both are JSON lines {"id", "text", "attributions": [{"source": [[start, end]], "cue", "content"}]}, or
    folders of brat files in PolNeAR's style (Source, Cue and Content joined by an event). Predictions of
    this program come from reportedly read --as-is --format jsonl. Documents are paired by id, else by equal
    text.

    \b
    relation     content and source both found (dice of at least 0.5 each)
    relation_lo  as relation, but half of the shorter source's words are enough
    relation_c   content only
    relation_cs  source, cue and content
    strict       all three exactly; strict_np: punctuation left out
    """
    from reportedly.errors import ReportedlyError

    try:
        evaluation = _evaluate(gold, pred, by, resamples)
    except ReportedlyError as error:
        click.echo(f"Error: {error}", err=True)
        raise click.exceptions.Exit(2) from None
    if as_json:
        _print_json(evaluation)
    else:
        from reportedly.cli.eval_tables import print_tables

        print_tables(evaluation, by_kind="kind" in by)


def _evaluate(gold: str, pred: str, by: tuple[str, ...], resamples: int) -> Evaluation:
    from reportedly.measures import evaluate, load

    documents = load(gold)
    if "outlet" in by:
        _need_outlets(gold, documents)
    return evaluate(documents, load(pred), group_of=_outlet if "outlet" in by else None, resamples=resamples)


def _outlet(document: AnnotatedDocument) -> str:
    return document.outlet or "(none given)"


def _need_outlets(gold: str, documents: dict[str, AnnotatedDocument]) -> None:
    from reportedly.errors import UsageError

    if not any(document.outlet for document in documents.values()):
        raise UsageError(
            f'{gold}: no document says its outlet (give JSONL with an "outlet", or leave out --by outlet)'
        )


def _print_json(evaluation: Evaluation) -> None:
    import json

    from reportedly.measures import to_dict

    click.echo(json.dumps(to_dict(evaluation), indent=2))

"""``python -m evaluation.dates --shared DIR``: are date expressions given the right value?

150 expressions of real articles to develop with, and 50 of other articles that were labelled and measured
once the grammar stood (``labels/dates*.jsonl``: corpus, id, day of publication, the characters that were
drawn, value; no text). They were drawn at random from eight groups of trigger words and labelled before the
grammar's output on them was seen. The guideline, in short: a value is the first and last day that the words
can mean, calendar units whole ("last month" is all of it, weeks begin on Monday); ``null`` at one end is
open ("in recent months" ends with publication), at both ends not to be told from the page ("two years
later"); ``date`` is false for what only looks like a date (a programme's name, somebody's thirties, a
duration).

A value counts as right if a single day is that day, and an interval overlaps the labelled one by more than
half of their union; an open end must be open. What is no date must not be found.
"""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

import click

from evaluation import polnear
from evaluation.polnear import folder
from reportedly.resolve.when import all_dates
from reportedly.types import When

LABELS = Path(__file__).parent / "labels"


def texts(shared: Path, ids: set[str]) -> dict[str, str]:
    """The texts of the labelled articles by id."""
    found = {
        name: article.text or ""
        for name, article in polnear.gold(shared).items()
        if name in ids and article.text
    }
    with gzip.open(folder(shared, "newsroom") / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["id"] in ids:
                found[record["id"]] = record["text"]
    return found


def found_at(text: str, published: str, span: tuple[int, int]) -> When | None:
    """The expression that the grammar finds over some characters."""
    touching = [
        when
        for when in all_dates(text, published)
        if when.span and when.span[0] < span[1] and when.span[1] > span[0]
    ]
    return touching[0] if touching else None


def right(label: dict[str, Any], when: When | None) -> bool:
    """Whether the value found is the labelled one."""
    if not label["date"]:
        return when is None
    if when is None:
        return False
    first, last = label["from"], label["to"]
    if first is None or last is None or first == last or when.start is None or when.end is None:
        return (first, last) == (when.start, when.end)
    return overlap((first, last), (when.start, when.end)) > 0.5


def overlap(gold: tuple[str, str], value: tuple[str, str]) -> float:
    """Days that two intervals share, over the days of both."""
    (a, b), (c, d) = ([date.fromisoformat(day).toordinal() for day in pair] for pair in (gold, value))
    shared = min(b, d) - max(a, c) + 1
    return max(0, shared) / (max(b, d) - min(a, c) + 1)


@click.command()
@click.option("--shared", required=True, envvar="REPORTEDLY_SHARED", type=click.Path(path_type=Path))
@click.option("--wrong", is_flag=True, help="List the expressions whose value is wrong.")
def main(shared: Path, wrong: bool) -> None:
    """Print the share of labelled expressions whose value is right."""
    for name in ("dates.jsonl", "dates.held.jsonl"):
        labels = [json.loads(line) for line in (LABELS / name).read_text("utf-8").splitlines()]
        articles = texts(shared, {label["id"] for label in labels})
        correct = 0
        for label in labels:
            span = label["span"][0], label["span"][1]
            when = found_at(articles[label["id"]], label["published"], span)
            correct += right(label, when)
            if wrong and not right(label, when):
                words = articles[label["id"]][max(0, span[0] - 50) : span[1] + 20].replace("\n", " ")
                click.echo(
                    f"{label['from']} {label['to']} | {when and (when.text, when.start, when.end)} | {words}"
                )
        click.echo(f"{name}: {correct} of {len(labels)} right: {100 * correct / len(labels):.1f} %")


if __name__ == "__main__":
    main()

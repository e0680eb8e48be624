"""``python -m evaluation.sources --shared DIR``: does the resolver know who each source is?

Measured on the hand-labelled articles, with the labelled attributions given, so that only resolving is
measured. Grouping is B-cubed over source mentions, in the form for overlapping clusters of Amigó et al.
(2009), *A comparison of extrinsic clustering evaluation metrics*; a mention without a source is a cluster of
its own. Values are compared source by source and, weighted by use, statement by statement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import click

from evaluation.labels.check import FILES, IDENTITY_ONLY, UNSEEN, Record, records, texts
from evaluation.sources_follow_on import follow_ons
from evaluation.sources_relay import outlets, relays
from evaluation.sources_scored import (
    Scored,
    agree,
    gold_sources,
    overlap,
    said,
    same_title,
    spans,
    summed,
    words,
)
from reportedly.extract.attributions import look
from reportedly.resolve.sources import group
from reportedly.types import Attribution, Document, Source

#: Two justifications agree when the F1 of their words reaches this.
SAME_JUSTIFICATION = 0.5
FIELDS = ("kind", "name", "title", "affiliation", "justification")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One labelled source beside what was found."""

    article: str
    gold: dict[str, Any]
    found: Source | None
    #: Field to whether it is right.
    right: dict[str, bool]
    #: Statements of the source.
    statements: int
    text: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True)
class Grouped:
    """B-cubed sums over mentions."""

    precision: float
    recall: float
    mentions: int


def measure(shared: Path, split: str) -> tuple[Grouped, list[Verdict], dict[str, Scored]]:
    """Resolve every labelled article of a split and compare.

    Returns:
        Grouping; the sources; follow-on statements and relay chains, where the split has labels of them.

    Raises:
        MissingInput: the corpora are not in the folder.
    """
    wanted = records(split)
    known, own = texts(shared, wanted), outlets(shared, wanted)
    grouped, verdicts = [], []
    further: dict[str, list[Scored]] = {"follow-on": [], "relay": []}
    for record in wanted:
        text = known[record["id"]]
        attributions = labelled(record)
        document = Document(record["id"], text)
        resolved, sources = group(document, attributions, look(text))
        grouped.append(b_cubed(record, resolved))
        verdicts += compare(record, text, resolved, sources)
        further["follow-on"].append(follow_ons(record, document, resolved, sources))
        published = replace(document, outlet=own.get(record["id"]))
        further["relay"].append(relays(record, published, resolved, sources))
    total = sum(g.mentions for g in grouped)
    return (
        Grouped(sum(g.precision for g in grouped) / total, sum(g.recall for g in grouped) / total, total),
        verdicts,
        {name: found for name, parts in further.items() if (found := summed(parts)).gold},
    )


def labelled(record: Record) -> tuple[Attribution, ...]:
    """The labelled attributions of an article as extraction would give them."""
    return tuple(
        Attribution(
            id=f"a{number}",
            kind="indirect",
            content=spans(row["content"]),
            cue=spans(row["cue"]),
            source=spans(row["source"]),
        )
        for number, row in enumerate(record["attributions"])
    )


def b_cubed(record: Record, resolved: Sequence[Attribution]) -> Grouped:
    """Sums of precision and recall over the mentions of one article."""
    rows = [
        (gold_sources(record, row), frozenset(attribution.source_ids) or frozenset({f"-{attribution.id}"}))
        for row, attribution in zip(record["attributions"], resolved, strict=True)
    ]
    rows = [row for row in rows if row[0]]
    precision = recall = 0.0
    for gold, found in rows:
        precision += _mean(_share(found & f, gold & g) for g, f in rows if found & f)
        recall += _mean(_share(gold & g, found & f) for g, f in rows if gold & g)
    return Grouped(precision, recall, len(rows))


def _share(together: frozenset[Any], also: frozenset[Any]) -> float:
    return min(len(together), len(also)) / len(together)


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed)


def compare(
    record: Record, text: str, resolved: Sequence[Attribution], sources: Sequence[Source]
) -> list[Verdict]:
    """Every labelled source that speaks, beside the source most of its mentions were given to."""
    by_id = {source.id: source for source in sources}
    verdicts = []
    for index, gold in enumerate(record["sources"]):
        own = [
            a
            for a, row in zip(resolved, record["attributions"], strict=True)
            if index in gold_sources(record, row)
        ]
        if not own:
            continue
        votes = Counter(_vote(a, record, index, by_id, text) for a in own)
        best = votes.most_common(1)[0][0]
        found = by_id.get(best) if best else None
        verdicts.append(Verdict(record["id"], gold, found, judge(gold, found, text), len(own), text))
    return verdicts


def _vote(
    attribution: Attribution, record: Record, index: int, by_id: dict[str, Source], text: str
) -> str | None:
    """Of several sources of one mention, the one whose name is most like the labelled one."""
    if not attribution.source_ids:
        return None
    start, end = record["sources"][index]["name"]
    return max(attribution.source_ids, key=lambda i: overlap(words(by_id[i].name), words(text[start:end])))


def judge(gold: dict[str, Any], found: Source | None, text: str) -> dict[str, bool]:
    """Field to whether the value found is right."""
    if found is None:
        return dict.fromkeys(FIELDS, False)
    titles = [gold["title"], *gold.get("title_also", ())]
    return {
        "kind": gold["kind"] == found.kind,
        "name": agree(said(text, gold["name"]), found.name),
        "title": any(same_title(said(text, title), found.title) for title in titles),
        "affiliation": agree(said(text, gold["affiliation"]), found.affiliation),
        "justification": agree(
            said(text, gold["justification"]), said(text, found.justification), SAME_JUSTIFICATION
        ),
    }


def table(grouped: Grouped, verdicts: Sequence[Verdict], fields: Sequence[str] = FIELDS) -> str:
    """The figures in a few lines."""
    f1 = 2 * grouped.precision * grouped.recall / (grouped.precision + grouped.recall)
    lines = [
        f"B-cubed over {grouped.mentions} mentions: "
        f"P {100 * grouped.precision:.1f}  R {100 * grouped.recall:.1f}  F1 {100 * f1:.1f}",
        f"{'':14}{'sources':>9}{'statements':>12}{'where given':>13}{'where found':>13}",
    ]
    for name in fields:
        right = [v.right[name] for v in verdicts]
        weighted = sum(v.statements for v in verdicts if v.right[name]) / sum(v.statements for v in verdicts)
        given = [v.right[name] for v in verdicts if v.gold[name]]
        found = [v.right[name] for v in verdicts if v.found and getattr(v.found, name)]
        lines.append(
            f"{name:14}{100 * _mean(right):8.1f}%{100 * weighted:11.1f}%{100 * _mean(given):12.1f}%"
            f"{100 * _mean(found) if found else 0.0:12.1f}%"
        )
    return "\n".join(lines)


@click.command()
@click.option(
    "--shared", required=True, envvar="REPORTEDLY_SHARED", type=click.Path(exists=True, path_type=Path)
)
@click.option("--split", type=click.Choice(tuple(FILES)), default="dev", show_default=True)
@click.option(
    "--wrong",
    type=click.Choice((*FIELDS, "follow-on", "relay")),
    help="List what is wrong in this; not for the splits that are for measuring only.",
)
def main(shared: Path, split: str, wrong: str | None) -> None:
    """Measure grouping, kind, name, title, affiliation, justification, follow-ons and relay chains."""
    grouped, verdicts, further = measure(shared, split)
    click.echo(table(grouped, verdicts, FIELDS[:2] if split in IDENTITY_ONLY else FIELDS))
    for name, scored in further.items():
        click.echo(
            f"{name:14}P {100 * scored.precision:.1f}  R {100 * scored.recall:.1f}  F1 {100 * scored.f1:.1f}"
            f"  ({scored.gold} labelled, {scored.found} found)"
        )
    if wrong and split in UNSEEN:
        raise click.UsageError(f"{split} is for measuring only: its mistakes are not looked at")
    for note in further[wrong].notes if wrong in further else ():
        click.echo(note)
    for verdict in verdicts:
        if wrong in FIELDS and not verdict.right[wrong]:
            click.echo(describe(verdict, wrong))


def describe(verdict: Verdict, name: str) -> str:
    """One mistake in a line."""
    gold = verdict.gold[name] if name == "kind" else said(verdict.text, verdict.gold[name])
    found = verdict.found and getattr(verdict.found, name)
    if name == "justification":
        found = said(verdict.text, found)
    who = said(verdict.text, verdict.gold["name"]) or ""
    return f"{verdict.article[:40]:40} {who[:40]!r}: {gold!r} not {found!r}"


if __name__ == "__main__":
    main()

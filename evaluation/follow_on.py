"""``python -m evaluation.follow_on --shared DIR``: follow-on statements, on articles labelled for them alone.

``labels/sources.follow.jsonl`` holds what was extracted from each article when it was labelled, so that only
the search for follow-on statements is measured. A sentence that a careful reader could not decide upon is
open: found or not, it does not count. ``dev`` may be looked at, ``train`` is for fitting, and ``unseen``,
``unseen2`` and ``unseen3`` are for measuring only.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from evaluation.labels.check import Record
from evaluation.polnear import folder
from evaluation.sources_scored import Scored, spans, summed
from reportedly.extract.attributions import look
from reportedly.models.attention import Attention
from reportedly.resolve import follow_on
from reportedly.resolve.follow_on_learned import LEAST, likely
from reportedly.resolve.sources import group
from reportedly.sentences import sentences
from reportedly.types import Attribution, Document, Source, Span

LABELS = Path(__file__).parent / "labels" / "sources.follow.jsonl"
SPLITS = ("dev", "train", "unseen", "unseen2", "unseen3")
#: Splits that are for measuring only.
UNSEEN = frozenset({"unseen", "unseen2", "unseen3"})
#: Share of the shorter of two spans that has to be in the other.
COVERED = 0.5


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled article, resolved."""

    record: Record
    document: Document
    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]
    cut: list[Span]
    #: What the network looked at.
    attention: Attention | None

    def speakers(self, span: Span) -> frozenset[str]:
        """Ids of the sources that a sentence may be given to; none where it goes on with nobody's words."""
        rows = [row for row in self.record["follow_on"] if _meet(span, row["span"])]
        indexes = {i for row in rows for i in (row["source_index"], *row.get("also", ()))}
        pairs = zip(self.record["attributions"], self.attributions, strict=True)
        return frozenset(a.source_id for row, a in pairs if row["source_index"] in indexes and a.source_id)

    def is_open(self, span: Span) -> bool:
        """Whether the labels leave a sentence undecided."""
        return any(_meet(span, row) for row in self.record["open"])


def labelled(shared: Path, split: str) -> Iterator[Labelled]:
    """The labelled articles of a split, resolved anew.

    Raises:
        MissingInput: the corpora are not in the folder.
    """
    lines = LABELS.read_text(encoding="utf-8").splitlines()
    wanted = [record for record in map(json.loads, lines) if record["split"] == split]
    known = _texts(shared, wanted)
    for record in wanted:
        text = known[record["id"]]
        document = Document(record["id"], text)
        looked = look(text)
        attributions, sources = group(document, _attributions(record), looked)
        yield Labelled(record, document, attributions, sources, sentences(text), looked)


def score(article: Labelled, likely: follow_on.Likely = likely, least: float = LEAST) -> Scored:
    """How many follow-on statements of one article were found, and what was wrong.

    Args:
        article: the labels.
        likely: the probability that a sentence goes on.
        least: the probability that it must have.
    """
    known = article.attributions, article.sources, article.cut, article.attention
    found = follow_on.find(article.document, *known, likely=likely, least=least)
    text = article.document.text
    hit, right, wrong, notes = set(), 0, 0, []
    for one in found:
        span = one.content[0]
        speakers = article.speakers(span)
        rows = [n for n, row in enumerate(article.record["follow_on"]) if _meet(span, row["span"])]
        if one.source_id in speakers:
            hit.update(rows)
            right += 1
        elif not article.is_open(span):
            wrong += 1
            notes.append(f"wrong: {' '.join(text[slice(*span)].split())[:100]}")
    rows = article.record["follow_on"]
    missed = [row["span"] for n, row in enumerate(rows) if n not in hit]
    notes += [f"missed: {' '.join(text[slice(*span)].split())[:100]}" for span in missed]
    return Scored(len(hit), len(rows), right, right + wrong, tuple(notes))


def _texts(shared: Path, wanted: list[Record]) -> dict[str, str]:
    """The texts by id."""
    found = {}
    for record in wanted:
        if record["corpus"] == "polnear":
            path = folder(shared, "polnear") / "train" / "text" / f"{record['id']}.txt"
            found[record["id"]] = path.read_bytes().decode()
    ids = {record["id"] for record in wanted}
    with gzip.open(folder(shared, "newsroom") / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        return found | {row["id"]: row["text"] for row in map(json.loads, lines) if row["id"] in ids}


def _attributions(record: Record) -> tuple[Attribution, ...]:
    return tuple(
        Attribution(
            id=f"a{number}",
            kind=row["kind"],
            content=spans(row["content"]),
            cue=spans(row["cue"]),
            source=spans(row["source"]),
            parent=f"a{row['parent']}" if "parent" in row else None,
        )
        for number, row in enumerate(record["attributions"])
    )


def _meet(one: Span, other: Span | list[int]) -> bool:
    together = min(one[1], other[1]) - max(one[0], other[0])
    return together >= COVERED * min(one[1] - one[0], other[1] - other[0])


@click.command()
@click.option(
    "--shared", required=True, envvar="REPORTEDLY_SHARED", type=click.Path(exists=True, path_type=Path)
)
@click.option("--split", type=click.Choice(SPLITS), default="dev", show_default=True)
@click.option("--wrong", is_flag=True, help="List the mistakes; not of unseen articles.")
def main(shared: Path, split: str, wrong: bool) -> None:
    """Measure follow-on statements."""
    if wrong and split in UNSEEN:
        raise click.UsageError(f"{split} is for measuring only: its mistakes are not looked at")
    scored = summed(score(article) for article in labelled(shared, split))
    click.echo(
        f"P {100 * scored.precision:.1f}  R {100 * scored.recall:.1f}  F1 {100 * scored.f1:.1f}"
        f"  ({scored.gold} labelled, {scored.found} found)"
    )
    for note in scored.notes if wrong else ():
        click.echo(note)


if __name__ == "__main__":
    main()

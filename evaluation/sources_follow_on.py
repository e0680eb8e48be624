"""Follow-on statements against the labels: a sentence with its source, found or not.

A labelled sentence is found where a follow-on statement of the same source covers half of it or more. A
follow-on statement counts against precision unless it covers a labelled one or lies in a labelled content of
its source: the corpora hold some of these sentences as content (GUIDELINE.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.labels.check import Record
from evaluation.sources_scored import Scored, sources_of
from reportedly.extract.attributions import look
from reportedly.resolve import follow_on
from reportedly.sentences import sentences
from reportedly.types import Attribution, Document, Source, Span

#: Share of a labelled sentence that has to be covered.
COVERED = 0.5


@dataclass(frozen=True, slots=True)
class _Row:
    span: Span
    #: Ids of the sources that the labelled one was found as.
    sources: frozenset[str]


def follow_ons(
    record: Record, document: Document, resolved: Sequence[Attribution], sources: Sequence[Source]
) -> Scored:
    """How many follow-on statements of one article were found, and what was wrong.

    Args:
        record: the labels.
        document: the article.
        resolved: the labelled attributions with the sources found.
        sources: those found.
    """
    known = sources_of(record, resolved)
    gold = [_Row(tuple(row["span"]), known[row["source_index"]]) for row in record["follow_on"]]
    ordered = sorted(resolved, key=lambda a: min(s for s, _ in a.source + a.cue + a.content))
    found = follow_on.find(document, ordered, sources, sentences(document.text), look(document.text))
    hit = [row for row in gold if any(_same(row, one) for one in found)]
    wrong = [
        one
        for one in found
        if not any(_meets(row, one) for row in gold) and not any(_inside(one, held) for held in resolved)
    ]
    notes = tuple(f"missed: {document.text[slice(*row.span)][:90]}" for row in gold if row not in hit)
    notes += tuple(f"wrong: {document.text[slice(*one.content[0])][:90]}" for one in wrong)
    right = sum(any(_meets(row, one) for row in gold) for one in found)
    return Scored(len(hit), len(gold), right, right + len(wrong), notes)


def _same(row: _Row, found: Attribution) -> bool:
    start, end = found.content[0]
    together = min(end, row.span[1]) - max(start, row.span[0])
    return (
        together >= COVERED * min(row.span[1] - row.span[0], end - start) and found.source_id in row.sources
    )


def _meets(row: _Row, found: Attribution) -> bool:
    start, end = found.content[0]
    return start < row.span[1] and end > row.span[0] and found.source_id in row.sources


def _inside(found: Attribution, held: Attribution) -> bool:
    start, end = found.content[0]
    return found.source_id == held.source_id and any(s <= start and end <= e for s, e in held.content)

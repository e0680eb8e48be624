"""One row per sourced statement, with the columns that journalism studies code.

``statement`` holds the full sentences; statements of one source that follow each other within a paragraph,
with no other sentence between, share a row. A row's columns ``content_kind``, ``factuality``, ``stance`` and
``implicit`` hold one value where its statements agree; otherwise, as in the columns of words (``source``,
``cue``, ``content``, ...), there is one value per statement, joined by `` | ``. ``confidence`` is the lowest.
Where the source or its kind is not known, ``kind`` is ``unresolved``; any other unknown is an empty cell.

The file is RFC 4180: CRLF, quotation marks doubled. A cell that a spreadsheet would run as a formula (it
begins with ``= + - @``, their full-width forms, a tab or a line break, after any number of apostrophes)
gets one apostrophe in front; ``unguarded`` takes exactly that apostrophe off again.
"""

from __future__ import annotations

import csv
import io
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator

from reportedly.export.segments import paragraphs
from reportedly.export.statements import UNRESOLVED, Statement, statements
from reportedly.sentences import sentences
from reportedly.types import Attribution, Reading, Span

#: Names of the columns, in order. The first five are those of sourcing studies.
HEADER: tuple[str, ...] = (
    "statement",
    "kind",
    "name",
    "title",
    "justification",
    "affiliation",
    "content_kind",
    "source",
    "cue",
    "content",
    "factuality",
    "stance",
    "basis",
    "relay",
    "when",
    "when_from",
    "when_to",
    "confidence",
    "implicit",
    "attribution",
    "parent",
    "document_id",
    "url",
    "outlet",
    "published",
    "byline",
    "article_title",
    "start",
    "end",
)

_JOIN = " | "
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def to_csv(readings: Iterable[Reading]) -> str:
    """The whole table, header included.

    Args:
        readings: any number of readings; none gives the header alone.

    Returns:
        CSV text with CRLF line ends; write it as UTF-8 without newline translation.
    """
    return csv_header() + "".join(csv_rows(reading) for reading in readings)


def csv_header() -> str:
    """The first line."""
    return _lines([HEADER])


def csv_rows(reading: Reading) -> str:
    """The lines of one reading, so that tables can be streamed; empty where nobody is quoted."""
    return _lines(_row(reading, sentence, group) for sentence, group in _groups(reading))


def guarded(cell: str) -> str:
    """The cell as written: with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before ``guarded``."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _lines(rows: Iterable[Iterable[str]]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerows([guarded(cell) for cell in row] for row in rows)
    return buffer.getvalue()


def _groups(reading: Reading) -> list[tuple[Span, list[Statement]]]:
    """Statements that share a row, with the sentences they stand in, in order of position."""
    bounds = _Sentences(reading)
    placed = sorted(
        ((bounds.around(s.attribution), s) for s in statements(reading) if s.attribution.content),
        key=lambda pair: pair[0],
    )
    # A nested statement stands in the sentences of the one around it and would part what belongs together.
    outer = _joined([pair for pair in placed if pair[1].depth == 0], bounds)
    nested = _joined([pair for pair in placed if pair[1].depth > 0], bounds)
    return sorted((*outer, *nested), key=lambda group: group[0])


def _joined(
    placed: list[tuple[Span, Statement]], bounds: _Sentences
) -> Iterator[tuple[Span, list[Statement]]]:
    run: list[Statement] = []
    span: Span = (0, 0)
    for around, statement in placed:
        if run and _same_source(run[-1], statement) and bounds.contiguous(span, around):
            run.append(statement)
            span = (span[0], max(span[1], around[1]))
            continue
        if run:
            yield span, run
        run, span = [statement], around
    if run:
        yield span, run


def _same_source(one: Statement, other: Statement) -> bool:
    return one.source is not None and one.source is other.source


class _Sentences:
    """The sentences of a reading's text, asked by position."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.text
        self._paragraphs = frozenset(start for start, _ in paragraphs(reading.text))
        spans = sentences(reading.text)
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def contiguous(self, one: Span, following: Span) -> bool:
        """Nothing stands between the two, not even the end of a paragraph."""
        if following[0] < one[1]:
            return True
        return following[0] not in self._paragraphs and not self._text[one[1] : following[0]].strip()

    def around(self, attribution: Attribution) -> Span:
        """From the start of the sentence in which content or cue begins to the end of that where they end."""
        spans = (*attribution.content, *attribution.cue)
        low, high = min(start for start, _ in spans), max(end for _, end in spans)
        first = bisect_right(self._starts, low) - 1
        last = bisect_left(self._ends, high)
        start = self._starts[first] if first >= 0 and self._ends[first] > low else low
        return start, self._ends[last] if last < len(self._ends) and self._starts[last] < high else high


def _row(reading: Reading, around: Span, run: list[Statement]) -> tuple[str, ...]:
    document, source = reading.document, run[0].source
    return (
        reading.text[around[0] : around[1]],
        (source.kind if source else None) or UNRESOLVED,
        source.name if source else "",
        (source.title if source else None) or "",
        reading.quote(source.justification) if source else "",
        (source.affiliation if source else None) or "",
        _agreed(run, lambda s: s.attribution.kind),
        _each(run, lambda s: s.mention),
        _each(run, lambda s: s.cue),
        _each(run, lambda s: reading.quote(s.attribution.content)),
        _agreed(run, lambda s: s.attribution.factuality or ""),
        _agreed(run, lambda s: s.attribution.stance or ""),
        _each(run, lambda s: reading.quote(s.attribution.basis)),
        _agreed(run, lambda s: " > ".join(s.relay)),
        _agreed(run, lambda s: s.attribution.when.text if s.attribution.when else ""),
        _agreed(run, lambda s: (s.attribution.when.start if s.attribution.when else None) or ""),
        _agreed(run, lambda s: (s.attribution.when.end if s.attribution.when else None) or ""),
        f"{min(s.attribution.confidence for s in run):.3f}",
        _agreed(run, lambda s: "true" if s.attribution.implicit else "false"),
        _each(run, lambda s: s.attribution.id),
        _agreed(run, lambda s: s.attribution.parent or ""),
        document.id,
        document.url or "",
        document.outlet or "",
        document.published or "",
        document.byline or "",
        document.title or "",
        str(around[0]),
        str(around[1]),
    )


def _each(run: list[Statement], value: Callable[[Statement], str]) -> str:
    values = [value(statement) for statement in run]
    return _JOIN.join(values) if any(values) else ""


def _agreed(run: list[Statement], value: Callable[[Statement], str]) -> str:
    values = [value(statement) for statement in run]
    return values[0] if len(set(values)) == 1 else _JOIN.join(values)

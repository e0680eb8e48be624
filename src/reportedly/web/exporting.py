"""What can be exported of a ledger, in which formats, written piece by piece."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from importlib.util import find_spec
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from reportedly.errors import UsageError
from reportedly.export.csv import guarded
from reportedly.export.formats import FORMATS
from reportedly.ledger.query import Filters
from reportedly.ledger.rows import StatementRow
from reportedly.web.pages.search_view import Wanted

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams

    from reportedly.bulk import Ledger
    from reportedly.export.corpus import CorpusFormat
    from reportedly.trace.values import Trace
    from reportedly.types import Reading

Kind = Literal["statements", "articles", "claim"]
_AT_ONCE = 1000
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Export:
    """One way to write what is shown."""

    name: str
    #: A row for each statement, every article whole, or the trace of the claim.
    kind: Kind
    label: str
    about: str
    suffix: str
    media: str
    #: Of ``export.formats`` or ``export.corpus``.
    format: str = ""
    #: A file for each article, all in one zip.
    folder: bool = False


_JSONL, _LD = "application/x-ndjson", "application/ld+json"
EXPORTS: tuple[Export, ...] = (
    Export("rows-csv", "statements", "Statements, CSV", "a row for each statement found", ".csv", "text/csv"),
    Export(
        "rows-jsonl", "statements", "Statements, JSON Lines", "the same rows for programs", ".jsonl", _JSONL
    ),
    Export(
        "jsonl", "articles", "Articles, JSON Lines", "every article with all that was read", ".jsonl", _JSONL
    ),
    Export(
        "json", "articles", "Articles, JSON", "the same as one array", ".json", "application/json", "json"
    ),
    Export(
        "csv",
        "articles",
        "Sourced statements, CSV",
        "the columns that sourcing studies code",
        ".csv",
        "text/csv",
    ),
    Export(
        "parquet",
        "articles",
        "Tables, Parquet",
        "a table of each kind for DuckDB, pandas, Polars",
        ".zip",
        "application/zip",
        folder=True,
    ),
    Export(
        "html",
        "articles",
        "Pages",
        "each article as a page that needs nothing else",
        ".zip",
        "application/zip",
        folder=True,
    ),
    Export(
        "webanno",
        "articles",
        "W3C Web Annotation",
        "statements as annotations, JSON-LD",
        ".jsonld",
        _LD,
        "webanno",
    ),
    Export(
        "brat",
        "articles",
        "brat",
        "text and annotation of each article, to annotate further",
        ".zip",
        "application/zip",
        folder=True,
    ),
    Export(
        "hypothesis",
        "articles",
        "Hypothesis",
        "annotations for the Hypothesis API",
        ".jsonl",
        _JSONL,
    ),
    Export(
        "claimreview",
        "articles",
        "schema.org Claim",
        "claims with who made them, for fact-checkers, JSON-LD",
        ".jsonld",
        _LD,
        "schemaorg",
    ),
    Export("prov", "articles", "W3C PROV-O", "where each statement comes from, JSON-LD", ".jsonld", _LD),
    Export("provjson", "articles", "PROV-JSON", "the same for tools of PROV", ".json", "application/json"),
    Export(
        "trace-json",
        "claim",
        "Trace, JSON",
        "every statement of the claim with what it depends on",
        ".json",
        "application/json",
    ),
    Export(
        "trace-html",
        "claim",
        "Trace, page",
        "one page with the graph that needs nothing else",
        ".html",
        "text/html",
    ),
)


@dataclass(frozen=True, slots=True)
class Selection:
    """What of the ledger: all of it, what a search finds, or a claim."""

    asked: Wanted
    claim: str | None = None

    @property
    def whole(self) -> bool:
        """The ledger."""
        return self.claim is None and not self.asked.words and self.asked.filters == Filters()

    @property
    def document(self) -> str | None:
        """The one article that is wanted, if it is one."""
        document = self.asked.filters.document
        alone = not self.asked.words and self.asked.filters == Filters(document=document)
        return document if document and alone and self.claim is None else None

    @property
    def words(self) -> str:
        """What it is, for a file's name."""
        if self.claim:
            return "claim"
        return "article" if self.document else "" if self.whole else "selection"


def offered(selection: Selection) -> Iterator[Export]:
    """The formats that what is selected can be had in."""
    for one in EXPORTS:
        if one.name == "parquet" and find_spec("pyarrow") is None:
            continue
        if one.kind == "articles" or (one.kind == "claim") == bool(selection.claim):
            yield one


def export_of(name: str, selection: Selection) -> Export:
    """A format by its name.

    Raises:
        UsageError: there is none for this.
    """
    found = next((one for one in offered(selection) if one.name == name), None)
    if found is None:
        names = ", ".join(one.name for one in offered(selection))
        raise UsageError(f"This cannot be exported so: one of {names}")
    return found


def selection_of(asked: Wanted, params: QueryParams) -> Selection:
    """What an address stands for."""
    return Selection(asked, params.get("claim", "").replace("\x00", "").strip()[:500] or None)


def file_name(ledger: str, selection: Selection, export: Export) -> str:
    """A name that every system takes."""
    parts = [_UNSAFE.sub("-", ledger).strip("-")[:60] or "ledger", selection.words]
    if export.folder or export.kind == "statements":
        parts.append({"rows-csv": "statements", "rows-jsonl": "statements"}.get(export.name, export.name))
    return "-".join(part for part in parts if part) + export.suffix


def pieces(ledger: Ledger, selection: Selection, export: Export) -> Iterator[bytes]:
    """The file, as it is made; what is not in the ledger is found out before the first piece.

    Raises:
        NotInLedger: the article or claim is not there.
        UsageError: there is no word to look for.
    """
    if export.kind == "claim":
        return iter([_trace(ledger, selection, export).encode("utf-8", "replace")])
    if export.kind == "statements":
        return _encoded(_rows(_begun(statements(ledger, selection)), export))
    return _encoded(_series(_begun(readings(ledger, selection)), export))


def archive(ledger: Ledger, selection: Selection, export: Export) -> Path:
    """A zip with a file for each article or table; who sends it removes it."""
    from reportedly.export.corpus import write

    handle, name = tempfile.mkstemp(prefix="reportedly-", suffix=".zip")
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as out, tempfile.TemporaryDirectory(prefix="reportedly-") as folder:
            made = Path(folder) / "files"
            write(readings(ledger, selection), cast("CorpusFormat", export.name), made)
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
                for file in sorted(made.iterdir()):
                    zipped.write(file, file.name)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def statements(ledger: Ledger, selection: Selection) -> Iterator[StatementRow]:
    """Every statement selected."""
    asked, start = selection.asked, 0
    while True:
        if asked.words:
            hits = ledger.search(asked.words, asked.filters, limit=_AT_ONCE, offset=start)
            rows = [hit.row for hit in hits]
        else:
            order = "oldest" if asked.oldest else "newest"
            rows = list(ledger.statements(asked.filters, order=order, limit=_AT_ONCE, offset=start))  # type: ignore[arg-type]
        yield from rows
        if len(rows) < _AT_ONCE:
            return
        start += _AT_ONCE


def readings(ledger: Ledger, selection: Selection) -> Iterator[Reading]:
    """Every article selected, or with a statement selected."""
    if selection.whole:
        yield from ledger.readings()
        return
    if selection.document:
        yield ledger.reading(selection.document)
        return
    if selection.claim:
        documents = (node.article for node in _traced(ledger, selection.claim).nodes if node.article)
    else:
        documents = (row.document for row in statements(ledger, selection))
    seen: set[str] = set()
    for document in documents:
        if document not in seen:
            seen.add(document)
            yield ledger.reading(document)


def _begun(items: Iterator[Any]) -> Iterator[Any]:
    """The same, with the first one there already: an error comes before anything is sent."""
    return chain(list(islice(items, 1)), items)


def _encoded(texts: Iterator[str]) -> Iterator[bytes]:
    return (text.encode("utf-8", "replace") for text in texts if text)


def _series(found: Iterator[Reading], export: Export) -> Iterator[str]:
    series = FORMATS[export.format or export.name].series
    assert series is not None
    yield series.head()
    for number, reading in enumerate(found):
        yield (series.between if number else "") + series.part(reading)
    yield series.tail


def _rows(found: Iterator[StatementRow], export: Export) -> Iterator[str]:
    if export.name == "rows-jsonl":
        for row in found:
            yield json.dumps(asdict(row), ensure_ascii=False) + "\n"
        return
    yield from table(StatementRow, found)


def table(kind: type[Any], rows: Iterable[Any]) -> Iterator[str]:
    """Rows of one dataclass as CSV, piece by piece."""
    names = [one.name for one in fields(kind)]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(getattr(row, name)) for name in names])
        if out.tell() > 65536:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()


def array(rows: Iterable[Any]) -> Iterator[str]:
    """Rows of one dataclass as one JSON array, piece by piece."""
    before = "["
    for row in rows:
        yield before + json.dumps(asdict(row), ensure_ascii=False)
        before = ",\n"
    yield "]\n" if before != "[" else "[]\n"


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        parts = (one if isinstance(one, str) else f"{one[0]}-{one[1]}" for one in value)
        return guarded(("; " if any(isinstance(one, str) for one in value) else " ").join(parts))
    return guarded(value) if isinstance(value, str) else f"{value}"


def _traced(ledger: Ledger, claim: str) -> Trace:
    from reportedly.tracing.ask import trace_statement

    return trace_statement(ledger.database, claim)


def _trace(ledger: Ledger, selection: Selection, export: Export) -> str:
    found = _traced(ledger, selection.claim or "")
    if export.name == "trace-html":
        from reportedly.export.trace_html import page

        return page(found)
    from reportedly.export.trace_json import to_dict

    return json.dumps(to_dict(found), ensure_ascii=False, indent=2) + "\n"

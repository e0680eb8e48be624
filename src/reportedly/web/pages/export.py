"""Export: the whole ledger, one article, one claim, or the statements that a search finds, as a download."""

from __future__ import annotations

import csv
import io
import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Route

from reportedly.export.corpus import LAYOUTS, file_stem, write
from reportedly.export.csv import guarded
from reportedly.export.formats import FORMATS, Format
from reportedly.ledger.rows import StatementRow
from reportedly.trace.article_values import ArticleTrace
from reportedly.web.pages.search_view import Wanted, wanted
from reportedly.web.respond import page
from reportedly.web.site import site_of
from reportedly.web.tracing import traced

if TYPE_CHECKING:
    from starlette.requests import Request

    from reportedly.bulk import Ledger
    from reportedly.types import Reading

#: Of readings, with what each is for.
READINGS = (
    ("jsonl", "everything that is known, a line an article; for programs"),
    ("csv", "a row per sourced statement; for spreadsheets"),
    ("parquet", "tables for pandas, Polars, DuckDB"),
    ("html", "a page per article that needs nothing else"),
    ("brat", "standoff annotations"),
    ("webanno", "W3C Web Annotation"),
    ("schemaorg", "schema.org Claim and Quotation"),
    ("prov", "W3C PROV of relay chains"),
)
_SAME = {"claimreview": "schemaorg"}
_TYPES = {
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".html": "text/html",
    ".csv": "text/csv",
}
#: Statements of a search that are written at most, and asked for at once.
_MOST, _AT_ONCE = 200_000, 1000


def form(request: Request) -> Response:
    """What can be written, of what the address names."""
    asked = wanted(request.query_params)
    return page(
        request,
        "export.html.jinja",
        formats=READINGS,
        article=request.query_params.get("article"),
        claim=request.query_params.get("claim"),
        asked=asked,
        narrowed=asked != Wanted(),
    )


def download(request: Request) -> Response:
    """The file."""
    ledger, given = site_of(request).ledger, request.query_params
    format_name = _SAME.get(given.get("format", ""), given.get("format", ""))
    if claim := given.get("claim"):
        return _claim(ledger, claim, format_name)
    asked = wanted(given)
    if given.get("of") == "statements":
        return _statements(ledger, asked, format_name)
    if format_name not in {name for name, _ in READINGS}:
        raise HTTPException(400, "There is no such format.")
    if article := given.get("article"):
        reading = ledger.reading(article)
        return _readings([reading], format_name, file_stem(reading.id))
    return _readings(ledger.readings(), format_name, "reportedly")


def _readings(readings: Iterable[Reading], format_name: str, stem: str) -> Response:
    format = FORMATS.get(format_name)
    if format is not None and isinstance(readings, list) and format_name != "brat":
        return _attached(iter([format.whole(readings[0])]), stem + format.suffix)
    if format is not None and format.series is not None and LAYOUTS[format_name] == "file":
        return _attached(_series(readings, format), stem + format.suffix)
    return _zipped(readings, format_name, stem)


def _series(readings: Iterable[Reading], format: Format) -> Iterator[str]:
    series = format.series
    assert series is not None
    yield series.head()
    for number, reading in enumerate(readings):
        yield (series.between if number else "") + series.part(reading)
    yield series.tail


def _zipped(readings: Iterable[Reading], format_name: str, stem: str) -> Response:
    """A folder as one file; made on disk, for it may be large."""
    folder = Path(tempfile.mkdtemp(prefix="reportedly-"))
    try:
        write(readings, format_name, folder / "files")  # type: ignore[arg-type]
        packed = shutil.make_archive(str(folder / "packed"), "zip", folder / "files")
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    done = BackgroundTask(shutil.rmtree, folder, ignore_errors=True)
    return FileResponse(packed, filename=f"{stem}-{format_name}.zip", background=done)


def _statements(ledger: Ledger, asked: Wanted, format_name: str) -> Response:
    if format_name not in ("csv", "jsonl"):
        raise HTTPException(400, "Statements are written as csv or jsonl.")
    rows = _rows(ledger, asked)
    lines = (
        _csv(rows)
        if format_name == "csv"
        else (json.dumps(asdict(r), ensure_ascii=False) + "\n" for r in rows)
    )
    return _attached(lines, f"statements.{format_name}")


def _rows(ledger: Ledger, asked: Wanted) -> Iterator[StatementRow]:
    for start in range(0, _MOST, _AT_ONCE):
        if asked.words and asked.similar:
            yield from (hit.row for hit in ledger.similar(asked.words, asked.filters, limit=_AT_ONCE))
            return
        if asked.words:
            hits = ledger.search(asked.words, asked.filters, limit=_AT_ONCE, offset=start)
            found = [hit.row for hit in hits]
        else:
            found = list(ledger.statements(asked.filters, limit=_AT_ONCE, offset=start))
        yield from found
        if len(found) < _AT_ONCE:
            return


def _csv(rows: Iterable[StatementRow]) -> Iterator[str]:
    names = [field.name for field in fields(StatementRow) if field.name != "spans"]
    yield _csv_line(names)
    for row in rows:
        yield _csv_line([_plain(getattr(row, name)) for name in names])


def _plain(value: Any) -> str:
    return "" if value is None else guarded(str(value))


def _csv_line(values: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(values)
    return out.getvalue()


def _claim(ledger: Ledger, identifier: str, format_name: str) -> Response:
    from reportedly.export import trace_graph, trace_html, trace_json

    found = traced(ledger, identifier)
    if format_name == "json":
        return _attached(
            iter([json.dumps(trace_json.to_dict(found), ensure_ascii=False, indent=2)]), "trace.json"
        )
    if format_name == "html":
        return _attached(iter([trace_html.page(found)]), "trace.html")
    if format_name == "svg" and not isinstance(found, ArticleTrace):
        return _attached(iter([trace_graph.svg(found)]), "trace.svg")
    raise HTTPException(400, "A claim is written as json, html or svg.")


def _attached(text: Iterator[str], name: str) -> Response:
    """A download and never a page: what it holds is not ours to run."""
    kind = _TYPES.get(Path(name).suffix, "text/plain")
    data = (part.encode("utf-8", "replace") for part in text)
    disposition = {"content-disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(data, media_type=f"{kind}; charset=utf-8", headers=disposition)


ROUTES = [
    Route("/export", form, methods=["GET"]),
    Route("/export/download", download, methods=["GET"]),
]

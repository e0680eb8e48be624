"""The README's table of figures, taken from the pages that the runs wrote, so that it cannot drift away."""

from __future__ import annotations

from pathlib import Path

from evaluation.markdown import table
from reportedly.errors import UsageError

BEGIN, END = "<!-- evaluation:begin -->", "<!-- evaluation:end -->"
NOT_MEASURED = "Not measured yet: `make eval` and `make bench` fill in this table."

_HEAD = ("on PolNeAR dev, percent", "reportedly", "Citron, retrained", "second human")
#: Row of ``docs/evaluation.md``, its column, what the README calls it.
_QUALITY = (
    ("`relation`:", "F1", "attributions, source and content found together, F1"),
    ("`relation_c`:", "F1", "contents, whoever is said to have said it, F1"),
    ("source, token", "F1", "words of sources, F1"),
    ("cue, token", "F1", "words of cues, F1"),
    ("content, token", "F1", "words of contents, F1"),
    ("direct, `relation`", "R", "direct quotations found with their source"),
    ("mixed, `relation`", "R", "mixed ones"),
    ("indirect, `relation`", "R", "indirect ones"),
)
#: Row of ``docs/evaluation.md`` under "Speed", what the README calls it.
_COST = (
    ("articles per CPU-second", "articles per CPU-second, everything on"),
    ("cold start", "seconds from a cold start to the end of one article"),
    ("memory", "MB of memory at most"),
)
#: Row of ``docs/comparison.md``; its own name is shown.
_PEERS = ("reportedly", "textacy", "spaCy and plain rules")
#: Its columns.
_PEER_COLUMNS = ("relation", "relation_c", "articles / CPU-s", "memory, MB")

#: Columns without a name: the first one, and the one beside it.
_NAME, _VALUE = "name", "value"


def fill_in(readme: str, evaluation: str | None, comparison: str | None) -> str:
    """The README with the figures of the pages between its markers.

    Args:
        readme: its text.
        evaluation: the text of ``docs/evaluation.md``; ``None``: not written yet.
        comparison: the text of ``docs/comparison.md``; ``None``: not written yet.

    Raises:
        UsageError: the README has no markers, or a page lacks a figure.
    """
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise UsageError(f"README.md: no {BEGIN} … {END} in it")
    return f"{before}{BEGIN}\n{block(evaluation, comparison)}\n{END}{after}"


def block(evaluation: str | None, comparison: str | None) -> str:
    """What stands between the markers."""
    parts = [_quality(evaluation)] if evaluation else [NOT_MEASURED]
    if comparison:
        parts.append(_peers(comparison))
    return "\n\n".join(parts)


def write(root: Path) -> None:
    """Fill in ``README.md`` from ``docs/`` under a folder."""
    readme = root / "README.md"
    pages = (root / "docs" / "evaluation.md", root / "docs" / "comparison.md")
    texts = [page.read_text("utf-8") if page.is_file() else None for page in pages]
    readme.write_text(fill_in(readme.read_text("utf-8"), *texts), "utf-8")


def _quality(page: str) -> str:
    rows = _rows(page)
    shown = []
    for name, column, called in _QUALITY:
        row = _row(rows, name)
        others = (row.get(f"{column} {other}", "") for other in _HEAD[2:])
        shown.append([called, row[column], *others])
    speed = _rows(page.partition("\n## Speed\n")[2])
    shown += [[called, _row(speed, name)[_VALUE], "", ""] for name, called in _COST]
    return table(_HEAD, shown)


def _peers(page: str) -> str:
    rows = _rows(page)
    shown = [
        [row[_NAME], *(row[column] for column in _PEER_COLUMNS)]
        for row in (_row(rows, peer) for peer in _PEERS)
    ]
    return table(["in one run", "F1", "F1, content only", "articles per CPU-second", "MB"], shown)


def _rows(page: str) -> list[dict[str, str]]:
    """The rows of all tables of a page, by column."""
    rows: list[dict[str, str]] = []
    head: list[str] | None = None
    for line in page.splitlines():
        if not line.startswith("|"):
            head = None
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if head is None:
            head = [_NAME, *(name or _VALUE for name in cells[1:])]
        elif set("".join(cells)) - set("-:"):
            rows.append(dict(zip(head, cells, strict=True)))
    return rows


def _row(rows: list[dict[str, str]], name: str) -> dict[str, str]:
    for row in rows:
        if row[_NAME].startswith(name):
            return row
    raise UsageError(f"docs: the pages of figures have no row {name!r}; write them again")

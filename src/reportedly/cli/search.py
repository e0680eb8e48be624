"""``reportedly search``, ``sources``, ``outlets``, ``show``: what a ledger holds."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from reportedly.cli import options
from reportedly.cli.ledgers import json_option, ledger_option, opened, put_json
from reportedly.types import CONTENT_KINDS, SOURCE_KINDS, Factuality, Stance

if TYPE_CHECKING:
    from rich.text import Text

    from reportedly.ledger.rows import ArticleRow, Hit, StatementRow
    from reportedly.types import Span

_Command = TypeVar("_Command", bound=Callable[..., Any])

#: Columns that a table needs to be shown whole.
_ROOM = 100

_SEARCH_EPILOG = """\b
Words are all wanted; "in quotation marks" is a phrase, -word must be absent,
word* is a beginning, OR between two wants either. Without QUERY: every
statement that the options leave, the newest first.

\b
Examples:
  reportedly search 'ferry "out of service"' --outlet 'The Gazette'
  reportedly search --source 'Jane Doe' --oldest-first
  reportedly search evacuat* --source-kind anonymous_source --since 2024-03
  reportedly search 'bridge OR tunnel' --articles --json
"""


def _filters(command: _Command) -> _Command:
    """The options that narrow a list of statements."""
    for option in reversed(
        (
            click.option("--source", metavar="NAME", help="Said by this source, over all articles."),
            click.option(
                "--source-kind",
                type=click.Choice((*SOURCE_KINDS, "unresolved")),
                multiple=True,
                help="Kind of source.",
            ),
            click.option(
                "--kind", type=click.Choice(CONTENT_KINDS), multiple=True, help="Quoted, paraphrased or both."
            ),
            click.option("--outlet", metavar="NAME", multiple=True, help="Published by."),
            click.option("--since", metavar="DAY", callback=options.day, help="Published on or after."),
            click.option("--until", metavar="DAY", callback=options.day, help="Published on or before."),
            click.option(
                "--stance",
                type=click.Choice(get_args(Stance)),
                multiple=True,
                help="How the article puts it.",
            ),
            click.option(
                "--factuality",
                type=click.Choice(get_args(Factuality)),
                multiple=True,
                help="How firmly the source puts it.",
            ),
            click.option("--document", metavar="ID", help="In this article: its id or URL."),
            click.option("--corrected", is_flag=True, default=None, help="Only what people corrected."),
        )
    ):
        command = option(command)
    return command


_limit = click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="At most so many."
)


@click.command(name="search", epilog=_SEARCH_EPILOG)
@click.argument("query", required=False)
@ledger_option
@_filters
@click.option("--articles", is_flag=True, help="Search articles instead of statements.")
@click.option("--similar", is_flag=True, help="By meaning: statements that say something like QUERY.")
@click.option("--oldest-first", is_flag=True, help="Without QUERY: in the order of publication.")
@_limit
@json_option
@click.pass_context
def search_command(
    ctx: click.Context,
    /,
    query: str | None,
    ledger: str,
    articles: bool,
    similar: bool,
    oldest_first: bool,
    limit: int,
    as_json: bool,
    **wanted: Any,
) -> int:
    """Find statements, by their words and who said them; or articles."""
    if articles and (query is None or similar or any(wanted.values())):
        raise click.UsageError("--articles takes a QUERY and none of the options about statements.", ctx)
    if similar and query is None:
        raise click.UsageError("--similar needs a QUERY to be similar to.", ctx)
    from reportedly.cli.relating import made_first
    from reportedly.ledger.query import Filters

    filters = Filters(**wanted)
    with opened(ledger, read_only=not similar) as kept:
        if articles:
            assert query is not None
            return _found(kept.search_articles(query, limit=limit), as_json, _article_lines)
        if query is None:
            rows = kept.statements(filters, order="oldest" if oldest_first else "newest", limit=limit)
            return _found(list(rows), as_json, lambda row: _statement_lines(row, row.content, ()))
        hits = (
            kept.similar(query, filters, limit=limit, progress=made_first)
            if similar
            else kept.search(query, filters, limit=limit)
        )
        return _found(hits, as_json, lambda hit: _statement_lines(hit.row, hit.excerpt, hit.marks))


@click.command(name="sources")
@click.argument("name", required=False)
@ledger_option
@click.option("--kind", type=click.Choice(SOURCE_KINDS), multiple=True, help="Only of this kind.")
@_limit
@json_option
def sources_command(name: str | None, ledger: str, kind: tuple[str, ...], limit: int, as_json: bool) -> int:
    """List the sources over all articles, the most quoted first; NAME: a part of their name."""
    from reportedly.export.statements import kind_words

    with opened(ledger, read_only=True) as kept:
        rows = kept.sources(name=name, kind=kind, limit=limit)
        if as_json:
            put_json(rows.to_dicts())
        else:
            _table(
                ("source", "kind", "statements", "articles", "outlets", "first", "last"),
                [
                    (
                        _also(row.name, row.aliases),
                        kind_words(row.kind),
                        row.statements,
                        row.articles,
                        row.outlets,
                        row.first,
                        row.last,
                    )
                    for row in rows
                ],
                spare=("kind", "outlets"),
            )
    return 0


@click.command(name="outlets")
@ledger_option
@_limit
@json_option
def outlets_command(ledger: str, limit: int, as_json: bool) -> int:
    """List the outlets, those with most articles first."""
    with opened(ledger, read_only=True) as kept:
        rows = kept.outlets(limit=limit)
        if as_json:
            put_json(rows.to_dicts())
        else:
            _table(
                ("outlet", "articles", "statements", "sources", "first", "last"),
                [(r.name, r.articles, r.statements, r.sources, r.first, r.last) for r in rows],
            )
    return 0


@click.command(name="show")
@click.argument("document", metavar="ARTICLE")
@ledger_option
@click.option("--version", type=click.IntRange(min=1), metavar="N", help="An earlier version of it.")
@click.option("--as-read", is_flag=True, help="Without what people corrected.")
@json_option
def show_command(document: str, ledger: str, version: int | None, as_read: bool, as_json: bool) -> int:
    """Show one article of the ledger with its statements.

    ARTICLE is its id, its URL, or the uid of a statement in it.
    """
    with opened(ledger, read_only=True) as kept:
        reading = kept.reading(document, version=version, as_read=as_read)
    if as_json:
        click.echo(reading.to_json(indent=2))
        return 0
    from reportedly.cli.screen import screen
    from reportedly.cli.terminal import show

    show(reading, screen(sys.stdout, "auto"))
    return 0


def _found(found: Sequence[Any], as_json: bool, lines: Callable[[Any], Iterable[Text]]) -> int:
    if as_json:
        put_json(list(found))
        return 0
    if not found:
        click.echo("nothing found", err=True)
        return 0
    from reportedly.cli.screen import screen

    to = screen(sys.stdout, "auto")
    for number, one in enumerate(found):
        if number:
            to.console.print()
        for line in lines(one):
            for wrapped in line.wrap(to.console, to.width):
                to.console.print(wrapped, soft_wrap=True)
    return 0


def _statement_lines(row: StatementRow, words: str, marks: tuple[Span, ...]) -> Iterable[Text]:
    from rich.style import Style
    from rich.text import Text

    from reportedly.export.visible import one_line

    who = Text(one_line(_who(row)), Style(bold=True))
    if row.source_title:
        who.append(f", {one_line(row.source_title)}", Style(bold=False))
    yield who
    yield _marked(words, marks)
    where = [row.outlet, row.day, one_line(row.title) if row.title else None]
    yield Text("  " + " · ".join(part for part in where if part), Style(dim=True))
    yield Text("  " + " · ".join([*_notes(row), row.uid]), Style(dim=True))


def _who(row: StatementRow) -> str:
    from reportedly.export.statements import UNRESOLVED

    return row.source or (f"{UNRESOLVED} (“{row.source_words}”)" if row.source_words else UNRESOLVED)


def _notes(row: StatementRow) -> Iterable[str]:
    """What is unusual about a statement."""
    from reportedly.export.statements import FACTUALITY_WORDS, STANCE_WORDS
    from reportedly.export.visible import one_line

    # What is plainly certain, and what the article reports plainly, goes without saying.
    firmly: Mapping[str | None, str] = {k: v for k, v in FACTUALITY_WORDS.items() if k != "CT+"}
    stands: Mapping[str | None, str] = {k: v for k, v in STANCE_WORDS.items() if k != "neutral"}
    if row.relay:
        yield one_line(row.relay.replace(" > ", " › "))
    if row.factuality in firmly:
        yield firmly[row.factuality]
    if row.stance in stands:
        yield stands[row.stance]
    if row.corrected:
        yield "corrected"


def _marked(words: str, marks: tuple[Span, ...]) -> Text:
    """Words on one line, with those found underlined."""
    from rich.style import Style
    from rich.text import Text

    from reportedly.export.visible import visible

    found, line, at = Style(bold=True, underline=True), Text("  "), 0
    flat = words.replace("\n", " ")
    for start, end in marks:
        line.append(visible(flat[at:start])).append(visible(flat[start:end]), found)
        at = end
    return line.append(visible(flat[at:]))


def _article_lines(hit: Hit[ArticleRow]) -> Iterable[Text]:
    from rich.style import Style
    from rich.text import Text

    from reportedly.export.visible import one_line

    row = hit.row
    yield Text(one_line(row.title or row.document), Style(bold=True))
    yield _marked(hit.excerpt, hit.marks)
    where = [row.outlet, row.day, f"{row.statements} statements", row.document]
    yield Text("  " + " · ".join(part for part in where if part), Style(dim=True))


def _also(name: str, aliases: tuple[str, ...]) -> str:
    others = [alias for alias in aliases if alias != name]
    return f"{name} (also {', '.join(others)})" if others else name


def _table(heads: Sequence[str], rows: Sequence[Sequence[Any]], spare: Sequence[str] = ()) -> None:
    """Rows for people.

    Args:
        heads: of the columns; the first one's cells may take several lines.
        rows: a value for each column.
        spare: columns that are left out where there is no room.
    """
    from rich import box
    from rich.table import Table

    from reportedly.cli.screen import screen
    from reportedly.export.visible import one_line

    to = screen(sys.stdout, "auto").console
    shown = [i for i, head in enumerate(heads) if head not in spare or to.width >= _ROOM]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for i in shown:
        number = any(isinstance(row[i], int) for row in rows)
        table.add_column(heads[i], justify="right" if number else "left", no_wrap=i > 0, overflow="fold")
    for row in rows:
        values = (row[i] for i in shown)
        table.add_row(*(f"{v:,}" if isinstance(v, int) else one_line(v or "") for v in values))
    to.print(table)

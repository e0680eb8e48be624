"""``reportedly trace``: a claim down to its origins, or an article with what of it was said before."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportedly.cli.commands import NOTHING_READ
from reportedly.cli.ledgers import complain, json_option, ledger_option, opened, put_json
from reportedly.cli.relating import relate
from reportedly.errors import InputError

if TYPE_CHECKING:
    from reportedly.trace.article_values import ArticleTrace
    from reportedly.trace.values import Trace

_EPILOG = """\b
TARGET is the id of a claim (c1-...), the uid of a statement, the id or URL
of an article, a file to be read now without adding it, or free text: the
claim nearest to what it says.

\b
Examples:
  reportedly trace "the depot was empty" --ledger news.db
  reportedly trace c1-u1-00c02f5ec5f9ee9b494fccb0 --html depot.html
  reportedly trace https://paper.example/story --json
  reportedly trace draft.txt
"""


@click.command(name="trace", epilog=_EPILOG)
@click.argument("target")
@ledger_option
@json_option
@click.option(
    "--html", type=click.Path(dir_okay=False, path_type=Path), help="Write one page that needs nothing else."
)
@click.option("--svg", type=click.Path(dir_okay=False, path_type=Path), help="Write the graph of a claim.")
@click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", help="Of each statement at most N plain echoes."
)
@click.option("--all", "everything", is_flag=True, help="Fold nothing.")
@click.pass_context
def trace_command(
    ctx: click.Context,
    /,
    target: str,
    ledger: str,
    as_json: bool,
    html: Path | None,
    svg: Path | None,
    limit: int | None,
    everything: bool,
) -> int:
    """Follow a claim to where it came from: who copied whom, what changed, who denies it."""
    if everything and limit is not None:
        raise click.UsageError("--all and --limit do not go together.", ctx)
    with opened(ledger) as kept:
        relate(kept)
        try:
            found = kept.trace(target)
        except InputError as error:
            complain(str(error))
            return NOTHING_READ
    written = _write(found, html, svg, ctx)
    if as_json:
        from reportedly.export.trace_json import to_dict

        put_json(to_dict(found))
    elif not written:
        show(found, limit=limit, everything=everything)
    return 0


def show(found: Trace | ArticleTrace, *, limit: int | None = None, everything: bool = False) -> None:
    """Print a trace on standard output.

    Args:
        found: of a claim or an article.
        limit: plain echoes of one statement, or statements of an article, before the rest is folded.
        everything: fold nothing.
    """
    from reportedly.cli.article_trace import article_lines
    from reportedly.cli.screen import screen
    from reportedly.cli.trace_tree import tree
    from reportedly.export.trace_view import SHOWN, view
    from reportedly.trace.article_values import ArticleTrace

    to = screen(sys.stdout, "auto")
    if isinstance(found, ArticleTrace):
        lines = article_lines(found, to, None if everything else limit)
    else:
        lines = tree(view(found, None if everything else limit or SHOWN), to)
    for line in lines:
        to.console.print(line, soft_wrap=True)


def _write(found: Trace | ArticleTrace, html: Path | None, svg: Path | None, ctx: click.Context) -> bool:
    """Write the files that are asked for; whether any was."""
    from reportedly.trace.values import Trace

    if svg is not None:
        if not isinstance(found, Trace):
            raise click.UsageError("--svg draws a claim; TARGET is an article.", ctx)
        from reportedly.export.trace_graph import svg as drawn

        svg.write_bytes(drawn(found).encode("utf-8", "replace"))
    if html is not None:
        from reportedly.export.trace_html import page

        html.write_bytes(page(found).encode("utf-8", "replace"))
    return bool(svg or html)

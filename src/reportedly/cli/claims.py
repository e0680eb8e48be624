"""``reportedly claims``: the claims of a ledger, with who stands behind them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from reportedly.cli.ledgers import json_option, ledger_option, opened, put_json
from reportedly.cli.relating import relate

if TYPE_CHECKING:
    from rich.text import Text

    from reportedly.cli.screen import Screen
    from reportedly.trace.article_values import ClaimRow


@click.command(name="claims")
@click.argument("query", required=False)
@ledger_option
@click.option(
    "--least",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    metavar="N",
    help="Made by so many articles.",
)
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="At most so many."
)
@json_option
def claims_command(query: str | None, ledger: str, least: int, limit: int, as_json: bool) -> int:
    """List the claims that several articles make; QUERY: words of theirs."""
    with opened(ledger) as kept:
        relate(kept)
        rows = kept.claims(limit=limit, query=query, least=least)
    if as_json:
        put_json(rows.to_dicts())
    else:
        show(rows, least)
    return 0


def show(rows: Sequence[ClaimRow], least: int) -> None:
    """Print claims on standard output.

    Args:
        rows: the claims.
        least: of how many articles they were asked for.
    """
    if not rows:
        hint = (
            f": no claim of {least} articles; --least 1 lists those of one article, too" if least > 1 else ""
        )
        click.echo(f"nothing found{hint}", err=True)
        return
    from reportedly.cli.screen import screen

    to = screen(sys.stdout, "auto")
    for number, row in enumerate(rows):
        if number:
            to.console.print()
        for line in _lines(row, to):
            to.console.print(line, soft_wrap=True)


def _lines(row: ClaimRow, screen: Screen) -> Iterator[Text]:
    from rich.style import Style
    from rich.text import Text

    from reportedly.cli.trace_tree import flowing, wrapped
    from reportedly.export.trace_words import figures, period, quoted
    from reportedly.export.visible import clipped

    yield from wrapped(Text(quoted(clipped(row.text, 2 * screen.width - 4)), Style(bold=True)), "", screen)
    yield from flowing((f"  {figures(row)}".split(" · ")), screen, Style())
    facts = [fact for fact in (period(row.first, row.last), row.id) if fact]
    yield from flowing(["  " + " · ".join(facts)], screen, Style(dim=True))

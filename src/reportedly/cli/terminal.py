"""A Reading in the terminal: the card, the article, the statements."""

from __future__ import annotations

from rich.style import Style
from rich.text import Text

from reportedly.cli.article import article
from reportedly.cli.card import card
from reportedly.cli.listing import heading, listing
from reportedly.cli.screen import Screen
from reportedly.types import Reading


def show(reading: Reading, screen: Screen) -> None:
    """Print one reading whole.

    Args:
        reading: what to show.
        screen: where and how.
    """
    _print(screen, *card(reading, screen))
    _rule(screen)
    for position, paragraph in enumerate(article(reading, screen)):
        _print(screen, *([Text()] if position else []), paragraph)
    if reading.attributions:
        _rule(screen)
        _print(screen, Text(heading(reading), Style(bold=True)), *listing(reading, screen))


def _print(screen: Screen, *lines: Text) -> None:
    for line in lines:
        for wrapped in line.wrap(screen.console, screen.width) or [line]:
            wrapped.rstrip()
            screen.console.print(wrapped, soft_wrap=True)


def _rule(screen: Screen) -> None:
    rule = ("─" if screen.signs.superscripts else "-") * screen.width
    _print(screen, Text(), Text(rule, Style(dim=True)), Text())

"""Readings as text for people: one whole, of many a line each."""

from __future__ import annotations

import io
import sys
from types import TracebackType
from typing import Self

from rich.console import Console

from reportedly.cli.listing import line
from reportedly.cli.screen import Colour, Screen, screen
from reportedly.cli.terminal import show
from reportedly.export.formats import Format, Series
from reportedly.types import Reading


class TextSink:
    """Draws on standard output."""

    def __init__(self, colour: Colour, *, many: bool) -> None:
        self._screen = screen(sys.stdout, colour)
        self._many = many

    @property
    def console(self) -> Console | None:
        """The console that the lines go to."""
        return self._screen.console

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return

    def write(self, reading: Reading) -> None:
        """Show one reading."""
        _draw(reading, self._screen, many=self._many)
        self._screen.console.file.flush()


def text_format(colour: Colour) -> Format:
    """The text as a format for files; without colour unless that is always wanted."""

    def whole(reading: Reading) -> str:
        return _drawn(reading, colour, many=False)

    def part(reading: Reading) -> str:
        return _drawn(reading, colour, many=True)

    return Format("text", ".txt", whole, Series(part))


def _drawn(reading: Reading, colour: Colour, *, many: bool) -> str:
    paper = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="")
    drawn_on = screen(paper, colour)
    _draw(reading, drawn_on, many=many)
    paper.seek(0)
    return paper.read()


def _draw(reading: Reading, drawn_on: Screen, *, many: bool) -> None:
    if many:
        drawn_on.console.print(line(reading, drawn_on), soft_wrap=True)
    else:
        show(reading, drawn_on)

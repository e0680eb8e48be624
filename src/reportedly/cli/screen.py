"""What can be drawn where the output goes: width, colours, characters."""

from __future__ import annotations

import errno
import io
import os
from dataclasses import dataclass
from typing import Literal, TextIO

from rich.console import Console

from reportedly.cli.palette import ASCII, UNICODE, Signs

Colour = Literal["auto", "always", "never"]

#: Lines longer than this are hard to read.
READING_WIDTH = 92


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to the command, which knows what its exit code is; rich would exit by itself."""
        raise BrokenPipeError(errno.EPIPE, "nobody reads any more")


@dataclass(frozen=True, slots=True)
class Screen:
    """A rich console and the decisions that go with it."""

    console: Console
    signs: Signs
    #: Speakers are told apart by colour; otherwise marks in the text do it.
    coloured: bool

    @property
    def width(self) -> int:
        """Columns to write in."""
        return min(self.console.width, READING_WIDTH)


def screen(stream: TextIO, colour: Colour) -> Screen:
    """The screen for a text stream.

    Args:
        stream: where the text goes.
        colour: ``auto`` colours on a terminal unless ``NO_COLOR`` is set or ``TERM`` is ``dumb``.
    """
    if isinstance(stream, io.TextIOWrapper):
        # A character the terminal cannot show must not end the program.
        stream.reconfigure(errors="replace")
    coloured = colour == "always" or (colour == "auto" and _wants_colour(stream))
    console = _Console(
        file=stream,
        force_terminal=True if colour == "always" else None,
        color_system="256" if coloured else None,
        no_color=not coloured,
        highlight=False,
        markup=False,
        emoji=False,
    )
    return Screen(console, UNICODE if _has_unicode(stream) else ASCII, coloured)


def _wants_colour(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _has_unicode(stream: TextIO) -> bool:
    try:
        "⟨⁹█·›".encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True

"""Colours that can be read on dark and on light terminals, and the signs used without colour."""

from __future__ import annotations

from dataclasses import dataclass

#: xterm-256 colours of middle luminance: contrast of at least 3.5 to 1 both with black and with white.
SPEAKER_COLOURS = (
    "color(32)",
    "color(166)",
    "color(65)",
    "color(133)",
    "color(30)",
    "color(162)",
    "color(100)",
    "color(99)",
)
#: For statements whose source is unresolved.
UNRESOLVED_COLOUR = "color(244)"

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Signs:
    """The characters a face draws with: one set for Unicode, one for terminals that have only ASCII."""

    content: tuple[str, str]
    source: tuple[str, str]
    cue: tuple[str, str]
    #: Bar: quoted, paraphrased, around the statements, own voice.
    bar: tuple[str, str, str, str]
    #: Strip: nothing said, paraphrased, quoted.
    strip: tuple[str, str, str]
    between: str
    via: str
    warning: str
    superscripts: bool

    def number(self, number: int) -> str:
        """A statement's number as it stands at its content."""
        return str(number).translate(_SUPERSCRIPTS) if self.superscripts else f"{number}:"


UNICODE = Signs(
    content=("⟨", "⟩"),
    source=("[", "]"),
    cue=("_", "_"),
    bar=("█", "▓", "░", "·"),
    strip=("·", "▄", "█"),
    between=" · ",
    via=" › ",
    warning="▲",
    superscripts=True,
)
ASCII = Signs(
    content=("<", ">"),
    source=("[", "]"),
    cue=("_", "_"),
    bar=("#", "=", "-", "."),
    strip=(".", "=", "#"),
    between=", ",
    via=" > ",
    warning="!",
    superscripts=False,
)


def speaker_colour(rank: int | None) -> str:
    """The colour of a speaker by rank; colours come round again after the eighth."""
    return UNRESOLVED_COLOUR if rank is None else SPEAKER_COLOURS[rank % len(SPEAKER_COLOURS)]

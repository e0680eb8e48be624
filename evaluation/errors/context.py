"""The stretch of an article around one attribution, with its spans marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.text import Text

from reportedly.measures import ROLES, AttributionRelation, Role

#: Letter and style of each role. Letters make the marks readable without colour, too.
_MARKS: dict[Role, tuple[str, str]] = {
    "source": ("S", "bold blue"),
    "cue": ("C", "bold magenta"),
    "content": ("Q", "green"),
}
#: Characters to show before and after what is marked.
_MARGIN = 90
#: Stretches longer than this are cut in the middle, marked or not.
_LONG = 420


@dataclass(frozen=True, slots=True)
class Mark:
    """One range of a role."""

    start: int
    end: int
    role: Role
    #: Number of the attribution, where several are shown in one text; ``None``: only one is.
    number: int | None


def window(text: str, attributions: Iterable[AttributionRelation]) -> tuple[int, int]:
    """Where to cut the text so that all spans of the attributions stand in it, at word boundaries."""
    marks = _marks(tuple(attributions))
    start = min((m.start for m in marks), default=0) - _MARGIN
    end = max((m.end for m in marks), default=0) + _MARGIN
    start = 0 if start <= 0 else text.find(" ", start, start + 30) + 1 or start
    end = (
        len(text)
        if end >= len(text)
        else text.rfind(" ", end - 30, end)
        if " " in text[end - 30 : end]
        else end
    )
    return start, end


def marked(text: str, attributions: Iterable[AttributionRelation], cut: tuple[int, int]) -> Text:
    """A stretch of the text with the spans of attributions marked: ``[S the mayor] [C said] [Q it rains]``.

    Spans that cross one another are marked one after the other; of such, the longer begins first.
    """
    marks = _marks(tuple(attributions))
    out, at = Text(), cut[0]
    for mark in marks:
        if mark.end <= at:
            continue
        out.append(_shortened(text[at : max(at, mark.start)]))
        letter, style = _MARKS[mark.role]
        name = letter if mark.number is None else f"{letter}{mark.number}"
        words = _shortened(text[max(at, mark.start) : mark.end])
        out.append(f"[{name} ", style="dim").append(words, style=style).append("]", style="dim")
        at = mark.end
    return out.append(_shortened(text[at : cut[1]]))


def _marks(attributions: tuple[AttributionRelation, ...]) -> list[Mark]:
    several = len(attributions) > 1
    return sorted(
        (
            Mark(start, end, role, number if several else None)
            for number, attribution in enumerate(attributions, 1)
            for role in ROLES
            for start, end in attribution.spans(role)
        ),
        key=lambda m: (m.start, -m.end),
    )


def _shortened(words: str) -> str:
    words = words.replace("\n\n", " ¶ ").replace("\n", " ¶ ")
    if len(words) <= _LONG:
        return words
    half = _LONG // 2
    return f"{words[:half].rpartition(' ')[0]} […] {words[-half:].partition(' ')[2]}"

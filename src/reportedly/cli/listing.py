"""The list of statements under the article, and the one line an article gets among many."""

from __future__ import annotations

from collections.abc import Iterator

from rich.style import Style
from rich.text import Text

from reportedly.cli.palette import speaker_colour
from reportedly.cli.screen import Screen
from reportedly.export.statements import (
    FACTUALITY_WORDS,
    STANCE_WORDS,
    Statement,
    counted,
    source_count,
    statements,
)
from reportedly.export.visible import cells, clipped, one_line
from reportedly.types import Reading

_DIM = Style(dim=True)
_NUMBER_WIDTH, _KIND_WIDTH, _CONFIDENCE_WIDTH = 4, 9, 5


def listing(reading: Reading, screen: Screen) -> Iterator[Text]:
    """A line per statement: source, cue, kind, confidence; below it what is unusual."""
    room = screen.width - _NUMBER_WIDTH - _KIND_WIDTH - _CONFIDENCE_WIDTH - 6
    name_width = room * 3 // 5
    for statement in statements(reading):
        style = Style(color=speaker_colour(statement.speaker), bold=True)
        line = Text()
        line.append(f"{statement.number:>{_NUMBER_WIDTH}}", style)
        line.append("  " + _padded(statement.name, name_width), style)
        line.append("  " + _padded(_cue(statement), room - name_width), Style(italic=True))
        line.append(f" {statement.attribution.kind:<{_KIND_WIDTH}}")
        line.append(f"{statement.attribution.confidence:>{_CONFIDENCE_WIDTH}.0%}", _DIM)
        yield line
        if facts := list(_facts(statement, screen.signs.via)):
            indent = " " * (_NUMBER_WIDTH + 2)
            below = Text(screen.signs.between.join(facts))
            for part in below.wrap(screen.console, screen.width - len(indent)):
                yield Text(indent + part.plain.rstrip(), _DIM)


def line(reading: Reading, screen: Screen) -> Text:
    """One compact line for one of many articles."""
    found, document, sources = reading.card, reading.document, source_count(reading.card)
    counts = (
        f"{found.statements:>4} {'statement ' if found.statements == 1 else 'statements'}",
        f"{sources:>3} {'source ' if sources == 1 else 'sources'}",
        f"{found.attributed_share:>4.0%} attributed",
    )
    written = Text("  ".join(counts))
    name = one_line(document.title or document.origin or document.id)
    if screen.console.is_terminal:
        name = clipped(name, max(12, screen.console.width - cells(written.plain) - 3))
    written.append(f"  {name}", Style(bold=True))
    return written


def heading(reading: Reading) -> str:
    """What stands above the list."""
    return counted(len(reading.attributions), "statement").capitalize()


def _cue(statement: Statement) -> str:
    if statement.cue:
        return statement.cue
    return "(follow-on)" if statement.attribution.implicit else "(no cue)"


def _facts(statement: Statement, via: str) -> Iterator[str]:
    attribution = statement.attribution
    if attribution.parent:
        yield f"inside {attribution.parent.removeprefix('a')}"
    if statement.relay:
        yield one_line(via.join(statement.relay))
    if attribution.when:
        yield one_line(attribution.when.text)
    if attribution.factuality and attribution.factuality != "CT+":
        yield FACTUALITY_WORDS[attribution.factuality]
    if attribution.stance and attribution.stance != "neutral":
        yield STANCE_WORDS[attribution.stance]


def _padded(text: str, width: int) -> str:
    kept = clipped(text, width)
    return kept + " " * (width - cells(kept))

"""The article in the terminal: sources coloured by speaker, contents marked and numbered."""

from __future__ import annotations

from collections.abc import Iterator

from rich.style import Style
from rich.text import Text

from reportedly.cli.palette import speaker_colour
from reportedly.cli.screen import Screen
from reportedly.export.segments import Mark, Segment, marks_of, overlapping, paragraphs, segments
from reportedly.export.statements import Statement, statements
from reportedly.export.visible import visible
from reportedly.types import Reading, Span

#: Marks drawn in the terminal; the others belong to the page.
_DRAWN = ("content", "source", "cue")


def article(reading: Reading, screen: Screen) -> Iterator[Text]:
    """The paragraphs of the article, ready to be printed one after the other."""
    by_id = {statement.attribution.id: statement for statement in statements(reading)}
    marks = tuple(mark for mark in marks_of(reading) if mark.role in _DRAWN)
    text = visible(reading.text)
    headline = reading.document.headline
    for span, here in overlapping(marks, paragraphs(reading.text)):
        pen = _Pen(text, span, by_id, screen)
        is_headline = headline is not None and span[0] < headline[1] and headline[0] < span[1]
        yield pen.paragraph(here, Style(bold=True) if is_headline else Style())


class _Pen:
    """Writes one paragraph."""

    def __init__(self, text: str, span: Span, by_id: dict[str, Statement], screen: Screen) -> None:
        self._text = text
        self._span = span
        self._by_id = by_id
        self._screen = screen

    def paragraph(self, marks: list[Mark], base: Style) -> Text:
        written = Text(style=base)
        for segment in segments(self._span, marks):
            for mark in segment.marks:
                if mark.span[0] == segment.span[0] or segment.span[0] == self._span[0]:
                    self._open(written, mark)
            start, end = segment.span
            written.append(self._text[start:end], self._style(segment))
            for mark in reversed(segment.marks):
                if mark.span[1] == end or end == self._span[1]:
                    self._close(written, mark)
        return written

    def _open(self, written: Text, mark: Mark) -> None:
        statement = self._by_id[mark.owner]
        style = Style(color=speaker_colour(statement.speaker), bold=True)
        if not self._screen.coloured:
            written.append(getattr(self._screen.signs, mark.role)[0], style)
        if mark.role == "content":
            written.append(self._screen.signs.number(statement.number), style)

    def _close(self, written: Text, mark: Mark) -> None:
        if not self._screen.coloured:
            style = Style(color=speaker_colour(self._by_id[mark.owner].speaker), bold=True)
            written.append(getattr(self._screen.signs, mark.role)[1], style)

    def _style(self, segment: Segment) -> Style:
        style = Style()
        for mark in segment.marks:
            colour = speaker_colour(self._by_id[mark.owner].speaker)
            if mark.role == "source":
                style += Style(color=colour, bold=True, underline=True)
            elif mark.role == "cue":
                style += Style(color=colour, italic=True)
            else:
                style += Style(color=colour)
        return style

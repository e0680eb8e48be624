"""A trace in the terminal: below each origin the tree of echoes, with what changed on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.style import Style
from rich.text import Text

from reportedly.cli.palette import speaker_colour
from reportedly.cli.screen import Screen
from reportedly.export import trace_words as words
from reportedly.export.trace_view import Against, Root, Row, View
from reportedly.export.visible import cells, clipped, one_line
from reportedly.export.word_changes import changes
from reportedly.trace.values import Drift, Node

_DIM, _BOLD = Style(dim=True), Style(bold=True)
#: Of drift flags and denials, and of versions that differ: readable on dark and on light.
DRIFT = Style(color="color(166)", bold=True)
_DENIED = Style(color="color(162)", bold=True)
_ORIGIN = Style(color="color(32)", bold=True)
#: Unicode and ASCII: a branch, the last branch, and what runs past either.
_LINES = (("├─ ", "└─ ", "│  ", "   "), ("|- ", "`- ", "|  ", "   "))
#: Lines that a statement's words may take.
_LONGEST = 2


def tree(view: View, screen: Screen) -> Iterator[Text]:
    """The lines of a trace.

    Args:
        view: the trace, arranged.
        screen: where and how.
    """
    yield from heading(view, screen)
    for number, root in enumerate(view.roots, 1):
        yield Text()
        yield from _root(number, root, screen)
    for title, sign, found in (
        ("Denied by", "✗", view.denials),
        ("Taken back by", "↩", view.taken_back),
        ("Differs: the same but for a number, a date or a name", "≠", view.differing),
    ):
        if found:
            yield Text()
            yield from wrapped(Text(title, _DENIED), "", screen)
            for one in found:
                yield from _against(one, sign if screen.signs.superscripts else "!", screen)


def heading(view: View, screen: Screen) -> Iterator[Text]:
    """The claim and its figures."""
    trace = view.trace
    yield from wrapped(Text(words.quoted(one_line(trace.text)), _BOLD), "", screen)
    yield from flowing(words.figures(trace).split(" · "), screen, Style(bold=True))
    facts = [fact for fact in (words.period(trace.first, trace.last), trace.id) if fact]
    yield from flowing(facts, screen, _DIM)


def _root(number: int, root: Root, screen: Screen) -> Iterator[Text]:
    if root.origin is None:
        yield Text("Origin unknown", _ORIGIN)
    else:
        line = Text().append(f"Origin {number}  ", _ORIGIN).append(one_line(root.origin.label), _BOLD)
        if facts := list(words.origin_facts(root.origin)):
            line.append(screen.signs.between + screen.signs.between.join(map(one_line, facts)), _DIM)
        yield from wrapped(line, "", screen, hang="          ")
    for row in root.rows:
        yield from _row(row, screen)


def _row(row: Row, screen: Screen) -> Iterator[Text]:
    branch, ending, passing, nothing = _LINES[0 if screen.signs.superscripts else 1]
    above = row.last[:-1]
    # On a narrow screen deep levels move together.
    room = max(2, (screen.width - 40) // 3)
    above = above[-room:]
    before = "".join(nothing if last else passing for last in above)
    head = before + (ending if row.last[-1] else branch)
    below = before + (nothing if row.last[-1] else passing)
    if row.folded:
        yield (
            Text().append(head, _DIM).append(f"… {words.more(row.kind, len(row.folded))}", Style(italic=True))
        )
        yield from wrapped(Text(_range(row.folded), _DIM), below, screen)
        return
    node = row.node
    line = place(node)
    if row.edge is not None:
        line.append(f"  {words.link(row.edge)}", _DIM)
    yield from wrapped(line, head, screen, hang=below)
    if facts := list(_how(node)):
        yield from wrapped(Text(screen.signs.between.join(facts), _DIM), below, screen)
    if row.parent is None or not _same_words(row.parent, node):
        yield from _quoted(node.text, below, screen)
    for one in row.also:
        yield from _also(one, below, screen)
    if row.edge is not None:
        for name, text in list(words.because(row.edge.evidence))[:2]:
            why = Text(clipped(f"{name}: {one_line(text)}", max(10, screen.width - cells(below))), _DIM)
            yield Text().append(below, _DIM).append(why)
    for drift in row.drift:
        yield from drifted(drift, below, screen)


def place(node: Node) -> Text:
    """Where a statement stands: day and outlet."""
    line = Text().append(node.day or words.NO_DAY, Style() if node.day else Style(italic=True))
    return line.append("  ").append(one_line(node.outlet or words.NO_OUTLET), _BOLD)


def _how(node: Node) -> Iterator[str]:
    if name := words.speaker(node.how, node.source):
        yield one_line(name)
    yield from words.said_how(node)
    if node.how == "relayed":
        yield "relayed"


def _also(node: Node, below: str, screen: Screen) -> Iterator[Text]:
    label = Text("also ", _DIM).append(screen.signs.between.join(_how(node)), _DIM)
    yield from wrapped(label, below, screen)


def _quoted(text: str | None, below: str, screen: Screen) -> Iterator[Text]:
    if text:
        room = max(20, (screen.width - cells(below)) * _LONGEST - 8)
        yield from wrapped(Text(words.quoted(clipped(text, room))), below, screen, hang=below + " ")


def drifted(drift: Drift, below: str, screen: Screen) -> Iterator[Text]:
    """What changed, with both texts; words that only one of them has are underlined."""
    flag = f"{screen.signs.warning} {words.DRIFT_WORDS.get(drift.kind, drift.kind)}"
    yield from wrapped(Text(flag, DRIFT), below, screen)
    sides = zip("-+", (drift.before, drift.after), changes(drift.before, drift.after), strict=True)
    for sign, text, pieces in sides:
        line = Text().append(f"{sign} ", DRIFT)
        for piece, changed in pieces:
            style = Style(color=speaker_colour(1), underline=True) if changed else Style()
            line.append(" ".join(one_line(f"|{piece}|")[1:-1].split("\n")), style)
        if not text:
            line.append("(nothing)", Style(italic=True, dim=True))
        yield from wrapped(line, below + "  ", screen, hang=below + "    ")


def _against(one: Against, sign: str, screen: Screen) -> Iterator[Text]:
    line = (
        Text()
        .append(f"{sign} ", _DENIED)
        .append(place(one.node))
        .append(f"  {one.edge.confidence:.0%}", _DIM)
    )
    yield from wrapped(line, "", screen, hang="  ")
    if facts := list(_how(one.node)):
        yield from wrapped(Text(screen.signs.between.join(facts), _DIM), "  ", screen)
    yield from _quoted(one.node.text, "  ", screen)
    for reason in one.edge.evidence:
        yield from wrapped(Text(words.reason(one_line(reason.text)), _DIM), "  ", screen)


def _same_words(one: Node, other: Node) -> bool:
    return " ".join((one.text or "").split()).casefold() == " ".join((other.text or "").split()).casefold()


def _range(nodes: Iterable[Node]) -> str:
    nodes = list(nodes)
    days = sorted(node.day for node in nodes if node.day)
    outlets = list(dict.fromkeys(one_line(node.outlet) for node in nodes if node.outlet))
    shown = ", ".join(outlets[:3]) + (f" and {len(outlets) - 3:,} others" if len(outlets) > 3 else "")
    return (
        " · ".join(part for part in (words.period(*days[:: max(1, len(days) - 1)][:2]), shown) if part)
        if days
        else shown
    )


def wrapped(line: Text, head: str, screen: Screen, hang: str | None = None) -> Iterator[Text]:
    """The line below its branch, in as many lines as it needs."""
    hang = head if hang is None else hang
    room = max(16, screen.width - max(cells(head), cells(hang)))
    for number, part in enumerate(line.wrap(screen.console, room)):
        part.rstrip()
        yield Text().append(hang if number else head, _DIM).append(part)


def flowing(items: Iterable[str], screen: Screen, style: Style) -> Iterator[Text]:
    """The items in lines that never part one of them."""
    line, between = "", screen.signs.between
    for item in items:
        longer = f"{line}{between}{item}" if line else item
        if line and cells(longer) > screen.width:
            yield Text(line, style)
            longer = item
        line = longer
    if line:
        yield Text(line, style)

"""The sourcing card in the terminal: how an article is sourced, at one look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from rich.style import Style
from rich.text import Text

from reportedly.cli.palette import Signs, speaker_colour
from reportedly.cli.screen import Screen
from reportedly.export.card_view import warnings
from reportedly.export.statements import counted, kind_words, source_count, speakers
from reportedly.export.visible import cells, clipped, one_line
from reportedly.types import Card, Reading, Source

_DIM = Style(dim=True)
_NAME_WIDTH = 26
#: Speakers with a line of their own; the rest is counted.
_SPEAKERS = 8


def card(reading: Reading, screen: Screen) -> Iterator[Text]:
    """The lines of the card."""
    yield from _masthead(reading, screen.signs)
    yield Text()
    if not reading.attributions:
        yield Text("Nobody is quoted: the article says everything in its own voice.")
        return
    yield _bar(reading.card, screen)
    yield _shares(reading.card, screen.signs)
    yield Text()
    yield from _counts(reading, screen)
    if speaking := [source for source in speakers(reading) if _spoken(reading, source)]:
        yield Text()
        yield from _speakers(reading, speaking, screen)


def _masthead(reading: Reading, signs: Signs) -> Iterator[Text]:
    document = reading.document
    if document.title and document.headline is None:
        yield Text(one_line(document.title), Style(bold=True))
    words = counted(len(document.text.split()), "word")
    facts = (document.outlet, document.byline, document.published, words)
    yield Text(signs.between.join(one_line(fact) for fact in facts if fact), _DIM)
    if document.url:
        yield Text(one_line(document.url), _DIM, overflow="fold")


def _bar(card: Card, screen: Screen) -> Text:
    width = screen.width
    quoted = min(card.quoted_share, card.attributed_share)
    own = min(card.own_voice_share, 1 - card.attributed_share)
    around = max(0.0, 1 - card.attributed_share - own)
    shares = (quoted, card.attributed_share - quoted, around, own)
    return Text(
        "".join(sign * size for sign, size in zip(screen.signs.bar, _shared(width, shares), strict=True))
    )


def _shared(width: int, shares: tuple[float, ...]) -> list[int]:
    """Whole columns for shares that add up to one, so that the columns add up to the width."""
    edges, total = [0], 0.0
    for share in shares:
        total += share
        edges.append(min(width, round(total * width)))
    edges[-1] = width
    return [max(0, end - start) for start, end in pairwise(edges)]


def _shares(card: Card, signs: Signs) -> Text:
    quoted, paraphrased, _, own = signs.bar
    said = max(0.0, card.attributed_share - card.quoted_share)
    parts = (
        f"{quoted} quoted {card.quoted_share:.0%}",
        f"{paraphrased} paraphrased {said:.0%}",
        f"{own} own voice {card.own_voice_share:.0%}",
    )
    return Text("   ".join(parts), _DIM)


def _counts(reading: Reading, screen: Screen) -> Iterator[Text]:
    found, signs = reading.card, screen.signs
    kinds = [f"{count} {kind}" for kind, count in found.kinds.items() if count]
    share = f"{found.attributed_share:.0%} of the words"
    yield Text(signs.between.join((counted(found.statements, "statement"), share)))
    if kinds:
        yield Text(signs.between.join(kinds))
    named = [f"{count} {kind_words(kind, count)}" for kind, count in found.sources.items() if count]
    yield from _flowing((counted(source_count(found), "source"), *named), screen)
    for warning in warnings(found):
        yield Text(f"{signs.warning} {warning}", Style(bold=True))


def _flowing(items: Iterable[str], screen: Screen) -> Iterator[Text]:
    """The items in lines that never part one of them."""
    line = ""
    for item in items:
        longer = f"{line}{screen.signs.between}{item}" if line else item
        if line and cells(longer) > screen.width:
            yield Text(line)
            longer = f"  {item}"
        line = longer
    yield Text(line)


def _speakers(reading: Reading, ranked: list[Source], screen: Screen) -> Iterator[Text]:
    width = max(10, min(48, screen.width - _NAME_WIDTH - 8))
    for rank, source in enumerate(ranked[:_SPEAKERS]):
        style = Style(color=speaker_colour(rank), bold=True)
        name = clipped(source.name, _NAME_WIDTH)
        line = Text()
        line.append(name + " " * (_NAME_WIDTH - cells(name) + 2), style)
        line.append(_strip(reading, source, width, screen.signs), Style(color=speaker_colour(rank)))
        line.append(f"  {_spoken(reading, source):>3}", style)
        yield line
        yield Text("  " + clipped(_about(source), screen.width - 2), _DIM)
    if len(ranked) > _SPEAKERS:
        yield Text(f"and {counted(len(ranked) - _SPEAKERS, 'source')} more", _DIM)


def _spoken(reading: Reading, source: Source) -> int:
    return sum(attribution.source_id == source.id for attribution in reading.attributions)


def _about(source: Source) -> str:
    facts = (kind_words(source.kind), source.title, source.affiliation)
    return ", ".join(fact for fact in facts if fact)


def _strip(reading: Reading, source: Source, width: int, signs: Signs) -> str:
    """Where in the article a source is heard, from its beginning to its end."""
    nothing, paraphrased, quoted = signs.strip
    strip = [nothing] * width
    scale = width / max(1, len(reading.text))
    for attribution in reading.attributions:
        if attribution.source_id != source.id:
            continue
        sign = paraphrased if attribution.kind == "indirect" else quoted
        for start, end in attribution.content:
            low = min(width - 1, int(start * scale))
            for cell in range(low, max(low + 1, round(end * scale))):
                strip[min(cell, width - 1)] = sign
    return "".join(strip)

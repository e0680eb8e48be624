"""The sourcing card as plain values: the bar, the counts, what to be warned of, who speaks where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportedly.export.statements import (
    Statement,
    counted,
    kind_words,
    named_in,
    source_count,
    speakers,
)
from reportedly.export.visible import one_line
from reportedly.types import Card, Reading, Source

#: Colours and underline patterns of the style sheet; together they tell forty speakers apart.
COLOURS, PATTERNS = 8, 5


@dataclass(frozen=True, slots=True)
class Tick:
    """Where in the article a statement stands; percent of the text's length."""

    number: int
    start: float
    width: float
    quoted: bool
    #: Id of the statement's element in the text.
    anchor: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """One source with its place in the article."""

    name: str
    about: str
    justification: str
    speaker: str
    count: int
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """One stretch of the bar; percent."""

    name: str
    label: str
    start: float
    width: float


def percent(share: float) -> str:
    """``61 %``, with the narrow no-break space that belongs there."""
    return f"{share * 100:.0f}\u202f%"


def speaker_class(rank: int | None) -> str:
    """Classes for colour and underline of a speaker by rank."""
    return "k0 u0" if rank is None else f"k{rank % COLOURS + 1} u{rank % PATTERNS + 1}"


def shares(card: Card) -> Iterator[Share]:
    """The stretches of the bar, from left to right; together they fill it."""
    quoted = min(card.quoted_share, card.attributed_share)
    own = min(card.own_voice_share, 1 - card.attributed_share)
    rest = max(0.0, 1 - card.attributed_share - own)
    start = 0.0
    for name, label, width in (
        ("quoted", "quoted", quoted),
        ("paraphrased", "paraphrased", card.attributed_share - quoted),
        ("around", "rest of their sentences", rest),
        ("own", "own voice", own),
    ):
        yield Share(name, f"{label} {percent(width)}", round(start * 100, 2), round(width * 100, 2))
        start += width


def counts(reading: Reading) -> Iterator[str]:
    """How many statements and sources, by kind."""
    card = reading.card
    kinds = [f"{count} {kind}" for kind, count in card.kinds.items() if count]
    yield counted(card.statements, "statement") + (f": {', '.join(kinds)}" if kinds else "")
    named = [f"{count} {kind_words(kind, count)}" for kind, count in card.sources.items() if count]
    yield counted(source_count(card), "source") + (f": {', '.join(named)}" if named else "")


def warnings(card: Card) -> Iterator[str]:
    """What a reader should know before trusting how the article is sourced."""
    if card.single_source:
        yield "Every statement whose source is known comes from one source."
    elif card.single_party:
        yield "All of the sources speak for one interest."
    if card.relayed:
        yield f"{counted(card.relayed, 'statement')} reached this page through somebody else."
    if card.anonymous_share:
        yield f"{card.anonymous_share:.0%} of the words are statements of anonymous sources."
    if card.unresolved:
        yield f"{counted(card.unresolved, 'statement')} with an unresolved source."


def speaker_rows(
    reading: Reading, known: tuple[Statement, ...], anchors: Mapping[int, str]
) -> Iterator[Speaker]:
    """The sources that say something, most statements first.

    Args:
        reading: of an article.
        known: its statements.
        anchors: id of each statement's element in the text, by its number.
    """
    for rank, source in enumerate(speakers(reading)):
        theirs = [statement for statement in known if statement.source is source]
        if theirs:
            yield Speaker(
                name=one_line(source.name),
                about=one_line(", ".join(_about(source))),
                justification=one_line(reading.quote(source.justification)),
                speaker=speaker_class(rank),
                count=len(theirs),
                ticks=tuple(
                    tick
                    for statement in theirs
                    for tick in _ticks(statement, len(reading.text), anchors[statement.number])
                ),
            )


def _about(source: Source) -> Iterator[str]:
    yield kind_words(source.kind)
    yield from (
        fact for fact in (source.title, source.affiliation) if fact and not named_in(fact, source.name)
    )


def _ticks(statement: Statement, length: int, anchor: str) -> Iterator[Tick]:
    for start, end in statement.attribution.content:
        yield Tick(
            number=statement.number,
            start=round(100 * start / length, 2),
            width=round(max(0.4, 100 * (end - start) / length), 2),
            quoted=statement.attribution.kind != "indirect",
            anchor=anchor,
        )

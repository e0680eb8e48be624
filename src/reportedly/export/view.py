"""What the page shows, as plain values: the template only writes them down.

Everything that comes from the article passes ``visible`` here and is escaped by the template.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.export.segments import Mark, Segment, marks_of, overlapping, paragraphs, segments
from reportedly.export.statements import (
    FACTUALITY_WORDS,
    STANCE_WORDS,
    Statement,
    counted,
    kind_words,
    speakers,
    statements,
)
from reportedly.export.visible import one_line, visible
from reportedly.types import Reading, Source

#: Colours and underline patterns of the style sheet; together they tell forty speakers apart.
COLOURS, PATTERNS = 8, 5

_WEB = re.compile(r"https?://", re.I)


@dataclass(frozen=True, slots=True)
class Note:
    """One statement in the margin."""

    number: int
    name: str
    #: Classes for colour and underline of the speaker.
    speaker: str
    #: Facts in reading order: cue, kind, how firmly, how it got here.
    facts: tuple[str, ...]
    cue: str
    confidence: str
    #: The model is not sure of it.
    unsure: bool
    resolved: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters with the same marks."""

    text: str
    classes: str = ""
    #: Numbers of the statements it belongs to, and the innermost of them.
    belongs: str = ""
    innermost: str = ""
    #: Statements whose content begins here.
    begins: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph with the notes of the statements that begin in it."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    headline: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """Where in the article a statement stands; percent of the text's length."""

    number: int
    start: float
    width: float
    quoted: bool


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


@dataclass(frozen=True, slots=True)
class View:
    """Everything the template needs."""

    #: Prefix of the element ids, so that several readings stand on one page.
    uid: str
    language: str
    title: str | None
    facts: tuple[str, ...]
    url: str | None
    #: The URL may be followed: it is http or https.
    linked: bool
    shares: tuple[Share, ...]
    counts: tuple[str, ...]
    warnings: tuple[str, ...]
    speakers: tuple[Speaker, ...]
    paragraphs: tuple[Paragraph, ...]
    own_voice: bool
    #: Statement number and speaker classes, for the rules that link source, cue and content.
    links: tuple[tuple[int, int | None], ...]
    model: str | None
    id: str


def view(reading: Reading) -> View:
    """The page's values for one reading."""
    document = reading.document
    known = statements(reading)
    notes = {s.attribution.id: _note(s, reading) for s in known}
    body = tuple(_paragraphs(reading, {s.attribution.id: s for s in known}, notes))
    words = counted(len(reading.text.split()), "word")
    return View(
        uid="r" + hashlib.sha256(f"{reading.id}\n{reading.text}".encode("utf-8", "replace")).hexdigest()[:10],
        language=document.language if document.language and document.language.isalpha() else "",
        title=None if any(p.headline for p in body) else _shown(document.title),
        facts=tuple(
            one_line(fact) for fact in (document.outlet, document.byline, document.published, words) if fact
        ),
        url=_shown(document.url),
        linked=bool(document.url and _WEB.match(document.url)),
        shares=tuple(_shares(reading)),
        counts=tuple(_counts(reading)),
        warnings=tuple(_warnings(reading)),
        speakers=tuple(_speakers(reading, known)),
        paragraphs=body,
        own_voice=bool(reading.own_voice),
        links=tuple((s.number, s.speaker) for s in known),
        model=_shown(reading.model),
        id=one_line(reading.id),
    )


def percent(share: float) -> str:
    """``61 %``, with the narrow no-break space that belongs there."""
    return f"{share * 100:.0f}\u202f%"


def _shown(text: str | None) -> str | None:
    return one_line(text) if text else None


def _speaker_class(rank: int | None) -> str:
    return "k0 u0" if rank is None else f"k{rank % COLOURS + 1} u{rank % PATTERNS + 1}"


def _note(statement: Statement, reading: Reading) -> Note:
    attribution = statement.attribution
    return Note(
        number=statement.number,
        name=one_line(statement.name),
        speaker=_speaker_class(statement.speaker),
        facts=tuple(one_line(fact) for fact in _facts(statement, reading)),
        cue=one_line(statement.cue),
        confidence=percent(attribution.confidence),
        unsure=attribution.confidence < 0.5,
        resolved=statement.source is not None,
    )


def _facts(statement: Statement, reading: Reading) -> Iterator[str]:
    attribution = statement.attribution
    yield attribution.kind
    if attribution.implicit:
        yield "follow-on"
    if attribution.factuality:
        yield FACTUALITY_WORDS[attribution.factuality] + _because(statement, "factuality", reading)
    if attribution.stance and attribution.stance != "neutral":
        yield STANCE_WORDS[attribution.stance] + _because(statement, "stance", reading)
    if statement.relay:
        yield " › ".join(statement.relay)
    if attribution.when:
        yield attribution.when.text
    if attribution.basis:
        yield f"basis: “{reading.quote(attribution.basis)}”"


def _because(statement: Statement, field: str, reading: Reading) -> str:
    """The words that led to a value, unless they are those of the cue, which stand beside it anyway."""
    spans = statement.attribution.reasons.get(field, ())
    cue = statement.attribution.cue
    if all(any(low <= start and end <= high for low, high in cue) for start, end in spans):
        return ""
    return f" (“{reading.quote(spans)}”)"


def _paragraphs(reading: Reading, by_id: dict[str, Statement], notes: dict[str, Note]) -> Iterator[Paragraph]:
    text, headline = visible(reading.text), reading.document.headline
    for span, marks in overlapping(marks_of(reading), paragraphs(reading.text)):
        pieces = tuple(_piece(text, segment, by_id, notes) for segment in segments(span, marks))
        yield Paragraph(
            pieces=pieces,
            notes=tuple(note for piece in pieces for note in piece.begins),
            headline=headline is not None and headline[0] <= span[0] < headline[1],
        )


def _piece(text: str, segment: Segment, by_id: dict[str, Statement], notes: dict[str, Note]) -> Piece:
    start, end = segment.span
    marks = [mark for mark in segment.marks if mark.role != "own_voice"]
    contents = [mark for mark in marks if mark.role == "content"]
    owners = list(dict.fromkeys(mark.owner for mark in marks))
    return Piece(
        text=text[start:end],
        classes=" ".join(_classes(segment.marks, contents, by_id)),
        belongs=" ".join(str(by_id[owner].number) for owner in owners),
        innermost=str(by_id[owners[-1]].number) if owners else "",
        begins=tuple(notes[mark.owner] for mark in contents if mark.first and mark.span[0] == start),
    )


def _classes(marks: tuple[Mark, ...], contents: list[Mark], by_id: dict[str, Statement]) -> Iterator[str]:
    names = {mark.role for mark in marks}
    if contents:
        outer, inner = by_id[contents[0].owner], by_id[contents[-1].owner]
        yield f"c {outer.attribution.kind} b{_colour(outer)}"
        yield _speaker_class(inner.speaker)
        if len(contents) > 1:
            yield "nested"
    if named := [mark for mark in marks if mark.role in ("source", "cue")]:
        yield f"{'s' if named[-1].role == 'source' else 'q'} f{_colour(by_id[named[-1].owner])}"
        if not contents:
            yield _speaker_class(by_id[named[-1].owner].speaker)
    if names & {"basis", "reason"}:
        yield "why"
    if "own_voice" in names:
        yield "own-voice"


def _colour(statement: Statement) -> int:
    return 0 if statement.speaker is None else statement.speaker % COLOURS + 1


def _shares(reading: Reading) -> Iterator[Share]:
    card = reading.card
    quoted = min(card.quoted_share, card.attributed_share)
    own = min(card.own_voice_share, 1 - card.attributed_share)
    rest = max(0.0, 1 - card.attributed_share - own)
    start = 0.0
    for name, label, width in (
        ("quoted", "quoted", quoted),
        ("paraphrased", "paraphrased", card.attributed_share - quoted),
        ("around", "words around them", rest),
        ("own", "own voice", own),
    ):
        yield Share(name, f"{label} {percent(width)}", round(start * 100, 2), round(width * 100, 2))
        start += width


def _counts(reading: Reading) -> Iterator[str]:
    card = reading.card
    kinds = [f"{count} {kind}" for kind, count in card.kinds.items() if count]
    yield counted(card.statements, "statement") + (f": {', '.join(kinds)}" if kinds else "")
    named = [f"{count} {kind_words(kind, count)}" for kind, count in card.sources.items() if count]
    yield counted(len(reading.sources), "source") + (f": {', '.join(named)}" if named else "")


def _warnings(reading: Reading) -> Iterator[str]:
    card = reading.card
    if card.single_source:
        yield "Every statement whose source is known comes from one source."
    if card.relayed:
        yield f"{counted(card.relayed, 'statement')} reached this page through somebody else."
    if card.anonymous_share:
        yield f"{percent(card.anonymous_share)} of the words are statements of anonymous sources."
    if card.unresolved:
        yield f"{counted(card.unresolved, 'statement')} with an unresolved source."


def _speakers(reading: Reading, known: tuple[Statement, ...]) -> Iterator[Speaker]:
    for rank, source in enumerate(speakers(reading)):
        theirs = [statement for statement in known if statement.source is source]
        if theirs:
            yield Speaker(
                name=one_line(source.name),
                about=one_line(", ".join(_about(source))),
                justification=one_line(reading.quote(source.justification)),
                speaker=_speaker_class(rank),
                count=len(theirs),
                ticks=tuple(tick for statement in theirs for tick in _ticks(statement, len(reading.text))),
            )


def _about(source: Source) -> Iterator[str]:
    yield kind_words(source.kind)
    yield from (fact for fact in (source.title, source.affiliation) if fact)


def _ticks(statement: Statement, length: int) -> Iterator[Tick]:
    for start, end in statement.attribution.content:
        yield Tick(
            number=statement.number,
            start=round(100 * start / length, 2),
            width=round(max(0.4, 100 * (end - start) / length), 2),
            quoted=statement.attribution.kind != "indirect",
        )

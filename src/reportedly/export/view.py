"""What the page shows, as plain values: the template only writes them down.

Everything that comes from the article passes ``visible`` here and is escaped by the template.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportedly.export.card_view import (
    COLOURS,
    Share,
    Speaker,
    counts,
    percent,
    shares,
    speaker_class,
    speaker_rows,
    warnings,
)
from reportedly.export.segments import Mark, Segment, marks_of, overlapping, paragraphs, segments
from reportedly.export.statements import (
    FACTUALITY_WORDS,
    STANCE_WORDS,
    Statement,
    counted,
    statements,
)
from reportedly.export.visible import one_line, visible
from reportedly.types import Reading

_WEB = re.compile(r"https?://", re.I)
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?")


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
    #: Ids of the elements in the text and in the margin.
    anchor: str
    id: str


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
    #: Where it begins in the text; its pieces are all characters from there on.
    start: int


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


def view(reading: Reading, anchors: Mapping[str, str] | None = None) -> View:
    """The page's values for one reading.

    Args:
        reading: the value to show.
        anchors: the id of each attribution's element in the text, by the attribution's id; by default one
            that differs from those of every other reading.
    """
    document = reading.document
    known = statements(reading)
    uid = "r" + hashlib.sha256(f"{reading.id}\n{reading.text}".encode("utf-8", "replace")).hexdigest()[:10]
    notes = {s.attribution.id: _note(s, reading, uid, anchors) for s in known}
    body = tuple(_paragraphs(reading, {s.attribution.id: s for s in known}, notes))
    words = counted(len(reading.text.split()), "word")
    return View(
        uid=uid,
        language=document.language if document.language and document.language.isalpha() else "",
        title=None if any(p.headline for p in body) else _shown(document.title),
        facts=tuple(
            one_line(fact)
            for fact in (document.outlet, document.byline, _when(document.published), words)
            if fact
        ),
        url=_shown(document.url),
        linked=bool(document.url and _WEB.match(document.url)),
        shares=tuple(shares(reading.card)),
        counts=tuple(counts(reading)),
        warnings=tuple(warnings(reading.card)),
        speakers=tuple(speaker_rows(reading, known, {note.number: note.anchor for note in notes.values()})),
        paragraphs=body,
        own_voice=bool(reading.own_voice),
        links=tuple((s.number, s.speaker) for s in known),
        model=_shown(reading.model),
        id=one_line(reading.id),
    )


def _when(published: str | None) -> str | None:
    """A time of publication as people write it: "2031-05-03 07:00 +02:00"."""
    found = _TIME.fullmatch(published or "")
    return " ".join(part for part in found.groups() if part) if found else published


def _shown(text: str | None) -> str | None:
    return one_line(text) if text else None


def _note(statement: Statement, reading: Reading, page: str, anchors: Mapping[str, str] | None) -> Note:
    attribution = statement.attribution
    given = anchors.get(attribution.id) if anchors else None
    return Note(
        anchor=given or f"{page}-t{statement.number}",
        id=f"n-{given}" if given else f"{page}-n{statement.number}",
        number=statement.number,
        name=one_line(statement.name),
        speaker=speaker_class(statement.speaker),
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
            start=span[0],
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
        yield speaker_class(inner.speaker)
        if len(contents) > 1:
            yield "nested"
    if named := [mark for mark in marks if mark.role in ("source", "cue")]:
        yield f"{'s' if named[-1].role == 'source' else 'q'} f{_colour(by_id[named[-1].owner])}"
        if not contents:
            yield speaker_class(by_id[named[-1].owner].speaker)
    if names & {"basis", "reason"}:
        yield "why"
    if "own_voice" in names:
        yield "own-voice"


def _colour(statement: Statement) -> int:
    return 0 if statement.speaker is None else statement.speaker % COLOURS + 1

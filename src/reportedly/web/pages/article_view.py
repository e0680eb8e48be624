"""What the page of an article shows beside the text: every value of a statement, and why it has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reportedly.export.card_view import percent
from reportedly.export.statements import (
    FACTUALITY_WORDS,
    KIND_WORDS,
    STANCE_WORDS,
    UNRESOLVED,
    Statement,
    kind_words,
    named_in,
    statements,
)
from reportedly.export.view import Note, View, view
from reportedly.export.visible import clipped, one_line
from reportedly.ledger.showing import Shown
from reportedly.types import Reading, Source, Spans
from reportedly.web.pages.article_people import People
from reportedly.web.pages.article_words import (
    about_place,
    continued,
    dates_in,
    places_in,
    relay_words,
    source_words,
)

_QUOTED = 200
_KINDS = {
    "direct": "All of it stands in quotation marks.",
    "indirect": "It is told in the article’s own words.",
    "mixed": "A part of it stands in quotation marks.",
}
#: What a note says of its source: where it speaks for the first time, where others spoke between, where it
#: goes on.
_FULL, _TITLE, _NAME = ("kind", "title", "affiliation", "justification"), ("title",), ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of a statement."""

    name: str
    text: str
    #: A sentence that says where it comes from.
    why: str
    #: Where in the text that stands: ``120-140 200-210``.
    spans: str = ""
    #: A person said so.
    said: bool = False
    #: Seen where the statement is chosen: what its content is about.
    more: bool = False


@dataclass(frozen=True, slots=True)
class Margin:
    """The note of one statement."""

    note: Note
    uid: str
    #: The source's name, and its number over all articles.
    name: Fact
    number: int | None
    facts: tuple[Fact, ...]
    sure: Fact
    #: What a person did: ``confirmed by Ada``; empty: a machine found all of it.
    person: str
    #: What the filters compare.
    source: str
    kind: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One article."""

    document: str
    #: What its versions share.
    address: str
    view: View
    #: By the number that people see.
    margins: dict[int, Margin]
    sources: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    #: This version and the newest one.
    version: int
    versions: int
    #: Corrections that stand.
    corrected: int

    @property
    def headline(self) -> str:
        """The headline as the text has it, on one line."""
        paragraphs = (paragraph for paragraph in self.view.paragraphs if paragraph.headline)
        return one_line(" ".join("".join(piece.text for piece in one.pieces) for one in paragraphs))

    @property
    def any_touched(self) -> bool:
        """A person touched a statement of it."""
        return any(margin.person for margin in self.margins.values())


def article_page(shown: Shown) -> ArticlePage:
    """The page's values for one article of the ledger."""
    reading, uids = shown.reading, shown.corrected.uids
    known = statements(reading)
    made = view(reading, {s.attribution.id: uids[s.attribution.id] for s in known})
    notes = {note.number: note for paragraph in made.paragraphs for note in paragraph.notes}
    people = People(shown.corrected, shown.corrections)
    margins: dict[int, Margin] = {}
    introduced: list[str | None] = []
    for one in known:
        if one.number in notes:
            who = one.attribution.source_id
            told = _FULL if who not in introduced else _NAME if who == introduced[-1] else _TITLE
            introduced.append(who)
            margins[one.number] = _margin(one, notes[one.number], shown, people, told)
    return ArticlePage(
        document=reading.id,
        address=shown.address,
        view=made,
        margins=margins,
        sources=tuple(_sources(margins.values(), reading)),
        kinds=tuple(_kinds(margins.values())),
        version=shown.version,
        versions=shown.versions,
        corrected=sum(one.undone_at is None for one in shown.corrections),
    )


def _margin(statement: Statement, note: Note, shown: Shown, people: People, told: tuple[str, ...]) -> Margin:
    """The note, with these values of its source."""
    attribution, source = statement.attribution, statement.source
    said = people.of(attribution.id)
    about = people.of(source.id if source else None)
    return Margin(
        note=note,
        uid=shown.corrected.uids[attribution.id],
        name=_name(statement, shown.reading, said),
        number=shown.speakers.get(source.id) if source else None,
        facts=(*_about(source, shown.reading, about, told), *_facts(statement, shown.reading, said)),
        sure=_sure(statement, said),
        person=people.mark(attribution.id),
        source=source.id if source else UNRESOLVED,
        kind=(source.kind if source else None) or UNRESOLVED,
    )


def _name(statement: Statement, reading: Reading, said: dict[str, str]) -> Fact:
    spans = source_words(statement.attribution, statement.source, reading)
    if by := said.get("source_id"):
        why = f"{by} says so."
    elif statement.source is None:
        why = "Nothing in the text tells who this is."
    elif not statement.mention:
        why = "The sentence does not say; it goes on from the statement before it."
    else:
        why = f"The words “{statement.mention}”."
    return _fact("source", statement.name, why, spans, said=bool(by))


def _about(
    source: Source | None, reading: Reading, said: dict[str, str], told: tuple[str, ...]
) -> Iterator[Fact]:
    if source is None:
        return
    values = (
        ("kind", kind_words(source.kind)),
        ("title", source.title),
        ("affiliation", source.affiliation),
    )
    for name, value in values:
        named = name == "title" and named_in(value or "", source.name)
        if value and name in told and not named:
            words = source.reasons.get(name, ()) or source.mentions[:1]
            text = value if name != "affiliation" else f"for {value}"
            yield _told(name, text, words, reading, said.get(name), "How the article names the source")
    if source.justification and "justification" in told:
        words = source.justification
        text = f"why: “{clipped(reading.quote(words), 60)}”"
        yield _told("justification", text, words, reading, None, "Why this source is in the story")


def _facts(statement: Statement, reading: Reading, said: dict[str, str]) -> Iterator[Fact]:
    one = statement.attribution
    reasons = one.reasons
    if by := said.get("kind"):
        yield _fact("kind", one.kind, f"{by} says so.", one.content, said=True)
    else:
        yield _fact("kind", one.kind, _KINDS[one.kind], one.content)
    if one.implicit:
        before = continued(one, reading)
        words = before.content if before else one.content
        why = "It has no cue of its own and goes on from"
        yield _told("implicit", "follow-on", words, reading, None, why)
    if one.factuality:
        words = reasons.get("factuality", ()) or one.cue
        text = FACTUALITY_WORDS[one.factuality]
        yield _told("factuality", text, words, reading, said.get("factuality"), "How firmly it is put")
    if one.stance and one.stance != "neutral":
        words = reasons.get("stance", ()) or one.cue
        yield _told(
            "stance", STANCE_WORDS[one.stance], words, reading, said.get("stance"), "How the article puts it"
        )
    if statement.relay:
        # The speaker is named above; who passed the words on is what is new.
        chain = " › ".join(statement.relay[1:])
        words = relay_words(one, reading)
        yield _told("relay", f"via {chain}", words, reading, None, "Who passed it on, up to this page")
    if one.when:
        yield _fact("when", one.when.text, _when(one.when.start, one.when.end), _of(one.when.span))
    if one.basis:
        text = f"basis: “{clipped(reading.quote(one.basis), 60)}”"
        yield _told("basis", text, one.basis, reading, said.get("basis"), "How the source claims to know")
    for place, words in places_in(one, reading):
        yield replace(_fact("place", place.name, about_place(place), words), more=True)
    for date, words in dates_in(one):
        why = _when(date.start, date.end, "A time named in it")
        yield replace(_fact("date", date.text, why, words), more=True)


def _sure(statement: Statement, said: dict[str, str]) -> Fact:
    one = statement.attribution
    if said:
        return _fact("confidence", "a person", "A person looked at it.", one.content, said=True)
    why = "How sure the software is that source and content are both right."
    return Fact("confidence", percent(one.confidence), why, span_text((*one.source, *one.content)))


def _told(name: str, text: str, words: Spans, reading: Reading, by: str | None, what: str) -> Fact:
    """A value that words of the text led to, or that a person gave."""
    if by:
        return _fact(name, text, f"{by} says so.", words, said=True)
    quoted = clipped(reading.quote(words), _QUOTED)
    return _fact(name, text, f"{what}: “{quoted}”." if quoted else f"{what}: no single words tell.", words)


def _fact(name: str, text: str, why: str, spans: Spans, *, said: bool = False) -> Fact:
    return Fact(name, one_line(text), one_line(why), span_text(spans), said)


def _when(start: str | None, end: str | None, what: str = "When it was said") -> str:
    if start is None:
        return f"{what}; the day could not be worked out."
    return f"{what}: {start}." if end in (None, start) else f"{what}: {start} to {end}."


def _of(span: tuple[int, int] | None) -> Spans:
    return (span,) if span else ()


def span_text(spans: Spans) -> str:
    """``120-140 200-210``."""
    return " ".join(f"{start}-{end}" for start, end in spans)


def _sources(margins: Iterable[Margin], reading: Reading) -> Iterator[Choice]:
    names = {source.id: source.name for source in reading.sources} | {UNRESOLVED: UNRESOLVED}
    for value, count in Counter(margin.source for margin in margins).most_common():
        yield Choice(value, clipped(names[value], 40), count)


def _kinds(margins: Iterable[Margin]) -> Iterator[Choice]:
    counts = Counter(margin.kind for margin in margins)
    for kind in KIND_WORDS:
        if counts[kind]:
            yield Choice(kind, kind_words(kind, counts[kind]), counts[kind])

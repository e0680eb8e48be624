"""The values that flow through reportedly: Document, Attribution, Source, Card, Reading.

All are frozen and hold plain data. A span is a pair of code-point offsets ``(start, end)`` into the
``text`` of the document it belongs to, end exclusive; several spans together are one discontinuous span.
The words are those of the glossary in the README (PARC3, PolNeAR, FactBank; journalism studies).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

#: ``(start, end)``: code points into the document's text, end exclusive.
Span = tuple[int, int]
#: One span, possibly discontinuous, in order of position. Empty: absent.
Spans = tuple[Span, ...]

ContentKind = Literal["direct", "indirect", "mixed"]
SourceKind = Literal[
    "named_person",
    "named_organization",
    "document",
    "anonymous_source",
    "unnamed_person",
    "unnamed_group",
]
Stance = Literal["endorses", "neutral", "distances", "rejects"]
PlaceKind = Literal["city", "state", "country"]
Factuality = Literal["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"]

SOURCE_KINDS: tuple[SourceKind, ...] = (
    "named_person",
    "named_organization",
    "document",
    "anonymous_source",
    "unnamed_person",
    "unnamed_group",
)
CONTENT_KINDS: tuple[ContentKind, ...] = ("direct", "mixed", "indirect")


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink of the article's own text."""

    #: The anchor's characters.
    span: Span
    #: Where it leads, absolute where the page's own URL is known.
    url: str


@dataclass(frozen=True, slots=True)
class Credit:
    """A line or phrase that says from whom the article, or a part of it, was taken over."""

    #: The outlet or agency credited, as the text writes it.
    outlet: str
    #: The words that say so; ``None`` where only the page's metadata does.
    span: Span | None


@dataclass(frozen=True, slots=True)
class Document:
    """One article: clean text plus what stood around it. Furniture is not part of the text."""

    #: Content hash of the text, or the name the input itself gives.
    id: str
    #: Headline (when there is one), then the body; paragraphs are separated by one empty line.
    text: str
    #: The headline, as the page or the text gives it.
    title: str | None = None
    #: Where in the text the headline stands; ``None`` when the text has none.
    headline: Span | None = None
    #: The publication.
    outlet: str | None = None
    #: Who wrote it, as written, without "By".
    byline: str | None = None
    #: ISO 8601: a day, or a time with its zone where the page gives one.
    published: str | None = None
    #: The canonical URL.
    url: str | None = None
    #: ISO 639-1.
    language: str | None = None
    #: The outlet's own section labels.
    labels: tuple[str, ...] = ()
    #: Links inside the text.
    links: tuple[Link, ...] = ()
    #: Credit lines and phrases.
    credits: tuple[Credit, ...] = ()
    #: The author's description that was taken off as furniture.
    bio: str | None = None
    #: The input this was read from (a path, a URL, ``-``), for messages only.
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A date or interval of the text, imprecision kept."""

    #: The words.
    text: str
    #: First day or moment it can mean, ISO 8601; ``None``: unresolved.
    start: str | None = None
    #: Last day or moment it can mean, ISO 8601; ``None``: unresolved.
    end: str | None = None
    #: Where the words stand.
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in a source or a content."""

    #: As the text writes it.
    name: str
    #: Every mention, in order.
    mentions: Spans
    #: Degrees north; ``None``: unresolved, or a country or state, which is no point.
    latitude: float | None = None
    #: Degrees east; ``None`` as for ``latitude``.
    longitude: float | None = None
    #: ISO 3166-1 alpha-2 of the country it is or lies in; ``None``: unresolved.
    country: str | None = None
    #: What the gazetteer knows it as; ``None``: unresolved.
    kind: PlaceKind | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """The relation source - cue - content: somebody other than the author is said to have said it."""

    #: ``a1``, ``a2``, ... in order of position.
    id: str
    #: Wholly quoted, paraphrased, or both.
    kind: ContentKind
    #: What is attributed.
    content: Spans
    #: The words that signal it; empty for a follow-on statement.
    cue: Spans = ()
    #: Who it comes from; empty where the sentence does not say.
    source: Spans = ()
    #: A follow-on statement: no cue of its own, continues the attribution before it.
    implicit: bool = False
    #: The attribution that a follow-on statement continues.
    continues: str | None = None
    #: Calibrated probability that source and content are both right.
    confidence: float = 1.0
    #: Key into ``Reading.sources``; ``None``: unresolved.
    source_id: str | None = None
    #: All of its sources where one mention names several ("Doe and Roe"); the first is ``source_id``.
    source_ids: tuple[str, ...] = ()
    #: The attribution inside whose content this one stands.
    parent: str | None = None
    #: Source ids on the way to this page, speaker first.
    relay: tuple[str, ...] = ()
    #: How the source claims to know.
    basis: Spans = ()
    #: The speech event.
    when: When | None = None
    #: Dates and intervals named inside the content, in order of position.
    dates: tuple[When, ...] = ()
    #: How firmly the source puts it; ``None``: not determined.
    factuality: Factuality | None = None
    #: How the article stands to it; ``None``: not determined.
    stance: Stance | None = None
    #: Field name to the words that led to its value.
    reasons: dict[str, Spans] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody or something that statements come from, over all of its mentions in one document."""

    #: ``s1``, ``s2``, ... in order of first mention.
    id: str
    #: The fullest form in the article.
    name: str
    #: Every mention as a source, in order.
    mentions: Spans
    #: One of the six kinds; ``None``: undetermined.
    kind: SourceKind | None = None
    #: Position of authority or expertise, with the organisation.
    title: str | None = None
    #: On whose behalf it speaks.
    affiliation: str | None = None
    #: The interest it speaks for, by a name that is the same in every article: ``state:Russia``,
    #: ``organisation:exxon mobil``, ``person:valery gerasimov``; ``None``: the text does not tell.
    party: str | None = None
    #: Why this source is in the story.
    justification: Spans = ()
    #: Probability that kind and name are right.
    confidence: float | None = None
    #: Field name to the words that led to its value.
    reasons: dict[str, Spans] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Card:
    """How an article is sourced, at one look. Shares are of the text's words, 0 to 1."""

    #: Attributions, those inside another one too.
    statements: int = 0
    #: Number of statements by kind of content.
    kinds: dict[ContentKind, int] = field(default_factory=dict)
    #: Number of sources by kind; ``unresolved`` for those whose kind is undetermined.
    sources: dict[str, int] = field(default_factory=dict)
    #: Words inside the content of an attribution.
    attributed_share: float = 0.0
    #: Words inside quotation marks that are attributed.
    quoted_share: float = 0.0
    #: Words of sentences with no attribution in them.
    own_voice_share: float = 0.0
    #: Words in statements of anonymous sources.
    anonymous_share: float = 0.0
    #: ``(source id, statements)``, most quoted first, at most five.
    most_quoted: tuple[tuple[str, int], ...] = ()
    #: All statements with a known source come from one.
    single_source: bool = False
    #: Statements whose source the text does not name or that could not be resolved.
    unresolved: int = 0
    #: Statements that reached the page through somebody else; one that only passes another on counts
    #: neither here nor as first-hand.
    relayed: int = 0
    #: Statements that no text or outlet stands between: the reporter heard or read the source.
    first_hand: int = 0
    #: Sources that are people, one or many, named or not.
    people: int = 0
    #: Sources that are organisations, states or outlets.
    organizations: int = 0
    #: Sources that are documents.
    documents: int = 0
    #: Statements of anonymous sources.
    anonymous: int = 0
    #: Statements that continue another one with no cue of their own.
    follow_ons: int = 0
    #: Statements from which the article distances itself, or which it rejects.
    distanced: int = 0
    #: Statements whose source the article gives as denying something.
    denials: int = 0
    #: Source ids, grouped: those in one group speak for the same interest; largest share of statements first.
    parties: tuple[tuple[str, ...], ...] = ()
    #: There are several sources and all speak for one interest.
    single_party: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What ``reportedly read`` gives for one document: self-contained and JSON-serialisable."""

    document: Document
    attributions: tuple[Attribution, ...] = ()
    sources: tuple[Source, ...] = ()
    #: Sentences that the article asserts itself, with no attribution at all.
    own_voice: Spans = ()
    card: Card = field(default_factory=Card)
    #: Name and version of the extractor that wrote this.
    model: str | None = None
    #: Places named in sources and contents, in order of first mention.
    places: tuple[Place, ...] = ()

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id

    @property
    def text(self) -> str:
        """The document's text, into which every span points."""
        return self.document.text

    def quote(self, spans: Spans) -> str:
        """The characters of a span; the parts of a discontinuous one are joined by `` … ``."""
        return " … ".join(self.document.text[start:end] for start, end in spans)

    def source(self, source_id: str | None) -> Source | None:
        """The source with that id; ``None`` for ``None``."""
        return next((s for s in self.sources if s.id == source_id), None) if source_id else None

    def to_dict(self) -> dict[str, object]:
        """The JSON object of schema ``reportedly/1``."""
        from reportedly.export.json import to_dict

        return to_dict(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """The JSON text of schema ``reportedly/1``."""
        from reportedly.export.json import to_json

        return to_json(self, indent=indent)

    def _repr_html_(self) -> str:
        from reportedly.export.html import fragment

        return fragment(self)

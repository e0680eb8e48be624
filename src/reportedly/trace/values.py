"""What the trace looks at, and what it says: articles and statements in, relations and a trace out.

A relation between two things is a function of these two alone, so that it does not matter which of them came
first; everything else follows from the set of relations.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from reportedly.types import Attribution, Document, Factuality, Source, Span, Spans, Stance

#: How much of an article stands in another one, and as what. ``same_story``: written independently.
ReuseKind = Literal["wire_copy", "syndicated", "rewrite", "shared_quotes", "same_story", "unrelated"]
#: Those in which text was taken over.
COPIED: tuple[ReuseKind, ...] = ("wire_copy", "syndicated", "rewrite")
#: How two statements stand to each other. ``differs``: the same but for a number, a date or a name.
RelationKind = Literal["same", "denies", "differs", "related", "unrelated"]
#: What changed along an echo link.
DriftKind = Literal[
    "attribution_dropped",
    "hedge_dropped",
    "speaker_vaguer",
    "speaker_grander",
    "quote_altered",
    "number_changed",
    "denial_omitted",
]
#: How one point of a trace depends on another, or relates to it.
EdgeKind = Literal["copies", "relays", "cites", "quotes", "denies", "differs", "same"]
#: Those that say that the one depends on the other: echo links.
ECHOES: tuple[EdgeKind, ...] = ("copies", "relays", "cites")
#: What says that one article depends on another.
EvidenceKind = Literal["credit", "link", "shared_text", "relay", "time", "byline", "quote"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One assertion of an article: the content of an attribution, or a sentence in its own voice."""

    #: Its permanent name.
    uid: str
    #: Key of its article.
    article: str
    #: The words of the content; parts of a discontinuous one are joined by `` … ``.
    text: str
    #: Where they stand in the article's text.
    spans: Spans
    #: ``None``: the article says so in its own voice.
    attribution: Attribution | None = None
    #: Who says so; ``None``: own voice, or unresolved.
    source: Source | None = None
    #: On what way it reached the page, speaker first; the outlets that pass it on are sources too.
    chain: tuple[Source, ...] = ()

    @property
    def own_voice(self) -> bool:
        """Whether the article itself asserts it."""
        return self.attribution is None

    @property
    def factuality(self) -> Factuality | None:
        """How firmly the source puts it."""
        return self.attribution.factuality if self.attribution else None

    @property
    def stance(self) -> Stance | None:
        """How the article stands to it."""
        return self.attribution.stance if self.attribution else None


@dataclass(frozen=True, slots=True)
class Article:
    """One document of a ledger with everything it states."""

    #: Its permanent name: two articles of one ledger never share it.
    key: str
    document: Document
    #: In order of position.
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that stand in two articles."""

    #: In the first article's text.
    here: Span
    #: In the second one's.
    there: Span
    #: Number of words they have in common.
    words: int
    #: All of it stands inside quotation marks.
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """A reason that a reader can check."""

    kind: EvidenceKind
    #: The key of the article in which the words stand.
    article: str
    #: Where they stand; ``None``: in what is known about the article, not in its text.
    span: Span | None
    #: The words, or the fact.
    text: str


@dataclass(frozen=True, slots=True)
class Reuse:
    """How two articles stand to each other."""

    #: Keys of the articles.
    here: str
    there: str
    kind: ReuseKind
    #: Probability that the kind is right.
    confidence: float
    #: What they share, longest first.
    passages: tuple[Passage, ...] = ()
    #: Share of each article's words that stand in the other one, 0 to 1.
    share_here: float = 0.0
    share_there: float = 0.0
    #: Key of the article that the other one depends on; ``None``: unknown.
    earlier: str | None = None
    #: Probability that the direction is right; 0 where it is unknown.
    direction_confidence: float = 0.0
    #: What speaks for the kind and the direction.
    evidence: tuple[Evidence, ...] = ()

    def turned(self) -> Reuse:
        """The same, seen from the other article."""
        return replace(
            self,
            here=self.there,
            there=self.here,
            passages=tuple(Passage(p.there, p.here, p.words, p.quoted) for p in self.passages),
            share_here=self.share_there,
            share_there=self.share_here,
        )


@dataclass(frozen=True, slots=True)
class Relation:
    """How two statements stand to each other."""

    #: Uids of the statements.
    here: str
    there: str
    kind: RelationKind
    #: Probability that the kind is right.
    confidence: float
    #: What decided, for a reader: ``("number", "12", "20")``, ``("negation", "", "not")``.
    reasons: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Quoted:
    """Two quotations of one utterance."""

    here: str
    there: str
    confidence: float
    #: The quoted words differ by more than punctuation, ellipsis or case.
    altered: bool = False
    #: Word by word: ``("=" | "-" | "+", words)``; ``-`` stands only here, ``+`` only there.
    difference: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Drift:
    """What changed on the way from an earlier statement to a later one."""

    kind: DriftKind
    #: The words of the earlier article, and of the later one.
    before: str
    after: str
    #: Where they stand in their texts; ``None``: nothing is there ("denial omitted").
    before_span: Span | None = None
    after_span: Span | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Node:
    """One point of a trace."""

    id: str
    type: Literal["article", "attribution", "utterance", "origin", "source"]
    #: What to call it.
    label: str
    #: The article it stands in.
    article: str | None = None
    #: The statement's uid.
    uid: str | None = None
    outlet: str | None = None
    day: str | None = None
    url: str | None = None
    text: str | None = None
    #: Where the text stands in its article.
    spans: Spans = ()
    source: str | None = None
    #: Whose interest an origin speaks for.
    party: str | None = None
    factuality: str | None = None
    stance: str | None = None
    #: How its article came to it: ``own_voice``, ``attributed``, ``relayed``.
    how: str | None = None
    #: ``withdrawn`` or ``corrected``: its outlet takes the claim back with it; it is no party's denial.
    taken_back: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """One dependence or relation: ``from`` copies, relays, cites, quotes, denies, ... ``to``.

    The later depends on the earlier: ``start`` is the copy and ``end`` what it was copied from.
    """

    start: str
    end: str
    kind: EdgeKind
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    drift: tuple[Drift, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """A claim with everything behind it."""

    #: Permanent name of the claim, and how its first statement puts it.
    id: str
    text: str
    #: Independence: all four figures.
    articles: int = 0
    outlets: int = 0
    origins: int = 0
    parties: int = 0
    #: Number of sources that deny it.
    denied_by: int = 0
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    #: Days of publication of the first and the last article.
    first: str | None = None
    last: str | None = None
    #: Uids of its statements, the earliest first.
    statements: tuple[str, ...] = field(default=())
    #: Number of outlets that took it back.
    taken_back_by: int = 0

"""What a world is made of: people who speak, occasions, what an article tells, the truth about a claim."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

#: ``outlet``: only the publication that it was taken from is named; ``none``: nobody is.
SpeakerForm = Literal["full", "vague", "grand", "outlet", "none"]
OutletKind = Literal["paper", "agency", "blog", "aggregator"]
EchoKind = Literal["copies", "relays", "cites", "quotes"]
#: How an article came about.
Mode = Literal[
    "original",
    "wire_copy",
    "syndicated",
    "rewrite",
    "silent_rewrite",
    "partial",
    "relay",
    "quote_only",
    "blog",
    "merge",
]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody or something that says things, and the ways of naming it."""

    name: str
    #: At length: "Marta Olsen, a spokeswoman for the Interior Ministry of Keldia".
    full: str
    #: With the office before the name.
    before: str
    #: At a second mention.
    short: str
    vague: str
    #: With more office than it has; ``None``: there is none.
    grand: str | None
    party: str
    kind: Literal["person", "document", "anonymous"] = "person"


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publication."""

    name: str
    kind: OutletKind
    host: str

    @property
    def said(self) -> str:
        """As others call it."""
        return self.name if self.kind in ("blog", "aggregator") else f"the {self.name}"


@dataclass(frozen=True, slots=True)
class Occasion:
    """One utterance: who, how and when."""

    speaker: Speaker
    way: Literal["interview", "conference", "statement", "report", "anonymous"]
    #: The weekday it was said.
    day: str
    place: str
    #: Hours since the world began.
    hour: int
    #: The words, in quotation marks; empty: there are none.
    quote: str
    #: The one that had it alone; ``None``: all could hear it.
    outlet: Outlet | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """What an article makes of one utterance."""

    occasion: int
    speaker: SpeakerForm
    hedged: bool
    number: int
    quote: str
    #: Outlets that the article names between the speaker and itself, the first at the front.
    via: tuple[Outlet, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, with what it states of the claim."""

    text: str
    #: Which slots it fills: ``T``, ``Q``, ``D``, ``C``, ``S``, ``x``.
    roles: str
    #: The words of the claim in it, with how it is said.
    statements: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """What an article says of a story, before it is put into words."""

    tellings: tuple[Telling, ...]
    denial: bool
    #: Own-voice sentences.
    context: tuple[str, ...]
    sides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """An article as a reader gets it."""

    id: str
    url: str
    title: str
    outlet: str
    published: str
    authors: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """An article with what is known of how it came about."""

    number: int
    outlet: Outlet
    hour: int
    title: str
    mode: Mode
    account: Account
    paragraphs: tuple[Paragraph, ...]
    #: Only the day of publication is known.
    day_only: bool = False
    url: str = ""
    author: str = ""
    #: Numbers of the pieces it was made from.
    parents: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Echo:
    """One article depends on an earlier one."""

    #: Id of the dependent article, and of the one it depends on.
    start: str
    end: str
    kind: EchoKind
    mode: Mode
    #: Named as the way by which the words came, but not what it was written from.
    passed_through: bool = False
    #: The earlier article gives another number: it is behind another claim, which differs.
    beyond: bool = False

    @property
    def certain(self) -> bool:
        """A trace of the claim has to have it."""
        return not self.passed_through and not self.beyond


@dataclass(frozen=True, slots=True)
class Shift:
    """What changed from the earlier article (``end``) to the dependent one (``start``)."""

    start: str
    end: str
    kind: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Truth:
    """All that is known of one claim."""

    id: str
    text: str
    #: Article, words, and how: ``direct``, ``indirect`` or ``own_voice``.
    statements: tuple[tuple[str, str, str], ...]
    origins: int
    parties: int
    articles: tuple[str, ...]
    outlets: int
    denied_by: int
    #: Speaker, party, way and first-hand articles of each origin.
    sources: tuple[tuple[str, str, str, tuple[str, ...]], ...]
    echoes: tuple[Echo, ...]
    drift: tuple[Shift, ...]
    #: Articles that correct a number, with the article they correct: neither an echo nor none.
    corrections: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class World:
    """Articles and the truth about them."""

    seed: int
    articles: tuple[Written, ...]
    claims: tuple[Truth, ...] = field(default=())

"""What a feed says, whichever format it is written in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as a feed lists it."""

    #: As the feed names it (``guid``, ``id``), else its address, else a hash of what it says.
    id: str
    #: Where the article is, absolute, http or https; ``None`` where the feed does not say.
    url: str | None
    title: str | None = None
    #: ISO 8601; ``None`` where the feed gives no date that can be read.
    published: str | None = None
    authors: tuple[str, ...] = ()
    #: Plain text.
    summary: str | None = None
    #: The article's whole text as HTML, where the feed carries it.
    content: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A list of articles."""

    #: Where the feed is; a path where it is a file.
    url: str
    title: str | None
    #: In the feed's own order, each id once.
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Subscription:
    """One feed that a list of feeds, or a page, names."""

    #: Absolute, http or https.
    url: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """A list of feeds (OPML), its folders dissolved."""

    #: Where the list is; a path where it is a file.
    url: str
    title: str | None
    feeds: tuple[Subscription, ...]

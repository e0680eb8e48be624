"""What English news pages write around an article, from ``en.toml``: compiled once, at first use."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Late:
    """A pattern that is compiled when it is first used: text that is taken as it is needs few of them."""

    text: str
    flags: int = 0

    def search(self, words: str) -> re.Match[str] | None:
        """As of a compiled one."""
        return _compiled(self.text, self.flags).search(words)

    def match(self, words: str) -> re.Match[str] | None:
        """As of a compiled one."""
        return _compiled(self.text, self.flags).match(words)


@cache
def _compiled(text: str, flags: int) -> re.Pattern[str]:
    return re.compile(text, flags)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The patterns and word lists of one language; every pattern is matched against a whole paragraph."""

    #: Section labels, lower case.
    labels: frozenset[str]
    #: Endings of words that need a noun after them, so that a label goes on.
    label_modifiers: tuple[str, ...]
    #: Names of news agencies and syndicators as texts write them.
    agencies: frozenset[str]
    #: Words of which newspapers, stations and agencies make their names, lower case.
    mastheads: frozenset[str]
    #: What such names end with behind words that are no section label, lower case.
    masthead_ends: tuple[str, ...]
    #: What a paper is given, before its name, and what it does to learn something, behind it: alternatives.
    given_to_papers: str
    papers_learn: str
    #: What signs for all who write for a paper, behind its name: alternatives.
    newsrooms: str
    #: Words with a capital inside.
    camel: frozenset[str]
    #: Words that begin sentences and are never the second half of a name.
    openers: frozenset[str]
    #: Paragraphs that are furniture wherever they stand.
    furniture: Late
    #: Paragraphs that are furniture in scraped text and on pages.
    scraped: Late
    #: Paragraphs after which, near the end, only furniture comes.
    tail: Late
    #: As ``tail``, certain enough to cut anywhere after the article's beginning.
    reply: Late
    #: Captions and credits of pictures.
    caption: Late
    #: Ends of a caption that stands before something else in one paragraph.
    caption_end: Late
    #: What a person who writes for a living is called.
    bio_role: Late
    #: How to reach an author.
    bio_contact: Late
    #: Lines that say who wrote it.
    byline: Late
    #: Lines that say when it appeared.
    dateline: Late
    #: Patterns of phrases that say from whom the text was taken over; AGENCY stands for any agency.
    credits: tuple[str, ...]
    #: Titles of pages that report an error.
    error_title: Late
    #: What pages say that want a login or payment first.
    wall: Late
    #: Month names and their usual short forms to numbers.
    months: dict[str, int]
    #: Clock zone names to IANA zones or fixed offsets.
    zones: dict[str, str]


@cache
def english() -> Lexicon:
    """The English lexicon."""
    table = tomllib.loads((files("reportedly.read") / "en.toml").read_text("utf-8"))
    agencies = frozenset(table["agencies"]["names"])
    return Lexicon(
        labels=frozenset(label.lower() for label in table["labels"]["names"]),
        label_modifiers=tuple(table["labels"]["modifier_endings"]),
        agencies=agencies,
        mastheads=frozenset(table["mastheads"]["words"]),
        masthead_ends=tuple(table["mastheads"]["last"]),
        given_to_papers=table["mastheads"]["given"],
        newsrooms=table["mastheads"]["newsrooms"],
        papers_learn=table["mastheads"]["learns"],
        camel=frozenset(table["glued"]["camel"]),
        openers=frozenset(table["glued"]["openers"]),
        furniture=_any(table["furniture"]["anywhere"]),
        scraped=_any(table["furniture"]["scraped"]),
        tail=_any(table["furniture"]["tail"]),
        reply=_any(table["furniture"]["reply"]),
        caption=_any(table["caption"]["whole"]),
        caption_end=_any(table["caption"]["end"]),
        bio_role=Late(rf"\b(?:{'|'.join(table['bio']['roles'])})s?\b", re.I),
        bio_contact=_any(table["bio"]["contact"]),
        byline=Late(table["byline"]["pattern"]),
        dateline=Late(table["published"]["pattern"], re.I),
        credits=_credits(table["credits"]),
        error_title=_any(table["no_article"]["error_title"]),
        wall=_any(table["no_article"]["wall"]),
        months={
            name: number for number, names in enumerate(table["published"]["months"], 1) for name in names
        },
        zones=table["published"]["zones"],
    )


def _any(patterns: list[str]) -> Late:
    return Late("|".join(f"(?:{p})" for p in patterns), re.I)


def _credits(table: dict[str, Any]) -> tuple[str, ...]:
    """The patterns with OUTLET filled in."""
    outlet = f"(?P<outlet>{table['outlet']})"
    return tuple(pattern.replace("OUTLET", outlet) for pattern in table["patterns"])


def credits_in(text: str) -> Iterator[re.Pattern[str]]:
    """The credit patterns that can match in a text: of the agencies they know those that it names.

    With the names of all agencies each of them takes longer to compile than to use in many articles.
    """
    named = tuple(name for name in _longest_first() if name in text)
    for pattern in english().credits:
        if "AGENCY" not in pattern:
            yield _credit(pattern, ())
        elif named:
            yield _credit(pattern, named)


@cache
def _longest_first() -> tuple[str, ...]:
    return tuple(sorted(sorted(english().agencies), key=len, reverse=True))


@lru_cache(maxsize=4096)
def _credit(pattern: str, agencies: tuple[str, ...]) -> re.Pattern[str]:
    """With AGENCY filled in."""
    names = "|".join(map(re.escape, agencies))
    return re.compile(pattern.replace("AGENCY", f"(?P<outlet>{names})"))

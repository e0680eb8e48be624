"""Which of several earlier statements a statement most likely came from."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.trace.earlier import before, order
from reportedly.trace.names_match import names_match
from reportedly.trace.speaker import speaker
from reportedly.trace.values import Article, Evidence, Statement

EchoKind = Literal["copies", "relays", "cites"]
#: Share of the words from which a statement is another one, altered here and there.
_VERBATIM = 0.75
#: How sure it has to be that two names are one speaker's, and that two of a kind are not.
_LIKELY, _SURELY = 0.5, 0.7
#: Share of an article by which text counts less where the statement itself is in other words.
_AROUND_LESS = 0.15


@dataclass(frozen=True, slots=True)
class Echo:
    """One statement depends on an earlier one."""

    #: Uid of the later statement, and of the one it depends on.
    later: str
    earlier: str
    kind: EchoKind
    confidence: float
    #: Share of the later article that stands in the earlier one.
    share: float
    evidence: tuple[Evidence, ...]
    #: 0: the statement's own words say from whom it is; 1: the article around it does; 2: only likeness does.
    distance: int = 0


def points_at(evidence: Sequence[Evidence]) -> bool:
    """Whether it says which article or whose text it is, and does not only name an outlet."""
    return any(one.kind in ("link", "credit") for one in evidence)


class Ranking:
    """Which of several statements one most likely came from: the smaller, the likelier.

    What the article links to or credits comes first, then the outlets it names: of those the one that
    published last, as it is the one that the article's author had at hand. Where only the text shows it, the
    larger share counts, then the earlier article. In one article it is the statement of the same speaker that
    is worded most alike.
    """

    def __init__(self, statements: Sequence[Statement], articles: Mapping[str, Article]) -> None:
        keys = sorted({s.article for s in statements}, key=lambda key: order(articles[key]))
        rank = {key: place for place, key in enumerate(keys)}
        self.places = {s.uid: rank[s.article] for s in statements}
        self.where = {s.uid: articles[s.article] for s in statements}
        self.speakers = {s.uid: speaker(s) for s in statements}
        self.words = {s.uid: frozenset(re.findall(r"\w+", s.text.casefold())) for s in statements}

    def ranked(self, links: Sequence[Echo]) -> list[Echo]:
        """The links, each before those of its later statement that are less likely."""
        best: dict[tuple[str, int], tuple[float, ...]] = {}
        for echo in links:
            pair = echo.later, self.places[echo.earlier]
            best[pair] = min(self._article(echo), best.get(pair, (math.inf,)))
        return sorted(
            links, key=lambda echo: (best[echo.later, self.places[echo.earlier]], self._statement(echo))
        )

    def _article(self, echo: Echo) -> tuple[float, ...]:
        """The place of the earlier article, by one of its statements."""
        relayed = any(evidence.kind == "relay" for evidence in echo.evidence)
        tier = 0 if points_at(echo.evidence) else 1 + echo.distance if relayed else 3
        place = self.places[echo.earlier]
        nearest = -place if tier in (1, 2) else place
        share = -round(self.share(echo) * 20) if tier > 2 else 0
        # Who quotes two outlets has each quotation from the one that has it in the same words.
        verbatim = tier == 2 and self.alike(echo) < _VERBATIM
        # A copy keeps the links of its original: what it was copied from comes before what it links to.
        copied = tier == 0 and echo.kind != "copies"
        return tier, copied, share, verbatim, nearest

    def _statement(self, echo: Echo) -> tuple[object, ...]:
        """The place of the earlier statement in its article."""
        return self.other_speaker(echo), -self.alike(echo), -echo.confidence, echo.earlier, echo.later

    def alike(self, echo: Echo) -> float:
        """Share of the words of two statements that both have."""
        one, other = self.words[echo.later], self.words[echo.earlier]
        return round(len(one & other) / max(len(one | other), 1), 3)

    def other_speaker(self, echo: Echo) -> int:
        """Whether the earlier statement is somebody else's, 0 to 2: of two who say so each is himself."""
        mine, theirs = self.speakers[echo.later], self.speakers[echo.earlier]
        if mine is None or theirs is None:
            return int(mine is not theirs)
        match = names_match(mine, theirs)
        if match.kind == "same" or (match.kind == "compatible" and match.confidence >= _LIKELY):
            return 0
        return 1 if mine.kind == theirs.kind and match.confidence < _SURELY else 2

    def share(self, echo: Echo) -> float:
        """The text in common, which counts less where it is not the statement's own words or nothing tells
        which of the articles was first."""
        share = echo.share - (_AROUND_LESS if echo.distance else 0.0)
        return share if before(self.where[echo.later], self.where[echo.earlier]) is not None else share / 2

"""What may say the same as a claim, by its words, and does so by its number and the story that it is of.

That the speaker is the same tells less: whoever speaks on a day says many things of one matter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import cache

from reportedly.trace.compare_many import PERHAPS
from reportedly.trace.figures import figures
from reportedly.trace.reuse import one_story
from reportedly.trace.values import Article, Relation, Statement
from reportedly.trace.wording import tokens

#: Probability that two articles are of one story, from which on they are taken for that.
STORY = 0.7
#: Share of the wordings of a claim, but for one, that may say the same: else it is of one matter beside it.
TOGETHER = 0.5
#: Smaller numbers are those of many things.
_TELLING = 10
_SIGNS = ("%", "$", "£", "€")


def said_in_one_story(
    near: Set[str],
    claim: Set[str],
    relations: Sequence[Relation],
    statements: Mapping[str, Statement],
    articles: Mapping[str, Article],
) -> set[str]:
    """Those of the near statements that make the claim, as far as their numbers and the story tell."""

    @cache  # of two articles many statements may be compared
    def of_one_story(one: str, other: str) -> bool:
        return one_story(articles[one].document, articles[other].document) >= STORY

    alike: dict[str, set[str]] = {}
    told: set[str] = set()
    for relation in relations:
        for uid, other in ((relation.here, relation.there), (relation.there, relation.here)):
            if relation.kind != "same" or uid not in near or other not in claim:
                continue
            one, mine = statements[uid], statements[other]
            alike.setdefault(uid, set()).add(mine.text)
            if one.article == mine.article or relation.confidence < PERHAPS:
                continue
            if _numbers(one) & _numbers(mine) and of_one_story(one.article, mine.article):
                told.add(uid)
    wordings = len({statements[uid].text for uid in claim})
    return {uid for uid in told if len(alike[uid]) >= TOGETHER * wordings - 1}


def _numbers(statement: Statement) -> frozenset[tuple[float, str]]:
    """The telling numbers with their signs, where they have one."""
    found = figures(tokens(statement.text)).numbers
    return frozenset(
        (round(number.low, 2), number.unit if number.unit in _SIGNS else "")
        for number in found
        if number.low >= _TELLING
    )

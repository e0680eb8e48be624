"""Why a source is in the story: its experience, its part in the event, its expertise.

Of everything that the text tells about a source (``accounts``) a trained linear scorer chooses one, or
nothing: a softmax over the accounts and "none of them". What is a bare title, what merely says how the words
reached us, and what is itself the statement quoted are left out before.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportedly.resolve.account import SPEECH, Account, is_verb
from reportedly.resolve.account_features import Quoted, features, of_nobody, share
from reportedly.resolve.accounts import accounts
from reportedly.resolve.grammar import grammar
from reportedly.resolve.introductions import RELATIVE
from reportedly.resolve.positions import position
from reportedly.resolve.source_lexicon import english
from reportedly.resolve.words import Words
from reportedly.types import Span

#: Written by ``python -m training.justification``.
WEIGHTS = Path(__file__).with_name("justification.json")
#: Verbs of saying: what follows is a statement, though it may be an act too.
SAYING = grammar("saying")
#: An account of which a position makes up so much is a bare title.
TITULAR = 0.75
#: Forms that are noun phrases.
NOMINAL = ("apposition", "role", "rest", "half", "description")


@dataclass(frozen=True, slots=True)
class Weights:
    """The trained parameters."""

    of: dict[str, float]

    def score(self, names: Sequence[str]) -> float:
        """The sum over features."""
        return sum(self.of.get(name, 0.0) for name in names)


def justification(view: Words, source: Quoted) -> Span | None:
    """The account of a source that best tells why it is quoted.

    Args:
        view: the text's words.
        source: what is known of it.

    Returns:
        ``None`` where the text more likely gives no reason.
    """
    open_ = candidates(view, source)
    if not open_:
        return None
    weights = load()
    scores = [weights.score(features(view, source, account)) for account in open_]
    nobody = weights.score(list(of_nobody(view, source, len(open_))))
    best = chosen([*scores, nobody], [(account.first, account.last) for account in open_])
    return _trimmed(view, open_[best].span(view)) if best is not None else None


def chosen(scores: Sequence[float], ranges: Sequence[tuple[int, int]]) -> int | None:
    """Which account to take: of many that say nearly the same, no one need be likely by itself.

    Args:
        scores: of the accounts, and last of there being no justification.
        ranges: the words of each account: first, and behind the last.

    Returns:
        The account that most of the probability is nearly the same as; ``None`` where there being none
        is likelier.
    """
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    told = [
        sum(power for power, other in zip(powers, ranges, strict=False) if _alike(own, other))
        for own in ranges
    ]
    best = max(range(len(ranges)), key=lambda n: (told[n], powers[n], -ranges[n][0]))
    return best if told[best] > powers[-1] else None


def _alike(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two stretches share half their words."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 4 * shared >= (one[1] - one[0]) + (other[1] - other[0])


def _trimmed(view: Words, span: Span) -> Span:
    """The span without the mark that ends its sentence."""
    start, end = span
    while end > start + 1 and view.text[end - 1] in ".,;" and view.text[end - 2].islower():
        end -= 1
    return start, end


def candidates(view: Words, source: Quoted) -> list[Account]:
    """The accounts that are more than a title and other than what the source is quoted with."""
    return [a for a in accounts(view, source.anchors, source.contents) if _tells(view, source, a)]


def _tells(view: Words, source: Quoted, account: Account) -> bool:
    span = account.span(view)
    if account.form == "own":
        return True
    if _of_party(view, account) or _of_others(view, account):
        return False
    if any(view.lower(index) in ("said", "says", "told") for index in range(account.first, account.last)):
        return False
    if (
        account.form in (*NOMINAL, "qualifier")
        and _titular(view, account)
        and not _past_post(view, source, account)
    ):
        return False
    headed = account.form == "relative" and view.lower(account.first) in grammar("heading")
    if source.title is not None and source.title[0] <= span[0] and span[1] <= source.title[1] and not headed:
        return False  # "Rivers Ministry" in "deputy head of the Rivers Ministry"
    if account.form in ("lead", "opening", "predicate", "role") and share(span, source.contents) > 0.8:
        return False
    told = account.form in ("predicate", "sequel", "possessor") and share(span, source.contents) > 0.4
    for start, end in source.cues:
        if start < span[1] and span[0] < end:
            cue = [view.lower(index) for index in view.between(start, end)]
            speech = any(word in SPEECH or (told and word in SAYING) for word in cue)
            if speech or (account.long and view.index(start) >= account.first + 4):
                return False
    return not _generic(view, account)


def _of_others(view: Words, account: Account) -> bool:
    """A clause where a noun phrase was looked for, or "that" that opens no relative: both tell of others."""
    if account.form == "relative":
        own = is_verb(view, account.first) or is_verb(view, account.first + 1)
        return view.lower(account.first - 1) == "that" and not own
    if account.form not in NOMINAL:
        return False
    for index in range(account.first + 1, account.last - 1):
        if view.lower(index) in RELATIVE:
            return False
        behind = view.lower(index + 1)
        if is_verb(view, index) and (behind in grammar("determiners") or behind in grammar("pronouns")):
            return True
    return False


def _of_party(view: Words, account: Account) -> bool:
    """ "Democrat of Rhode Island": whose party somebody is of tells no reason."""
    first = account.first + (view.lower(account.first) in ("a", "an", "the"))
    if account.form in ("predicate", "relative", "lead", "sequel") or first >= account.last:
        return False
    partisan = view.lower(first) in ("democrat", "republican", "independent")
    if view.lower(first)[:2] in ("r-", "d-", "i-"):
        return True  # "R-Ohio"
    return partisan and (
        account.last - first == 1 or view.lower(first + 1) in ("of", "from", "and", "representing")
    )


def _titular(view: Words, account: Account) -> bool:
    """ "professor at the university": a position and nothing else."""
    title = position(view, account.span(view))
    if title is None:
        return False
    if any(
        view.lower(i).endswith("ing") and len(view.lower(i)) > 6
        for i in range(account.first + 1, account.last)
    ):
        return False
    first, last = title.span
    start, end = account.span(view)
    return min(last, end) - max(first, start) >= TITULAR * (end - start)


def _past_post(view: Words, source: Quoted, account: Account) -> bool:
    """ "former elections director", where the title is another: a past post that tells of expertise."""
    span = account.span(view)
    if source.title is None or share(span, (source.title,)) or share(source.title, (span,)):
        return False
    return any(view.lower(index) in ("former", "retired") for index in range(account.first, account.last))


def _generic(view: Words, account: Account) -> bool:
    """ "another source", "officials": a description that tells nothing."""
    lexicon = english()
    words = [view.lower(index) for index in range(account.first, account.last)]
    bare = lexicon.positions.keys() | lexicon.honorifics.keys() | grammar("determiners") | {"the"}
    if len(words) <= 2 and all(word in bare for word in words):
        return True  # "Lady", "the inspector"
    if account.form not in ("description", "apposition", "role"):
        return False
    told = [view.lower(index) for index in range(account.first, account.last)]
    empty = lexicon.withheld | lexicon.mouthpieces | grammar("bare_description") | grammar("determiners")
    return all(word in empty for word in told)


@cache
def load() -> Weights:
    """The parameters of this installation, read at first use."""
    data = json.loads(WEIGHTS.read_text("utf8"))
    return Weights(data["weights"])

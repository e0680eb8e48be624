"""Why a source is in the story: its experience, its part in the event, its expertise.

Of everything that the text tells about a source (``account_open``) a trained linear scorer chooses one, or
nothing: a softmax over the accounts and "none of them". It weighs what can be seen of an account without a
parse and, where the text was read by the network, what that made of the account and of the source.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.models.attention import Attention
from reportedly.resolve.account import Account, Quoted
from reportedly.resolve.account_features import features
from reportedly.resolve.account_none import of_nobody
from reportedly.resolve.account_open import candidates
from reportedly.resolve.words import Words
from reportedly.types import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Written by ``python -m training.justification``.
WEIGHTS = Path(__file__).with_name("justification.json")
#: Feature of there being none where the network read nothing.
UNREAD = "unread"
#: Places of a source whose meaning is asked of the network, from the first.
PLACES = 3


@dataclass(frozen=True, slots=True)
class Direction:
    """What a vector of the network is worth: its product with this one, and a constant."""

    vector: NDArray[np.float32]
    start: float

    def worth(self, vector: NDArray[np.float32] | None) -> float:
        """Zero where the network read nothing."""
        return 0.0 if vector is None else float(vector @ self.vector) + self.start


@dataclass(frozen=True, slots=True)
class Weights:
    """The trained parameters."""

    of: dict[str, float]
    #: What the network's reading of an account is worth.
    account: Direction
    #: What its reading of a source is worth for there being no justification.
    source: Direction

    def score(self, names: Sequence[str]) -> float:
        """The sum over features."""
        return sum(self.of.get(name, 0.0) for name in names)


def justification(view: Words, source: Quoted, seen: Attention | None = None) -> Span | None:
    """The account of a source that best tells why it is quoted.

    Args:
        view: the text's words.
        source: what is known of it.
        seen: what the network made of the text; the choice is better with it.

    Returns:
        ``None`` where the text more likely gives no reason.
    """
    open_ = candidates(view, source)
    if not open_:
        return None
    weights = load()
    scores = [
        weights.score(features(view, source, account))
        + weights.account.worth(of_account(view, account, seen))
        for account in open_
    ]
    unread = () if seen is not None else (UNREAD,)
    nobody = weights.score([*of_nobody(view, source, len(open_)), *unread])
    nobody += weights.source.worth(of_source(view, source, seen))
    best = chosen([*scores, nobody], [(account.first, account.last) for account in open_])
    return _trimmed(view, open_[best].span(view)) if best is not None else None


def of_account(view: Words, account: Account, seen: Attention | None) -> NDArray[np.float32] | None:
    """What the network made of an account; ``None`` where it did not read it."""
    return seen.meaning(account.span(view)) if seen is not None else None


def of_source(view: Words, source: Quoted, seen: Attention | None) -> NDArray[np.float32] | None:
    """What the network made of a source where it is first named or meant, on average."""
    import numpy as np

    if seen is None:
        return None
    places = [
        (view.words[anchor.begin].start, view.words[anchor.last - 1].end)
        for anchor in source.anchors[:PLACES]
    ]
    found = [vector for place in places if (vector := seen.meaning(place)) is not None]
    if not found:
        return None
    total = found[0]
    for vector in found[1:]:
        total = total + vector
    return total / np.float32(len(found))


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


@cache
def load() -> Weights:
    """The parameters of this installation, read at first use."""
    import numpy as np

    data = json.loads(WEIGHTS.read_text("utf8"))
    account, source = (
        Direction(np.array(data[name]["vector"], np.float32), data[name]["start"])
        for name in ("account", "source")
    )
    return Weights(data["weights"], account, source)

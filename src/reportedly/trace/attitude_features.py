"""What a claim and an article have in common, and what is said about it there, as numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.trace.attitude_nearness import ABOUT, LEAD, NAMES, NEAREST, Nearness, Weights, nearness
from reportedly.trace.attitude_text import Text, cue_kinds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Cues of a sentence beyond which more tell nothing.
MOST_CUES = 3
#: Where cues are counted. ``about``: in sentences about the claim; ``closest``: how much of the claim stands
#: in the sentence with such a cue that shares most with it.
PLACES = ("claim", "first", "lead", "best", "nearest", "around", "article", "end", "about", "closest")
#: Kinds of cues that speak against a claim: the first three.
AGAINST = slice(0, 3)


def feature_names() -> tuple[str, ...]:
    """What each number of :func:`features` is."""
    cues = (f"{kind} {place}" for place in PLACES for kind in cue_kinds())
    return (*NAMES, *cues, "negation differs", "against differs")


def features(claim: Text, article: Text, weights: Weights) -> tuple[NDArray[np.float32], Nearness]:
    """The numbers of :func:`feature_names`, and how near the article's sentences are to the claim."""
    import numpy as np

    values, found = nearness(claim, article, weights)
    return np.array([*values, *cue_values(claim, article, found)], np.float32), found


def cue_values(claim: Text, article: Text, found: Nearness) -> list[float]:
    """Cues by ``PLACES``, and whether claim and article differ in what speaks against it."""
    import numpy as np

    cues = np.minimum(np.array([sentence.cues for sentence in article.sentences], np.float32), MOST_CUES)
    told = np.minimum(np.array(claim.sentences[0].cues, np.float32), MOST_CUES)
    best, close = found.order[0], list(found.order[:NEAREST])
    sums = [
        cues[part].sum(axis=0)
        for part in (slice(LEAD), close, slice(max(best - 1, 0), best + 2), slice(-LEAD, None))
    ]
    about = cues[found.by_words >= ABOUT].sum(axis=0)
    closest = ((cues > 0) * found.by_words[:, None]).max(axis=0)
    lead, nearest, around, end = sums
    places = (told, cues[0], lead, cues[best], nearest, around, cues.mean(axis=0), end, about, closest)
    differs = float((told[0] > 0) != (cues[best][0] > 0))
    against = float((told[AGAINST].sum() > 0) != (nearest[AGAINST].sum() > 0))
    return [*np.concatenate(places).tolist(), differs, against]

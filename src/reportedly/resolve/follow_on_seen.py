"""What the network made of a sentence when it read the article: evidence that the words alone do not show.

A sentence that goes on with somebody's words looks a little like content to the network, which was taught to
mark only what has a cue. What a lower layer hands on of it tells what sort of sentence it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.models.attention import Attention
from reportedly.types import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: The layer, counted from 0, whose values are taken.
LAYER = 1
#: Keeps the odds of what is next to impossible finite.
_FAINT = 1e-3


def numbers(attention: Attention | None, span: Span) -> NDArray[np.float64] | None:
    """What was seen in a sentence, for the model that ``follow_on.json`` holds; ``None`` where nothing was.

    Args:
        attention: what the network looked at in the article.
        span: the sentence.

    Returns:
        Log odds of its words being content (mean, most), cue (most) and source (most), then the mean of what
        the layer hands on [4 + width].
    """
    import numpy as np

    values = attention.handed_on(span, LAYER) if attention else None
    roles = attention.roles_in(span) if attention else ()
    if attention is None or values is None or not len(roles):
        return None
    source, cue, content = np.asarray(roles, np.float64).T
    likely = np.array([content.mean(), content.max(), cue.max(), source.max()])
    return np.concatenate([np.log((likely + _FAINT) / (1 - likely + _FAINT)), values])

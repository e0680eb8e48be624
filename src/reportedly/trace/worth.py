"""Which pairs are worth comparing in full: those of which little is known yet, but enough to tell.

Of forty pairs that share a key one says the same, denies or differs. What takes little time to work out
(``beside.at_once``) leaves one in five of them open; the others are merely related, or not even that.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reportedly.trace import trees
from reportedly.trace.pairing import NAMES

#: Trained by ``python -m training.worth`` on what the full comparison says.
WEIGHTS = "worth.json.gz"
#: What is looked at.
FEATURES = (
    "meaning", "one speaker", "pieces", "pieces contained", "pairs", "runs", "runs contained", "words least",
    "words most", "total least", "total ratio", "denied by one", "negations differ", "open person", "clauses",
)  # fmt: skip
#: Below this hardly any pair is more than related: two in a hundred of those that are, mostly unsure ones.
LEAST = 0.065
_AT_ONCE = 2000
_COLUMNS = [NAMES.index(name) for name in FEATURES]


def worth(rows: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Whether pairs may say the same, deny or differ.

    Args:
        rows: their features [pairs, features], of which only ``FEATURES`` are looked at.

    Raises:
        ModelError: a file is missing or is not the one this version was built with.
    """
    known = trees.load(WEIGHTS, FEATURES)
    scores = [
        known.scores(rows[start : start + _AT_ONCE][:, _COLUMNS])[:, 0]
        for start in range(0, len(rows), _AT_ONCE)
    ]
    found: NDArray[np.bool_] = np.concatenate([*scores, np.zeros(0)]) >= LEAST
    return found

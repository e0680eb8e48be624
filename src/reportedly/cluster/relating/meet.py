"""Which articles, and which contents of statements, are compared: neighbours in the lists of one shard."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reportedly.cluster.relating import files
from reportedly.cluster.relating.values import LOCAL, Tracing
from reportedly.ledger import marks
from reportedly.ledger.neighbours import Marked, pairs

#: A pair with the parts in which its two stand; ``row`` is the smaller, whose task compares it.
_PAIR = [("row", "<i4"), ("column", "<i4"), ("one", "<i8"), ("other", "<i8")]


def meet_statements(tracing: Tracing, number: int) -> None:
    """Pairs of contents that are neighbours in a list of this shard, the smaller hash first.

    A content that stands in several parts is at home in the first of them.
    """
    found = files.gathered(tracing, "marks", len(tracing.parts), number)
    names, items = np.unique(found["item"], return_inverse=True)
    homes = np.full(len(names), len(tracing.parts), np.int64)
    np.minimum.at(homes, items, found["home"])
    marked = Marked(found["key"], found["place"], items).sorted()
    near = pairs(marked, marks.STATEMENTS.width)
    _keep(tracing, "statement-pairs", number, names[near], homes[near])


def meet_articles(tracing: Tracing, number: int) -> None:
    """Pairs of articles that are neighbours in a list of this shard, the smaller fingerprint first."""
    found = files.gathered(tracing, "passages", len(tracing.parts), number)
    names, first, items = np.unique(found["item"], return_index=True, return_inverse=True)
    marked = Marked(found["key"], found["place"], items, found["outlet"]).sorted()
    near = pairs(marked, marks.ARTICLES.width, marks.ARTICLES.common)
    prints = found["print"][first][near]
    turned = prints[:, 0] > prints[:, 1]
    near[turned] = near[turned][:, ::-1]
    _keep(tracing, "article-pairs", number, names[near], names[near] >> LOCAL)


def pairs_of(tracing: Tracing, name: str, row: int) -> files.Columns:
    """The pairs of a row, each once, by column."""
    return np.unique(files.gathered(tracing, name, tracing.shards, row))


def _keep(
    tracing: Tracing, name: str, number: int, near: NDArray[np.int64], homes: NDArray[np.int64]
) -> None:
    rows = np.zeros(len(near), _PAIR)
    rows["one"], rows["other"] = near[:, 0], near[:, 1]
    rows["row"], rows["column"] = homes.min(axis=1, initial=1 << 30), homes.max(axis=1, initial=0)
    files.keep_sorted(tracing, name, number, rows, rows["row"].astype(np.int64))

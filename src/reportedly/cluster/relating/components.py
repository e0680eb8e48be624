"""Which contents hang together by saying the same: what is no claim with another cannot be beyond that."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from reportedly.cluster.relating import files
from reportedly.cluster.relating.values import Tracing
from reportedly.trace.claims import SURE


def components(tracing: Tracing, number: int) -> None:
    """Of each content that says the same as another one, in which component it is.

    The one job that holds something of the whole archive in memory: 16 bytes for each such pair.
    """
    del number
    nameless = names_only(tracing)
    edges = [_same(tracing, part, nameless) for part in range(len(tracing.parts))]
    pairs = np.concatenate([*edges, np.zeros((0, 2), np.int64)])
    contents, places = np.unique(pairs, return_inverse=True)
    one, other = places.reshape(-1, 2).T
    graph = coo_array((np.ones(len(one), np.bool_), (one, other)), (len(contents), len(contents)))
    labels = connected_components(graph, directed=False)[1] if len(contents) else one
    rows = np.zeros(len(contents), [("content", "<i8"), ("component", "<i8")])
    rows["content"], rows["component"] = contents, labels
    files.keep(tracing, "components", 0, rows)
    files.keep(tracing, "nameless", 0, np.array(nameless, [("content", "<i8")]))


def names_only(tracing: Tracing) -> NDArray[np.int64]:
    """Contents of which no statement says anything, which are in no claim."""
    nothing = np.zeros(0, np.int64)
    found, said = [nothing], [nothing]
    for part in range(len(tracing.parts)):
        stated = files.kept(tracing, "stated", part)
        found.append(np.unique(stated["content"][stated["names"]]))
        said.append(np.unique(stated["content"][~stated["names"]]))
    return np.setdiff1d(np.concatenate(found), np.concatenate(said))


def shards_of(tracing: Tracing, contents: NDArray[np.int64]) -> NDArray[np.int64]:
    """In which shard each content's claim is made; -1: in none."""
    known = files.kept(tracing, "components", 0)
    shards = contents % tracing.shards
    if len(known):
        at = np.minimum(np.searchsorted(known["content"], contents), len(known) - 1)
        found = known["content"][at] == contents
        shards[found] = known["component"][at][found] % tracing.shards
    shards[np.isin(contents, files.kept(tracing, "nameless", 0)["content"])] = -1
    return shards


def related(tracing: Tracing, part: int) -> Any:
    """The relations of a part, as columns of Arrow."""
    from pyarrow import parquet

    path = tracing.out / "relations" / f"{part:06d}.parquet"
    return parquet.read_table(path, columns=["one", "other", "kind", "confidence"])


def relations_in(tracing: Tracing, shard: int) -> Iterator[dict[str, Any]]:
    """The relations whose two contents are both of a shard."""
    for part in range(len(tracing.parts)):
        table = related(tracing, part)
        inside = np.ones(len(table), np.bool_)
        for name in ("one", "other"):
            inside &= shards_of(tracing, table[name].to_numpy().copy()) == shard
        yield from table.filter(inside).to_pylist()


def _same(tracing: Tracing, part: int, nameless: NDArray[np.int64]) -> NDArray[np.int64]:
    table = related(tracing, part)
    pairs = np.stack([table[name].to_numpy() for name in ("one", "other")], axis=1).astype(np.int64)
    same = np.array([kind == "same" for kind in table["kind"].to_pylist()], np.bool_)
    same &= table["confidence"].to_numpy() >= SURE
    same &= ~np.isin(pairs, nameless).any(axis=1)
    return pairs[same]

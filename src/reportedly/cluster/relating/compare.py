"""How what met stands to each other: a task has the pairs of one part, and beside it one other at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator

import numpy as np

from reportedly.cluster.relating import files
from reportedly.cluster.relating.meet import pairs_of
from reportedly.cluster.relating.tables import write
from reportedly.cluster.relating.values import LOCAL, Placed, Tracing
from reportedly.export.tables import Row
from reportedly.ledger.relating import Related, Reused
from reportedly.trace.shelf import Taken, shelf, some_of
from reportedly.tracing.relate import compared, related
from reportedly.tracing.stored import stored_reuse

_IN = (1 << LOCAL) - 1


def relations(tracing: Tracing, number: int) -> None:
    """How contents of statements stand to each other."""
    rows = []
    mine = _statements(tracing, number)
    for column, pairs in _by_column(pairs_of(tracing, "statement-pairs", number)):
        theirs = mine if column == number else _statements(tracing, column)
        rows += [_relation(one) for one in _related(pairs, mine, theirs)]
    write(tracing, "relations", number, rows)


def copies(tracing: Tracing, number: int) -> None:
    """What articles have in common."""
    rows = []
    mine: list[Placed] = files.kept_value(tracing, "articles", number)
    for column, pairs in _by_column(pairs_of(tracing, "article-pairs", number)):
        theirs = mine if column == number else files.kept_value(tracing, "articles", column)
        parts = {number: mine, column: theirs}
        for pair in pairs[["one", "other"]].tolist():
            here, there = (parts[item >> LOCAL][item & _IN] for item in pair)
            result = compared(here.article, there.article)
            if result is not None:
                numbers = {here.article.key: 0, there.article.key: 1}
                rows.append(_copy(stored_reuse(result, numbers, 0, 1), here, there))
    write(tracing, "copies", number, rows)


def _by_column(pairs: files.Columns) -> Iterator[tuple[int, files.Columns]]:
    if not len(pairs):
        return iter(())
    columns, starts = np.unique(pairs["column"], return_index=True)
    return zip(columns.tolist(), np.split(pairs, starts[1:]), strict=True)


def _statements(tracing: Tracing, number: int) -> tuple[files.Columns, Taken]:
    return files.kept(tracing, "contents", number)["content"], files.kept_value(tracing, "taken", number)


def _related(pairs: files.Columns, *sides: tuple[files.Columns, Taken]) -> list[Related]:
    """Only the statements of these pairs are put on the shelf, in the order of their hashes."""
    wanted = np.unique(np.concatenate([pairs["one"], pairs["other"]]))
    mine = np.isin(wanted, sides[0][0])
    parts = []
    for chosen, (contents, taken) in zip((wanted[mine], wanted[~mine]), sides, strict=True):
        parts.append((chosen, some_of(taken, np.searchsorted(contents, chosen))))
    order = np.concatenate([chosen for chosen, _ in parts])
    return related(shelf([taken for _, taken in parts]), order.tolist(), pairs[["one", "other"]].tolist())


def _relation(one: Related) -> Row:
    reasons = [{"what": a, "one": b, "other": c} for a, b, c in one.reasons]
    return {
        "one": one.one,
        "other": one.other,
        "kind": one.kind,
        "confidence": one.confidence,
        "reasons": reasons,
    }


def _copy(found: Reused, one: Placed, other: Placed) -> Row:
    sides = (one, other)
    row: Row = {"kind": found.kind, "confidence": found.confidence}
    for name, side in zip(("one", "other"), sides, strict=True):
        document = side.article.document
        row |= {
            name: side.article.key,
            f"{name}_input": side.input,
            f"{name}_record": side.record,
            f"{name}_outlet": document.outlet,
            f"{name}_published": document.published,
            f"{name}_url": document.url,
        }
    passages = [
        {
            "one": dict(zip(("start", "end"), here, strict=True)),
            "other": dict(zip(("start", "end"), there, strict=True)),
            "words": words,
            "quoted": quoted,
        }
        for here, there, words, quoted in found.passages
    ]
    return row | {
        "share_one": found.share_one,
        "share_other": found.share_other,
        "earlier": None if found.earlier is None else sides[found.earlier].article.key,
        "direction_confidence": found.direction_confidence,
        "passages": passages,
        "evidence": json.dumps(found.evidence, ensure_ascii=False),
    }

"""Relay chains against the labels: the whole path of a statement, right or not.

A path is right when it has the same stations in the same order; two stations are the same where they are one
source or where their names agree. Statements that nobody stands between have no path. The corpora's
attributions say nothing of nesting; an attribution inside the content of another is taken as nested.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from evaluation.labels.check import Record
from evaluation.polnear import folder
from evaluation.sources_scored import Scored, agree, said, sources_of
from reportedly.resolve import relay
from reportedly.resolve.outlets import same_outlet
from reportedly.types import Attribution, Document, Source


def relays(
    record: Record, document: Document, resolved: Sequence[Attribution], sources: Sequence[Source]
) -> Scored:
    """How many paths of one article are right, and what was wrong.

    Args:
        record: the labels.
        document: the article, with its outlet where the corpus tells it.
        resolved: the labelled attributions with the sources found, in the order of the labels.
        sources: those found.
    """
    order = sorted(
        range(len(resolved)), key=lambda i: min(s for s, _ in resolved[i].cue + resolved[i].content)
    )
    nested = within([resolved[i] for i in order])
    filled, known = relay.chains(document, nested, sources)
    names = {source.id: source.name for source in known}
    spoken = sources_of(record, resolved)
    hit = gold_paths = found_paths = 0
    notes: list[str] = []
    for place, one in zip(order, filled, strict=True):
        gold = record["attributions"][place]["relay"]
        gold = gold if len(gold) > 1 else []
        path = one.relay if len(one.relay) > 1 else ()
        # The labels leave the article's own outlet out.
        path = path[:-1] if path and same_outlet(names[path[-1]], document.outlet or "") else path
        gold_paths += bool(gold)
        found_paths += bool(path)
        same = len(gold) == len(path) and all(
            _same(record, document.text, node, id, spoken, names) for node, id in zip(gold, path, strict=True)
        )
        hit += bool(gold) and same
        if (gold or path) and not same:
            stations = [_name(record, document.text, node) for node in gold]
            notes.append(f"{' > '.join(stations) or '-'} not {' > '.join(names[i] for i in path) or '-'}")
    return Scored(hit, gold_paths, hit, found_paths, tuple(notes))


def outlets(shared: Path, wanted: Sequence[Record]) -> dict[str, str]:
    """The outlets of the labelled newsroom articles, by id."""
    ids = {record["id"] for record in wanted if record["corpus"] == "newsroom"}
    with gzip.open(folder(shared, "newsroom") / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        return {row["id"]: row["outlet"] for row in map(json.loads, lines) if row["id"] in ids}


def within(attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with the smallest content around each as its parent."""
    found = []
    for one in attributions:
        begin, end = one.cue[0] if one.cue else one.content[0]
        around = [
            (sum(e - s for s, e in other.content), other.id)
            for other in attributions
            if other.id != one.id and any(s <= begin and end <= e for s, e in other.content)
        ]
        found.append(replace(one, parent=min(around)[1]) if around else one)
    return found


def _same(
    record: Record,
    text: str,
    node: int | list[int],
    id: str,
    spoken: dict[int, frozenset[str]],
    names: dict[str, str],
) -> bool:
    if isinstance(node, int) and id in spoken[node]:
        return True
    return agree(_name(record, text, node), names[id])


def _name(record: Record, text: str, node: int | list[int]) -> str:
    span = record["sources"][node]["name"] if isinstance(node, int) else node
    return said(text, span) or ""

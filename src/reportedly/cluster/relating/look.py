"""What each part of the documents states: which articles count, their statements, and the marks of both."""

from __future__ import annotations

import json
from itertools import chain, repeat

import numpy as np

from reportedly.cluster.relating import files
from reportedly.cluster.relating.values import LOCAL, Placed, Tracing
from reportedly.export.json import from_dict
from reportedly.ledger import applying, identity, marks
from reportedly.ledger.derive import day, derive
from reportedly.ledger.loading import Loaded, Stated
from reportedly.ledger.whole import BITS, statement_marks
from reportedly.trace import cells, shingles
from reportedly.trace.names_only import no_claim
from reportedly.trace.shelf import taken
from reportedly.trace.values import Statement
from reportedly.tracing.relate import look_at, to_article
from reportedly.types import Reading

_ADDRESS = [("address", "<i8")]
_PASSAGE = [("key", "<i8"), ("place", "<i8"), ("item", "<i8"), ("outlet", "<i8"), ("print", "<u8")]
_MARK = [("key", "<i8"), ("place", "<i8"), ("item", "<i8"), ("home", "<i4")]
_STATED = [("content", "<i8"), ("article", "<i4"), ("statement", "<i4"), ("names", "?")]


def index(tracing: Tracing, number: int) -> None:
    """The addresses of a part's articles."""
    found = [
        (identity.short_hash(identity.address(one.document)),) for one, _, _ in _readings(tracing, number)
    ]
    files.keep(tracing, "index", number, np.array(found, _ADDRESS))


def current(tracing: Tracing, number: int) -> None:
    """Which articles count: of several under one address the last, as in a ledger they are added to."""
    del number
    indexed = [files.kept(tracing, "index", part)["address"] for part in range(len(tracing.parts))]
    addresses = np.concatenate([*indexed, np.zeros(0, np.int64)])[::-1]
    counts = np.zeros(len(addresses), [("counts", "?")])
    counts["counts"][np.unique(addresses, return_index=True)[1]] = True
    counts, start = counts[::-1], 0
    for part, mine in enumerate(indexed):
        files.keep(tracing, "current", part, counts[start : start + len(mine)])
        start += len(mine)


def look(tracing: Tracing, number: int) -> None:
    """Articles of a part with all they state, and the marks by which they and their statements meet."""
    counts = files.kept(tracing, "current", number)["counts"].tolist()
    placed: list[Placed] = []
    contents: dict[int, Statement] = {}
    stated: list[tuple[int, int, int, bool]] = []
    passages: list[tuple[int, int, int, int, int]] = []
    for counting, (reading, input, record) in zip(counts, _readings(tracing, number), strict=True):
        if not counting:
            continue
        loaded = _loaded(reading)
        made = to_article(loaded)
        by_uid = {one.uid: place for place, one in enumerate(made.statements)}
        for one in loaded.statements:
            if (place := by_uid.get(one.uid)) is not None:
                statement = made.statements[place]
                contents.setdefault(one.content_hash, statement)
                nameless = no_claim(statement.text, (_cue(loaded, statement),))
                stated.append((one.content_hash, len(placed), place, nameless))
        passages += _passages(loaded, number << LOCAL | len(placed))
        placed.append(Placed(made, input, record))
    _keep_statements(tracing, number, contents)
    files.keep(tracing, "stated", number, np.array(stated, _STATED))
    marked = np.array(passages, _PASSAGE)
    files.keep_sorted(tracing, "passages", number, marked, marked["key"] % tracing.shards)
    files.keep_value(tracing, "articles", number, placed)


def _cue(loaded: Loaded, statement: Statement) -> str | None:
    """The words of its cue, as a ledger has them."""
    return loaded.reading.quote(statement.attribution.cue) or None if statement.attribution else None


def _keep_statements(tracing: Tracing, number: int, contents: dict[int, Statement]) -> None:
    hashes = sorted(contents)
    seen = look_at([contents[content] for content in hashes])
    marked = statement_marks(hashes, list(cells.keys_of(seen)))
    rows = np.zeros(len(marked.keys), _MARK)
    rows["key"], rows["place"], rows["home"] = marked.keys, marked.places, number
    rows["item"] = np.array(hashes, np.int64)[marked.items]
    files.keep_sorted(tracing, "marks", number, rows, rows["key"] % tracing.shards)
    files.keep(tracing, "contents", number, np.array(hashes, [("content", "<i8")]))
    files.keep_value(tracing, "taken", number, taken(seen))


def _passages(loaded: Loaded, item: int) -> list[tuple[int, int, int, int, int]]:
    document = loaded.reading.document
    place = marks.article_place(day(document), loaded.key)
    outlet = identity.short_hash("outlet", document.outlet) if document.outlet else -1
    mine = {hash & BITS: outlet for hash in shingles.fingerprints(document.text)}
    # Copies meet even where their outlet has the text on many pages.
    mine |= {identity.body_hash(document.text): -1}
    fingerprint = int(loaded.key.rpartition("-")[2][:16], 16)
    return [(hash, place, item, of, fingerprint) for hash, of in mine.items()]


def _loaded(reading: Reading) -> Loaded:
    """An article as a ledger would have it that nobody corrected."""
    key = identity.fingerprint(reading.document)
    corrected = applying.apply(reading, key, ())
    ids = chain((one.id for one in corrected.reading.attributions), repeat(None))
    stated = tuple(
        Stated(0, row["uid"], row["content_hash"], id, row["position"])
        for row, id in zip(derive(corrected, key).assertions, ids, strict=False)
    )
    return Loaded(0, key, corrected.reading, stated)


def _readings(tracing: Tracing, number: int) -> list[tuple[Reading, str, int]]:
    rows = files.documents(tracing, number, ["input", "record", "text", "reading"])
    return [
        (from_dict({**json.loads(row["reading"]), "text": row["text"]}), row["input"], row["record"])
        for row in rows
    ]

"""The links that a ledger and the tables of a trace have of the same articles, by what names them in both."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa

from reportedly.bulk import Ledger
from reportedly.cluster import stored
from reportedly.cluster.relating.run import Local, Step, prepared, run
from reportedly.ledger import loading, schema
from reportedly.trace.claims import claim_id
from reportedly.trace.earlier import order
from reportedly.trace.one_utterance import one_utterance
from reportedly.tracing.gather import gather
from reportedly.tracing.listing import groups
from reportedly.tracing.relate import to_article

#: Of each table of links its rows: copies, relations, members of claims, quotations of utterances.
Links = dict[str, set[tuple[Any, ...]]]
_COPY = ("one", "other", "kind", "confidence", "share_one", "share_other", "earlier", "direction_confidence")


def related(tables: Path, out: Path, workers: int = 1) -> list[Step]:
    """Relate the tables of a batch."""
    return list(run(prepared(tables, out), Local(workers)))


def added(tables: Path) -> Links:
    """What a ledger says to which the tables of a batch were added."""
    with Ledger(tables.parent / "ledger.db") as ledger:
        ledger.add(*stored.readings(tables))
        ledger.relate()
        return of_ledger(ledger)


def of_tables(out: Path) -> Links:
    """What the tables say."""
    return {
        "copies": {(*(r[name] for name in _COPY), len(r["passages"])) for r in rows(out, "copies")},
        "relations": {(r["one"], r["other"], r["kind"], r["confidence"]) for r in rows(out, "relations")},
        "claims": {(r["claim"], r["uid"], _spans(r["spans"])) for r in rows(out, "members")},
        "utterances": {(r["utterance"], r["uid"], r["confidence"]) for r in rows(out, "quotations")},
    }


def of_ledger(ledger: Ledger) -> Links:
    """What a ledger says that was related."""
    found: Links = {"copies": set(), "claims": set(), "utterances": set()}
    with ledger.database.reading() as connection:
        _claims(connection, found)
        prints = dict(
            connection.execute(sa.select(schema.documents.c.pk, schema.documents.c.fingerprint)).all()
        )
        for r in connection.execute(sa.select(schema.reuses)).mappings():
            named = {name: prints.get(r[name]) for name in ("one", "other", "earlier")}
            found["copies"].add((*({**r, **named}[name] for name in _COPY), len(r["passages"])))
        found["relations"] = {
            (r.one, r.other, r.kind, r.confidence) for r in connection.execute(sa.select(schema.relations))
        }
    return found


def _claims(connection: sa.Connection, found: Links) -> None:
    for group in groups(connection, 2):
        numbers = [pk for content in group.contents for pk in loading.saying(connection, content)]
        rows = loading.assertions(connection, numbers)
        loaded = loading.articles(connection, sorted({row.document for row in rows}))
        articles = {made.key: made for made in map(to_article, loaded)}
        statements = {s.uid: s for made in articles.values() for s in made.statements}
        mine = [statements[row.uid] for row in rows if row.uid in statements]
        mine.sort(key=lambda s: (order(articles[s.article]), s.spans, s.uid))
        # What a trace gathers is what the list of claims counted.
        assert set(gather(connection, group.contents[0]).claim) == {s.uid for s in mine}
        claim = claim_id(mine)
        found["claims"] |= {(claim, s.uid, s.spans) for s in mine}
        for first, others in one_utterance(mine, articles):
            id = f"q1-{first.uid}"
            found["utterances"] |= {(id, first.uid, 1.0)}
            found["utterances"] |= {(id, s.uid, quoted.confidence) for s, quoted in others}


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    """A table, in the order of its parts."""
    from pyarrow import parquet

    parts = sorted((out / table).glob("*.parquet"))
    return [row for path in parts for row in parquet.read_table(path).to_pylist()]


def _spans(given: list[dict[str, int]]) -> tuple[tuple[int, int], ...]:
    return tuple((span["start"], span["end"]) for span in given)

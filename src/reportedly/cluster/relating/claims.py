"""The claims of one shard with their statements, and the utterances in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from reportedly.cluster.relating import components, files
from reportedly.cluster.relating.tables import write
from reportedly.cluster.relating.values import Placed, Tracing
from reportedly.export.tables import Row
from reportedly.trace.claims import SURE, claim_id
from reportedly.trace.claims import claims as grouped
from reportedly.trace.earlier import order
from reportedly.trace.one_utterance import Utterance, one_utterance
from reportedly.trace.outlet_names import outlet_key
from reportedly.trace.speaker import speaker
from reportedly.trace.upheld import EACH, Stories, doubtful, upheld
from reportedly.trace.values import Quoted, Relation, Statement
from reportedly.types import Spans

#: Where a content is stated: part, article in it, statement in that.
_Where = tuple[int, int, int]


@dataclass(slots=True)
class _Rows:
    claims: list[Row] = field(default_factory=list)
    members: list[Row] = field(default_factory=list)
    utterances: list[Row] = field(default_factory=list)
    quotations: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class _Shard:
    """What a shard needs of the archive."""

    #: By content.
    where: dict[int, list[_Where]]
    #: How sure it is that a content says the same as another one.
    sure: dict[int, float] = field(default_factory=dict)
    #: By article's key.
    placed: dict[str, Placed] = field(default_factory=dict)
    statements: dict[_Where, Statement] = field(default_factory=dict)


def claims(tracing: Tracing, number: int) -> None:
    """Claims that two articles or more make."""
    shard = _Shard(_stated(tracing, number))
    groups = [
        group
        for group in _groups(tracing, number, shard)
        if len({at[:2] for content in group for at in shard.where[content]}) > 1
    ]
    _load(tracing, shard, groups)
    rows = _Rows()
    for group in groups:
        _claim(rows, shard, group)
    for name in ("claims", "members", "utterances", "quotations"):
        write(tracing, name, number, getattr(rows, name))


def _stated(tracing: Tracing, number: int) -> dict[int, list[_Where]]:
    found: dict[int, list[_Where]] = defaultdict(list)
    for part in range(len(tracing.parts)):
        stated = files.kept(tracing, "stated", part)
        mine = stated[components.shards_of(tracing, stated["content"].copy()) == number]
        for content, article, statement, _ in mine.tolist():
            found[content].append((part, article, statement))
    return found


def _groups(tracing: Tracing, number: int, shard: _Shard) -> list[tuple[int, ...]]:
    """What the contents of the shard that are stated twice, or relate to others, make."""
    relations = []
    for row in components.relations_in(tracing, number):
        here, there = row["one"], row["other"]
        relations.append(Relation(str(here), str(there), row["kind"], row["confidence"]))
        if row["kind"] == "same" and row["confidence"] >= SURE:
            for content in (here, there):
                shard.sure[content] = max(shard.sure.get(content, 0.0), row["confidence"])
    contents = {uid for one in relations for uid in (one.here, one.there)}
    contents |= {str(content) for content, where in shard.where.items() if len(where) > 1}
    return [tuple(map(int, group)) for group in grouped(contents, _upheld(tracing, relations, shard))]


def _upheld(tracing: Tracing, relations: Sequence[Relation], shard: _Shard) -> list[Relation]:
    """The relations, with those made sure enough to join that two articles of one story bear out."""
    asked = doubtful(relations)
    contents = {int(uid) for one in asked for uid in (one.here, one.there)}
    _load(tracing, shard, [tuple(contents)])
    stories, where = Stories(), {}
    for content in contents:
        said = sorted((shard.statements[at] for at in shard.where[content]), key=lambda one: one.uid)
        where[str(content)] = list(dict.fromkeys(one.article for one in said))[:EACH]
        stories.documents |= {key: shard.placed[key].article.document for key in where[str(content)]}
    return upheld(relations, asked, where, stories)


def _load(tracing: Tracing, shard: _Shard, groups: Sequence[tuple[int, ...]]) -> None:
    """Take the articles of these claims, a part at a time."""
    wanted = sorted({at for group in groups for content in group for at in shard.where[content]})
    parts = np.array([at[0] for at in wanted], np.int64)
    for part in np.unique(parts).tolist():
        articles: list[Placed] = files.kept_value(tracing, "articles", part)
        start, stop = np.searchsorted(parts, [part, part + 1]).tolist()
        for at in wanted[start:stop]:
            placed = articles[at[1]]
            shard.placed[placed.article.key] = placed
            shard.statements[at] = placed.article.statements[at[2]]


def _claim(rows: _Rows, shard: _Shard, group: Sequence[int]) -> None:
    said = [(shard.statements[at], content) for content in group for at in shard.where[content]]
    articles = {s.article: shard.placed[s.article].article for s, _ in said}
    said.sort(key=lambda one: (order(articles[one[0].article]), one[0].spans, one[0].uid))
    mine = [statement for statement, _ in said]
    claim = claim_id(mine)
    sure = {
        content: 1.0 if len(shard.where[content]) > 1 else shard.sure.get(content, 0.0) for content in group
    }
    documents = [one.document for one in articles.values()]
    days = sorted(one.published[:10] for one in documents if one.published)
    named = {
        outlet_key(one.document.outlet) if one.document.outlet else f"article:{key}"
        for key, one in articles.items()
    }
    rows.claims.append(
        {
            "claim": claim,
            "text": mine[0].text,
            "statements": len(mine),
            "articles": len(articles),
            "outlets": len(named),
            "first": days[0] if days else None,
            "last": days[-1] if days else None,
            "confidence": min(sure.values()),
        }
    )
    for statement, content in said:
        rows.members.append(
            _member(statement, shard.placed[statement.article], claim)
            | {"content": content, "confidence": sure[content]}
        )
    for utterance in one_utterance(mine, articles):
        _utterance(rows, shard, utterance, claim)


def _member(statement: Statement, placed: Placed, claim: str) -> Row:
    made = statement.attribution
    return _where(statement, placed) | {
        "claim": claim,
        "own_voice": statement.own_voice,
        "statement_id": made.id if made else None,
        "source_name": statement.source.name if statement.source else None,
        "party": statement.source.party if statement.source else None,
        "factuality": statement.factuality,
        "stance": statement.stance,
    }


def _utterance(rows: _Rows, shard: _Shard, utterance: Utterance, claim: str) -> None:
    first, others = utterance
    id = f"q1-{first.uid}"
    source = speaker(first)
    quotations: list[tuple[Statement, Quoted | None]] = [(first, None), *others]
    rows.utterances.append(
        {
            "utterance": id,
            "claim": claim,
            "text": first.text,
            "source_name": source.name if source else None,
            "quotations": len(quotations),
            "articles": len({statement.article for statement, _ in quotations}),
            "altered": any(found.altered for _, found in others),
        }
    )
    for statement, found in quotations:
        differences = found.difference if found else ()
        rows.quotations.append(
            _where(statement, shard.placed[statement.article])
            | {
                "utterance": id,
                "claim": claim,
                "confidence": found.confidence if found else 1.0,
                "altered": found.altered if found else False,
                "difference": [{"sign": sign, "words": words} for sign, words in differences],
            }
        )


def _where(statement: Statement, placed: Placed) -> Row:
    document = placed.article.document
    return {
        "uid": statement.uid,
        "article": statement.article,
        "input": placed.input,
        "record": placed.record,
        "outlet": document.outlet,
        "published": document.published,
        "url": document.url,
        "text": statement.text,
        "spans": _spans(statement.spans),
    }


def _spans(spans: Spans) -> list[dict[str, int]]:
    return [{"start": start, "end": end} for start, end in spans]

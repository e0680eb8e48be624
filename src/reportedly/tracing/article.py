"""Where the statements of one article come from: of one in the ledger, or of one read now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from reportedly.ledger import claims as stated
from reportedly.ledger import judging_claims, loading, relating
from reportedly.ledger.database import Database
from reportedly.ledger.identity import fingerprint, own_uid, uid
from reportedly.trace import reuse, shingles
from reportedly.trace.article_values import (
    ArticleTrace,
    EchoOf,
    Elsewhere,
    RelatedArticle,
    StatementTrace,
)
from reportedly.trace.articles import article
from reportedly.trace.earlier import day_of, order
from reportedly.trace.graph import Material, trace
from reportedly.trace.looks import Look
from reportedly.trace.values import COPIED, ECHOES, Article, Edge, Relation, Reuse, Statement
from reportedly.tracing.ask import matching
from reportedly.tracing.gather import Gathered, Known, gather
from reportedly.tracing.relate import look_at, to_article
from reportedly.tracing.stored import read_reuse
from reportedly.types import Reading

#: Contents that a new statement is compared with, and articles that share passages with a new one.
_CONTENTS, _ARTICLES = 300, 50


@dataclass(slots=True)
class _Asked:
    """The article that is asked about, and how others stand to it."""

    article: Article
    reuses: list[Reuse]
    others: dict[str, Article]
    in_ledger: bool


def trace_article(database: Database, number: int, most: int | None = None) -> ArticleTrace:
    """Where the statements of an article of the ledger come from.

    Args:
        database: a ledger.
        number: of the article.
        most: a statement that more articles have word for word is not followed: it has the name of its claim
            and the number of articles, no origins, and stands as ``first``.
    """
    with database.reading() as connection:
        (loaded,) = loading.articles(connection, [number])
        rows = relating.reuses_of(connection, [number])
        others = {n for row in rows for n in (row.one, row.other) if n != number}
        articles = {one.pk: to_article(one) for one in loading.articles(connection, sorted(others))}
        made = to_article(loaded)
        keys = {number: made.key, **{n: other.key for n, other in articles.items()}}
        asked = _Asked(
            made,
            [read_reuse(row, keys) for row in rows],
            {a.key: a for a in articles.values()},
            in_ledger=True,
        )
        hashes = {one.uid: one.content_hash for one in loaded.statements}
        shared = _shared(connection, set(hashes.values()))
        where = stated.where_stated(connection, sorted(shared)) if most is not None else {}
        found = []
        known = Known()
        for statement in made.statements:
            hash = hashes[statement.uid]
            places = where.get(hash, set())
            if most is not None and len(places) > most:
                found.append(_unfollowed(statement, places))
                continue
            gathered = gather(connection, hash, known) if hash in shared else None
            found.append(_statement(statement, asked, gathered))
        return _summary(asked, found)


def trace_reading(database: Database, reading: Reading) -> ArticleTrace:
    """Where the statements of an article come from that is read now; the ledger stays as it is.

    An article whose text is in the ledger is that one: it is no copy of itself.
    """
    key = fingerprint(reading.document)
    uids = {one.id: uid(key, one) for one in reading.attributions}
    made = article(key, reading, uids, lambda span: own_uid(key, span))
    seen = look_at(made.statements)
    with database.reading() as connection:
        near = stated.documents_with(connection, shingles.fingerprints(reading.text), _ARTICLES)
        found_near = list(loading.articles(connection, near))
        itself = next((one.pk for one in found_near if one.reading.text == reading.text), None)
        if itself is not None:
            return trace_article(database, itself)
        others = [to_article(one) for one in found_near]
        reuses = [reuse.compare(made, other) for other in others if other.key != key]
        asked = _Asked(made, reuses, {other.key: other for other in others}, in_ledger=False)
        found = [
            _statement(statement, asked, _gathered(connection, statement, one, asked))
            for statement, one in zip(made.statements, seen, strict=True)
        ]
        return _summary(asked, found)


def _shared(connection: sa.Connection, contents: set[int]) -> set[int]:
    """Contents that have a relation, or that another article has word for word."""
    related = {
        hash
        for row in judging_claims.said(connection).upon(
            relating.related(connection, sorted(contents)), contents
        )
        for hash in (row.one, row.other)
    }
    where = stated.where_stated(connection, sorted(contents))
    return contents & (related | {hash for hash, places in where.items() if len(places) > 1})


def _gathered(connection: sa.Connection, statement: Statement, one: Look, asked: _Asked) -> Gathered | None:
    """The claim of a statement that is in no ledger: that of the content which says the same most surely."""
    same = [match for match in matching(connection, one, _CONTENTS) if match.surely_same]
    if not same:
        return None
    match = same[0]
    relation = Relation(statement.uid, match.uid, "same", match.confidence, match.reasons)
    known = gather(connection, match.content)
    material = known.material
    keys = {asked.article.key} | material.articles.keys()
    return Gathered(
        (*known.claim, statement.uid),
        Material(
            {**material.statements, statement.uid: statement},
            {**material.articles, asked.article.key: asked.article},
            (*material.relations, relation),
            (*material.reuses, *(r for r in asked.reuses if {r.here, r.there} <= keys)),
        ),
    )


def _unfollowed(statement: Statement, places: set[tuple[int, int | None]]) -> StatementTrace:
    return replace(
        _plain(statement),
        claim=f"c1-{statement.uid}",
        articles=len({document for document, _ in places}),
        outlets=len({outlet for _, outlet in places}),
        origins=0,
    )


def _plain(statement: Statement) -> StatementTrace:
    return StatementTrace(
        uid=statement.uid,
        text=statement.text,
        spans=statement.spans,
        standing="first",
        source=statement.source.name if statement.source else None,
        factuality=statement.factuality,
        stance=statement.stance,
        how="own_voice" if statement.own_voice else "relayed" if len(statement.chain) > 1 else "attributed",
    )


def _statement(statement: Statement, asked: _Asked, gathered: Gathered | None) -> StatementTrace:
    plain = _plain(statement)
    if gathered is None or statement.uid not in gathered.claim:
        return plain
    material = gathered.material
    found = trace(gathered.claim, material)
    links = [edge for edge in found.edges if edge.kind in ECHOES and edge.end in material.statements]
    link = next((edge for edge in links if edge.start == statement.uid), None)
    apart = _apart(statement, gathered, links)
    place = order(asked.article)
    earlier = [one for one in apart if order(material.articles[one.article]) < place]
    return replace(
        plain,
        standing="echo" if link else "independent" if earlier else "first",
        echo=_echo(link, material) if link else None,
        also=tuple(_elsewhere(one, material) for one in apart),
        claim=found.id,
        articles=found.articles,
        outlets=found.outlets,
        origins=found.origins,
        parties=found.parties,
        denied_by=found.denied_by,
        taken_back_by=found.taken_back_by,
    )


def _apart(statement: Statement, gathered: Gathered, links: Sequence[Edge]) -> list[Statement]:
    """One statement of each other article that has no echo link with this one, over any number of steps."""
    joined = _joined(statement.uid, links)
    material = gathered.material
    tied = {material.statements[uid].article for uid in joined} | {statement.article}
    found: dict[str, Statement] = {}
    for name in gathered.claim:
        one = material.statements[name]
        if one.article not in tied:
            found.setdefault(one.article, one)
    return sorted(found.values(), key=lambda one: order(material.articles[one.article]))


def _joined(uid: str, links: Iterable[Edge]) -> set[str]:
    beside: dict[str, set[str]] = {}
    for edge in links:
        beside.setdefault(edge.start, set()).add(edge.end)
        beside.setdefault(edge.end, set()).add(edge.start)
    seen, todo = {uid}, [uid]
    while todo:
        fresh = beside.get(todo.pop(), set()) - seen
        seen |= fresh
        todo += fresh
    return seen


def _echo(link: Edge, material: Material) -> EchoOf:
    earlier = material.statements[link.end]
    return EchoOf(_elsewhere(earlier, material), link.kind, link.confidence, link.evidence, link.drift)


def _elsewhere(statement: Statement, material: Material) -> Elsewhere:
    document = material.articles[statement.article].document
    return Elsewhere(
        uid=statement.uid,
        text=statement.text,
        article=document.id,
        outlet=document.outlet,
        day=day_of(document),
        url=document.url,
        source=statement.source.name if statement.source else None,
    )


def _summary(asked: _Asked, statements: Sequence[StatementTrace]) -> ArticleTrace:
    document = asked.article.document
    sharing = [r for r in asked.reuses if r.kind in (*COPIED, "shared_quotes")]
    sharing.sort(key=lambda r: order(asked.others[_other(r, asked)]))
    copied = [r for r in sharing if r.kind in COPIED]
    return ArticleTrace(
        article=document.id,
        title=document.title,
        outlet=document.outlet,
        day=day_of(document),
        url=document.url,
        in_ledger=asked.in_ledger,
        statements=tuple(statements),
        copies=tuple(_related(r, asked) for r in copied if r.earlier == asked.article.key),
        originals=tuple(_related(r, asked) for r in copied if r.earlier not in (None, asked.article.key)),
        related=tuple(_related(r, asked) for r in sharing if r.kind not in COPIED or r.earlier is None),
    )


def _related(found: Reuse, asked: _Asked) -> RelatedArticle:
    document = asked.others[_other(found, asked)].document
    seen = found if found.here == asked.article.key else found.turned()
    return RelatedArticle(document.id, document.title, document.outlet, day_of(document), document.url, seen)


def _other(found: Reuse, asked: _Asked) -> str:
    return found.there if found.here == asked.article.key else found.here

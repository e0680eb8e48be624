"""What a ledger is asked about claims beside one statement's neighbours: which contents, where, how often."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from reportedly.ledger import schema
from reportedly.ledger.adding import batches
from reportedly.ledger.relating import Related

_A, _D = schema.assertions.c, schema.documents.c
_MARKS, _PASSAGES = schema.statement_marks.c, schema.article_marks.c
#: Rows of one list that are looked at.
_LIST = 2000


def contents_with(connection: sa.Connection, keys: Iterable[int], limit: int) -> list[int]:
    """Hashes of contents that have one of these keys; those with most of them first, at most ``limit``."""
    counts: dict[int, int] = {}
    for key in sorted(set(keys)):
        query = sa.select(_MARKS.content).where(_MARKS.key == key).order_by(_MARKS.place, _MARKS.content)
        for content in connection.scalars(query.limit(_LIST)):
            counts[content] = counts.get(content, 0) + 1
    return sorted(counts, key=lambda content: (-counts[content], content))[:limit]


def documents_with(connection: sa.Connection, hashes: Iterable[int], limit: int) -> list[int]:
    """Numbers of documents that have one of these passages.

    Those with most of them first, at most ``limit``.
    """
    counts: dict[int, int] = {}
    for part in batches(sorted(set(hashes))):
        query = sa.select(_PASSAGES.document, sa.func.count()).where(_PASSAGES.hash.in_(part))
        for document, count in connection.execute(query.group_by(_PASSAGES.document)):
            counts[document] = counts.get(document, 0) + count
    return sorted(counts, key=lambda document: (-counts[document], document))[:limit]


def all_relations(connection: sa.Connection) -> list[Related]:
    """Every relation of contents, without its reasons."""
    table = schema.relations.c
    query = sa.select(table.one, table.other, table.kind, table.confidence)
    return [Related(*row) for row in connection.execute(query)]


def repeated(connection: sa.Connection) -> list[int]:
    """Hashes of contents that more than one article has word for word."""
    articles = sa.func.count(sa.distinct(_A.document))
    query = sa.select(_A.content_hash).group_by(_A.content_hash).having(articles > 1)
    return list(connection.scalars(query.order_by(_A.content_hash)))


@dataclass(slots=True)
class Worded:
    """The words of a content, and how its statements introduce it."""

    text: str
    #: Cues; ``None``: a statement without one, or in the article's own voice.
    cues: set[str | None]


def wordings(connection: sa.Connection, contents: Iterable[int]) -> dict[int, Worded]:
    """The words of contents, by their hashes."""
    said = schema.attributions
    words = sa.func.min(sa.func.coalesce(_A.content, said.c.content))
    cue = sa.case((_A.content.is_not(None), sa.null()), else_=said.c.cue)
    joined = schema.assertions.outerjoin(said, said.c.pk == _A.attribution)
    found: dict[int, Worded] = {}
    for part in batches(sorted(set(contents))):
        query = sa.select(_A.content_hash, cue, words).select_from(joined)
        query = query.where(_A.content_hash.in_(part)).group_by(_A.content_hash, cue)
        for content, behind, text in connection.execute(query):
            if text:
                worded = found.setdefault(content, Worded(text, set()))
                worded.text = min(worded.text, text)
                worded.cues.add(behind)
    return found


def articles_of(connection: sa.Connection, contents: Sequence[int], most: int) -> dict[int, list[int]]:
    """Numbers of the first articles that state each content, by the names of their statements.

    Args:
        connection: of a ledger.
        contents: hashes.
        most: articles of each, at most.
    """
    found: dict[int, list[int]] = {}
    for part in batches(contents):
        query = sa.select(_A.content_hash, _A.document).where(_A.content_hash.in_(part)).order_by(_A.uid)
        for content, document in connection.execute(query):
            known = found.setdefault(content, [])
            if len(known) < most and document not in known:
                known.append(document)
    return found


def where_stated(
    connection: sa.Connection, contents: Sequence[int]
) -> dict[int, set[tuple[int, int | None]]]:
    """Of each content the numbers of the articles that have it, with those of their outlets."""
    found: dict[int, set[tuple[int, int | None]]] = {}
    for part in batches(contents):
        query = sa.select(_A.content_hash, _A.document, _D.outlet).join(
            schema.documents, _D.pk == _A.document
        )
        for content, document, outlet in connection.execute(query.where(_A.content_hash.in_(part))):
            found.setdefault(content, set()).add((document, outlet))
    return found

"""What the trace takes out of a ledger: articles with all they state, and light rows of statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from reportedly.errors import NotInLedger
from reportedly.ledger import documents, schema
from reportedly.ledger.asking import ask
from reportedly.ledger.parts import batches
from reportedly.types import Reading

_A, _T, _D, _S = schema.assertions.c, schema.attributions.c, schema.documents.c, schema.sources.c
_O, _P = schema.outlets.c, schema.speakers.c


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement of an article, by its place in the reading."""

    #: Its number.
    pk: int
    #: Its permanent name.
    uid: str
    content_hash: int
    #: Id of the attribution in the reading; ``None``: own voice.
    attribution: str | None
    #: First character of the content, or of the sentence.
    position: int


@dataclass(frozen=True, slots=True)
class Loaded:
    """An article for the trace."""

    #: Its number.
    pk: int
    #: Its permanent name, the fingerprint.
    key: str
    #: With corrections.
    reading: Reading
    #: In order of position.
    statements: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Packed:
    """The same as it stands in the rows; small, so that another process may unpack it."""

    article: documents.Packed
    #: The values of each ``Stated``.
    statements: tuple[tuple[int, str, int, str | None, int], ...]

    def loaded(self) -> Loaded:
        """Unpacked."""
        kept = self.article.kept()
        reading = kept.corrected().reading if kept.corrections else kept.reading
        return Loaded(kept.key, kept.fingerprint, reading, tuple(Stated(*one) for one in self.statements))


@dataclass(frozen=True, slots=True)
class Assertion:
    """One statement with what a reader wants beside it."""

    pk: int
    uid: str
    content_hash: int
    content: str
    own_voice: bool
    #: The article: number, permanent name, id, and what is known of it.
    document: int
    key: str
    document_id: str
    title: str | None
    outlet: str | None
    day: str | None
    published: str | None
    url: str | None
    #: Who says so; all ``None`` in the article's own voice.
    source: str | None
    source_kind: str | None
    #: The key under which the speaker's statements are gathered across articles.
    speaker: str | None
    party: str | None
    factuality: str | None
    stance: str | None


def articles(connection: sa.Connection, keys: Sequence[int]) -> Iterator[Loaded]:
    """Articles by number, in the order of their numbers."""
    for one in packed(connection, keys):
        yield one.loaded()


def packed(connection: sa.Connection, keys: Sequence[int]) -> Iterator[Packed]:
    """The same, before their readings are made from the rows."""
    for part in batches(sorted(set(keys))):
        query = (
            sa.select(_A.pk, _A.uid, _A.content_hash, _A.document, _A.position, _T.id)
            .outerjoin(schema.attributions, _T.pk == _A.attribution)
            .where(_A.document.in_(part))
            .order_by(_A.document, _A.position, _A.uid)
        )
        stated: dict[int, list[tuple[int, str, int, str | None, int]]] = {}
        for pk, uid, content, document, position, attribution in connection.execute(query):
            stated.setdefault(document, []).append((pk, uid, content, attribution, position))
        for article in documents.packed(connection, part):
            yield Packed(article, tuple(stated.get(article.key, ())))


def assertions(connection: sa.Connection, keys: Sequence[int]) -> list[Assertion]:
    """Statements by number, in the order given; numbers that there are not are left out."""
    found: dict[int, Assertion] = {}
    for part in batches(sorted(set(keys))):
        for row in connection.execute(_rows().where(_A.pk.in_(part))).mappings():
            found[row["pk"]] = Assertion(**row)
    return [found[key] for key in keys if key in found]


def representatives(connection: sa.Connection, contents: Iterable[int]) -> dict[int, int]:
    """Of each content hash the number of the statement that stands for it: the one with the smallest uid."""
    wanted = [(content,) for content in sorted(set(contents))]
    first = "SELECT a.pk FROM assertions AS a WHERE a.content_hash = m.h ORDER BY a.uid LIMIT 1"
    question = f"SELECT m.h, ({first}) FROM m"
    return {row[0]: row[1] for row in ask(connection, "h", wanted, question) if row[1] is not None}


def saying(connection: sa.Connection, content: int, limit: int | None = None) -> list[int]:
    """Numbers of the statements that say the same in the same words, by uid."""
    query = sa.select(_A.pk).where(_A.content_hash == content).order_by(_A.uid).limit(limit)
    return list(connection.scalars(query))


def stated_by(connection: sa.Connection, document: int) -> list[int]:
    """Numbers of a document's statements, in order of position."""
    query = sa.select(_A.pk).where(_A.document == document).order_by(_A.position, _A.uid)
    return list(connection.scalars(query))


def find(connection: sa.Connection, name: str, wanted: str) -> tuple[int, int | None]:
    """The numbers of an article and, if one of its statements was named, of this statement.

    Args:
        connection: of a ledger.
        name: the ledger's, for the message.
        wanted: uid of a statement, id or URL of an article.

    Raises:
        NotInLedger: there is none, or there are several.
    """
    row = connection.execute(sa.select(_A.document, _A.pk).where(_A.uid == wanted)).first()
    if row is not None:
        return row.document, row.pk
    try:
        return documents.find(connection, name, wanted), None
    except NotInLedger:
        keys = list(connection.scalars(sa.select(_D.pk).where(_D.fingerprint == wanted, _D.current).limit(1)))
        if not keys:
            raise
        return keys[0], None


def _rows() -> sa.Select:  # type: ignore[type-arg]
    # What has words of its own is said in the article's own voice, a deed as well, whatever its attribution.
    own = _A.content.is_not(None)

    def said(column: sa.ColumnElement[str]) -> sa.ColumnElement[str | None]:
        return sa.case((own, sa.null()), else_=column)

    return (
        sa.select(
            _A.pk,
            _A.uid,
            _A.content_hash,
            sa.func.coalesce(_A.content, _T.content).label("content"),
            own.label("own_voice"),
            _A.document,
            _D.fingerprint.label("key"),
            _D.id.label("document_id"),
            _D.title,
            _O.name.label("outlet"),
            _D.day,
            _D.published,
            _D.url,
            said(_T.source_name).label("source"),
            said(_T.source_kind).label("source_kind"),
            said(_P.key).label("speaker"),
            said(_S.party).label("party"),
            said(_T.factuality).label("factuality"),
            said(_T.stance).label("stance"),
        )
        .join(schema.documents, _D.pk == _A.document)
        .outerjoin(schema.outlets, _O.pk == _D.outlet)
        .outerjoin(schema.attributions, _T.pk == _A.attribution)
        .outerjoin(schema.sources, _S.pk == _T.source)
        .outerjoin(schema.speakers, _P.pk == _T.speaker)
    )

"""The tables of a ledger, the same on SQLite and PostgreSQL.

What is the record and what is derived from it:

* ``documents``, ``readings``, ``corrections``, ``judgements``, ``failures`` and ``feeds`` are the record. A
reading
  is kept as it was read (``body``); a newer one of the same document supersedes it and the old one stays.
* ``sources``, ``attributions``, ``attribution_sources``, ``assertions`` and ``vectors`` are rows of the
  current reading of each document with its corrections applied: derived, rebuildable, checked by
  :mod:`reportedly.ledger.check`.
* ``traced``, ``article_marks``, ``statement_marks``, ``due``, ``reuses`` and ``relations`` are what the trace
  found between documents and between statements: derived by :mod:`reportedly.ledger.relating`'s callers.

Views (``statements``, ``articles``, ``sources_across_articles``) name things for people who open the file in
other tools; the indexes for full text are made by the migrations, as each database has its own.
"""

from __future__ import annotations

import sqlalchemy as sa

#: The newest schema this package knows; the newest revision of ``migrations/versions``.
REVISION = "0003"
#: The table that says which schema a ledger has.
VERSION_TABLE = "reportedly_version"
#: ``PRAGMA application_id`` of a SQLite ledger: "RPTD".
APPLICATION_ID = 0x52505444

metadata = sa.MetaData()
_Key = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _pk() -> sa.Column[int]:
    return sa.Column("pk", _Key, sa.Identity(), primary_key=True)


def _ref(name: str, table: str, *, null: bool = False, cascade: bool = False) -> sa.Column[int]:
    key = sa.ForeignKey(f"{table}.pk", ondelete="CASCADE" if cascade else None)
    return sa.Column(name, _Key, key, nullable=null)


meta = sa.Table(
    "meta",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

outlets = sa.Table(
    "outlets",
    metadata,
    _pk(),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    sqlite_autoincrement=True,
)

#: One row per version of an article. ``address`` is what its versions share: URL, else given id, else
#: content hash;
#: ``raw`` hashes the input it was read from; ``entry`` is the address under which a feed lists it.
documents = sa.Table(
    "documents",
    metadata,
    _pk(),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("current", sa.Boolean, nullable=False),
    sa.Column("fingerprint", sa.Text, nullable=False),
    sa.Column("raw", sa.Text),
    sa.Column("title", sa.Text),
    _ref("outlet", "outlets", null=True),
    sa.Column("byline", sa.Text),
    sa.Column("published", sa.Text),
    sa.Column("day", sa.Text),
    sa.Column("url", sa.Text),
    sa.Column("language", sa.Text),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("extra", sa.JSON, nullable=False),
    sa.Column("origin", sa.Text),
    sa.Column("entry", sa.Text),
    sa.Column("added_at", sa.Text, nullable=False),
    sa.UniqueConstraint("address", "version"),
    sa.UniqueConstraint("address", "fingerprint"),
    sa.Index("documents_id", "id"),
    sa.Index("documents_raw", "raw"),
    sa.Index("documents_url", "url"),
    sa.Index("documents_entry", "entry"),
    sa.Index("documents_outlet_day", "outlet", "day"),
    sa.Index("documents_day", "day"),
    sa.Index(
        "documents_current", "day", sqlite_where=sa.text("current = 1"), postgresql_where=sa.text("current")
    ),
    sqlite_autoincrement=True,
)

#: What one version of the extractor read in one document; ``body`` is compressed JSON.
readings = sa.Table(
    "readings",
    metadata,
    _pk(),
    _ref("document", "documents"),
    sa.Column("current", sa.Boolean, nullable=False),
    sa.Column("model", sa.Text),
    sa.Column("program", sa.Text, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("read_at", sa.Text, nullable=False),
    sa.Index("readings_document", "document"),
    sa.Index("readings_model", "model", "program"),
    sqlite_autoincrement=True,
)

#: The same name across documents, one row of the list of sources; ``merged_into`` once a person said so.
speakers = sa.Table(
    "speakers",
    metadata,
    _pk(),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("kind", sa.Text),
    _ref("merged_into", "speakers", null=True),
    sa.Index("speakers_merged", "merged_into"),
    sqlite_autoincrement=True,
)

sources = sa.Table(
    "sources",
    metadata,
    _pk(),
    _ref("document", "documents", cascade=True),
    sa.Column("id", sa.Text, nullable=False),
    _ref("speaker", "speakers", null=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("kind", sa.Text),
    sa.Column("title", sa.Text),
    sa.Column("affiliation", sa.Text),
    sa.Column("party", sa.Text),
    sa.Column("justification", sa.Text),
    sa.Column("confidence", sa.Float),
    sa.Column("corrected", sa.Boolean, nullable=False),
    sa.UniqueConstraint("document", "id"),
    sa.Index("sources_speaker", "speaker"),
    sqlite_autoincrement=True,
)

attributions = sa.Table(
    "attributions",
    metadata,
    _pk(),
    sa.Column("uid", sa.Text, nullable=False, unique=True),
    _ref("document", "documents", cascade=True),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("implicit", sa.Boolean, nullable=False),
    sa.Column("confidence", sa.Float, nullable=False),
    sa.Column("content", sa.Text, nullable=False),
    sa.Column("cue", sa.Text),
    sa.Column("source_words", sa.Text),
    _ref("source", "sources", null=True),
    sa.Column("source_name", sa.Text),
    sa.Column("source_kind", sa.Text),
    _ref("speaker", "speakers", null=True),
    _ref("outlet", "outlets", null=True),
    sa.Column("day", sa.Text),
    sa.Column("factuality", sa.Text),
    sa.Column("stance", sa.Text),
    sa.Column("said_from", sa.Text),
    sa.Column("said_to", sa.Text),
    sa.Column("parent", sa.Text),
    sa.Column("relay", sa.Text),
    sa.Column("spans", sa.JSON, nullable=False),
    sa.Column("corrected", sa.Boolean, nullable=False),
    sa.Index("attributions_document", "document", "position"),
    sa.Index("attributions_speaker_day", "speaker", "day"),
    sa.Index("attributions_outlet_day", "outlet", "day"),
    sa.Index("attributions_outlet_speaker", "outlet", "speaker"),
    sa.Index("attributions_source", "source"),
    sa.Index("attributions_day", "day"),
    sqlite_autoincrement=True,
)

attribution_sources = sa.Table(
    "attribution_sources",
    metadata,
    sa.Column("attribution", _Key, sa.ForeignKey("attributions.pk", ondelete="CASCADE"), primary_key=True),
    sa.Column("source", _Key, sa.ForeignKey("sources.pk", ondelete="CASCADE"), primary_key=True),
    sa.Column("rank", sa.Integer, nullable=False),
    sa.Index("attribution_sources_source", "source"),
    #: Of a statement of several sources those but the main one.
    sa.Index(
        "attribution_sources_shared",
        "source",
        "attribution",
        sqlite_where=sa.text("rank > 0"),
        postgresql_where=sa.text("rank > 0"),
    ),
)

#: What a document asserts: the content of every attribution, and every sentence in its own voice, which has
#: no attribution and brings its words along. Those of one ``content_hash`` say the same in the same words.
assertions = sa.Table(
    "assertions",
    metadata,
    _pk(),
    sa.Column("uid", sa.Text, nullable=False, unique=True),
    _ref("document", "documents", cascade=True),
    _ref("attribution", "attributions", null=True, cascade=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("content_hash", sa.BigInteger, nullable=False),
    sa.Column("content", sa.Text),
    sa.Index("assertions_document", "document", "position"),
    sa.Index("assertions_content", "content_hash", "uid"),
    sa.Index("assertions_attribution", "attribution"),
    sqlite_autoincrement=True,
)

#: One row per current document. ``version``: of the trace that put its marks; ``NULL``: still to be put.
traced = sa.Table(
    "traced",
    metadata,
    sa.Column("document", _Key, sa.ForeignKey("documents.pk"), primary_key=True, autoincrement=False),
    sa.Column("version", sa.Text),
    sa.Index("traced_version", "version", "document"),
)

#: Which documents share a passage, by its hash. ``place``: the order within a hash, see ``postings``;
#: ``outlet`` stays empty where it does not matter that pages of one outlet have the passage in common.
article_marks = sa.Table(
    "article_marks",
    metadata,
    sa.Column("hash", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("place", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("document", _Key, sa.ForeignKey("documents.pk"), primary_key=True, autoincrement=False),
    _ref("outlet", "outlets", null=True),
    sa.Index("article_marks_document", "document", "hash", "place"),
    sa.Index("article_marks_outlet", "outlet", "hash", "document"),
    sqlite_with_rowid=False,
)

#: Which contents may say the same, by a key they share.
statement_marks = sa.Table(
    "statement_marks",
    metadata,
    sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("place", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("content", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Index("statement_marks_content", "content", "key", "place"),
    sqlite_with_rowid=False,
)

#: Pairs that became neighbours because something between them went: still to be compared.
due = sa.Table(
    "due",
    metadata,
    sa.Column("what", sa.Text, primary_key=True),
    sa.Column("one", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("other", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Index("due_other", "what", "other"),
)

#: What two documents have in common; ``one`` has the smaller fingerprint.
reuses = sa.Table(
    "reuses",
    metadata,
    sa.Column("one", _Key, sa.ForeignKey("documents.pk"), primary_key=True, autoincrement=False),
    sa.Column("other", _Key, sa.ForeignKey("documents.pk"), primary_key=True, autoincrement=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("confidence", sa.Float, nullable=False),
    sa.Column("share_one", sa.Float, nullable=False),
    sa.Column("share_other", sa.Float, nullable=False),
    _ref("earlier", "documents", null=True),
    sa.Column("direction_confidence", sa.Float, nullable=False),
    sa.Column("passages", sa.JSON, nullable=False),
    sa.Column("evidence", sa.JSON, nullable=False),
    sa.Index("reuses_other", "other"),
    sa.Index("reuses_earlier", "earlier"),
)

#: How two contents stand to each other, by their hashes, the smaller one first.
relations = sa.Table(
    "relations",
    metadata,
    sa.Column("one", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("other", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("confidence", sa.Float, nullable=False),
    sa.Column("reasons", sa.JSON, nullable=False),
    sa.Index("relations_other", "other"),
)

#: The meaning of a content as a quantised unit vector; which model wrote it stands in ``meta``.
vectors = sa.Table(
    "vectors",
    metadata,
    sa.Column(
        "attribution",
        _Key,
        sa.ForeignKey("attributions.pk", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    sa.Column("vector", sa.LargeBinary, nullable=False),
)

#: What people changed, in order; never overwritten, only superseded or undone.
corrections = sa.Table(
    "corrections",
    metadata,
    _pk(),
    _ref("document", "documents"),
    sa.Column("target", sa.Text, nullable=False),
    sa.Column("uid", sa.Text, nullable=False),
    sa.Column("field", sa.Text, nullable=False),
    sa.Column("value", sa.JSON),
    sa.Column("before", sa.JSON),
    sa.Column("anchor", sa.JSON, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("note", sa.Text),
    sa.Column("undone_by", sa.Text),
    sa.Column("undone_at", sa.Text),
    sa.Index("corrections_document", "document"),
    sa.Index("corrections_uid", "uid"),
    sqlite_autoincrement=True,
)

#: What people said of two speakers: one person, or two.
judgements = sa.Table(
    "judgements",
    metadata,
    _pk(),
    sa.Column("left_key", sa.Text, nullable=False),
    sa.Column("right_key", sa.Text, nullable=False),
    sa.Column("same", sa.Boolean, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("undone_by", sa.Text),
    sa.Column("undone_at", sa.Text),
    sa.Index("judgements_pair", "left_key", "right_key"),
    sqlite_autoincrement=True,
)

#: Inputs that could not be read, one row per input however often it was tried.
failures = sa.Table(
    "failures",
    metadata,
    _pk(),
    sa.Column("origin", sa.Text, nullable=False, unique=True),
    sa.Column("input", sa.Text, nullable=False),
    sa.Column("error", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("advice", sa.Text),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("first_at", sa.Text, nullable=False),
    sa.Column("last_at", sa.Text, nullable=False),
    sa.Column("resolved_at", sa.Text),
    sqlite_autoincrement=True,
)

#: Feeds that are watched; ``state`` is what the reading side remembers of one.
feeds = sa.Table(
    "feeds",
    metadata,
    _pk(),
    sa.Column("url", sa.Text, nullable=False, unique=True),
    sa.Column("title", sa.Text),
    sa.Column("state", sa.JSON, nullable=False),
    sa.Column("checked_at", sa.Text),
    sqlite_autoincrement=True,
)

#: Inserted in this order; deleted in the reverse one.
DERIVED = (sources, attributions, attribution_sources, assertions, vectors)

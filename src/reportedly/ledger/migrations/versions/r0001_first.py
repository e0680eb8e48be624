"""The first schema of a ledger."""

from __future__ import annotations

import re

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
#: "RPTD": what tells a ledger from other SQLite files.
_APPLICATION_ID = 0x52505444


def upgrade() -> None:
    """Make every table, what full text needs, and the views for other tools."""
    _tables()
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in _SQLITE if sqlite else _POSTGRESQL:
        op.execute(sa.text(_FOLDS.sub(_folded, statement).replace(":", "\\:")))
    for name, view in _VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {view}")


def _folded(words: re.Match[str]) -> str:
    return _FOLDED.format(f"({words[1]})")


def _tables() -> None:
    op.create_table(
        "failures",
        sa.Column("pk", _KEY, sa.Identity(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("input", sa.Text(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("advice", sa.Text(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("first_at", sa.Text(), nullable=False),
        sa.Column("last_at", sa.Text(), nullable=False),
        sa.Column("resolved_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("pk"),
        sa.UniqueConstraint("origin"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "feeds",
        sa.Column("pk", _KEY, sa.Identity(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.Column("checked_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("pk"),
        sa.UniqueConstraint("url"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "judgements",
        sa.Column("pk", _KEY, sa.Identity(), nullable=False),
        sa.Column("left_key", sa.Text(), nullable=False),
        sa.Column("right_key", sa.Text(), nullable=False),
        sa.Column("same", sa.Boolean(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.Column("undone_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("pk"),
        sqlite_autoincrement=True,
    )
    op.create_index("judgements_pair", "judgements", ["left_key", "right_key"], unique=False)
    op.create_table(
        "meta",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "outlets",
        sa.Column("pk", _KEY, sa.Identity(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("pk"),
        sa.UniqueConstraint("name"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "speakers",
        sa.Column("pk", _KEY, sa.Identity(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("merged_into", _KEY, nullable=True),
        sa.ForeignKeyConstraint(["merged_into"], ["speakers.pk"]),
        sa.PrimaryKeyConstraint("pk"),
        sa.UniqueConstraint("key"),
        sqlite_autoincrement=True,
    )
    op.create_index("speakers_merged", "speakers", ["merged_into"], unique=False)
    op.create_table(
        "documents",
        sa.Column("pk", _KEY, sa.Identity(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("raw", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("outlet", _KEY, nullable=True),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("entry", sa.Text(), nullable=True),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["outlet"], ["outlets.pk"]),
        sa.PrimaryKeyConstraint("pk"),
        sa.UniqueConstraint("address", "fingerprint"),
        sa.UniqueConstraint("address", "version"),
        sqlite_autoincrement=True,
    )
    op.create_index("documents_day", "documents", ["day"], unique=False)
    op.create_index("documents_entry", "documents", ["entry"], unique=False)
    op.create_index("documents_id", "documents", ["id"], unique=False)
    op.create_index("documents_outlet_day", "documents", ["outlet", "day"], unique=False)
    op.create_index("documents_raw", "documents", ["raw"], unique=False)
    op.create_index("documents_url", "documents", ["url"], unique=False)
    op.create_table(
        "corrections",
        sa.Column("pk", _KEY, sa.Identity(), nullable=False),
        sa.Column("document", _KEY, nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=True),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("anchor", sa.JSON(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.Column("undone_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.pk"]),
        sa.PrimaryKeyConstraint("pk"),
        sqlite_autoincrement=True,
    )
    op.create_index("corrections_document", "corrections", ["document"], unique=False)
    op.create_index("corrections_uid", "corrections", ["uid"], unique=False)
    op.create_table(
        "readings",
        sa.Column("pk", _KEY, sa.Identity(), nullable=False),
        sa.Column("document", _KEY, nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("model", sa.Text(), nullable=True),
        sa.Column("program", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("read_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.pk"]),
        sa.PrimaryKeyConstraint("pk"),
        sqlite_autoincrement=True,
    )
    op.create_index("readings_document", "readings", ["document"], unique=False)
    op.create_index("readings_model", "readings", ["model", "program"], unique=False)
    op.create_table(
        "sources",
        sa.Column("pk", _KEY, sa.Identity(), nullable=False),
        sa.Column("document", _KEY, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("speaker", _KEY, nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("affiliation", sa.Text(), nullable=True),
        sa.Column("party", sa.Text(), nullable=True),
        sa.Column("justification", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("corrected", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.pk"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["speaker"], ["speakers.pk"]),
        sa.PrimaryKeyConstraint("pk"),
        sa.UniqueConstraint("document", "id"),
        sqlite_autoincrement=True,
    )
    op.create_index("sources_speaker", "sources", ["speaker"], unique=False)
    op.create_table(
        "attributions",
        sa.Column("pk", _KEY, sa.Identity(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("document", _KEY, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("implicit", sa.Boolean(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("cue", sa.Text(), nullable=True),
        sa.Column("source_words", sa.Text(), nullable=True),
        sa.Column("source", _KEY, nullable=True),
        sa.Column("source_name", sa.Text(), nullable=True),
        sa.Column("source_kind", sa.Text(), nullable=True),
        sa.Column("speaker", _KEY, nullable=True),
        sa.Column("outlet", _KEY, nullable=True),
        sa.Column("day", sa.Text(), nullable=True),
        sa.Column("factuality", sa.Text(), nullable=True),
        sa.Column("stance", sa.Text(), nullable=True),
        sa.Column("said_from", sa.Text(), nullable=True),
        sa.Column("said_to", sa.Text(), nullable=True),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("relay", sa.Text(), nullable=True),
        sa.Column("spans", sa.JSON(), nullable=False),
        sa.Column("corrected", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.pk"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["outlet"], ["outlets.pk"]),
        sa.ForeignKeyConstraint(["source"], ["sources.pk"]),
        sa.ForeignKeyConstraint(["speaker"], ["speakers.pk"]),
        sa.PrimaryKeyConstraint("pk"),
        sa.UniqueConstraint("uid"),
        sqlite_autoincrement=True,
    )
    op.create_index("attributions_day", "attributions", ["day"], unique=False)
    op.create_index("attributions_document", "attributions", ["document", "position"], unique=False)
    op.create_index("attributions_outlet_day", "attributions", ["outlet", "day"], unique=False)
    op.create_index("attributions_source", "attributions", ["source"], unique=False)
    op.create_index("attributions_speaker_day", "attributions", ["speaker", "day"], unique=False)
    op.create_table(
        "attribution_sources",
        sa.Column("attribution", _KEY, nullable=False),
        sa.Column("source", _KEY, nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["attribution"], ["attributions.pk"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["source"], ["sources.pk"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("attribution", "source"),
    )
    op.create_index("attribution_sources_source", "attribution_sources", ["source"], unique=False)
    op.create_table(
        "vectors",
        sa.Column("attribution", _KEY, autoincrement=False, nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["attribution"], ["attributions.pk"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("attribution"),
    )


#: Full text: of statements the words said and who said them, of articles headline and text. The name of the
#: table stands in double quotation marks, as Datasette looks for it.
_SQLITE = (
    f"PRAGMA application_id = {_APPLICATION_ID}",
    """CREATE VIRTUAL TABLE statements_fts USING fts5(
        content, source_name, content="attributions", content_rowid="pk",
        tokenize="porter unicode61 remove_diacritics 2")""",
    """CREATE TRIGGER attributions_inserted AFTER INSERT ON attributions BEGIN
        INSERT INTO statements_fts (rowid, content, source_name) VALUES (new.pk, new.content,
        new.source_name);
    END""",
    """CREATE TRIGGER attributions_deleted AFTER DELETE ON attributions BEGIN
        INSERT INTO statements_fts (statements_fts, rowid, content, source_name)
        VALUES ('delete', old.pk, old.content, old.source_name);
    END""",
    """CREATE TRIGGER attributions_updated AFTER UPDATE OF content, source_name ON attributions BEGIN
        INSERT INTO statements_fts (statements_fts, rowid, content, source_name)
        VALUES ('delete', old.pk, old.content, old.source_name);
        INSERT INTO statements_fts (rowid, content, source_name) VALUES (new.pk, new.content,
        new.source_name);
    END""",
    """CREATE VIRTUAL TABLE articles_fts USING fts5(
        title, text, content="documents", content_rowid="pk",
        tokenize="porter unicode61 remove_diacritics 2")""",
    """CREATE TRIGGER documents_inserted AFTER INSERT ON documents BEGIN
        INSERT INTO articles_fts (rowid, title, text) VALUES (new.pk, new.title, new.text);
    END""",
    """CREATE TRIGGER documents_deleted AFTER DELETE ON documents BEGIN
        INSERT INTO articles_fts (articles_fts, rowid, title, text)
        VALUES ('delete', old.pk, old.title, old.text);
    END""",
    """CREATE TRIGGER documents_updated AFTER UPDATE OF title, text ON documents BEGIN
        INSERT INTO articles_fts (articles_fts, rowid, title, text)
        VALUES ('delete', old.pk, old.title, old.text);
        INSERT INTO articles_fts (rowid, title, text) VALUES (new.pk, new.title, new.text);
    END""",
)
#: Letters with marks are searched by the plain ones; curly quotation marks are no part of a word.
_MARKED = (
    "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüý"
    "ÿĀāĂăĄąĆćČčĎďĒēĖėĘęĚěĞğĪīİŃńŇňŌōŐőŘřŚśŞşŠšŤťŪūŮůŰűŹźŻżŽž"
)
_PLAIN = (
    "AAAAAACEEEEIIIINOOOOOUUUUYaaaaaaceeeeiiiinooooouuuuy"
    "yAaAaAaCcCcDdEeEeEeEeGgIiINnNnOoOoRrSsSsSsTtUuUuUuZzZzZz"
)
_SIGNS = "“”„‟‘’‚‛«»‹›–—―…•¡¿"
#: Only a text that has such letters is looked through for each of them, which takes longer than all the rest.
_FOLDED = (
    f"CASE WHEN {{0}} ~ '[{_MARKED}]'"
    f" THEN translate({{0}}, '{_MARKED}{_SIGNS}', '{_PLAIN}{' ' * len(_SIGNS)}')"
    f" ELSE translate({{0}}, '{_SIGNS}', '{' ' * len(_SIGNS)}') END"
)
_FOLDS = re.compile(r"\{folded (.*?)\}")
#: A configuration of its own, as the one PostgreSQL has for English drops the words that phrases are made of.
_POSTGRESQL = (
    "CREATE TEXT SEARCH DICTIONARY reportedly_stem (TEMPLATE = snowball, LANGUAGE = english)",
    "CREATE TEXT SEARCH CONFIGURATION reportedly (COPY = english)",
    """ALTER TEXT SEARCH CONFIGURATION reportedly
        ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part
        WITH reportedly_stem""",
    """ALTER TABLE attributions ADD COLUMN search tsvector GENERATED ALWAYS AS (
        to_tsvector('reportedly'::regconfig, {folded content || ' ' || coalesce(source_name, '')})) STORED""",
    "CREATE INDEX attributions_search ON attributions USING gin (search)",
    """ALTER TABLE documents ADD COLUMN search tsvector GENERATED ALWAYS AS (
        to_tsvector('reportedly'::regconfig, {folded coalesce(title, '') || ' ' || text})) STORED""",
    "CREATE INDEX documents_search ON documents USING gin (search)",
)
_VIEWS = {
    "statements": """
        SELECT attributions.content AS statement, attributions.source_name AS said_by,
            sources.title AS title_of_source, attributions.source_kind AS kind_of_source,
            attributions.cue AS in_the_words, attributions.kind AS quoted_or_paraphrased,
            outlets.name AS outlet, attributions.day AS published_on,
            documents.title AS article, documents.url AS url,
            attributions.relay AS came_through, attributions.said_from AS said_from, attributions.said_to AS
            said_to, attributions.factuality AS factuality, attributions.stance AS stance_of_article,
            attributions.confidence AS confidence, attributions.corrected AS corrected_by_a_person,
            attributions.uid AS statement_id, documents.id AS article_id, attributions.pk AS pk
        FROM attributions
        JOIN documents ON documents.pk = attributions.document
        LEFT JOIN sources ON sources.pk = attributions.source
        LEFT JOIN outlets ON outlets.pk = attributions.outlet""",
    "articles": """
        SELECT documents.title AS title, outlets.name AS outlet, documents.day AS published_on,
            documents.byline AS written_by, documents.url AS url,
            (SELECT count(*) FROM attributions WHERE attributions.document = documents.pk) AS statements,
            (SELECT count(*) FROM sources WHERE sources.document = documents.pk) AS sources,
            documents.version AS version, documents.text AS text, documents.id AS article_id, documents.pk AS
            pk
        FROM documents LEFT JOIN outlets ON outlets.pk = documents.outlet
        WHERE documents.current""",
    "sources_across_articles": """
        SELECT coalesce(main.name, speakers.name) AS name, coalesce(main.kind, speakers.kind) AS kind,
            count(DISTINCT attributions.pk) AS statements, count(DISTINCT attributions.document) AS articles,
            count(DISTINCT attributions.outlet) AS outlets,
            min(attributions.day) AS first_published, max(attributions.day) AS last_published
        FROM speakers
        JOIN sources ON sources.speaker = speakers.pk
        JOIN attribution_sources ON attribution_sources.source = sources.pk
        JOIN attributions ON attributions.pk = attribution_sources.attribution
        LEFT JOIN speakers AS main ON main.pk = speakers.merged_into
        GROUP BY coalesce(main.pk, speakers.pk), coalesce(main.name, speakers.name),
            coalesce(main.kind, speakers.kind)""",
}

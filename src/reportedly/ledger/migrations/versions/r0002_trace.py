"""What the trace of statements across documents needs, and a quick count of articles."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables; a ledger of the time before this step had a number has them already."""
    known = sa.inspect(op.get_bind())
    if not known.has_table("assertions"):
        _trace()
    if "party" not in {column["name"] for column in known.get_columns("sources")}:
        op.add_column("sources", sa.Column("party", sa.Text(), nullable=True))
    # Of the current ones only: an index of the flag itself would be taken for a quick way to single articles.
    op.create_index(
        "documents_current",
        "documents",
        ["day"],
        unique=False,
        sqlite_where=sa.text("current = 1"),
        postgresql_where=sa.text("current"),
    )


def _trace() -> None:
    """What the trace of statements across documents needs."""
    op.create_table(
        "assertions",
        sa.Column("pk", _KEY, sa.Identity(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("document", _KEY, nullable=False),
        sa.Column("attribution", _KEY, nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.pk"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["attribution"], ["attributions.pk"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("pk"),
        sa.UniqueConstraint("uid"),
        sqlite_autoincrement=True,
    )
    op.create_index("assertions_document", "assertions", ["document", "position"], unique=False)
    op.create_index("assertions_content", "assertions", ["content_hash", "uid"], unique=False)
    op.create_index("assertions_attribution", "assertions", ["attribution"], unique=False)
    op.create_table(
        "traced",
        sa.Column("document", _KEY, autoincrement=False, nullable=False),
        sa.Column("version", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.pk"]),
        sa.PrimaryKeyConstraint("document"),
    )
    op.create_index("traced_version", "traced", ["version", "document"], unique=False)
    op.create_table(
        "article_marks",
        sa.Column("hash", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("place", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("document", _KEY, autoincrement=False, nullable=False),
        sa.Column("outlet", _KEY, nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.pk"]),
        sa.ForeignKeyConstraint(["outlet"], ["outlets.pk"]),
        sa.PrimaryKeyConstraint("hash", "place", "document"),
        sqlite_with_rowid=False,
    )
    op.create_index("article_marks_document", "article_marks", ["document", "hash", "place"], unique=False)
    op.create_index("article_marks_outlet", "article_marks", ["outlet", "hash", "document"], unique=False)
    op.create_table(
        "statement_marks",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("place", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("content", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "place", "content"),
        sqlite_with_rowid=False,
    )
    op.create_index("statement_marks_content", "statement_marks", ["content", "key", "place"], unique=False)
    op.create_table(
        "due",
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("one", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("other", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("what", "one", "other"),
    )
    op.create_index("due_other", "due", ["what", "other"], unique=False)
    op.create_table(
        "reuses",
        sa.Column("one", _KEY, autoincrement=False, nullable=False),
        sa.Column("other", _KEY, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("share_one", sa.Float(), nullable=False),
        sa.Column("share_other", sa.Float(), nullable=False),
        sa.Column("earlier", _KEY, nullable=True),
        sa.Column("direction_confidence", sa.Float(), nullable=False),
        sa.Column("passages", sa.JSON(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["one"], ["documents.pk"]),
        sa.ForeignKeyConstraint(["other"], ["documents.pk"]),
        sa.ForeignKeyConstraint(["earlier"], ["documents.pk"]),
        sa.PrimaryKeyConstraint("one", "other"),
    )
    op.create_index("reuses_other", "reuses", ["other"], unique=False)
    op.create_index("reuses_earlier", "reuses", ["earlier"], unique=False)
    op.create_table(
        "relations",
        sa.Column("one", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("other", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("one", "other"),
    )
    op.create_index("relations_other", "relations", ["other"], unique=False)

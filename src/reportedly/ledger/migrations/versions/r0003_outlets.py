"""Counts of an outlet's sources, and statements of several sources, are found in indexes of their own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the indexes."""
    op.create_index(
        "attributions_outlet_speaker", "attributions", ["outlet", "speaker"], unique=False, if_not_exists=True
    )
    op.create_index(
        "attribution_sources_shared",
        "attribution_sources",
        ["source", "attribution"],
        unique=False,
        if_not_exists=True,
        sqlite_where=sa.text("rank > 0"),
        postgresql_where=sa.text("rank > 0"),
    )

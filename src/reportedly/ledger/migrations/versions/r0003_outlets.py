"""How many sources an outlet has is counted in an index, not by going through all that was said."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the index."""
    op.create_index(
        "attributions_outlet_speaker", "attributions", ["outlet", "speaker"], unique=False, if_not_exists=True
    )

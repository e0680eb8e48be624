"""Run by Alembic: migrations go into the transaction of the connection that is handed over."""

from __future__ import annotations

from alembic import context

from reportedly.ledger import schema

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema.metadata,
    version_table=schema.VERSION_TABLE,
    render_as_batch=True,
)
context.run_migrations()

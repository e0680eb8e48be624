"""The record: Readings kept in SQLite or PostgreSQL, searched, corrected, never lost.

Stage folder. What is kept and what is derived from it is told in :mod:`reportedly.ledger.schema`;
:class:`reportedly.ledger.record.Record` is the way in.
"""

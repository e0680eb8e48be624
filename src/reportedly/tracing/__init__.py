"""Wires the record and the trace.

Relates what is new in a ledger, and answers where a statement comes from.
"""

"""Across articles: who copied whom, what is one utterance, what is one claim, and how many stand behind it.

Everything here takes values and returns values; :mod:`reportedly.tracing` joins it to a ledger.
"""

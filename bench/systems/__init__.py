"""The systems compared: modules with ``TITLE`` and ``load()``, whose result takes a text."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from reportedly.measures import AttributionRelation

#: From the text of one article to its attributions.
Extract = Callable[[str], list[AttributionRelation]]

#: In the order of the table.
NAMES = (
    "ours",
    "textacy_quotations",
    "sayswho_quotes",
    "renard_quotes",
    "spacy_rules",
    "spacy_alone",
    "encoder_alone",
)


def load(name: str) -> Extract:
    """Load one system, its models included."""
    extract: Extract = import_module(f"bench.systems.{name}").load()
    return extract


def title(name: str) -> str:
    """What the tables call it."""
    found: str = import_module(f"bench.systems.{name}").TITLE
    return found

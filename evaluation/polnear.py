"""The development part of PolNeAR: news articles of seven outlets in which people marked who said what.

Newell, Margolin & Ruths (2018), *An Attribution Relations Corpus for Political News*, LREC. The corpus is
not part of this repository; commands take the folder that holds it (``--shared DIR``, with ``polnear/``
somewhere in it).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reportedly.errors import MissingInput
from reportedly.measures import AnnotatedDocument, load


def folder(shared: Path, name: str) -> Path:
    """Where a data set lies: in the folder given, or in its ``data/``.

    Raises:
        MissingInput: in neither.
    """
    for place in (shared / name, shared / "data" / name):
        if place.exists():
            return place
    raise MissingInput(
        str(shared), f"no {name} in this folder", "give the folder that holds it: --shared DIR"
    )


def gold(shared: Path) -> dict[str, AnnotatedDocument]:
    """The articles with the attributions that people marked, by id; the outlet is filled in."""
    documents = load(folder(shared, "polnear/dev"))
    return {name: replace(document, outlet=outlet_of(name)) for name, document in documents.items()}


def outlet_of(name: str) -> str:
    """The outlet, which PolNeAR's file names begin with."""
    return name.partition("_")[0]

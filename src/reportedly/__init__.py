"""reportedly: reads the news and keeps the ledger of who said what.

>>> import reportedly
>>> reading = reportedly.read("article.html")                      # doctest: +SKIP
>>> for statement in reading.attributions:                         # doctest: +SKIP
...     print(reading.quote(statement.source), "|", reading.quote(statement.content))
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

# The stage folder is imported before the function of the same name is defined: importing any of its modules
# later finds it already loaded and leaves the name to the function.
import reportedly.read as _stage  # noqa: F401
from reportedly.errors import ReportedlyError
from reportedly.settings import DEFAULTS, Settings
from reportedly.types import Attribution, Document, Reading, Source
from reportedly.version import __version__

if TYPE_CHECKING:
    from reportedly.bulk import Ledger

__all__ = [
    "Attribution",
    "Document",
    "Ledger",
    "Reading",
    "ReportedlyError",
    "Settings",
    "Source",
    "__version__",
    "read",
]


def __getattr__(name: str) -> Any:
    # The database's library takes its time to load: only for those who use a ledger.
    if name == "Ledger":
        from reportedly.bulk import Ledger

        return Ledger
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def read(
    source: str | os.PathLike[str] | bytes,
    *,
    url: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    settings: Settings = DEFAULTS,
) -> Reading:
    """Read one article and say who said what.

    Args:
        source: a path, a URL, the article's bytes, or its text (with white space in it, naming no file).
        url: where it is from, if the page does not say.
        published: ISO 8601 day or time of publication, if the page does not say.
        outlet: the publication, if the page does not say.
        settings: limits and options.

    Returns:
        The Reading: attributions, sources, own voice and the sourcing card, with character offsets.

    Raises:
        InputError: the article cannot be read; the message says why and what to do.
        ModelError: the package's model is missing or altered.
    """
    from reportedly.pipeline import read_document
    from reportedly.read.document import to_document
    from reportedly.read.single import single

    raw = single(source, settings)
    document = to_document(raw, settings, url=url, published=published, outlet=outlet)
    return read_document(document, settings)

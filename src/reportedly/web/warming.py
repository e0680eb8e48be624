"""Makes what the lists show before anybody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.ledger import listing
from reportedly.tracing.headings import headings
from reportedly.web.pages.outlets import count_all
from reportedly.web.pages.sources import count_words

if TYPE_CHECKING:
    from reportedly.web.remembered import Remembered


def warm(kept: Remembered) -> None:
    """Begin to count; returns at once.

    Args:
        kept: where the values are kept.
    """
    kept.begin("totals", count_all)
    kept.begin("outlets", listing.outlets)
    kept.begin("sources", listing.sources)
    kept.begin("words", count_words)
    kept.begin("headings", headings)

"""Makes what the pages show, and the pages' templates, before anybody asks for them."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from reportedly.errors import ReportedlyError
from reportedly.ledger import listing
from reportedly.tracing.headings import headings
from reportedly.web.pages import outlets, sources
from reportedly.web.respond import environment

if TYPE_CHECKING:
    from reportedly.bulk import Ledger
    from reportedly.web.remembered import Remembered


#: Sources and outlets of which most is said: their pages are asked for first.
_SOURCES, _OUTLETS = 150, 40


def warm(kept: Remembered, ledger: Ledger) -> None:
    """Begin to count; returns at once.

    Args:
        kept: where the values are kept.
        ledger: what is counted.
    """
    threading.Thread(target=compile_templates, daemon=True).start()
    kept.begin("totals", outlets.count_all)
    kept.begin("outlets", listing.outlets)
    kept.begin("sources", listing.sources)
    kept.begin("words", sources.count_words)
    kept.begin("headings", headings)
    threading.Thread(target=_profiles, args=(kept, ledger), daemon=True).start()


def compile_templates() -> None:
    """So that the first reader of a page does not wait for it."""
    made = environment()
    for name in made.list_templates(extensions=["jinja"]):
        made.get_template(name)


def _profiles(kept: Remembered, ledger: Ledger) -> None:
    try:
        for outlet in kept.get("outlets", listing.outlets)[:_OUTLETS]:
            kept.prepare(*outlets.told_of(ledger, outlet.name))
        everybody = kept.get("words", sources.count_words)
        for source in kept.get("sources", listing.sources)[:_SOURCES]:
            kept.prepare(*sources.told_of(ledger, source.number, everybody))
    except ReportedlyError:
        # Who asks for them will be told why they cannot be had.
        return

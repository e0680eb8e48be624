"""reportedly: reads the news and keeps the ledger of who said what."""

from __future__ import annotations

from reportedly.version import __version__

__all__ = ["__version__"]

"""The moment at which something is written."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """The moment, ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")

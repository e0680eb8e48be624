"""Who touched which statement or source of an article, in words."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.export.visible import one_line
from reportedly.ledger.corrections import Corrected, Correction

_FIELD_WORDS = {"source_id": "source", "exists": "put in"}


class People:
    """Who touched which statement or source, and which of its fields."""

    def __init__(self, corrected: Corrected, corrections: Iterable[Correction]) -> None:
        self._corrected = corrected
        self._by: dict[str, dict[str, str]] = {}
        for one in corrections:
            if one.undone_at is None:
                self._by.setdefault(one.uid, {})[one.field] = one.by

    def of(self, id: str | None) -> dict[str, str]:
        """By field, of a statement or a source."""
        return self._by.get(self._corrected.uids.get(id or "", ""), {})

    def mark(self, id: str) -> str:
        """What people did to a statement, in words."""
        by = self.of(id)
        changed = [name for name in by if name != "confirmed"]
        if not by:
            return ""
        who = ", ".join(dict.fromkeys(one_line(name) for name in by.values()))
        if not changed:
            return f"confirmed by {who}"
        words = ", ".join(_FIELD_WORDS.get(name, name) for name in changed)
        return f"corrected by {who}: {words}"

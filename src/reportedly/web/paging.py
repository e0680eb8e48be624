"""Long lists in parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.web.respond import with_query

if TYPE_CHECKING:
    from starlette.requests import Request

_FURTHEST = 100_000_000


@dataclass(frozen=True, slots=True)
class Slice:
    """Where in a list a page is, and the addresses of its neighbours."""

    start: int
    size: int
    earlier: str | None
    later: str | None

    @classmethod
    def of(cls, request: Request, start: int, size: int, *, more: bool) -> Slice:
        """The part of a list that begins at ``start``; ``more``: it goes on after it."""
        before = max(0, start - size)
        return cls(
            start=start,
            size=size,
            earlier=with_query(request, start=before or None) if start else None,
            later=with_query(request, start=start + size) if more else None,
        )


def wanted(request: Request) -> int:
    """How many rows to leave out: the parameter ``start``, or none where it makes no sense."""
    given = request.query_params.get("start", "")
    return min(int(given), _FURTHEST) if given.isascii() and given.isdigit() and len(given) < 10 else 0

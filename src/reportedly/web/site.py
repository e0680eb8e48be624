"""What the pages of one running application share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportedly.settings import DEFAULTS, Settings
from reportedly.web.access import Gate
from reportedly.web.jobs import Jobs

if TYPE_CHECKING:
    from starlette.requests import Request

    from reportedly.bulk import Ledger


@dataclass(frozen=True, slots=True)
class Site:
    """An open ledger and how it may be used."""

    ledger: Ledger
    #: Who is let in.
    gate: Gate = field(default_factory=Gate)
    #: By which the browser is called for: hosts and ports are compared with it. ``None``: any.
    hosts: frozenset[str] | None = None
    #: How to read what is added.
    settings: Settings = DEFAULTS
    #: Who corrections are by, unless the reader says another name.
    by: str = "reader"
    #: Largest upload in bytes, all files of a request together.
    max_upload: int = 50_000_000
    #: What runs beside the pages.
    jobs: Jobs = field(default_factory=Jobs)
    #: Served over TLS: cookies are then only sent so.
    secure: bool = False

    @property
    def name(self) -> str:
        """What the pages call the ledger: never its path."""
        location = self.ledger.location
        return location.path.stem if location.path is not None else "ledger"

    @property
    def writable(self) -> bool:
        """People may correct and add."""
        return not self.ledger.database.read_only


def site_of(request: Request) -> Site:
    """The application's site."""
    site = request.app.state.site
    assert isinstance(site, Site)
    return site

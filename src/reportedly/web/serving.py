"""Runs the application on this machine."""

from __future__ import annotations

import ipaddress
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.web.access import Gate

if TYPE_CHECKING:
    from reportedly.web.site import Site

#: Seconds that a connection is kept for a reader's next page.
_KEEP_ALIVE = 75
LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Address:
    """Where it listens, and with which certificate."""

    host: str = "127.0.0.1"
    port: int = 8017
    certificate: Path | None = None
    key: Path | None = None

    @property
    def local(self) -> bool:
        """Only this machine can reach it."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def url(self) -> str:
        """What to open in a browser."""
        scheme = "https" if self.certificate else "http"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{scheme}://{host}:{self.port}/"


def gate(address: Address, password: str | None, token: str | None) -> Gate:
    """Who is let in: whoever can reach this machine's own address, elsewhere only who knows a word.

    Args:
        address: where it will listen.
        password: a password that people type.
        token: for programs, and for a link that lets in at once.

    Returns:
        A gate; where strangers can reach the address and neither word is given, with a new token.
    """
    if password is not None:
        return Gate.with_password(password, token)
    if token is None and not address.local:
        token = secrets.token_urlsafe(24)
    return Gate(token=token)


def run(site: Site, address: Address, ready: Callable[[], None] = lambda: None) -> None:
    """Serve until interrupted.

    Args:
        site: what is served.
        address: where.
        ready: is called once it listens.

    Raises:
        OSError: the address cannot be listened at.
    """
    import uvicorn

    from reportedly.web.app import create
    from reportedly.web.warming import warm

    hosts = (LOCAL_NAMES | {address.host}) if address.local else site.hosts
    app = create(replace(site, hosts=hosts, secure=address.certificate is not None))

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
            await super().startup(sockets)  # type: ignore[arg-type]
            if self.started:
                warm(app.state.remembered, site.ledger)
                ready()

    Server(
        uvicorn.Config(
            app,
            host=address.host,
            port=address.port,
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=_KEEP_ALIVE,
            ssl_certfile=str(address.certificate) if address.certificate else None,
            ssl_keyfile=str(address.key) if address.key else None,
        )
    ).run()

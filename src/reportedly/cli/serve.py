"""``reportedly serve``: the ledger in the browser."""

from __future__ import annotations

import os
import socket
import webbrowser
from pathlib import Path

import click

from reportedly.cli.commands import NOTHING_READ
from reportedly.cli.ledgers import by_option, complain, ledger_option, opened

_EPILOG = """\b
Without --host only this machine can reach it. On any other address a
password or a token is demanded; without either one is made and printed.

\b
Examples:
  reportedly serve --ledger news.db
  reportedly serve --ledger news.db --host 0.0.0.0 --tls-cert c.pem --tls-key k.pem
"""


@click.command(name="serve", epilog=_EPILOG)
@ledger_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option(
    "--port", default=8017, show_default=True, type=click.IntRange(0, 65535), help="0: any that is free."
)
@click.option(
    "--password-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Its first line is the password; else the variable REPORTEDLY_PASSWORD.",
)
@click.option("--token", envvar="REPORTEDLY_TOKEN", help="For programs: Authorization: Bearer TOKEN.")
@click.option(
    "--tls-cert", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Certificate, PEM."
)
@click.option("--tls-key", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Its key, PEM.")
@click.option("--allowed-host", "hosts", multiple=True, help="Names by which browsers may call it.")
@click.option("--read-only", is_flag=True, help="Show and never change.")
@click.option("--open", "browse", is_flag=True, help="Open it in the browser.")
@by_option
def serve_command(
    ledger: str,
    host: str,
    port: int,
    password_file: Path | None,
    token: str | None,
    tls_cert: Path | None,
    tls_key: Path | None,
    hosts: tuple[str, ...],
    read_only: bool,
    browse: bool,
    by: str,
) -> int:
    """Show a ledger in the browser: read, check, correct, follow."""
    from reportedly.web.serving import Address, gate, run
    from reportedly.web.site import Site

    if (tls_cert is None) != (tls_key is None):
        raise click.UsageError("--tls-cert and --tls-key go together.")
    address = Address(host, port or _free_port(host), tls_cert, tls_key)
    door = gate(address, _password(password_file), token)
    if trouble := _trouble(address):
        complain(trouble)
        return NOTHING_READ

    def ready() -> None:
        link = address.url + (f"login?token={door.token}" if door.token and not door.hashed else "")
        click.echo(f"{ledger} is served at {link}  (Ctrl-C ends it)")
        if browse:
            webbrowser.open(link)

    with opened(ledger, create=not read_only, read_only=read_only) as kept:
        if not address.local and tls_cert is None:
            complain("warning: without TLS everybody on the way can read the pages and the password")
        site = Site(kept, door, frozenset(hosts) or None, by=by)
        run(site, address, ready)
    return 0


def _password(file: Path | None) -> str | None:
    if file is None:
        return os.environ.get("REPORTEDLY_PASSWORD") or None
    lines = file.read_text("utf8").splitlines()
    if not lines or not lines[0]:
        raise click.UsageError("the file of the password is empty.")
    return lines[0]


def _free_port(host: str) -> int:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def _trouble(address: object) -> str | None:
    """Why nobody can listen there, before the server's own library says it in ten lines."""
    host, port = getattr(address, "host", ""), getattr(address, "port", 0)
    try:
        kind, _, _, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(kind, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(where)
    except OSError as error:
        return f"cannot listen at {host}:{port}: {error.strerror}; give another --host or --port"
    return None

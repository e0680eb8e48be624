"""What a ledger remembers of the feeds that are watched."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from reportedly.ledger import schema
from reportedly.ledger.characters import kept, kept_in
from reportedly.ledger.moment import now

_F, _M = schema.feeds.c, schema.meta.c
_EVERY = "feeds_minutes"


def state(connection: sa.Connection, url: str) -> Mapping[str, Any] | None:
    """What was kept of a feed; ``None``: never looked at."""
    found = connection.scalar(sa.select(_F.state).where(_F.url == kept(url)))
    return None if found is None else dict(found)


def keep(connection: sa.Connection, url: str, state: Mapping[str, Any], title: str | None = None) -> None:
    """Keep what is remembered of a feed, in a writing transaction of the caller's."""
    url = kept(url)
    values = {"state": kept_in(dict(state)), "title": kept_in(title), "checked_at": now()}
    if not connection.execute(schema.feeds.update().where(_F.url == url).values(values)).rowcount:
        connection.execute(schema.feeds.insert().values(url=url, **values))


def listed(connection: sa.Connection) -> list[tuple[str, str | None, str | None]]:
    """Address, title and last look of every feed."""
    query = sa.select(_F.url, _F.title, _F.checked_at).order_by(_F.url)
    return [(url, title, at) for url, title, at in connection.execute(query)]


def forget(connection: sa.Connection, url: str) -> bool:
    """Watch a feed no longer, in a writing transaction of the caller's; whether it was."""
    return bool(connection.execute(schema.feeds.delete().where(_F.url == kept(url))).rowcount)


def states(connection: sa.Connection) -> list[tuple[Mapping[str, Any], str | None]]:
    """What was kept of every feed, and when it was looked at last."""
    rows = connection.execute(sa.select(_F.state, _F.checked_at).order_by(_F.url))
    return [(dict(state), at) for state, at in rows]


def minutes(connection: sa.Connection) -> int | None:
    """How often the web application looks at the feeds by itself; ``None``: it does not."""
    found = connection.scalar(sa.select(_M.value).where(_M.name == _EVERY))
    return int(found) if found and found.isdigit() else None


def look_every(connection: sa.Connection, minutes: int | None) -> None:
    """Set it, in a writing transaction of the caller's; ``None``: no longer."""
    connection.execute(schema.meta.delete().where(_M.name == _EVERY))
    if minutes is not None:
        connection.execute(schema.meta.insert().values(name=_EVERY, value=str(minutes)))

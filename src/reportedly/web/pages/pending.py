"""The page that stands while what it will show is being made; it fills itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.ledger.unrelated import unrelated
from reportedly.tracing.version import VERSION
from reportedly.web.respond import page, with_query

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from reportedly.ledger.database import Database

#: What takes a while.
FOLLOWED = (
    "Following it through the articles of this ledger. What many articles say takes a while the first time; "
    "this page fills itself."
)
COUNTED = "Counting: in a large ledger this takes a while the first time; this page fills itself."


def pending(request: Request, title: str, sentence: str) -> Response:
    """The page.

    Args:
        request: what was asked for, and is asked for again.
        title: of what is coming.
        sentence: what takes a while.
    """
    again = with_query(request)
    answer = page(request, "pending.html.jinja", title=title, sentence=sentence, again=again)
    answer.headers["retry-after"] = "1"
    return answer


def waiting_in(database: Database) -> int:
    """How many articles of a ledger are not related to the others yet."""
    with database.reading() as connection:
        return unrelated(connection, VERSION)

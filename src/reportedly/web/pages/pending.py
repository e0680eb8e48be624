"""The page that stands while what it will show is being made; it fills itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response

from reportedly.export.statements import counted
from reportedly.ledger.unrelated import unrelated
from reportedly.tracing.version import VERSION
from reportedly.web.respond import fills_itself, page, with_query

if TYPE_CHECKING:
    from starlette.requests import Request

    from reportedly.ledger.database import Database

#: What takes a while.
_FOLLOWED = (
    "Following it through {}. What many articles say takes a while the first time; this page fills itself."
)
COUNTED = "Counting: in a large ledger this takes a while the first time; this page fills itself."


def followed(articles: int | None = None) -> str:
    """What is done for a trace: through so many articles, where that is known."""
    return _FOLLOWED.format(counted(articles, "article") if articles else "the articles of this ledger")


def pending(request: Request, title: str, sentence: str) -> Response:
    """The page; for itself, while it stands, nothing new.

    Args:
        request: what was asked for, and is asked for again.
        title: of what is coming.
        sentence: what takes a while.
    """
    if fills_itself(request):
        return Response(status_code=204)
    again = with_query(request)
    answer = page(request, "pending.html.jinja", title=title, sentence=sentence, again=again)
    answer.headers["retry-after"] = "1"
    return answer


def waiting_in(database: Database) -> int:
    """How many articles of a ledger are not related to the others yet."""
    with database.reading() as connection:
        return unrelated(connection, VERSION)

"""The articles of the ledger; one article to read; where its passages came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from reportedly.ledger import documents, listing
from reportedly.tracing.article import trace_article
from reportedly.web.pages.article_echoes import echoes
from reportedly.web.pages.article_view import article_page
from reportedly.web.pages.correction_view import told
from reportedly.web.pages.pending import followed, pending, waiting_in
from reportedly.web.paging import Slice, wanted
from reportedly.web.person import person
from reportedly.web.remembered import remembered
from reportedly.web.respond import page, streamed, wants_part
from reportedly.web.site import site_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from reportedly.bulk import Ledger
    from reportedly.ledger.rows import ArticleRow
    from reportedly.ledger.showing import Shown

_LISTED = 40
#: Articles of one text that a page names.
_SAME = 200
#: A passage that more articles have word for word is not followed on the page of an article.
_MOST = 120
#: Corrections named in an address, so that they can be undone from the page they lead to.
_DONE = 30


def listed(request: Request) -> Response:
    """The list."""
    ledger, start = site_of(request).ledger, wanted(request)
    kept = remembered(request)
    rows = kept.now(("articles", start), lambda: ledger.articles(limit=_LISTED + 1, offset=start))
    return page(
        request,
        "articles.html.jinja",
        rows=list(rows)[:_LISTED],
        total=kept.now("count", ledger.count),
        given={},
        slice=Slice.of(request, start, _LISTED, more=len(rows) > _LISTED),
    )


def one(request: Request) -> Response:
    """An article with its statements in the margin."""
    same = _of_one_text(request)
    if len(same) > 1:
        return page(request, "articles-of-one-text.html.jinja", rows=same)
    done = request.query_params.get("done", "").split(",")[:_DONE]
    return reading(
        request,
        request.path_params["document"],
        done=[int(number) for number in done if number.isascii() and number.isdigit() and len(number) < 10],
    )


def _of_one_text(request: Request) -> Sequence[ArticleRow]:
    """The articles that the address means, where their texts are the same and their id with it."""
    ledger, document = site_of(request).ledger, request.path_params["document"]
    with ledger.database.reading() as connection:
        numbers = documents.having_id(connection, document, _SAME)
        rows = listing.articles_of(connection, numbers) if len(numbers) > 1 else ()
    return () if any(row.document == document for row in rows) else rows


def reading(request: Request, document: str, *, done: Sequence[int] = (), selected: str = "") -> Response:
    """The page of an article, or for htmx all of it that corrections change.

    Args:
        request: what is answered.
        document: id of the article, or the uid of a statement in it.
        done: numbers of corrections that were just made, to be undone.
        selected: uid of the statement to go on with.
    """
    site = site_of(request)
    version = request.query_params.get("version", "")
    known = version.isascii() and version.isdigit() and len(version) < 6
    shown = site.ledger.shown(document, version=int(version) if known else None)
    made = [
        told(one, shown.reading.text)
        for one in shown.corrections
        if one.number in done and one.undone_at is None
    ]
    values: dict[str, Any] = {
        "article": replace(article_page(shown), document=_named(site.ledger, shown)),
        "done": made,
        "selected": selected,
        "by": person(request),
        # Statements of a version that is past cannot be found by their uids.
        "editable": site.writable and not shown.superseded,
    }
    if wants_part(request):
        return page(request, "article-reading.html.jinja", **values)
    return streamed(request, "article.html.jinja", **values)


def _named(ledger: Ledger, shown: Shown) -> str:
    """By what its links name it, also where others have the same text."""
    if shown.superseded:
        return shown.reading.id
    with ledger.database.reading() as connection:
        return listing.articles_of(connection, [shown.key])[0].document


def echoed(request: Request) -> Response:
    """Where its passages came from."""
    ledger, kept, document = site_of(request).ledger, remembered(request), request.path_params["document"]
    with ledger.database.reading() as connection:
        number = documents.find(connection, str(ledger.location), document)
    found = kept.one(
        ("echoes", number),
        lambda: echoes(
            trace_article(ledger.database, number, _MOST),
            kept.now("unrelated", lambda: waiting_in(ledger.database)),
        ),
        size="middle",
    )
    if found is None and wants_part(request):
        return page(request, "echoes-waited.html.jinja", document=document)
    if found is None:
        return pending(request, document, followed())
    return page(request, "article-echoes.html.jinja", document=document, echoes=found)


ROUTES = [
    Route("/", listed, methods=["GET"]),
    Route("/articles/{document:name}", one, methods=["GET"]),
    Route("/articles/{document:name}/echoes", echoed, methods=["GET"]),
]

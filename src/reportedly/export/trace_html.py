"""A trace as one self-contained page: the figures, the graph, the tree, and both texts of every change.

No script, no request: the page's content security policy allows exactly its one style sheet. What articles
say is hostile and escaped wherever it appears; an address is followed only where it is http or https.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.export import trace_words as words
from reportedly.export.page import digest, environment, file
from reportedly.export.trace_graph import drawn
from reportedly.export.trace_items import against, article_statement, origins, related
from reportedly.export.trace_layout import web
from reportedly.export.trace_view import view
from reportedly.export.visible import clipped, one_line
from reportedly.trace.article_values import ArticleTrace
from reportedly.version import __version__

if TYPE_CHECKING:
    from reportedly.trace.values import Trace


def page(trace: Trace | ArticleTrace) -> str:
    """The trace as one HTML file.

    Args:
        trace: of a claim, or of an article.

    Returns:
        A whole document, to be written as UTF-8; it loads nothing and runs nothing.
    """
    return _article(trace) if isinstance(trace, ArticleTrace) else _claim(trace)


def _claim(trace: Trace) -> str:
    from markupsafe import Markup

    shown = view(trace)
    return _render(
        "trace.html.jinja",
        title=clipped(trace.text, 100),
        claim=words.quoted(one_line(trace.text)),
        figures=[figure.rpartition(" ")[::2] for figure in _figures(trace)],
        period=words.period(trace.first, trace.last),
        id=trace.id,
        graph=Markup(drawn(trace)),  # made by our own template, which escapes
        origins=origins(shown),
        denials=[against(one) for one in shown.denials],
        taken_back=[against(one) for one in shown.taken_back],
        differing=[against(one) for one in shown.differing],
    )


def _figures(trace: Trace) -> list[str]:
    """Each figure with its number last: ``denied by 1`` as it is, ``31 articles`` turned round."""
    parts = words.figures(trace).split(" · ")
    return [
        part if part.startswith(("denied", "taken")) else " ".join(part.split(" ", 1)[::-1]) for part in parts
    ]


def _article(trace: ArticleTrace) -> str:
    return _render(
        "article-trace.html.jinja",
        title=clipped(trace.title or trace.article, 100),
        article=trace,
        headline=one_line(trace.title or trace.article),
        where=[one_line(part) for part in (trace.outlet, trace.day) if part],
        url=web(trace.url),
        statements=[article_statement(statement) for statement in trace.statements],
        groups=[
            (name, [related(one) for one in articles])
            for name, articles in (
                ("Takes its text from", trace.originals),
                ("Its text was taken over by", trace.copies),
                ("Shares text with", trace.related),
            )
            if articles
        ],
    )


def _render(template: str, **values: object) -> str:
    from markupsafe import Markup

    style = file("graph.css") + file("trace.css")
    return (
        environment()
        .get_template(template)
        .render(style=Markup(style), digest=digest(style), version=__version__, **values)
    )

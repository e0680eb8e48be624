"""The graph of a trace as SVG: one file that loads nothing and runs nothing, in light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.export.page import environment, file
from reportedly.export.trace_layout import Address, layout
from reportedly.export.trace_tall import WIDTH, tall
from reportedly.export.trace_words import figures, quoted
from reportedly.export.visible import clipped, one_line

if TYPE_CHECKING:
    from reportedly.trace.values import Trace


def svg(trace: Trace) -> str:
    """The graph as a file of its own.

    Args:
        trace: of a claim.

    Returns:
        An SVG document, to be written as UTF-8.
    """
    from markupsafe import Markup

    return drawn(trace, style=Markup(file("graph.css")), alone=True)


def drawn(trace: Trace, *, style: str = "", alone: bool = False, address: Address | None = None) -> str:
    """The ``<svg>`` element; on a page the page's style sheet colours it.

    Args:
        trace: of a claim.
        style: a style sheet to put into it.
        alone: as a file of its own, with the claim and its figures.
        address: of a statement or an origin in the application; see ``layout``.
    """
    return (
        environment()
        .get_template("graph.svg.jinja")
        .render(
            graph=layout(trace, address),
            claim=quoted(clipped(trace.text, 96)),
            title=one_line(trace.text),
            figures=figures(trace),
            style=style,
            alone=alone,
            inside=address is not None,
        )
    )


def drawn_tall(trace: Trace, address: Address) -> str:
    """The ``<svg>`` element for a narrow page: time downwards.

    Args:
        trace: of a claim.
        address: of a statement or an origin in the application.
    """
    return (
        environment()
        .get_template("graph-tall.svg.jinja")
        .render(graph=tall(trace, address), width=WIDTH, figures=figures(trace))
    )

"""A Reading for readers: one self-contained page, or a fragment for a notebook.

No script, no request, no style attributes: the page's content security policy allows exactly its one style
sheet. Article text is hostile and escaped wherever it appears.
"""

from __future__ import annotations

from reportedly.export.card_view import COLOURS
from reportedly.export.page import digest, environment, file
from reportedly.export.view import View, view
from reportedly.types import Reading
from reportedly.version import __version__

#: With 500 rules a page opens half a second later, with 2,000 eight seconds.
_LINKED_AT_MOST = 500


def page(reading: Reading) -> str:
    """The reading as one HTML file.

    Args:
        reading: the value to show.

    Returns:
        A whole document, to be written as UTF-8; it loads nothing and runs nothing.
    """
    shown = view(reading)
    style = file("page.css") + file("reading.css") + _linking_rules(shown)
    title = shown.title or _headline(shown) or shown.id
    return _render("page.html.jinja", shown, style=style, digest=digest(style), title=title)


def fragment(reading: Reading) -> str:
    """The reading as an HTML fragment whose styles touch nothing else on the page it is put into."""
    shown = view(reading)
    return _render("fragment.html.jinja", shown, style=file("reading.css") + _linking_rules(shown))


def _headline(shown: View) -> str:
    pieces = (
        piece.text for paragraph in shown.paragraphs if paragraph.headline for piece in paragraph.pieces
    )
    return " ".join("".join(pieces).split())


def _linking_rules(shown: View) -> str:
    """Whatever part of a statement is pointed at or focused, all of its parts light up.

    Browsers weigh every such rule at every move: a page with very many statements goes without them, and
    there the numbers still lead from text to note and back.
    """
    if len(shown.links) > _LINKED_AT_MOST:
        return ""
    rules = []
    for number, rank in shown.links:
        colour = 0 if rank is None else rank % COLOURS + 1
        rules.append(
            f'#{shown.uid}:has([data-h="{number}"]:is(:hover,:focus-within,:target)) [data-a~="{number}"]'
            f"{{--lit:var(--k{colour})}}"
        )
    return "\n".join(rules)


def _render(template: str, shown: View, **values: str) -> str:
    from markupsafe import Markup

    style = Markup(values.pop("style"))  # our own files and numbers, nothing of the article's
    return environment().get_template(template).render(view=shown, style=style, version=__version__, **values)

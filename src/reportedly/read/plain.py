"""Plain text to an article: labels, headline, byline, date and bio told apart, furniture off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.read.authors import is_name, tidy_byline, without_bio
from reportedly.read.blocks import Block
from reportedly.read.credits import agency_in
from reportedly.read.furniture import without_furniture
from reportedly.read.glued import separate
from reportedly.read.headline import after_caption, is_headline, same_title
from reportedly.read.labels import is_label, split_labels
from reportedly.read.lexicon import english
from reportedly.read.lines import paragraphs
from reportedly.read.masthead import beside_headline, masthead, signed_for
from reportedly.read.top import Line, date_of_lead, read_line

#: How far from the top labels, bylines and dates are looked for.
_TOP = 8
#: Characters of a notice above the headline, at most.
_NOTICE = 80
#: An outlet's name, or what an author is.
_CAPITALISED = re.compile(r"[A-Z][\w’'&.-]*(?: (?:[A-Z][\w’'&.-]*|of|the|and|&|for|at|in))*")
#: Words of a paragraph that only a body has, at least.
_BODY = 18


@dataclass(frozen=True, slots=True)
class Article:
    """An article as read from one input, before it becomes a ``Document``."""

    title: str | None
    blocks: tuple[Block, ...]
    byline: str | None = None
    bio: str | None = None
    published: str | None = None
    labels: tuple[str, ...] = ()
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    #: Authors and publishers of metadata, which may name an agency.
    names: tuple[str, ...] = ()


def read_plain(
    text: str, *, title: str | None, byline: str | None, outlet: str | None, scraped: bool
) -> Article:
    """The article in a plain text.

    Args:
        text: the characters, decoded.
        title: the headline where the input gives it apart; put before a text that lacks it.
        byline: the authors where the input gives them apart.
        outlet: the publication where the input gives it apart.
        scraped: expect furniture; clean records get only light treatment.
    """
    parts = paragraphs(separate(text))
    top = _Top(title=title, byline=byline)
    body = _read_top(parts, top, outlet)
    blocks = without_furniture([Block(p) for p in body], scraped=scraped)
    signed = without_bio(blocks, top.byline)
    return Article(
        title=top.title,
        blocks=signed.blocks,
        byline=signed.byline,
        bio=signed.bio,
        published=top.published,
        labels=top.labels,
        outlet=top.outlet,
    )


@dataclass(slots=True)
class _Top:
    """What the lines above the body say; filled in while they are taken off."""

    title: str | None
    byline: str | None
    published: str | None = None
    labels: tuple[str, ...] = ()
    #: The publication, on the first line.
    outlet: str | None = None
    #: The authors' outlet, on a line of its own below their names.
    affiliation: str | None = None


def _read_top(parts: list[str], top: _Top, outlet: str | None) -> list[str]:
    """The paragraphs below labels, headline, byline and date."""
    given = top.title is not None
    kept: list[str] = []
    if not given and outlet is None and parts:
        parts = _take_masthead(parts, top)
    headline_seen = not given and top.title is not None
    for at, part in enumerate(parts):
        rest = parts[at + 1 :]
        if at >= _TOP or len(kept) >= 3:
            return kept + parts[at:]
        if part == top.affiliation or (not kept and top.title is None and _stands_around(part)):
            continue
        if not headline_seen and not kept and _takes_title(part, rest, top, given):
            headline_seen = True
        elif not kept and top.title and (below := after_caption(part, top.title)) is not None:
            kept += [below] if below else []
        elif not _takes_line(part, rest, top, outlet, first=not kept):
            top.published = top.published or date_of_lead(part)
            kept.append(part)
    return kept


def _take_masthead(parts: list[str], top: _Top) -> list[str]:
    """What follows the publication's name and the headline below or beside it."""
    if name := masthead(parts[0], parts[1:]):
        # What may be a section's label stands as one.
        top.outlet, top.labels = (name.name, ()) if name.sure else (None, (name.name,))
        top.title = parts[1].rstrip("; ")
        return parts[2:]
    if line := beside_headline(parts[0], parts[1:]):
        top.outlet, top.title = line
        return parts[1:]
    top.outlet = signed_for(parts)
    return parts


def _takes_title(part: str, rest: Sequence[str], top: _Top, given: bool) -> bool:
    if given:
        return same_title(part, top.title or "")
    if _labels_of(part, rest) or _line_of(part, rest, None):
        return False
    if (
        is_headline(part, rest)
        and not english().furniture.search(part)
        and not english().caption.search(part)
    ):
        top.title = part.rstrip("; ")
        return True
    return False


def _stands_around(part: str) -> bool:
    """Whether a line above the headline is a notice, as press releases have it."""
    return len(part) < _NOTICE and bool(english().furniture.search(part)) and not agency_in(part)


def _author_below(part: str, rest: Sequence[str], top: _Top) -> bool:
    """Whether a line right below the headline is nothing but a name that the article never mentions."""
    return (
        top.title is not None
        and top.byline is None
        and 2 <= len(part.split()) <= 3
        and is_name(part)
        and bool(rest)
        and len(rest[0].split()) >= _BODY
        and not any(part.split()[-1] in text for text in (top.title, *rest[:-1]))
    )


def _takes_line(part: str, rest: Sequence[str], top: _Top, outlet: str | None, *, first: bool) -> bool:
    if first and not top.labels and (labels := _labels_of(part, rest)):
        top.labels = labels
        return True
    if first and _author_below(part, rest, top):
        top.byline = tidy_byline(part)
        return True
    line = _line_of(part, rest, outlet)
    if line is None:
        return False
    top.affiliation = top.affiliation or line.affiliation
    top.byline = top.byline or line.byline
    top.published = top.published or line.published
    return True


def _labels_of(part: str, rest: Sequence[str]) -> tuple[str, ...]:
    """A label bar stands above something that can be a headline; one label alone needs to be known."""
    if not rest:
        return ()
    return split_labels(part) or ((part,) if is_label(part) and len(rest) > 1 else ())


def _line_of(part: str, rest: Sequence[str], outlet: str | None) -> Line | None:
    """Byline and date if the paragraph is a line of such, else ``None``."""
    line = read_line(part)
    if line:
        return line
    if outlet and part.casefold() == outlet.casefold():
        return Line()
    return _signature(part, rest, outlet)


def _signature(part: str, rest: Sequence[str], outlet: str | None) -> Line | None:
    """Names alone on a line, with the authors' outlet alone on the line below."""
    below = rest[0] if rest else ""
    if (
        not _are_names(part)
        or not 1 <= len(below.split()) <= 5
        or not below[0].isupper()
        or below[-1] in ".?!:"
        or not (_CAPITALISED.fullmatch(below) or english().furniture.search(below))
    ):
        return None
    same = outlet is not None and below.casefold() == outlet.casefold()
    plain = same or english().furniture.search(below)
    return Line(tidy_byline(part if plain else f"{part}, {below}"), affiliation=below)


def _are_names(part: str) -> bool:
    names = [name for name in part.replace(" and ", ", ").split(", ") if name]
    return bool(names) and all(is_name(name) or agency_in(name) for name in names)

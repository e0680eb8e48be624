"""One raw input to one ``Document``."""

from __future__ import annotations

import hashlib
from pathlib import PurePath

from reportedly.errors import EmptyInput, NoArticle, TooLarge, UnsupportedLanguage
from reportedly.read import language
from reportedly.read.authors import tidy_byline
from reportedly.read.blocks import assemble
from reportedly.read.credits import find_credits, metadata_credits
from reportedly.read.dates import iso_date
from reportedly.read.encoding import decode, repair
from reportedly.read.headline import is_headline, same_title
from reportedly.read.plain import Article, read_plain
from reportedly.read.raw import Raw
from reportedly.settings import Settings
from reportedly.types import Document, Span

#: Version of the id scheme; changes when the same article would get another id.
_ID_VERSION = "d1"


def to_document(
    raw: Raw,
    settings: Settings,
    *,
    url: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
) -> Document:
    """Read one input: decode, tell the article from its furniture, collect what the page says about it.

    Args:
        raw: the input.
        settings: limits, and whether the text is to be taken as it is.
        url: wins over what the input says; so do the two below.
        published: ISO 8601 or a date in words.
        outlet: the publication.

    Raises:
        EmptyInput, NotText, NoArticle, TooLarge, UnsupportedLanguage: one sentence each that names the input.
    """
    text = _characters(raw, settings)
    if settings.as_is:
        document = _as_is(raw, text)
    else:
        document = _document(raw, _article(raw, repair(text), url or raw.url), outlet or raw.outlet)
    _check_length(document.text, raw, settings)
    _check_language(document, raw)
    return _with(document, url=url, published=iso_date(published) or published, outlet=outlet)


def content_id(text: str) -> str:
    """The id of a text: version of the scheme and 64 bits of its SHA-256."""
    return f"{_ID_VERSION}-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _characters(raw: Raw, settings: Settings) -> str:
    if raw.text is not None:
        if not raw.text.strip():
            raise EmptyInput(raw.origin, "is empty")
        return raw.text
    data = raw.data or b""
    if len(data) > settings.max_bytes:
        raise too_large(raw.origin, settings)
    return decode(data, origin=raw.origin, charset=raw.charset, html=raw.media == "html")


def too_large(origin: str, settings: Settings) -> TooLarge:
    """The error of an input over the limit on bytes."""
    return TooLarge(
        origin, f"is larger than {settings.max_bytes:,} bytes", "raise the limit with --max-bytes"
    )


def _article(raw: Raw, text: str, url: str | None) -> Article:
    if raw.media == "html":
        from reportedly.read.html import read_html

        return read_html(text, origin=raw.origin, url=url)
    return read_plain(
        text,
        title=" ".join(raw.title.split()) if raw.title and raw.title.strip() else None,
        byline=", ".join(raw.authors) or None,
        outlet=raw.outlet,
        scraped=raw.media == "text",
    )


def _document(raw: Raw, article: Article, outlet: str | None) -> Document:
    made = assemble(article.title, article.blocks)
    if not article.blocks:
        raise NoArticle(raw.origin, "has no article in it")
    outlet = outlet or article.outlet
    names = [*raw.authors, *article.names, *([article.byline] if article.byline else [])]
    return Document(
        id=raw.id or content_id(made.text),
        text=made.text,
        title=raw.title or article.title,
        headline=made.headline,
        outlet=outlet,
        byline=tidy_byline(", ".join(raw.authors)) or article.byline,
        published=iso_date(raw.published) or article.published,
        url=article.url or raw.url,
        language=article.language,
        labels=article.labels,
        links=made.links,
        credits=metadata_credits(names, find_credits(made.text), outlet),
        bio=article.bio,
        origin=raw.origin,
    )


def _as_is(raw: Raw, text: str) -> Document:
    """The text unchanged; only the headline is pointed at, if the first paragraph clearly is one."""
    headline = _headline_span(text, raw.title)
    return Document(
        id=raw.id or _stem(raw.origin) or content_id(text),
        text=text,
        title=raw.title or (text[slice(*headline)] if headline else None),
        headline=headline,
        outlet=raw.outlet,
        byline=tidy_byline(", ".join(raw.authors)),
        published=iso_date(raw.published),
        url=raw.url,
        credits=metadata_credits(raw.authors, find_credits(text), raw.outlet),
        origin=raw.origin,
    )


def _stem(origin: str) -> str | None:
    """A file's name without ``.txt``, so that a text and its gold annotation have one id."""
    return PurePath(origin).name.removesuffix(".txt") if PurePath(origin).suffix else None


def _headline_span(text: str, title: str | None) -> Span | None:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        return None
    if not (same_title(lines[0], title) if title else is_headline(lines[0], lines[1:])):
        return None
    start = text.index(lines[0])
    return start, start + len(lines[0])


def _check_length(text: str, raw: Raw, settings: Settings) -> None:
    if len(text) > settings.max_chars:
        raise TooLarge(
            raw.origin,
            f"has a text of more than {settings.max_chars:,} characters",
            "raise the limit with --max-chars",
        )


def _check_language(document: Document, raw: Raw) -> None:
    found = language.detect(document.text)
    if found == "en":
        return
    named = language.name(found or document.language)
    raise UnsupportedLanguage(
        raw.origin,
        f"is in {named}, not in English" if named and named != "English" else "is not in English",
        "only English is read",
    )


def _with(document: Document, *, url: str | None, published: str | None, outlet: str | None) -> Document:
    from dataclasses import replace

    return replace(
        document,
        url=url or document.url,
        published=published or document.published,
        outlet=outlet or document.outlet,
        language="en",
    )

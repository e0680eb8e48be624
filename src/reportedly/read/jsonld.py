"""What a page's JSON-LD says about its article (schema.org), broken JSON tolerated."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = re.compile(
    r"(?:Article|BlogPosting|Report|LiveBlogPosting|SocialMediaPosting|DiscussionForumPosting)$"
)
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_WRAPPER = re.compile(r"^\s*(?://)?\s*(?:<!\[CDATA\[|<!--)|(?://)?\s*(?:\]\]>|-->)\s*;?\s*$")
#: Objects looked at; more are noise or an attack.
_MOST_NODES = 5000


@dataclass(frozen=True, slots=True)
class Statement:
    """One article as JSON-LD describes it; every field as written."""

    headline: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    sections: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    body: str | None = None
    #: Others that had a hand in it: provider, source organisation, holder of the copyright.
    providers: tuple[str, ...] = ()
    #: The page's main thing is a video.
    video: bool = False
    #: It is a live blog.
    live: bool = False


def read_jsonld(tree: HtmlElement) -> Statement:
    """The page's article according to its JSON-LD; an empty statement when it names none."""
    nodes = list(_nodes(tree))
    named = {str(n["@id"]): n for n in nodes if "@id" in n and len(n) > 1}
    articles = [n for n in nodes if any(_ARTICLE.search(t) for t in _types(n))]
    video = any("VideoObject" in _types(n) for n in nodes) and not articles
    if not articles:
        return Statement(video=video)
    return _statement(max(articles, key=_fullness), named)


def _fullness(node: dict[str, Any]) -> int:
    return sum(key in node for key in ("headline", "datePublished", "author", "publisher", "articleBody"))


def _statement(node: dict[str, Any], named: dict[str, dict[str, Any]]) -> Statement:
    def names(key: str) -> tuple[str, ...]:
        return tuple(n for value in _many(node.get(key)) if (n := _name(value, named)))

    return Statement(
        headline=_text(node.get("headline")) or _text(node.get("name")),
        authors=tuple(dict.fromkeys(names("author") or names("creator"))),
        publisher=next(iter(names("publisher")), None),
        published=_text(node.get("datePublished")) or _text(node.get("dateCreated")),
        url=_url(node.get("mainEntityOfPage")) or _url(node.get("url")),
        language=_text(node.get("inLanguage")) or _name(node.get("inLanguage"), named),
        sections=_words(node.get("articleSection")),
        keywords=_words(node.get("keywords")),
        body=_body(node),
        live="LiveBlogPosting" in _types(node),
        providers=names("provider") + names("sourceOrganization") + names("copyrightHolder"),
    )


def _body(node: dict[str, Any]) -> str | None:
    """The article's text; of a live blog, its entries."""
    parts = [_raw(node.get("articleBody"))]
    for update in _many(node.get("liveBlogUpdate")):
        if isinstance(update, dict):
            parts += [_text(update.get("headline")), _raw(update.get("articleBody"))]
    return "\n\n".join(part for part in parts if part) or None


def _nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every object in every block, outermost first."""
    count = 0
    queue: list[Any] = [
        block
        for script in tree.iter("script")
        if "ld+json" in (script.get("type") or "").lower()
        for block in _parsed(script.text or "")
    ]
    while queue and count < _MOST_NODES:
        node = queue.pop(0)
        count += 1
        if isinstance(node, dict):
            yield node
            queue += [value for value in node.values() if isinstance(value, (dict, list))]
        elif isinstance(node, list):
            queue += [value for value in node if isinstance(value, (dict, list))]


def _parsed(source: str) -> list[Any]:
    source = _WRAPPER.sub("", source).strip().rstrip(";")
    for candidate in (
        source,
        _TRAILING_COMMA.sub("", source),
        _TRAILING_COMMA.sub("", html.unescape(source)),
    ):
        found = _objects(candidate)
        if found:
            return found
    return []


def _objects(source: str) -> list[Any]:
    """The JSON values that stand one after the other; what follows the first broken one is lost."""
    decoder = json.JSONDecoder(strict=False)
    found: list[Any] = []
    at = 0
    while at < len(source):
        try:
            value, at = decoder.raw_decode(source, at)
        except (ValueError, RecursionError):
            break
        found.append(value)
        at += len(source[at:]) - len(source[at:].lstrip(" \t\r\n,;"))
    return found


def _types(node: dict[str, Any]) -> list[str]:
    return [str(t).rsplit("/", 1)[-1] for t in _many(node.get("@type"))]


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _raw(value: Any) -> str | None:
    return html.unescape(value).strip() or None if isinstance(value, str) else None


def _text(value: Any) -> str | None:
    """A string with entities resolved and tags and runs of spaces gone."""
    value = value[0] if isinstance(value, list) and value else value
    raw = _raw(value)
    return " ".join(re.sub(r"</?[a-zA-Z][^<>]*>", "", raw).split()) or None if raw else None


def _name(value: Any, named: dict[str, dict[str, Any]]) -> str | None:
    if isinstance(value, dict):
        target = value if "name" in value else named.get(str(value.get("@id")), value)
        return _text(target.get("name"))
    text = _text(value)
    return None if text is None or text.startswith(("http://", "https://", "#")) else text


def _url(value: Any) -> str | None:
    value = value.get("@id") or value.get("url") if isinstance(value, dict) else value
    return value if isinstance(value, str) and value.startswith(("http://", "https://")) else None


def _words(value: Any) -> tuple[str, ...]:
    parts = [part for item in _many(value) if isinstance(item, str) for part in item.split(",")]
    return tuple(dict.fromkeys(" ".join(html.unescape(part).split()) for part in parts if part.strip()))

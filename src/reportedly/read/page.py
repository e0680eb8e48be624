"""What a page says about its article: JSON-LD, OpenGraph and other meta tags, and marked-up elements."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from reportedly.read.authors import byline_in, tidy_byline
from reportedly.read.credits import agency_in
from reportedly.read.dates import iso_date
from reportedly.read.headline import same_title
from reportedly.read.jsonld import Statement, read_jsonld

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SUFFIX = re.compile(r"\s+(?:[|»·•–—-]|::)\s+[^|»·•–—]{2,60}$")
_MOST_LABELS = 30
_CATEGORY_BAR = re.compile(
    r"(?:^|[\s_-])(?:cat-links|categor(?:y|ies)|post-categories|kicker|eyebrow|tags?-links|labels?|tags|topics)(?:$|[\s_-])",
    re.I,
)
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:byline|author-name|article-author|post-author|entry-author)(?:$|[\s_-])", re.I
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says about its article."""

    title: str | None
    byline: str | None
    outlet: str | None
    published: str | None
    url: str | None
    language: str | None
    labels: tuple[str, ...]
    #: Authors, publishers and providers: an agency among them is a credit.
    names: tuple[str, ...]
    #: The article's text as JSON-LD gives it.
    body: str | None
    #: The page is about a video.
    video: bool
    #: The page says itself that it is an article.
    declared: bool
    #: The page says that it is a live blog.
    live: bool


def read_page(tree: HtmlElement, *, url: str | None) -> Facts:
    """The facts of a page.

    Args:
        tree: the page, not yet pruned.
        url: where it came from, if known; relative addresses are resolved against it.
    """
    meta = _meta(tree)
    said = read_jsonld(tree)
    base = _canonical(tree, meta, said, url)
    return Facts(
        title=_title(tree, meta, said),
        byline=_byline(tree, meta, said),
        outlet=_outlet(tree, meta, said),
        published=_published(tree, meta, said),
        url=base,
        language=_language(tree, meta, said),
        labels=_labels(tree, meta, said),
        names=tuple(n for n in (*said.authors, said.publisher, *said.providers) if n),
        body=said.body,
        video=said.video or (meta.get("og:type") or "").startswith("video"),
        declared=bool(said.headline) or meta.get("og:type") == "article",
        live=said.live or bool(re.search(r"\blive\b|\bas it happened\b", meta.get("og:title") or "", re.I)),
    )


def _meta(tree: HtmlElement) -> dict[str, str]:
    """Meta tags by lower-case name; the first of a name wins, ``article:tag`` is joined by newlines."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        content = " ".join((tag.get("content") or "").split())
        if name and content:
            found[name] = (
                f"{found[name]}\n{content}"
                if name == "article:tag" and name in found
                else found.get(name, content)
            )
    return found


def _first(meta: dict[str, str], *names: str) -> str | None:
    return next((meta[name] for name in names if meta.get(name)), None)


def _title(tree: HtmlElement, meta: dict[str, str], said: Statement) -> str | None:
    """The visible headline where the metadata confirms it, else the metadata's own."""
    tagged = _first(meta, "og:title", "twitter:title", "dc.title", "title")
    stated = [t for t in (said.headline, tagged, *_window(tree)[:1]) if t]
    forms = [form for t in stated for form in (t, _SUFFIX.sub("", t))]
    heads = [text for head in _heads(tree) if (text := _text_of(head))]
    confirmed = next((h for h in heads if any(same_title(h, form) for form in forms)), None)
    if confirmed or said.headline:
        return confirmed or said.headline
    # A lone h1 of several words is the headline even when the tags carry one written for search engines.
    first = [text for h1 in tree.iter("h1") if (text := _text_of(h1))]
    if len(first) == 1 and len(first[0].split()) >= 4:
        return first[0]
    return _SUFFIX.sub("", stated[0]) if stated else next(iter(first), None)


def _heads(tree: HtmlElement) -> list[HtmlElement]:
    return [*tree.iter("h1"), *list(tree.iter("h2"))[:5]]


def _window(tree: HtmlElement) -> list[str]:
    """The parts of the window's title, longest first: the headline, and the site's name beside it."""
    window = next((text for t in tree.iter("title") if (text := _text_of(t))), "")
    parts = [part.strip() for part in re.split(r"\s+(?:[|»«·•–—-]|::)\s+", window)]
    return sorted((part for part in parts if part), key=len, reverse=True)


def _byline(tree: HtmlElement, meta: dict[str, str], said: Statement) -> str | None:
    site = {(_first(meta, "og:site_name") or "").casefold(), (said.publisher or "").casefold()}
    stated = tidy_byline(", ".join(a for a in said.authors if a.casefold() not in site))
    tagged = _first(
        meta,
        "author",
        "byl",
        "parsely-author",
        "dc.creator",
        "sailthru.author",
        "article:author",
        "citation_author",
    )
    if tagged and ("://" in tagged or tagged.casefold() in site):
        tagged = None
    return stated or tidy_byline(tagged) or _marked_byline(tree)


def _marked_byline(tree: HtmlElement) -> str | None:
    for element in tree.iter("a", "span", "p", "div", "address"):
        rel, prop = (element.get("rel") or "").split(), element.get("itemprop")
        if "author" in rel or prop == "author" or _BYLINE.search(element.get("class") or ""):
            text = _text_of(element) or ""
            name = byline_in(text) or (tidy_byline(text) if 2 <= len(text.split()) <= 8 else None)
            if name:
                return name
    return None


def _outlet(tree: HtmlElement, meta: dict[str, str], said: Statement) -> str | None:
    """The site, not the agency that the publisher field sometimes names."""
    site = _first(
        meta, "og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher", "cre"
    )
    if said.publisher and not (site and agency_in(said.publisher)):
        # A site name is sometimes its domain or a section; the publisher is its proper name.
        section = not site or "." in site or site.casefold() in said.publisher.casefold()
        return said.publisher if section else site
    return site or _named_in_window(tree)


def _named_in_window(tree: HtmlElement) -> str | None:
    """A short part of the window's title that the page's header repeats, or that stands alone there."""
    heads = {(_text_of(h) or "").casefold() for h in tree.iter("h1", "header")}
    rest = [part for part in _window(tree)[1:] if len(part.split()) <= 5]
    return next((part for part in rest if part.casefold() in heads or len(rest) == 1), None)


def _published(tree: HtmlElement, meta: dict[str, str], said: Statement) -> str | None:
    """The first time with a zone, else the first day."""
    written = [
        said.published,
        _first(
            meta,
            "article:published_time",
            "og:article:published_time",
            "datepublished",
            "parsely-pub-date",
            "sailthru.date",
        ),
        _first(
            meta,
            "date",
            "pubdate",
            "publishdate",
            "publish-date",
            "dc.date",
            "dc.date.issued",
            "dcterms.created",
            "ptime",
            "citation_date",
        ),
        *(t.get("datetime") for t in tree.iter("time") if t.get("datetime") and not _inside_list(t)),
    ]
    dates = [found for found in map(iso_date, written) if found]
    if not dates:
        return None
    return next((d for d in dates if "T" in d and d[:10] == dates[0][:10]), dates[0])


def _inside_list(element: HtmlElement) -> bool:
    """Times in lists and asides belong to other stories."""
    return next(element.iterancestors("li", "aside", "nav", "footer"), None) is not None


def _canonical(tree: HtmlElement, meta: dict[str, str], said: Statement, url: str | None) -> str | None:
    link = next(
        (k.get("href") for k in tree.iter("link") if "canonical" in (k.get("rel") or "").lower().split()),
        None,
    )
    for candidate in (link, _first(meta, "og:url"), said.url, url):
        found = absolute(candidate, url)
        # A canonical address that is the site's front page is a mistake of the site.
        if found and (urlsplit(found).path.strip("/") or urlsplit(found).query or candidate == url):
            return found
    return url


def absolute(address: str | None, base: str | None) -> str | None:
    """An http address, resolved against the base; ``None`` for anything else."""
    if not address:
        return None
    try:
        found = urljoin(base, address.strip()) if base else address.strip()
        return found if urlsplit(found).scheme in {"http", "https"} and urlsplit(found).netloc else None
    except ValueError:
        return None


def _language(tree: HtmlElement, meta: dict[str, str], said: Statement) -> str | None:
    root = tree.getroottree().getroot()
    written = (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
    )
    written = written or said.language or _first(meta, "og:locale", "content-language", "dc.language")
    match = re.match(r"[a-zA-Z]{2,3}(?=[-_]|$)", (written or "").strip())
    return match[0].lower() if match else None


def _labels(tree: HtmlElement, meta: dict[str, str], said: Statement) -> tuple[str, ...]:
    """Sections, tags and the category bar; keywords only where the page shows them as links."""
    shown = [_text_of(a) or "" for a in tree.iter("a") if _is_label_link(a)]
    anchors = {(_text_of(a) or "").casefold() for a in tree.iter("a")} if said.keywords else set()
    section = _first(meta, "article:section")
    words = [
        *said.sections,
        *([section] if section else []),
        *shown,
        *(meta.get("article:tag") or "").split("\n"),
        *(k for k in said.keywords if k.casefold() in anchors),
    ]
    unique: dict[str, str] = {}
    for word in words:
        if word and len(word) <= 60:
            unique.setdefault(word.casefold(), word)
    return tuple(unique.values())[:_MOST_LABELS]


def _is_label_link(anchor: HtmlElement) -> bool:
    rel = (anchor.get("rel") or "").lower().split()
    if "tag" in rel or "category" in rel:
        return True
    bars = (anchor, *list(anchor.iterancestors("div", "span", "p", "ul"))[:2])
    return any(_CATEGORY_BAR.search(bar.get("class") or "") for bar in bars) and not _inside_navigation(
        anchor
    )


def _inside_navigation(element: HtmlElement) -> bool:
    return next(element.iterancestors("nav", "header", "footer", "aside"), None) is not None and (
        next(element.iterancestors("article", "main"), None) is None
    )


def _text_of(element: HtmlElement) -> str | None:
    return " ".join(element.text_content().split()) or None

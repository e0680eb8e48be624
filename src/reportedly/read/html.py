"""A page to an article: facts from its markup, paragraphs from its body, furniture off."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.errors import NoArticle
from reportedly.read.authors import without_bio
from reportedly.read.blocks import Block
from reportedly.read.body import read_body
from reportedly.read.furniture import without_furniture
from reportedly.read.headline import same_title
from reportedly.read.labels import is_label, split_labels
from reportedly.read.lexicon import english
from reportedly.read.lines import paragraphs
from reportedly.read.page import Facts, read_page
from reportedly.read.plain import Article
from reportedly.read.prepare import prepare
from reportedly.read.top import Line, read_line
from reportedly.read.tree import parse

#: Words in running sentences below which a page has no article.
_FEWEST_WORDS = 25
_FEWEST_WORDS_DECLARED = 10
#: Below so many words a page's title or type can still show that the text is a message, not an article.
_MESSAGE_WORDS = 120
_TOP = 6


def read_html(source: str, *, origin: str, url: str | None) -> Article:
    """The article of a page.

    Args:
        source: the page's characters.
        origin: names the input in errors.
        url: where the page came from, if known.

    Raises:
        NoArticle: a menu, an error message, a video, a login wall, or nothing at all.
    """
    tree = parse(source, origin=origin)
    facts = read_page(tree, url=url)
    bio = prepare(tree, live=facts.live)
    blocks = read_body(tree, url=facts.url or url)
    article = _article(_fuller(blocks, facts), facts, bio)
    _check(article, facts, blocks, origin)
    return article


def _article(blocks: Sequence[Block], facts: Facts, bio: str | None) -> Article:
    body = without_furniture([b for b in blocks if not _is_link_only(b)], scraped=True)
    body, said, labels = _without_top(body, facts)
    signed = without_bio(body, facts.byline or said.byline)
    return Article(
        title=facts.title,
        blocks=_without_hanging_heading(signed.blocks),
        byline=signed.byline,
        bio=bio or signed.bio,
        published=facts.published or said.published,
        labels=facts.labels or labels,
        outlet=facts.outlet,
        url=facts.url,
        language=facts.language,
        names=facts.names,
    )


def _fuller(blocks: list[Block], facts: Facts) -> list[Block]:
    """The page's paragraphs, or those of its JSON-LD where the page shows only the beginning."""
    if not facts.body:
        return blocks
    stated = [Block(p) for p in paragraphs(re.sub(r"</?[a-zA-Z][^<>]*>", "", facts.body))]
    # The extractor falls back on JSON-LD too, but makes one paragraph of it.
    merged = len(blocks) == 1 < len(stated) and not blocks[0].links
    shorter = sum(b.words for b in blocks) < 0.5 * sum(b.words for b in stated)
    return stated if merged or shorter else blocks


def _is_link_only(block: Block) -> bool:
    """A line that is one link and no sentence leads to another story."""
    if block.role == "heading" or not block.links or block.linked_share < 0.85:
        return False
    return block.words < 25 and not re.search(r"[.?!][”’\"')]*$", block.text)


def _without_top(blocks: Sequence[Block], facts: Facts) -> tuple[tuple[Block, ...], Line, tuple[str, ...]]:
    """The paragraphs without headline, byline, date and labels above the body, and what those said."""
    said = Line()
    labels: tuple[str, ...] = ()
    kept: list[Block] = []
    for block in blocks[:_TOP]:
        line = read_line(block.text)
        bar = split_labels(block.text) or ((block.text,) if is_label(block.text) else ())
        if facts.title and same_title(block.text, facts.title) and len(kept) <= 1:
            continue
        if line or bar or _is_name_of(block, facts):
            labels = labels or bar
            said = said.or_else(line or Line())
        else:
            kept.append(block)
    return (*kept, *blocks[_TOP:]), said, labels


def _is_name_of(block: Block, facts: Facts) -> bool:
    return block.text.casefold() in {(facts.byline or "").casefold(), (facts.outlet or "").casefold()}


def _without_hanging_heading(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """A sub-heading with nothing after it announced what was taken off."""
    while blocks and blocks[-1].role == "heading":
        blocks = blocks[:-1]
    return blocks


def _check(article: Article, facts: Facts, blocks: Sequence[Block], origin: str) -> None:
    prose = sum(b.words for b in article.blocks if _is_prose(b))
    shown = " ".join(b.text for b in blocks)[:5000]
    if prose < _MESSAGE_WORDS:
        if english().error_title.search(article.title or ""):
            raise NoArticle(origin, f"is an error page (“{(article.title or '')[:60]}”), not an article")
        if english().wall.search(shown) and prose < 60:
            raise NoArticle(origin, "shows a login or subscription form instead of the article")
        if facts.video and prose < 60:
            raise NoArticle(origin, "is a video page with no article in it")
    if prose < (_FEWEST_WORDS_DECLARED if facts.declared else _FEWEST_WORDS):
        raise NoArticle(
            origin, "has no article in it", "it may be a menu, or be written by scripts in the browser"
        )


def _is_prose(block: Block) -> bool:
    return (
        block.words >= 6 and block.linked_share < 0.5 and bool(re.search(r"[.?!…:][”’\"')\]]*$", block.text))
    )

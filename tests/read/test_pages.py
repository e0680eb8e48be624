"""Pages: facts, paragraphs, links."""

# Rows of text are easier to read on one line.
# ruff: noqa: E501
from __future__ import annotations

import pytest

from reportedly.types import Document
from tests.read.making import PROSE, article, body, page, stored_page


def anchors(document: Document) -> list[tuple[str, str]]:
    return [(document.text[slice(*link.span)], link.url) for link in document.links]


def test_newspaper() -> None:
    found = stored_page("newspaper.html")
    assert found.title == "Harbour bridge to close for a year, council says"
    assert (found.byline, found.outlet) == ("Moira Tait", "The Kelso Argus")
    assert found.published == "2024-05-14T06:30:00+01:00"  # JSON-LD is broken by a comma, and has the zone
    assert found.url == "https://argus.example/news/harbour-bridge-closure-4471"
    assert found.labels == ("Transport", "Bridges", "Kelso Council")  # not the keyword that is not shown
    assert found.bio == "Moira Tait covers transport for The Kelso Argus. Follow her on Mastodon."
    assert [c.outlet for c in found.credits] == ["Reuters"]
    assert body(found) == [
        "Drivers face a 14-mile detour while engineers replace corroded cables.",
        "The harbour bridge will be closed to all traffic for at least a year from June, the council said on Monday.",
        "“The cables are in a worse state than anyone had feared,” said Ewan Dunn, the council’s chief engineer. “We cannot wait.”",
        "Shops fear for summer trade",
        "Traders on the south bank said they had not been consulted.",
        "“It will finish us,” said Priya Nandan, who runs a bakery on Quay Street.",
        "“The council has assured us in writing that compensation will be paid.",
        "“It has not said how much, or when.”",
        "The footpath will stay open until July.",
        "Buses will run via Upper Kelso.",
        "A spokesman for the transport ministry declined to comment. Additional reporting by Reuters",
    ]
    assert anchors(found) == [
        ("the council said", "https://argus.example/council/minutes?id=7&p=2"),
        ("Ewan Dunn", "https://kelso.example/staff/dunn"),
        ("Upper Kelso", "https://argus.example/routes/upper"),
    ]


def test_blog_without_metadata() -> None:
    found = stored_page("old_blog.html")
    assert found.title == "Mayor lied about landfill, says former aide"
    assert (found.outlet, found.byline, found.published) == ("Lantern Watch", "Bertram Oakes", "2017-03-09")
    assert found.labels == ("Local", "Corruption")
    assert [c.outlet for c in found.credits] == ["Valley Herald"]
    assert len(body(found)) == 4


def test_live_blog_keeps_its_entries() -> None:
    parts = body(stored_page("live_blog.html"))
    for kept in ("Schools to stay shut on Friday", "First death confirmed", "Trains suspended"):
        assert kept in parts
    assert len(parts) == 8


def test_wire_copy() -> None:
    found = stored_page("wire_copy.html")
    assert found.outlet == "Fjord Times"  # not the agency that the publisher field names
    assert [(c.outlet, c.span is not None) for c in found.credits] == [("Reuters", True)]


def test_credit_that_only_the_metadata_gives() -> None:
    head = (
        '<meta property="og:site_name" content="Fjord Times"><meta property="og:title" content="Ferry stays in port">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry stays in port",'
        ' "author": "Associated Press"}</script>'
    )
    found = page(article(), head)
    assert [(c.outlet, c.span) for c in found.credits] == [("Associated Press", None)]


def test_spaces_around_inline_elements() -> None:
    found = page(
        article(
            'The <b>mayor</b> <a href="https://a.example/1">Ann Lee</a> <i>told</i> <a href="https://a.example/2">\nthe council </a>so.',
            'It was over, she said<a href="#n1"><sup>1</sup></a>. H<sub>2</sub>O, 10<sup>th</sup>, <q>nothing</q>, <del>four</del> five.',
        )
    )
    assert body(found)[:2] == [
        "The mayor Ann Lee told the council so.",
        "It was over, she said. H2O, 10th, “nothing”, five.",
    ]
    assert anchors(found) == [("Ann Lee", "https://a.example/1"), ("the council", "https://a.example/2")]


def test_addresses_are_made_absolute() -> None:
    given = article(
        'The <a href="../x?a=1&amp;b=2">report</a>, <a href="mailto:a@b.example">a letter</a>, <a href="javascript:x()">that</a> were all that the council had asked for in a year.'
    )
    assert anchors(page(given, url="https://a.example/news/1")) == [("report", "https://a.example/x?a=1&b=2")]


def test_who_is_quoted_in_a_block_stays_apart() -> None:
    found = page(
        f"<article><p>{PROSE}</p><blockquote>It was over before it began.<cite>Ann Lee</cite></blockquote><p>{PROSE}</p></article>"
    )
    assert "It was over before it began.\n\nAnn Lee" in found.text


def test_text_that_only_jsonld_has() -> None:
    said = (
        '{"@type": "NewsArticle", "headline": "Ferry stays in port", "articleBody": "'
        + f"{PROSE}\\n\\n{PROSE}"
        + '"}'
    )
    found = page("<div id='app'></div>", f'<script type="application/ld+json">{said}</script>')
    assert found.text == f"Ferry stays in port\n\n{PROSE}\n\n{PROSE}"


@pytest.mark.parametrize(
    ("head", "shown", "title"),
    [
        ("<title>Ferry stays in port - The Post</title>", "Ferry stays in port", "Ferry stays in port"),
        ("<title>The Post | Ferry stays in port</title>", "The Post", "Ferry stays in port"),
        (
            '<meta property="og:title" content="You won’t believe this ferry">',
            "Ferry stays in port, towns wait",
            "Ferry stays in port, towns wait",
        ),
        ('<meta property="og:title" content="Ferry stays in port">', "", "Ferry stays in port"),
    ],
)
def test_titles(head: str, shown: str, title: str) -> None:
    assert page(f"<h1>{shown}</h1>{article()}", head).title == title


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        '{"@type": "NewsArticle", "headline": ',
        "[" * 5000,
        "null",
        "[1, 2]",
        '{"@type": 3, "author": [[]]}',
        "<!-- {} -->",
    ],
)
def test_broken_jsonld_does_no_harm(broken: str) -> None:
    assert PROSE in page(article(), f'<script type="application/ld+json">{broken}</script>').text


def test_what_the_user_says_wins() -> None:
    head = '<meta property="og:site_name" content="Fjord Times"><meta property="article:published_time" content="2020-01-01">'
    found = page(article(), head, url="https://b.example/2", published="3 May 2018", outlet="The Post")
    assert (found.url, found.published, found.outlet) == ("https://b.example/2", "2018-05-03", "The Post")


FLASH = """
<header><a href="/">The Kelso Argus</a><nav><ul><li><a href="/news">News</a></li></ul></nav></header>
<main><article><h1>Ferry runs aground</h1><div class="byline">By <a href="/x" rel="author">Ida Moor</a></div>
<time datetime="2031-05-04T10:20:00Z">4 May 2031, 10:20</time>
<div class="text">{}</div></article>
<aside><h3>Most read</h3><ul><li><a href="/a">Ten gardens to see</a></li></ul></aside></main>
<footer><p>© 2031 The Kelso Argus. All rights reserved.</p></footer>
"""
HEAD = '<title>Ferry runs aground - The Kelso Argus</title><meta property="og:type" content="article">'


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["The ferry to Orme has run aground off Kelso.", "Nobody was hurt, the coastguard told Wireline."],
        ["The ferry to Orme has run aground off Kelso, the coastguard told Wireline on Sunday."],
    ],
)
def test_short_article(paragraphs: list[str]) -> None:
    found = page(FLASH.format("".join(f"<p>{p}</p>" for p in paragraphs)), HEAD)
    assert (found.title, found.byline) == ("Ferry runs aground", "Ida Moor")
    assert body(found) == paragraphs

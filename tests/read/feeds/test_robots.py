"""What a robots.txt asks of this program."""

from __future__ import annotations

import time

import pytest

from reportedly.read.feeds.robots import Robots

SITE = "https://harbour.example"


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/news", True),
        ("User-agent: *\nDisallow: /", "/news", False),
        ("User-agent: *\nDisallow:", "/news", True),
        # The longest rule decides, wherever it stands.
        ("User-agent: *\nDisallow: /\nAllow: /news", "/news/1", True),
        ("User-agent: *\nAllow: /news\nDisallow: /news/private", "/news/private/1", False),
        # Wildcards and the end.
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", True),
        ("User-agent: *\nDisallow: /*?print=", "/a?print=1", False),
        # Rules that name us win over those for everybody, and those for others are nothing to us.
        ("User-agent: *\nDisallow: /\n\nUser-agent: Reportedly\nAllow: /", "/news", True),
        ("User-agent: reportedly/1.0\nDisallow: /", "/news", False),
        ("User-agent: OtherBot\nDisallow: /", "/news", True),
        ("User-agent: OtherBot\nUser-agent: reportedly\nDisallow: /", "/news", False),
        # No robots.txt at all, whatever it says.
        ("<html><body>Disallow: /</body></html>", "/news", True),
        ("Disallow: /", "/news", True),
    ],
)
def test_allows(text: str, path: str, allowed: bool) -> None:
    assert Robots(text, "reportedly").allows(SITE + path) is allowed


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        ("User-agent: *\nCrawl-delay: 5", 5.0),
        ("User-agent: *\nCrawl-delay: 0.5", 0.5),
        ("User-agent: *\nCrawl-delay: 86400", 300.0),
        ("User-agent: *\nCrawl-delay: -3", 0.0),
        ("User-agent: *\nCrawl-delay: soon", 0.0),
        ("User-agent: *\nCrawl-delay: nan", 0.0),
        ("User-agent: *\nCrawl-delay: 9\nUser-agent: reportedly\nCrawl-delay: 2", 2.0),
        ("", 0.0),
    ],
)
def test_delay(text: str, delay: float) -> None:
    assert Robots(text, "reportedly").delay == delay


def test_hostile_wildcards_take_one_pass() -> None:
    start = time.monotonic()
    rules = Robots("User-agent: *\nDisallow: /" + "*a" * 12 + "*b$\n", "reportedly")
    assert rules.allows(f"{SITE}/{'a' * 3000}c")
    assert time.monotonic() - start < 1

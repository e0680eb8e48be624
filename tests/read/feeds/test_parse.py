"""Every format to the same values; what is broken or hostile, to what can be told of it or one sentence."""

# Rows are easier to read on one line.
# ruff: noqa: E501
from __future__ import annotations

import gzip
import time
from dataclasses import replace

import pytest

from reportedly.errors import InputError, NotAFeed, NotText, TooLarge
from reportedly.read.feeds.discover import discover
from reportedly.read.feeds.feed import Entry, Feed, Subscription, Subscriptions
from reportedly.read.feeds.markup import MOST_NODES
from reportedly.read.feeds.parse import is_feed, parse_feed
from reportedly.read.feeds.words import moment, plain

URL = "https://harbour.example/news/feed"
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Post</title><link>https://harbour.example/</link>%s</channel></rss>"""
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://harbour.example/a/"><title>Harbour Post</title>%s</feed>'
JSON = '{"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Post", "items": [%s]}'
OPML = '<?xml version="1.0"?><opml version="2.0"><head><title>Ports</title></head><body>%s</body></opml>'
LONG = "The harbour master said the crane would stay. " * 40


def feed(text: str | bytes, url: str = URL, charset: str | None = None) -> Feed:
    """The feed of a text."""
    found = parse_feed(text if isinstance(text, bytes) else text.encode(), url=url, charset=charset)
    assert isinstance(found, Feed)
    return found


def only(text: str | bytes) -> Entry:
    """Its one entry."""
    (entry,) = feed(text).entries
    return entry


ONE = Entry("https://harbour.example/1", "https://harbour.example/1")
ENTRIES = [
    # RSS 2.0: the guid is the address, unless it says that it is not.
    (RSS % "<item><guid>https://harbour.example/1</guid></item>", ONE),
    (RSS % '<item><guid isPermaLink="false">https://harbour.example/1</guid><link>/2</link></item>', replace(ONE, url="https://harbour.example/2")),
    (RSS % "<item><guid>17</guid></item>", Entry("17", None)),
    (RSS % "<item><guid>17</guid><link>javascript:alert(1)</link></item>", Entry("17", None)),
    (RSS % "<item><link><![CDATA[https://harbour.example/p?a=1&b=2]]></link></item>", Entry("https://harbour.example/p?a=1&b=2", "https://harbour.example/p?a=1&b=2")),
    # Titles are escaped never, once or twice.
    (RSS % "<item><guid>1</guid><title>Tug &amp; barge</title></item>", Entry("1", None, title="Tug & barge")),
    (RSS % "<item><guid>1</guid><title>Tug &amp;amp; &lt;b&gt;barge&lt;/b&gt;</title></item>", Entry("1", None, title="Tug & barge")),
    (RSS % "<item><guid>1</guid><title>Tug & barge: R&D&nbsp;caf&eacute;</title></item>", Entry("1", None, title="Tug & barge: R&D café")),
    # Numbers of characters that there are, and of some that there are not.
    (RSS % "<item><guid>1</guid><title>Tug&#8217;s &#xe9;&#55296;&#0;&#x110000;&#xFFFF; crew</title></item>", Entry("1", None, title="Tug’s é\ufffd\ufffd\ufffd\ufffd crew")),
    # Authors: an address with a name, or Dublin Core; two of them.
    (RSS % "<item><guid>1</guid><author>desk@harbour.example (Ada Quay)</author></item>", Entry("1", None, authors=("Ada Quay",))),
    (RSS % "<item><guid>1</guid><dc:creator>Ada Quay</dc:creator><dc:creator>Ben Dock</dc:creator></item>", Entry("1", None, authors=("Ada Quay", "Ben Dock"))),
    (RSS % "<item><guid>1</guid><author>desk@harbour.example</author></item>", Entry("1", None)),
    # Dates.
    (RSS % "<item><guid>1</guid><pubDate>Tue, 05 Jun 2018 10:30:00 EST</pubDate></item>", Entry("1", None, published="2018-06-05T10:30:00-05:00")),
    (RSS % "<item><guid>1</guid><dc:date>2018-06-05</dc:date></item>", Entry("1", None, published="2018-06-05")),
    (RSS % "<item><guid>1</guid><pubDate>soon</pubDate></item>", Entry("1", None)),
    # Summary and content: a short description is a summary, a long one is the article too.
    (RSS % "<item><guid>1</guid><description>&lt;p&gt;Short.&lt;/p&gt;</description><content:encoded><![CDATA[<p>Whole & all.</p>]]></content:encoded></item>", Entry("1", None, summary="Short.", content="<p>Whole & all.</p>")),
    (RSS % "<item><guid>1</guid><description>Short.</description></item>", Entry("1", None, summary="Short.")),
    (RSS % f"<item><guid>1</guid><description>{LONG}</description></item>", Entry("1", None, summary=LONG.strip(), content=LONG)),
    # A picture's title and content are not the article's.
    (RSS % '<item xmlns:media="http://search.yahoo.com/mrss/"><media:title>A crane</media:title><media:content url="c.jpg"><media:title>x</media:title></media:content><guid>1</guid><title>News</title></item>', Entry("1", None, title="News")),
    # A counting service took the link's place.
    (RSS % '<item xmlns:f="http://rssnamespace.org/feedburner/ext/1.0"><guid isPermaLink="false">1</guid><link>https://count.example/x</link><f:origLink>https://harbour.example/1</f:origLink></item>', replace(ONE, id="1")),
    # RSS 0.91, with a document type; RSS 1.0, where items stand beside the channel.
    ('<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.example/rss-0.91.dtd"><rss version="0.91"><channel><title>Harbour Post</title><item><link>https://harbour.example/1</link></item></channel></rss>', ONE),
    ('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>Harbour Post</title></channel><item rdf:about="https://harbour.example/1"><title>News</title></item></rdf:RDF>', replace(ONE, title="News")),
    # Atom: relative addresses, links of other kinds, XHTML, plain text.
    (ATOM % '<entry><id>tag:1</id><link rel="enclosure" href="c.mp3"/><link rel="alternate" type="application/json" href="1.json"/><link href="1"/></entry>', Entry("tag:1", "https://harbour.example/a/1")),
    (ATOM % "<entry><id>https://harbour.example/1</id><published>2018-06-05T10:00:00Z</published><updated>2018-06-06T10:00:00Z</updated><author><name>Ada Quay</name><email>a@harbour.example</email></author></entry>", replace(ONE, published="2018-06-05T10:00:00+00:00", authors=("Ada Quay",))),
    (ATOM % '<entry><id>1</id><content type="text">5 &lt; 6</content></entry>', Entry("1", None, content="5 &lt; 6")),
    (ATOM % '<entry><id>1</id><title type="html">A &amp;lt;i&amp;gt;</title></entry>', Entry("1", None, title="A")),
    (ATOM % '<entry><id>1</id><content type="xhtml"><div>She <b>said</b> so.</div></content></entry>', Entry("1", None, content='<div xmlns="http://www.w3.org/2005/Atom">She <b>said</b> so.</div>')),
    # JSON Feed 1 and 1.1.
    (JSON % '{"id": 7, "url": "/1", "title": "News", "date_published": "2018-06-05T10:00:00+02:00", "authors": [{"name": "Ada Quay"}], "content_text": "One.\\n\\nTwo < 3."}', Entry("7", "https://harbour.example/1", "News", "2018-06-05T10:00:00+02:00", ("Ada Quay",), None, "<p>One.</p><p>Two &lt; 3.</p>")),
    (JSON.replace("1.1", "1") % '{"id": "https://harbour.example/1", "external_url": "https://harbour.example/1", "author": {"name": "Ada Quay"}, "summary": "S", "content_html": "<p>x</p>"}', replace(ONE, authors=("Ada Quay",), summary="S", content="<p>x</p>")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "entry"), ENTRIES)
def test_entry(text: str, entry: Entry) -> None:
    assert feed(text).title == "Harbour Post"
    assert only(text) == entry


@pytest.mark.parametrize("text", [text for text, _ in ENTRIES] + [OPML % ""])
def test_is_told_by_its_first_bytes(text: str) -> None:
    assert is_feed(text.encode())
    assert is_feed(f"\ufeff\n<!-- a --><!-- b -->{text}".encode()) or text.startswith(("<?xml", "{"))


@pytest.mark.parametrize(
    "text",
    ["", "News.", "<html><body>x", "<!doctype html><title>RSS</title>", '{"text": "x"}', "<svg/>",
     '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>', "<!--" * 50_000, "<!-- -->" * 5000, "<!DOCTYPE " * 5000],
)  # fmt: skip
def test_is_no_feed(text: str) -> None:
    assert not is_feed(text.encode())


def test_order_and_doubles() -> None:
    items = "".join(f"<item><guid>{n}</guid><title>{i}</title></item>" for i, n in enumerate("abcab"))
    assert [(e.id, e.title) for e in feed(RSS % items).entries] == [("a", "0"), ("b", "1"), ("c", "2")]


def test_entry_without_a_name_has_the_same_id_each_time() -> None:
    text = RSS % "<item><title>News</title></item><item></item>"
    assert only(text).id == only(text).id
    assert only(text).id.startswith("sha256:")


def test_list_of_feeds() -> None:
    text = OPML % (
        '<outline text="North"><outline text="Q" xmlUrl="https://a.example/f"/>'
        '<outline text="deeper"><outline title="R" text="x" xmlURL="https://b.example/f"/></outline></outline>'
        '<outline xmlUrl="https://a.example/f"/><outline xmlUrl="file:///etc/passwd"/><outline text="empty"/>'
    )
    assert parse_feed(text.encode(), url="ports.opml") == Subscriptions(
        "ports.opml",
        "Ports",
        (Subscription("https://a.example/f", "Q"), Subscription("https://b.example/f", "R")),
    )


def test_discovery() -> None:
    page = (
        '<html><head><base href="https://cdn.example/n/"><link rel="stylesheet" href="s.css">'
        '<link rel="alternate" hreflang="de" href="/de"><link rel="alternate" type="application/rss+xml" title="Comments" href="c">'
        '<link rel="ALTERNATE" type="application/atom+xml; charset=utf-8" href="f.atom"><link rel="alternate" type="application/feed+json" href="f.json">'
    )
    assert [one.url for one in discover(page.encode(), url="https://harbour.example/")] == [
        "https://cdn.example/n/f.atom",
        "https://cdn.example/n/f.json",
        "https://cdn.example/n/c",
    ]
    assert discover(b"", url="https://harbour.example/") == ()


TITLED = '<?xml version="1.0" encoding="{0}"?><rss><channel><title>Café “Quay”</title></channel></rss>'


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (TITLED.format("utf-8").encode(), None),
        (TITLED.format("utf-8").encode("utf-8-sig"), None),
        (TITLED.format("windows-1252").encode("cp1252"), None),
        (TITLED.format("iso-8859-1").encode("cp1252"), None),  # means Windows-1252
        (TITLED.format("utf-8").encode("cp1252"), None),  # says the wrong one
        (TITLED.format("iso-8859-1").encode(), "iso-8859-1"),  # says the wrong one twice
        (TITLED.format("utf-16").encode("utf-16"), None),
        (TITLED.format("x-none").encode(), None),
    ],
)
def test_encodings(data: bytes, charset: str | None) -> None:
    assert feed(data, charset=charset).title == "Café “Quay”"


def test_truncated() -> None:
    text = RSS % "".join(f"<item><guid>{n}</guid><title>News {n}</title></item>" for n in range(5))
    for end in range(text.index("<channel>") + 9, len(text), 7):
        assert [e.id for e in feed(text[:end]).entries] == ["0", "1", "2", "3", "4"][
            : len(feed(text[:end]).entries)
        ]
    cut = feed(text[: text.index("News 3")])
    assert [e.id for e in cut.entries] == ["0", "1", "2", "3"]


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
HOSTILE = [
    # (document, what must not be in the title)
    f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]><rss><channel><title>&l11;</title></channel></rss>',
    '<!DOCTYPE rss [<!ENTITY p SYSTEM "file:///etc/passwd">]><rss><channel><title>&p;</title></channel></rss>',
    '<!DOCTYPE rss [<!ENTITY % d SYSTEM "http://127.0.0.1:9/x.dtd"> %d;]><rss><channel><title>a</title></channel></rss>',
    '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd"><rss><channel><title>a</title></channel></rss>',
    '<rss xmlns:xi="http://www.w3.org/2001/XInclude"><channel><title><xi:include href="file:///etc/passwd" parse="text"/></title></channel></rss>',
    f"<rss>{'<a>' * 100_000}",
    f"<rss>{'<channel><item><title>x' * 20_000}",
    f"<rss>{'<![CDATA[' * 100_000}",
    f"<rss>{'<item><title>x</title></item>' * 50_000}",
    f"<rss><channel><title>{'&lt;a ' * 200_000}</title></channel></rss>",
    f"<rss><channel><title>{'x' * 5_000_000}</title></channel></rss>",
    f"<!DOCTYPE rss [{'<!ENTITY a' * 50_000}",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile(text: str) -> None:
    """Best effort or one sentence, soon, and nothing from elsewhere in it."""
    start = time.monotonic()
    try:
        title = feed(text).title or ""
    except InputError:
        title = ""
    assert time.monotonic() - start < 5
    assert "haha" not in title
    assert "root:" not in title


REFUSED = [
    (b"<rss>" + b"<a/>" * (MOST_NODES + 1), TooLarge, "has more than 500,000 tags"),
    (b"<rss " + b'a="" ' * (MOST_NODES + 1) + b"/>", TooLarge, "has more than 500,000 tags"),
    (b"<rss>" + b"&a" * (2 * MOST_NODES + 1), TooLarge, "has more than 500,000 tags"),
    (JSON.encode() % (b"[]," * MOST_NODES), TooLarge, "has more than 500,000 tags"),
    (JSON.encode() % (b"[" * 200_000), NotAFeed, "is not JSON that can be read"),
    (b'{"version": "https://jsonfeed.org/version/1", "items": 3}', NotAFeed, "is JSON, but not a JSON Feed"),
    (b"<!doctype html><html><body>News</body></html>", NotAFeed, "is a web page that names no feed"),
    (b"News.", NotAFeed, "is not a feed: neither RSS, Atom, JSON Feed nor OPML"),
    (b"<svg/>", NotAFeed, "is not a feed"),
    (b"", InputError, "is empty"),
    (bytes(range(256)) * 40, NotText, "is binary, not text"),
    (gzip.compress(b"<rss/>"), NotText, "is a gzip archive, not text"),
]


@pytest.mark.parametrize(("data", "error", "reason"), REFUSED, ids=range(len(REFUSED)))
def test_refused(data: bytes, error: type[InputError], reason: str) -> None:
    with pytest.raises(error) as caught:
        parse_feed(data, url=URL)
    assert caught.value.reason.startswith(reason)
    assert caught.value.origin == URL


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Tue, 05 Jun 2018 10:30:00 +0200", "2018-06-05T10:30:00+02:00"),
        ("Tue, 05 Jun 2018 10:30:00 -0000", "2018-06-05T10:30:00+00:00"),
        ("5 June 2018", "2018-06-05"),
        ("2018-06-05T10:30:00.123Z", "2018-06-05T10:30:00+00:00"),
        ("Tue, 99 Jun 2018 10:30:00 GMT", None),
        ("x" * 5000, None),
        ("", None),
    ],
)
def test_dates(written: str, found: str | None) -> None:
    assert moment(written) == found


@pytest.mark.parametrize(
    "text",
    [
        "<![CDATA[&#55296;]]>",
        "&#00055296;",
        "&#5&#0;5296;",
        "<a b='<![CDATA['>&#xD800;</a>",
        "&#" + "9" * 5000 + ";",
    ],
)
def test_half_characters(text: str) -> None:
    title = only(RSS % f"<item><guid>1</guid><title>a{text}</title></item>").title or ""
    title.encode()
    assert title.startswith("a")


def test_plain_text_takes_one_pass() -> None:
    start = time.monotonic()
    plain("<a " * 300_000)
    assert time.monotonic() - start < 2

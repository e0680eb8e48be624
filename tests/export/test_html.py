"""The page: nothing runs, nothing is fetched, hostile text stays text, parts that belong together say so."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from reportedly.export.card_view import warnings
from reportedly.export.html import fragment, page
from reportedly.export.visible import visible
from reportedly.types import Card, Document, Reading
from tests.export.articles import harrow
from tests.export.marked import change, reading
from tests.export.strategies import readings

HOSTILE = (
    '<script>alert(1)</script> "><img src=x onerror=alert(2)> {{7*7}} </style> '
    "&amp; \u202egnol\u202c \x1b[31m"
)

_VOID = {"meta", "input", "br", "img", "link"}


class Outline(HTMLParser):
    """Every tag with its attributes, and the text inside the elements of class ``text``."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.paragraphs: list[str] = []
        self.open: list[tuple[str, str]] = []
        self.feed(html)
        self.close()
        assert self.open == [], "unclosed elements"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        classes = dict(attrs).get("class") or ""
        if classes == "text":
            self.paragraphs.append("")
        if tag not in _VOID:
            self.open.append((tag, classes))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        names = [classes for _, classes in self.open]
        if "text" in names and not any(name.startswith("ref ") for name in names):
            self.paragraphs[-1] += data

    def by_class(self, name: str) -> list[dict[str, str | None]]:
        return [attrs for _, attrs in self.tags if name in (attrs.get("class") or "").split()]


def assert_harmless(html: str) -> None:
    for tag, attrs in Outline(html).tags:
        assert tag not in {
            "script",
            "img",
            "iframe",
            "object",
            "embed",
            "link",
            "base",
            "form",
            "audio",
            "video",
        }
        for name, value in attrs.items():
            assert not name.startswith("on"), (tag, name)
            assert name not in {"src", "srcset", "style", "action", "background", "poster", "ping"}, (
                tag,
                name,
            )
            if name in ("href", "xlink:href"):
                assert value is not None
                assert re.match(r"#|https?://", value), value
    assert "url(" not in html
    assert "@import" not in html


@settings(max_examples=40, deadline=None)
@given(readings())
def test_any_reading_is_harmless(made: Reading) -> None:
    assert_harmless(page(made))


def test_hostile_text_is_shown_as_text() -> None:
    made = reading(
        f"[S|{HOSTILE}] [C|said {HOSTILE}] [T|that {HOSTILE} is so].",
        title=HOSTILE,
        outlet=HOSTILE,
        byline=HOSTILE,
        published=HOSTILE,
        url="javascript:alert(1)",
        language='en" onload="x',
    )
    made = change(made, "a1", reasons={"stance": made.attributions[0].cue}, stance="distances")
    made = replace(made, model=HOSTILE, document=replace(made.document, id=HOSTILE))
    for html in (page(made), fragment(made)):
        assert_harmless(html)
        assert "<script>alert" not in html
        assert "{{7*7}}" in html
        assert "\x1b" not in html
        assert "\u202e" not in html
    shown = "".join(Outline(page(made)).paragraphs)
    assert "".join(shown.split()) == "".join(visible(made.text).split())


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", " https://x.example", "//x.example"]
)
def test_only_web_addresses_are_links(address: str) -> None:
    html = page(reading("[S|Ada] [C|said] [T|no].", url=address))
    assert not [href for _, a in Outline(html).tags if (href := a.get("href")) and not href.startswith("#")]


def test_policy_allows_exactly_the_one_style_sheet() -> None:
    html = page(harrow())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    style = re.search(r"<style>(.*?)</style>", html, re.S)
    assert policy is not None
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    expected = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert policy[1].replace("&#39;", "'") == expected
    assert html.count("<style") == 1


def test_text_is_whole_and_unchanged() -> None:
    made = harrow()
    assert "\n\n".join(Outline(page(made)).paragraphs) == made.text


def test_parts_of_a_statement_belong_together() -> None:
    outline = Outline(page(harrow()))
    parts = [
        (attrs.get("class") or "tick").split()[0]
        for tag, attrs in outline.tags
        if tag in ("span", "a", "li") and "2" in (attrs.get("data-a") or "").split()
    ]
    # Content, note, cue, the number in the text, source, the mark in the strip.
    assert sorted(parts) == ["c", "note", "q", "ref", "s", "tick"]
    html = page(harrow())
    assert re.search(r'#r\w+:has\(\[data-h="2"\]:is\(:hover,:focus-within,:target\)\) \[data-a~="2"\]', html)


def test_nested_content_belongs_to_both() -> None:
    outline = Outline(page(harrow()))
    nested = outline.by_class("nested")
    assert [attrs["data-a"] for attrs in nested] == ["5 6"]
    assert [attrs["data-h"] for attrs in nested] == ["6"]


def test_links_inside_the_page_lead_somewhere() -> None:
    for html in (page(harrow()), fragment(harrow())):
        outline = Outline(html)
        ids = [attrs["id"] for _, attrs in outline.tags if "id" in attrs]
        assert len(ids) == len(set(ids))
        anchors = {href[1:] for _, a in outline.tags if (href := a.get("href")) and href.startswith("#")}
        assert anchors <= set(ids)
        assert len(anchors) == 2 * len(harrow().attributions)


def test_notes_say_who_and_how() -> None:
    text = re.sub(r"<[^>]+>|\s+", " ", page(harrow()))
    text = re.sub(r" +", " ", text)
    assert "Ada Holt claimed indirect certain article distances itself" in text
    assert "Ada Holt › The Tribune on Wednesday 90" in text
    assert "unresolved (“She”) said mixed probable (“citing satellite pictures”) basis: “citing" in text
    assert "Peter Vane denied indirect certainly not 31" in text


def test_own_voice_can_be_shown() -> None:
    outline = Outline(page(harrow()))
    assert len(outline.by_class("own-voice")) == 1
    assert len(outline.by_class("show-own")) == 1
    assert not Outline(page(reading("[S|Ada] [C|said] [T|no]."))).by_class("show-own")


def test_headline_is_the_heading() -> None:
    outline = Outline(page(harrow()))
    assert [tag for tag, attrs in outline.tags if tag == "h1"] == ["h1"]
    assert outline.paragraphs[0] == "General: base is closed"
    assert "<title>General: base is closed · who said what</title>" in page(harrow())


def test_title_without_headline_in_the_text() -> None:
    html = page(reading("[S|Ada] [C|said] [T|no].", title="A title"))
    assert re.search(r"<h1[^>]*><bdi>A title</bdi></h1>", html)


def test_nobody_quoted() -> None:
    html = page(Reading(Document(id="x", text="It rained.\n\nIt rained again.")))
    assert "Nobody is quoted" in html


def test_fragment_touches_nothing_else() -> None:
    style = re.search(r"<style>(.*?)</style>", fragment(harrow()), re.S)
    assert style is not None
    rules = re.sub(r"/\*.*?\*/", "", style[1], flags=re.S)
    rules = re.sub(r"@(media|container)[^{]*\{", "", rules)
    for selector in re.findall(r"([^{}]+)\{", rules):
        for part in re.split(r",(?![^(]*\))", selector.strip()):
            assert part.strip().startswith((".reportedly", "#r")), part


def test_notebooks_show_the_fragment() -> None:
    assert harrow()._repr_html_() == fragment(harrow())


def test_same_page_twice() -> None:
    assert page(harrow()) == page(harrow())


def test_very_many_statements_go_without_linking_rules() -> None:
    few, many = (reading("\n\n".join(["[S|Ada] [C|said] [T|no]."] * count)) for count in (3, 501))
    assert page(few).count(":has([data-h=") == 3
    assert ":has([data-h=" not in page(many)
    assert 'href="#r' in page(many)


@pytest.mark.parametrize(
    ("card", "warned"),
    [
        (Card(statements=3, single_source=True, single_party=False), ["comes from one source"]),
        (Card(statements=3, single_party=True), ["speak for one interest"]),
        (Card(statements=3), []),
    ],
)
def test_warnings(card: Card, warned: list[str]) -> None:
    found = list(warnings(card))
    assert len(found) == len(warned)
    assert all(part in line for part, line in zip(warned, found, strict=True))


def test_a_mark_that_ends_with_a_line_break_is_closed() -> None:
    made = Reading(document=Document(id="d", text="One line\nand more"), own_voice=((0, 9),))
    assert '<span class="own-voice">One line\n</span>and more' in page(made)

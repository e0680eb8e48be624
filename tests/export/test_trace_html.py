"""The page and the graph of a trace: whole, escaped against hostile text, small whatever the trace is."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from reportedly.export.trace_graph import svg
from reportedly.export.trace_html import page
from reportedly.export.trace_layout import layout
from reportedly.trace.article_values import ArticleTrace
from reportedly.trace.values import Trace
from tests.export import traces

_SVG = "{http://www.w3.org/2000/svg}"
ALL = (traces.story(), traces.empty(), traces.single(), traces.hostile(), traces.copies(10_000))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(html: str) -> _Tags:
    tags = _Tags()
    tags.feed(html)
    return tags


@pytest.mark.parametrize("made", [*ALL, traces.traced_article()], ids=lambda made: str(len(repr(made))))
def test_loads_and_runs_nothing(made: Trace | ArticleTrace) -> None:
    html = page(made)
    style = re.search(r"<style>(.*?)</style>", html, re.S)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in html
    tags = parsed(html).found
    assert not {name for name, _ in tags} & {"script", "img", "link", "iframe", "object", "form"}
    for _, attributes in tags:
        assert not [name for name in attributes if name.startswith("on") or name in ("style", "src")]
        assert (attributes.get("href") or "https://").startswith("https://")
    assert "url(" not in style[1]
    assert "@import" not in style[1]


def test_hostile_text_is_text() -> None:
    for drawn in (page(traces.hostile()), svg(traces.hostile())):
        assert "<script" not in drawn
        assert "<i>" not in drawn
        assert "javascript:" not in drawn
        assert "\x1b" not in drawn
        assert "‮" not in drawn
        assert "&lt;script&gt;" in drawn


def test_page_tells_the_story() -> None:
    html = page(traces.story())
    text = " ".join(parsed(html).text.split())
    for words in ("6 articles", "5 outlets", "2 parties", "Origin 1 Ada Holt", "hedge dropped", "Denied by"):
        assert words in text
    assert "<del>may have been</del>" in html
    assert "<ins>was</ins>" in html
    links = [attributes.get("href") for tag, attributes in parsed(html).found if tag == "a"]
    for uid in ("echo", "meridian", "blog", "copy1", "copy2", "cass", "deny", "half"):
        assert f"https://{uid}.example/depot" in links


def test_what_an_outlet_takes_back_stands_apart() -> None:
    text = " ".join(parsed(page(traces.withdrawn())).text.split())
    for words in ("taken back by", "Taken back by", "takes it back, 84%", "withdrawn"):
        assert words in text
    assert "Denied by" not in text


def test_ten_thousand_copies_stay_small() -> None:
    made = traces.copies(10_000)
    assert len(page(made)) < 400_000
    drawing = layout(made)
    assert len(drawing.points) < 450
    assert sum(point.count for point in drawing.points) == 10_000
    assert drawing.lanes[0].label == "Meridian"
    assert drawing.lanes[-1].label.endswith("other outlets")
    assert drawing.height < 1000


@pytest.mark.parametrize("made", ALL, ids=lambda made: made.id[:6] + str(made.articles))
def test_svg_is_xml_inside_its_frame(made: Trace) -> None:
    root = ElementTree.fromstring(svg(made))
    x, y, width, height = map(float, (root.get("viewBox") or "").split())
    for circle in root.iter(f"{_SVG}circle"):
        assert x <= float(circle.get("cx") or -1) <= x + width
        assert y <= float(circle.get("cy") or -1) <= y + height


def test_time_goes_right_and_outlets_have_lanes() -> None:
    drawing = layout(traces.story())
    at = {point.title.partition(" · ")[0]: point for point in drawing.points if point.role == "claim"}
    assert at["The Harrow Echo"].x < at["Meridian"].x < at["Anvil Notes"].x < at["Orla Mail"].x
    assert at["Anvil Notes"].drifted
    assert not at["Meridian"].drifted
    assert len({point.y for point in at.values()}) == len(at)
    assert {point.role for point in drawing.points} == {"claim", "denies", "differs"}


def test_wrong_dates_do_not_squash_the_rest() -> None:
    made = traces.story()
    days = {"copy2": "1970-01-01", "cass": "2999-12-31", "copy1": "soon"}
    nodes = tuple(replace(node, day=days.get(node.id, node.day)) for node in made.nodes)
    drawing = layout(replace(made, nodes=nodes))
    xs = sorted({point.x for point in drawing.points})
    assert drawing.width < 1400
    assert max(xs) - min(xs) > 200


def test_no_date_has_a_column() -> None:
    assert [day.label for day in layout(traces.single()).days] == ["no date"]


def test_no_label_of_a_day_lies_on_another() -> None:
    days = [f"2031-{month:02}-{day:02}" for month in range(1, 10) for day in (1, 2, 3, 5, 8, 13, 21)]
    nodes = tuple(traces.said(f"n{place}", "Meridian", day) for place, day in enumerate(days))
    made = replace(traces.single(), nodes=nodes, edges=(), statements=tuple(node.id for node in nodes))
    for drawing in (layout(made), layout(made, lambda node: f"/x/{node.id}")):
        shown = [day for day in drawing.days if day.label]
        assert len(shown) > 4
        assert all(
            other.at - one.at > 3.5 * (len(one.label) + len(other.label))
            for one, other in itertools.pairwise(shown)
        )
        assert all(day.title for day in drawing.days)

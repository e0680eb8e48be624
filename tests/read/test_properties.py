"""What holds for any input."""

# Rows of text are easier to read on one line.
# ruff: noqa: E501
from __future__ import annotations

import html

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.errors import InputError
from reportedly.read.document import to_document
from reportedly.read.raw import Media, Raw
from reportedly.settings import DEFAULTS
from tests.read.making import PROSE, page

relaxed = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=8)
spaces = st.sampled_from([" ", "\n ", "  ", "\t"])


@relaxed
@given(st.lists(st.tuples(words, st.booleans(), spaces), min_size=1, max_size=12))
def test_links_point_at_their_anchors(pieces: list[tuple[str, bool, str]]) -> None:
    markup, expected = "", []
    for number, (word, linked, space) in enumerate(pieces):
        shown = html.escape(f"q{word}q")
        markup += (f'<a href="https://a.example/{number}">{shown}</a>' if linked else shown) + space
        expected += [(f"https://a.example/{number}", f"q{word}q")] if linked else []
    found = page(f"<article><p>{PROSE} {markup} {PROSE}</p><p>{PROSE}</p></article>")
    # Every link that was kept stands exactly on its words; repairs of encoding may change the words themselves.
    anchors = {link.url: found.text[slice(*link.span)] for link in found.links}
    assert set(anchors) <= {url for url, _ in expected}
    plain = [url for url, word in expected if word.isascii()]
    assert all(anchors[url] == word for url, word in expected if url in plain and url in anchors)
    assert all(url in anchors for url in plain)


@relaxed
@given(st.binary(max_size=3000), st.sampled_from(["html", "text"]))
def test_any_bytes_give_a_document_or_an_error_with_a_name(data: bytes, media: Media) -> None:
    try:
        found = to_document(Raw("x", data=data, media=media), DEFAULTS)
    except InputError as error:
        shown = str(error)
    else:
        shown = found.text.strip()
        assert shown
        return
    assert "\n" not in shown


@relaxed
@given(st.text(st.sampled_from("<>/ab =\"'&;!-pdivscrt\n"), max_size=400))
def test_any_tag_soup(soup: str) -> None:
    try:
        found = to_document(
            Raw("x", data=f"<html><body>{soup}<p>{PROSE}</p>".encode(), media="html"), DEFAULTS
        )
    except InputError:
        return
    assert all(found.text[slice(*link.span)].strip() for link in found.links)


@relaxed
@given(st.text(max_size=600))
def test_spans_are_inside_the_text(tail: str) -> None:
    try:
        found = to_document(Raw("x", text=f"{PROSE}\n\n{tail}", media="text"), DEFAULTS)
    except InputError:
        return
    for credit in found.credits:
        assert credit.span is not None
        assert credit.outlet in found.text[slice(*credit.span)]
    assert found.headline is None or found.text[slice(*found.headline)] == found.title


@relaxed
@given(st.text(max_size=300))
def test_the_same_text_has_the_same_id(tail: str) -> None:
    content = f"{PROSE} {tail} {PROSE}"
    try:
        one, two = (to_document(Raw(name, text=content, media="record"), DEFAULTS) for name in ("x", "y"))
    except InputError:
        return
    assert one.id == two.id

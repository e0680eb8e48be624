"""Which cue a content belongs to, and which source a cue has.

Link vectors are written by hand: a cue's key has a direction of its own, and a content asks in the direction
of the cue that it wants. Where nothing is written all cues are alike.
"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from reportedly.extract.decode import Found
from reportedly.extract.link import OWNER_REACH, SPEAKER_REACH, bucket, gap, goes_on, link, speaker, within
from reportedly.extract.words import split
from tests.extract.making import LINK, found, parameters, spoken

#: How strongly a hand-made link pulls.
STRONG = 20.0


def vectors(
    count: int,
    owned: dict[Found, Found] | None = None,
    said: dict[Found, Found] | None = None,
    nobody: float = -STRONG,
) -> NDArray[np.float32]:
    """Link vectors: content to its cue, cue to its source; ``nobody``: the pull of none."""
    links = np.zeros((count, 4 * LINK + 1), np.float32)
    links[:, 4 * LINK] = nobody
    for part, pairs in ((0, owned or {}), (1, said or {})):
        for direction, head in enumerate(dict.fromkeys(pairs.values())):
            key, query = (0, LINK) if part == 0 else (3 * LINK, 2 * LINK)
            links[head.first, key + direction] = STRONG
            for asking in (a for a, h in pairs.items() if h == head):
                last = asking.last if part == 0 else asking.first
                links[asking.first : last + 1, query + direction] = 1.0
    return links


TWO = "Bao said rain came and Marrow denied that it froze."


def test_each_content_goes_with_the_cue_it_asks_for() -> None:
    words, spans = spoken(
        TWO, ("source", "Bao"), ("cue", "said"), ("content", "rain came"),
        ("source", "Marrow"), ("cue", "denied"), ("content", "that it froze"),
    )  # fmt: skip
    bao, said, rain, marrow, denied, froze = spans
    links = vectors(len(words), {rain: said, froze: denied}, {said: bao, denied: marrow})
    first, second = link(words, spans, links, parameters())
    assert (first.source, first.cue, first.content) == (bao, said, (rain,))
    assert (second.source, second.cue, second.content) == (marrow, denied, (froze,))
    assert min(first.ownership, first.authorship, second.ownership, second.authorship) > 0.9
    # The same spans, linked crosswise.
    links = vectors(len(words), {rain: denied, froze: said}, {said: marrow, denied: bao})
    first, second = link(words, spans, links, parameters())
    assert (first.source, first.content) == (marrow, (froze,))
    assert (second.source, second.content) == (bao, (rain,))


def test_one_source_may_have_two_cues_and_one_cue_two_contents() -> None:
    words, spans = spoken(
        "“No,” Bao said, “never,” and denied that it froze.",
        ("content", "“No,”"), ("source", "Bao"), ("cue", "said"), ("content", "“never,”"),
        ("cue", "denied"), ("content", "that it froze"),
    )  # fmt: skip
    no, bao, said, never, denied, froze = spans
    links = vectors(len(words), {no: said, never: said, froze: denied}, {said: bao, denied: bao})
    first, second = link(words, spans, links, parameters())
    assert (first.source, first.content) == (bao, (no, never))
    assert (second.source, second.content) == (bao, (froze,))


def test_a_cue_without_a_content_is_no_attribution() -> None:
    words, spans = spoken("Bao said. Rain came.", ("source", "Bao"), ("cue", "said"))
    assert link(words, spans, vectors(len(words)), parameters()) == []


def test_a_content_without_a_cue_is_no_attribution() -> None:
    words, spans = spoken("Bao: rain came.", ("source", "Bao"), ("content", "rain came"))
    assert link(words, spans, vectors(len(words)), parameters()) == []


def test_nobody() -> None:
    """A cue whose source the sentence does not name, though there is one nearby."""
    words, spans = spoken("Bao left; it is said that rain came.", ("source", "Bao"), ("cue", "said"))
    chosen, likely = speaker(spans[1], spans[:1], vectors(len(words), nobody=STRONG), parameters())
    assert chosen is None
    assert likely > 0.99


@pytest.mark.parametrize(("apart", "linked"), [(OWNER_REACH, True), (OWNER_REACH + 1, False)])
def test_reach_of_a_cue(apart: int, linked: bool) -> None:
    words = split("w " * 100)
    spans = [found("cue", 1), found("content", 1 + apart)]
    assert bool(link(words, spans, vectors(100), parameters())) is linked


@pytest.mark.parametrize(("apart", "linked"), [(SPEAKER_REACH, True), (SPEAKER_REACH + 1, False)])
def test_reach_of_a_source(apart: int, linked: bool) -> None:
    source = found("source", 1 + apart)
    chosen, _ = speaker(found("cue", 1), [source], vectors(100), parameters())
    assert (chosen == source) is linked


@pytest.mark.parametrize("backwards", [False, True], ids=["behind", "before"])
def test_a_content_out_of_reach_goes_with_its_neighbour(backwards: bool) -> None:
    words = split("w " * 200)
    at = [50, *range(60, 110, 8)]
    if backwards:
        at = [120 - i for i in at]
    spans = [found("cue", at[0]), *(found("content", i) for i in sorted(at[1:]))]
    (one,) = link(words, spans, vectors(200), parameters())
    assert len(one.content) == len(at) - 1


QUOTED = """Bao said, "It rained.

"It froze." Marrow left.

"Who knows," Marrow said."""


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    """It stays with the cue it began with, whatever the network thinks, but not past another cue."""
    words, spans = spoken(
        QUOTED, ("cue", "said"), ("content", '"It rained.'),
        ("content", '"It froze."'), ("content", '"Who knows,"'),
    )  # fmt: skip
    said, rained, froze, who = spans
    later = found("cue", len(words) - 2)
    links = vectors(len(words), {rained: said, froze: later, who: later})
    first, second = link(words, [said, rained, froze, who, later], links, parameters())
    assert first.content == (rained, froze)
    assert second.content == (who,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('"One.\n"Two."', True, id="opened again"),
        pytest.param('"One."\n"Two."', True, id="closed and opened again"),
        pytest.param('"One.\nTwo."', False, id="not opened again"),
        pytest.param('One.\n"Two."', False, id="nothing quoted before"),
        pytest.param('"One."\nShe left.\n"Two."', False, id="a paragraph between"),
        pytest.param('"One."\nShe thought of "Two."', False, id="not at the beginning"),
    ],
)
def test_goes_on(text: str, expected: bool) -> None:
    words, (one, two) = spoken(text, ("content", "One."), ("content", "Two."))
    assert goes_on(words, one, two) is expected


@given(st.integers(-5000, 5000))
def test_buckets(distance: int) -> None:
    """Thirty-two, mirrored around zero, in order, and fine near it."""
    here, mirrored, next_one = bucket(np.array([distance, -distance, distance + 1]))
    assert 0 <= here <= next_one <= 31
    assert distance == 0 or here + mirrored == 31
    assert abs(distance) >= 2 or here != bucket(np.array([distance + 2]))[0]


@given(st.lists(st.integers(0, 400), max_size=40, unique=True), st.integers(0, 400), st.integers(0, 30))
def test_within_reach(edges: list[int], at: int, length: int) -> None:
    edges = sorted(edges)
    others = [found("cue", a, b - 1) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    span = found("content", at, at + length)
    near = [i for i, other in enumerate(others) if gap(span, other) <= OWNER_REACH]
    assert list(within(OWNER_REACH, span, others)) == near


@pytest.mark.parametrize(
    ("text", "quotation", "own"),
    [
        pytest.param("“Never again.” — Marrow", "“Never again.”", True, id="signed"),
        pytest.param("“Never again.”\n— Marrow", "“Never again.”", True, id="on a line of its own"),
        pytest.param("Never again. — Marrow", "Never again.", False, id="not quoted"),
        pytest.param("“Never again,” so they sang — Marrow", "“Never again,”", False, id="words between"),
    ],
)
def test_a_quotation_belongs_to_its_signature(text: str, quotation: str, own: bool) -> None:
    """Though the network would have it elsewhere."""
    words, (said, content, dash) = spoken(
        f"Bao said so.\n{text}", ("cue", "said"), ("content", quotation), ("cue", "—")
    )
    found = link(words, [said, content, dash], vectors(len(words), {content: said}), parameters())
    assert [one.cue for one in found] == [dash if own else said]


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        pytest.param("Dam cracks\nBao said so.", "Dam cracks", False, id="a headline, a cue below"),
        pytest.param(
            "“The dam cracks.”\nBao said so.", "“The dam cracks.”", True, id="a quotation, a cue below"
        ),
        pytest.param("Bao said so.\nThe dam cracks.", "The dam cracks", True, id="a cue above"),
        pytest.param("The dam cracks, Bao said.", "The dam cracks", True, id="one paragraph"),
    ],
)
def test_what_a_cue_of_another_paragraph_may_own(text: str, content: str, expected: bool) -> None:
    words, (own, cue) = spoken(text, ("content", content), ("cue", "said"))
    assert bool(link(words, [cue, own], vectors(len(words)), parameters())) is expected

"""Direct, indirect or mixed."""

from __future__ import annotations

import pytest

from reportedly.extract.kinds import content_kind, kind_of
from tests.extract.making import spoken


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        pytest.param('"It rained," she said.', '"It rained,"', "direct", id="with its marks"),
        pytest.param('"It rained," she said.', "It rained", "direct", id="without"),
        pytest.param("She said that it rained.", "that it rained", "indirect", id="paraphrase"),
        pytest.param('She said that "it" rained.', 'that "it" rained', "mixed", id="one quoted word"),
        pytest.param('She said: "It rained"…', ': "It rained"…', "direct", id="punctuation outside"),
        pytest.param("‘It rained,’ she said.", "‘It rained,’", "direct", id="single marks"),
        pytest.param("She said it was the dogs’ bowl.", "it was the dogs’ bowl", "indirect", id="apostrophe"),
        pytest.param('"It rained\n"and froze," she said.', '"and froze,"', "direct", id="a later paragraph"),
        pytest.param('She said: "It rained', '"It rained', "direct", id="never closed"),
        pytest.param('She said "…".', '"…"', "indirect", id="no word at all"),
        pytest.param("She said “42”.", "“42”", "direct", id="a number is a word"),
    ],
)
def test_kind(text: str, content: str, kind: str) -> None:
    words, (span,) = spoken(text, ("content", content))
    assert content_kind(words, [(span.first, span.last)]) == kind
    start = text.index(content)
    assert kind_of(words, ((start, start + len(content)),)) == kind


def test_parts_count_together() -> None:
    words, spans = spoken(
        '"No," she said, and that it rained.', ("content", '"No,"'), ("content", "that it rained")
    )
    assert content_kind(words, [(s.first, s.last) for s in spans]) == "mixed"
    assert content_kind(words, [(spans[0].first, spans[0].last)]) == "direct"

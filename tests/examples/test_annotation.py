"""The expected output of the examples is sound: it resolves, and it keeps the rules it was written by."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import get_args

import pytest

from evaluation.examples import EXAMPLES, Example, ExpectedAttribution, gold_record
from reportedly.types import SOURCE_KINDS, ContentKind, Document, Factuality, Span, Stance

#: Double quotation marks in pairs; one left open runs to the end of the span.
_QUOTED = re.compile(r"[“\"][^”\"]*(?:[”\"]|$)")


def _spans(attribution: ExpectedAttribution) -> list[Span]:
    return [*attribution.source, *attribution.cue, *attribution.content]


def test_there_are_enough_examples() -> None:
    names = {path.name for path in EXAMPLES.glob("*.expected.json")}
    assert len(names) >= 16


def test_every_article_has_its_expected_output() -> None:
    articles = {p.stem for p in EXAMPLES.iterdir() if p.suffix in (".html", ".txt")}
    assert articles == {p.name.removesuffix(".expected.json") for p in EXAMPLES.glob("*.expected.json")}


def test_every_example_is_described(example: Example) -> None:
    assert f"`{example.path.name}`" in (EXAMPLES / "README.md").read_text("utf-8")


def test_words_resolve(example: Example, read: Document) -> None:
    """Raises with the words that are missing or ambiguous."""
    assert example.attributions(read.text)


def test_words_of_text_files_resolve_in_the_file_itself(example: Example) -> None:
    if example.path.suffix == ".html":
        pytest.skip("a page's characters are its markup")
    assert example.attributions(example.path.read_text("utf-8"))


def test_flat_gold_is_univocal(example: Example, read: Document) -> None:
    """As in PolNeAR, a character belongs to one attribution; only a source may be shared."""
    flat = [a for a in example.attributions(read.text) if a.flat]
    taken: dict[int, int] = {}
    for number, attribution in enumerate(flat):
        own = [*attribution.cue, *attribution.content]
        for position in (p for start, end in own for p in range(start, end)):
            assert taken.setdefault(position, number) == number, read.text[position - 30 : position + 30]


def test_roles_do_not_overlap(example: Example, read: Document) -> None:
    for attribution in example.attributions(read.text):
        spans = sorted(_spans(attribution))
        assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_spans_have_clean_edges(example: Example, read: Document) -> None:
    """No white space at the edges, and contents take no full stop that ends only the sentence around them."""
    for attribution in example.attributions(read.text):
        for start, end in _spans(attribution):
            assert read.text[start:end] == read.text[start:end].strip()
        start, end = attribution.content[-1]
        quoted = any(mark in read.text[start:end] for mark in "\"'“‘")
        assert quoted or not read.text[start:end].endswith((".", ","))


def test_nested_stand_inside_their_parent(example: Example, read: Document) -> None:
    attributions = example.attributions(read.text)
    for attribution in attributions:
        if attribution.parent is not None:
            outer = attributions[attribution.parent].content
            assert all(any(s <= a and b <= e for s, e in outer) for a, b in _spans(attribution))


def test_only_cueless_ones_are_implicit(example: Example, read: Document) -> None:
    assert all(a.implicit != bool(a.cue) for a in example.attributions(read.text))


def test_values_are_known(example: Example, read: Document) -> None:
    for attribution in example.attributions(read.text):
        assert attribution.kind in get_args(ContentKind)
        assert attribution.factuality in get_args(Factuality)
        assert attribution.stance in get_args(Stance)
        assert attribution.speaker_kind in (*SOURCE_KINDS, None)
        assert (attribution.speaker is None) == (attribution.speaker_kind is None)


def test_sources_have_speakers(example: Example, read: Document) -> None:
    assert all(a.speaker for a in example.attributions(read.text) if a.source)


def test_kind_agrees_with_double_quotation_marks(example: Example, read: Document) -> None:
    """Single marks and the turns of an interview are judged by the person who annotated."""
    for attribution in example.attributions(read.text):
        text = " ".join(read.text[start:end] for start, end in attribution.content)
        if attribution.parent is not None or '"' not in text:
            continue
        words, unquoted = re.findall(r"\w+", text), re.findall(r"\w+", _QUOTED.sub("", text))
        if attribution.kind != "direct":
            assert attribution.kind == ("mixed" if len(unquoted) < len(words) else "indirect"), text
        else:
            assert not unquoted or attribution.implicit or read.text[slice(*attribution.cue[0])] == ":", text


def test_own_voice_is_unattributed(example: Example, read: Document) -> None:
    attributed = [s for a in example.attributions(read.text) for s in _spans(a)]
    for sentence in example.listed("own_voice"):
        start = read.text.index(sentence)
        end = start + len(sentence)
        assert all(b <= start or end <= a for a, b in attributed), sentence


def test_gold_record_leaves_nested_and_cueless_out(example: Example, read: Document) -> None:
    flat = gold_record(example, read.text)["attributions"]
    everything = gold_record(example, read.text, everything=True)["attributions"]
    assert isinstance(flat, list)
    assert isinstance(everything, list)
    left_out = [a for a in everything if a["implicit"] or a["parent"] is not None]
    assert len(everything) == len(flat) + len(left_out)
    assert all(a["cue"] for a in flat)

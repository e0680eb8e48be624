"""What the network looks at: the same numbers as without looking, and shares that are shares."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.extract.attributions import extract, extract_looking, look
from reportedly.models.attention import HEADS, Attention
from reportedly.models.network import as_outputs, layer_names

pytestmark = pytest.mark.model

TEXT = "Ida Moreau met Ben Cole at the quay. He said the boat was late."


def span(word: str) -> tuple[int, int]:
    start = TEXT.index(word)
    return start, start + len(word)


def shares(*groups: list[tuple[int, int]]) -> np.ndarray:
    attention = look(TEXT)
    assert attention is not None
    found = attention.between(span("He "), groups)
    assert found is not None
    return found


def test_looking_changes_no_attribution() -> None:
    found, attention = extract_looking(TEXT)
    assert found == extract(TEXT)
    assert isinstance(attention, Attention)


def test_shares_of_attention() -> None:
    found = shares([span("Ida Moreau")], [span("Ben Cole")], [])
    assert found.shape == (3, 2 * 6 * HEADS)
    assert (found >= 0).all()
    assert (found <= 1.0001).all()
    assert not found[2].any()


def test_all_attention_of_a_word_is_one() -> None:
    attention = look(TEXT)
    assert attention is not None
    row = attention.rows[0]
    assert np.allclose(row.looks([3]).sum(axis=-1), 1, atol=1e-4)


def test_the_most_of_several_mentions_counts() -> None:
    one, other = shares([span("Ida Moreau")], [span("Ben Cole")])
    both = shares([span("Ida Moreau"), span("Ben Cole")])[0]
    assert np.allclose(both, np.maximum(one, other))


def test_what_each_word_was_taken_for() -> None:
    attention = look("Ida Moreau said the boat was late.")
    assert attention is not None
    source, cue, content = attention.roles_in((0, 10)).T
    assert len(source) == 2
    assert (source > cue + content).all()
    assert attention.roles_in((11, 15))[0, 1] > 0.5


def test_what_a_layer_hands_on() -> None:
    attention = look(TEXT)
    assert attention is not None
    whole = attention.handed_on((0, len(TEXT)), 1)
    assert whole is not None
    layer = attention.rows[0].layers[1]
    assert np.allclose(whole, layer[1:-1, 2 * whole.size :].mean(0), atol=1e-5)
    assert attention.handed_on((len(TEXT), len(TEXT) + 4), 1) is None


@pytest.mark.parametrize("text", ["", " \n "])
def test_nothing_to_look_at(text: str) -> None:
    assert extract_looking(text) == ((), None)


def test_what_was_read_of_some_words_is_an_average() -> None:
    attention = look(TEXT)
    assert attention is not None
    one, other, both = (attention.meaning(span(part)) for part in ("Ben", "Cole", "Ben Cole"))
    assert one is not None
    assert other is not None
    assert both is not None
    assert both.shape == (384,)
    assert np.allclose(both, (one + other) / 2, atol=1e-5)
    assert attention.meaning((900, 902)) is None


def test_a_word_outside_the_text_is_unseen() -> None:
    attention = look(TEXT)
    assert attention is not None
    assert attention.between((900, 902), [[span("Ben Cole")]]) is None


def test_names_of_layers() -> None:
    graph = b"../layers.0/qkv/Add_output_0..../layers.1/qkv/Add_output_0.."
    assert layer_names(graph) == ("/layers.0/qkv/Add_output_0", "/layers.1/qkv/Add_output_0")
    assert as_outputs(()) == b""


def test_outputs_are_written_as_protocol_buffers() -> None:
    # Field 7 (graph), length 5; field 12 (output), length 3; field 1 (name), length 1: "a".
    assert as_outputs(("a",)) == bytes([0x3A, 5, 0x62, 3, 0x0A, 1, ord("a")])
    assert as_outputs(("b" * 200,))[:3] == bytes([0x3A, 0xCE, 0x01])

"""Who or what a source is, by the fullest words of the text."""

from __future__ import annotations

import pytest

from reportedly.resolve.justification import chosen
from reportedly.resolve.sources import group
from reportedly.types import Attribution, Document

ROWS = [
    # A paper that is pointed back to.
    (
        "They filed a wrongful death lawsuit against the city. The lawsuit says that brakes failed.",
        ["The lawsuit"],
        ["a wrongful death lawsuit against the city"],
    ),
    # An act of terror is no law.
    ("It was an act of terror. The act says that rivers are free.", ["The act"], ["act"]),
    # "Along with" joins two sources as "and" does.
    (
        "Ida Moreau, along with Herald reporter Ben Tarn, said that it rained.",
        ["Ida Moreau, along with Herald reporter Ben Tarn,"],
        ["Ida Moreau", "Ben Tarn"],
    ),
    # Whose spokesman it is, then his name.
    (
        "Mr. Moreau left. It was sent on, Moreau's spokesman said. Moreau spokesman Ben Tarn agreed.",
        ["Moreau's spokesman", "Moreau spokesman Ben Tarn"],
        ["Ben Tarn"],
    ),
    # One of several is a person.
    ("One of the women said that she left.", ["One of the women"], ["One of the women"]),
]


@pytest.mark.parametrize(("text", "spans", "expected"), ROWS)
def test_fullest_words(text: str, spans: list[str], expected: list[str]) -> None:
    starts = [(text.index(span), text.index(span) + len(span)) for span in spans]
    attributions = tuple(
        Attribution(id=f"a{n}", kind="indirect", content=(), cue=(), source=(span,))
        for n, span in enumerate(starts)
    )
    _, sources = group(Document("d", text), attributions)
    assert [source.name for source in sources] == expected


def test_one_of_several_is_a_person() -> None:
    text = "One of the women said that she left."
    attribution = Attribution(id="a0", kind="indirect", content=(), cue=(), source=((0, 16),))
    _, sources = group(Document("d", text), (attribution,))
    assert sources[0].kind == "unnamed_person"


def test_accounts_that_say_nearly_the_same_count_together() -> None:
    # Two clauses that differ by a word, each less likely than none, together likelier.
    assert chosen([0.5, 0.4, 0.9], [(10, 20), (10, 19)]) == 0
    assert chosen([0.5, 0.4, 0.9], [(10, 20), (40, 50)]) is None

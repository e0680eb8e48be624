"""What is compiled or looked up only when a clue stands in the text finds what it found without."""

from __future__ import annotations

import re

import pytest

from reportedly.resolve import basis, gazetteer

SENTENCES = [
    "Based on court records, the mayor sold the ferry.",
    "The clerk, citing two letters, said so.",
    "An aide, pointing to records, agreed.",
    "The memo, reviewed by the Courier, names her.",
    "She spoke after visiting the plant.",
    "An officer who has seen the file declined.",
    "A guard who witnessed the fire wept.",
    "A nurse who was in the room nodded.",
    "People familiar with the talks said so.",
    "Eyewitnesses at the bridge said so.",
    "In her experience that never lasts.",
    "Drone footage shows the crater.",
    "The van was caught on camera by a neighbour.",
    "Internal emails suggest the opposite.",
    "A survey found that most agree.",
    "We saw the boat sink.",
    "I was there when it fell.",
    "He had personally witnessed the raid.",
    "They were told by the captain to wait.",
    "A friend told Anna about it.",
    "With my own eyes I counted them.",
    "In our experience it floods.",
    "BASED ON DATA, the river rose.",
    "Nothing is known.",
]


@pytest.mark.parametrize("place", ["said", "spoken"])
def test_every_basis_is_found_with_its_clue(place: str) -> None:
    for pattern in basis._patterns(place):
        found = [sentence for sentence in SENTENCES if re.search(pattern.text, sentence, re.I)]
        assert found, pattern.text
        for sentence in found:
            assert list(pattern.finditer(sentence, sentence.lower())), (pattern.clue, sentence)


@pytest.mark.parametrize("name", ["Paris", "Springfield", "San Jose", "Zürich", "Nowhere at all"])
def test_a_city_looked_for_is_the_one_listed(name: str) -> None:
    import json

    written = json.dumps(name)[1:-1].encode()
    assert gazetteer._looked_for(written) == gazetteer._cities().get(written, [])

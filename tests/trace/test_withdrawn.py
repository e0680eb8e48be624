"""What an outlet takes back, and of whom a statement is."""

from __future__ import annotations

import pytest

from reportedly.trace.compare import relate
from reportedly.trace.compare_many import relate_many
from reportedly.trace.looks import looks
from reportedly.trace.shelf import shelve
from reportedly.trace.withdrawn import withdrawn


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('Please kill the Meridian story headlined "Mayor of Orme held".', "Mayor of Orme held"),
        ("EDITORS: Please disregard our alert that the mayor had been held.", "the mayor had been held"),
        ('The article "Mayor of Orme held" has been withdrawn.', "Mayor of Orme held"),
        ("Meridian has withdrawn its report that the mayor was held.", "the mayor was held"),
        ("WITHDRAWN: Mayor of Orme held", "Mayor of Orme held"),
        ("The mayor asked them to withdraw the report by Friday.", None),
        ("Withdrawn from the race: the mayor of Orme", None),
        ('The story "Mayor of Orme held" was published on Monday.', None),
    ],
)
def test_what_is_taken_back(text: str, what: str | None) -> None:
    assert withdrawn(text) == what


@pytest.mark.model
def test_a_kill_notice_denies_what_it_quotes() -> None:
    texts = ["The singer Dora Vane has died", 'Please kill the story headlined "Singer Dora Vane has died".']
    one, other = looks(texts)
    kind, confidence, _ = relate(one, other)
    assert kind == "denies"
    assert confidence > 0.5
    shelf = shelve([one, other])
    first, second = (shelf.wording[n : n + 1] * 0 + n for n in (0, 1))
    (found,) = relate_many(shelf, first, second)
    assert (found.kind, round(found.confidence, 3)) == (kind, round(confidence, 3))


@pytest.mark.model
def test_what_a_body_knew_is_not_what_a_person_knew() -> None:
    """Of a ministry and of the one who speaks, in the same words; but "it was fair to say" is of nobody."""
    person, body, nobody, other = looks(
        [
            "I knew the mill was bankrupt",
            "that it knew the mill was bankrupt",
            "that it was fair to say that he hated the mill",
            "that he hated the mill",
        ],
        ["Ada Vell"] * 4,
    )
    assert relate(person, body)[0] == "related"
    (rejected,) = looks(["a claim by Vell that it knew the mill was bankrupt"], ["mill board"], ["CT-"])
    assert relate(person, rejected)[0] == "related"
    assert relate(nobody, other)[0] == "same"
    shelf = shelve([person, body])
    first, second = (shelf.wording[n : n + 1] * 0 + n for n in (0, 1))
    (found,) = relate_many(shelf, first, second)
    assert found.kind == relate(person, body)[0]

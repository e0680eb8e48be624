"""Topics, the held tenth and the score of the Fake News Challenge."""

from __future__ import annotations

import pytest

from evaluation.stance import Pair, barred, fnc_score, held, tenth, topics


def test_related_pairs_make_a_topic_and_unrelated_ones_do_not() -> None:
    rows = [("Bear eats", 7, "agrees"), ("Bear eats", 3, "denies"), ("Mayor goes", 3, "unrelated")]
    found = topics([*rows, ("Mayor goes", 9, "discusses")])
    assert (found["Bear eats"], found["7"], found["3"]) == ("3", "3", "3")
    assert (found["Mayor goes"], found["9"]) == ("9", "9")


def test_a_headline_without_a_body_is_a_topic_of_its_own() -> None:
    found = topics([("Mayor goes", 3, "unrelated")])
    assert found["3"] == "3"
    assert found["Mayor goes"] not in ("3", found["3"])


@pytest.mark.parametrize(
    ("gold", "told", "score"),
    [
        (["agrees"], ["agrees"], 100.0),
        # Related, but how is wrong: a quarter.
        (["agrees"], ["denies"], 25.0),
        (["agrees"], ["unrelated"], 0.0),
        (["unrelated"], ["unrelated"], 100.0),
        # 0.25 of 1.25.
        (["unrelated", "denies"], ["unrelated", "unrelated"], 20.0),
        ([], [], 0.0),
    ],
)
def test_score(gold: list[str], told: list[str], score: float) -> None:
    assert fnc_score(gold, told) == pytest.approx(score)


def test_a_pair_with_a_held_headline_is_not_trained_on() -> None:
    in_held = next(str(n) for n in range(1000) if tenth(str(n)) == 0)
    in_train = next(str(n) for n in range(1000) if tenth(str(n)) == 1)
    pair = Pair("Bear eats", 5, "unrelated", (in_held, in_train))
    assert not held(pair, "topics")
    assert barred(pair, "topics")
    assert held(Pair("Bear eats", 5, "unrelated", (in_train, in_held)), "topics")


def test_the_tenth_does_not_change() -> None:
    assert [tenth(str(n)) for n in range(8)] == [0, 6, 2, 4, 9, 7, 6, 1]

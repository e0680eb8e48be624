"""A sample of hashes by which texts that share a passage meet."""

from __future__ import annotations

import pytest

from reportedly.trace.shingles import fingerprints, phrases
from tests.trace.prose import SAID, prose


def test_the_sample_is_the_same_everywhere() -> None:
    # Hashes are stored in ledgers: a change of these numbers is a change of every ledger.
    assert phrases("One, two: three — four FIVE!") == (1432235737229951707,)


@pytest.mark.parametrize("seed", range(5))
def test_about_a_hundred_of_an_article(seed: int) -> None:
    found = fingerprints(prose(seed, 900))
    assert 60 <= len(found) <= 130
    assert all(0 <= value < 2**63 for value in found)
    assert list(found) == sorted(set(found))


@pytest.mark.parametrize("seed", range(20))
def test_a_shared_passage_always_meets(seed: int) -> None:
    passage = " ".join(prose(1000 + seed, 30).split()[:25])
    one = f"{prose(seed)} {passage} {prose(seed + 100)}"
    other = f"{prose(seed + 200)} {passage.upper()} {prose(seed + 300)}"
    assert set(fingerprints(one)) & set(fingerprints(other))


def test_other_articles_do_not_meet() -> None:
    assert not set(fingerprints(prose(1, 900))) & set(fingerprints(prose(2, 900)))


ALTERED = [
    SAID.replace("for years", "for many years"),
    SAID.replace("nobody has ever", "they have never"),
    "… " + SAID[20:],
    SAID.replace("second pilot", "[second] pilot").upper(),
]


@pytest.mark.parametrize("altered", ALTERED)
def test_two_versions_of_a_quotation_meet(altered: str) -> None:
    assert set(phrases(f"“{SAID}”")) & set(phrases(altered))


def test_short_texts() -> None:
    assert fingerprints("") == phrases("") == phrases("“…”") == ()
    assert fingerprints("too short to be sampled") == ()
    assert len(phrases("Never again")) == 1
    assert phrases("Never again") == phrases("“never again!”")


def test_one_word_two_hundred_thousand_times() -> None:
    assert len(fingerprints("word " * 200_000)) == 1

"""Names are given once, however many are asked for, and look like names."""

from __future__ import annotations

from random import Random

import pytest

from evaluation.worlds.lexicon import load
from evaluation.worlds.names import Names


@pytest.mark.parametrize("kind", ["place", "country", "company"])
def test_each_name_is_given_once(kind: str) -> None:
    names = Names(Random(1))
    given = [getattr(names, kind)() for _ in range(2000)]
    assert len(set(given)) == 2000
    assert all(name[0].isupper() and name[1:].islower() and name.isalpha() for name in given)


def test_no_two_people_have_both_names_in_common() -> None:
    names = Names(Random(2))
    assert len({names.person()[:2] for _ in range(3000)}) == 3000


def test_outlets_have_a_host_of_their_own() -> None:
    names = Names(Random(3))
    outlets = [names.outlet("paper") for _ in range(500)] + [names.outlet("agency") for _ in range(5)]
    assert len({outlet.host for outlet in outlets}) == 505
    assert all(outlet.host.endswith(".example") for outlet in outlets)


def test_names_run_out_with_an_error() -> None:
    names = Names(Random(4))
    for _ in load("names")["blog_names"]:
        names.outlet("blog")
    with pytest.raises(ValueError, match="no names left"):
        names.outlet("blog")

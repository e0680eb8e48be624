"""A world is the same for the same seed, and what it holds for true agrees with what its articles say."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.worlds import Truth, World, build
from evaluation.worlds.__main__ import main
from evaluation.worlds.lexicon import load

_WORLD = build(3, 40)
_KINDS = {
    *("attribution_dropped", "hedge_dropped", "speaker_vaguer", "speaker_grander"),
    *("quote_altered", "number_changed", "denial_omitted"),
}


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        arguments = ["--seed", "5", "--claims", "6", "--out", str(tmp_path / name)]
        assert CliRunner().invoke(main, arguments).exit_code == 0
    for file in ("articles.jsonl", "truth.json"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
    lines = (tmp_path / "one" / "articles.jsonl").read_text("utf-8").splitlines()
    assert json.loads((tmp_path / "one" / "truth.json").read_text("utf-8"))["articles"] == len(lines)


def test_another_seed_gives_another_world() -> None:
    assert build(1, 2).articles != build(2, 2).articles


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 9))
def test_the_truth_is_consistent(seed: int, claims: int) -> None:
    world = build(seed, claims)
    assert len(world.claims) == claims
    assert len({article.id for article in world.articles}) == len(world.articles)
    assert len({article.url for article in world.articles}) == len(world.articles)
    for claim in world.claims:
        _consistent(world, claim)


def _consistent(world: World, claim: Truth) -> None:
    articles = {article.id: article for article in world.articles}
    direct = [one for one in claim.echoes if not one.passed_through]
    for echo in claim.echoes:
        later, earlier = articles[echo.start], articles[echo.end]
        same_precision = len(later.published) == len(earlier.published)
        assert later.published > earlier.published if same_precision else True
        if not echo.passed_through:
            assert later.published[:10] >= earlier.published[:10]
            # A day alone must not leave open which of the two was first.
            assert same_precision or later.published[:10] > earlier.published[:10]
    first_hand = {id for _, _, _, ids in claim.sources for id in ids}
    parents = {echo.start: {e.end for e in direct if e.start == echo.start} for echo in direct}
    for id in claim.articles:
        reached, waiting = set(), [id]
        while waiting:
            one = waiting.pop()
            reached.add(one)
            waiting += parents.get(one, set()) - reached
        assert reached & first_hand, id
        assert (id in first_hand) != (id in parents)
    assert len(claim.sources) == claim.origins
    assert len({party for _, party, _, _ in claim.sources}) == claim.parties
    assert claim.outlets == len({articles[id].outlet for id in claim.articles})
    for id, words, _ in claim.statements:
        assert words in articles[id].text
    pairs = {(echo.start, echo.end) for echo in direct}
    assert all((shift.start, shift.end) in pairs and shift.before != shift.after for shift in claim.drift)


def test_a_world_holds_everything() -> None:
    modes = Counter(echo.mode for claim in _WORLD.claims for echo in claim.echoes)
    assert set(modes) == {
        *("wire_copy", "syndicated", "rewrite", "silent_rewrite", "partial", "relay"),
        *("quote_only", "blog", "merge"),
    }
    assert {shift.kind for claim in _WORLD.claims for shift in claim.drift} == _KINDS
    assert {(1, 1), (2, 1), (2, 2)} <= {(claim.origins, claim.parties) for claim in _WORLD.claims}
    assert {claim.denied_by for claim in _WORLD.claims} == {0, 1}
    assert any(claim.corrections for claim in _WORLD.claims)
    assert {how for claim in _WORLD.claims for _, _, how in claim.statements} == {
        *("direct", "indirect", "own_voice"),
    }


def test_some_articles_belong_to_no_claim() -> None:
    told = {id for claim in _WORLD.claims for id in claim.articles}
    assert 0 < len(_WORLD.articles) - len(told) < len(told)


def test_articles_are_as_long_as_news() -> None:
    lengths = sorted(len(article.text) for article in _WORLD.articles)
    assert lengths[0] > 400
    assert 800 < lengths[len(lengths) // 2] < 3000
    assert lengths[-1] < 3000


def test_nothing_of_the_templates_is_left_in_an_article() -> None:
    for article in _WORLD.articles:
        for mark in ("{", "}", "[", "|", ",,", " .", "  ", ",."):
            assert mark not in article.text, (article.id, mark)


def test_a_blog_names_the_address_of_what_it_is_about() -> None:
    articles = {article.id: article for article in _WORLD.articles}
    blogs = [echo for claim in _WORLD.claims for echo in claim.echoes if echo.mode == "blog"]
    direct = [echo for echo in blogs if not echo.passed_through]
    assert direct
    assert all(articles[echo.end].url in articles[echo.start].text for echo in direct)


def test_who_hides_a_source_does_not_name_it() -> None:
    articles = {article.id: article for article in _WORLD.articles}
    for claim in _WORLD.claims:
        for echo in claim.echoes:
            if echo.mode in ("silent_rewrite", "quote_only") and not echo.passed_through:
                # What was relayed already keeps its first station.
                own = [e for e in claim.echoes if e.start == echo.end]
                if not own:
                    assert f"the {articles[echo.end].outlet}" not in articles[echo.start].text


def test_first_hand_articles_share_no_sentence() -> None:
    articles = {article.id: article for article in _WORLD.articles}
    for claim in _WORLD.claims:
        first = sorted({id for _, _, _, ids in claim.sources for id in ids})
        said = {words for _, words, _ in claim.statements}
        for number, one in enumerate(first):
            for other in first[number + 1 :]:
                common = _sentences(articles[one].text) & _sentences(articles[other].text)
                left = {s for s in common if not any(w in s or s in w for w in said) and "“" not in s}
                assert not {s for s in left if len(s) > 60 and "denied" not in s}, left


def _sentences(text: str) -> set[str]:
    return {part.strip() for line in text.split("\n") for part in line.split(". ") if part.strip()}


def test_layouts() -> None:
    assert len(load("prose")["layout"]) + len(load("prose")["blog"]) >= 8


@pytest.mark.parametrize("claims", ["0", "-1"])
def test_a_world_has_a_claim(claims: str, tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["--claims", claims, "--out", str(tmp_path)]).exit_code == 2


def test_every_echo_can_be_known_from_something() -> None:
    """A credit, a link, the agency's name, a sentence or a quotation in common."""
    articles = {article.id: article for article in _WORLD.articles}
    for claim in _WORLD.claims:
        for echo in claim.echoes:
            if echo.passed_through:
                continue
            later, earlier = articles[echo.start], articles[echo.end]
            named = earlier.outlet in later.text or earlier.outlet in later.authors
            common = {s for s in _sentences(later.text) & _sentences(earlier.text) if len(s) > 40}
            quoted = {words for id, words, how in claim.statements if id == earlier.id and how == "direct"}
            assert (
                named or earlier.url in later.text or common or any(q[:25] in later.text for q in quoted)
            ), echo


def test_what_comes_from_another_number_is_beyond_the_claim() -> None:
    for claim in _WORLD.claims:
        changed = {shift.start for shift in claim.drift if shift.kind == "number_changed"}
        behind = [echo for echo in claim.echoes if echo.end in changed - set(claim.articles)]
        assert all(not echo.certain for echo in behind)
    assert any(echo.beyond for claim in _WORLD.claims for echo in claim.echoes)

"""Words to spans: what resolves, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.examples import Example, UnresolvedWords, main, nearest, occurrences

TEXT = 'Ann said "no" to him. "Yes," he said. He left, he said, and she said: "Fine." Then he went.'


def _example(**attribution: object) -> Example:
    row = {
        "source": None,
        "cue": None,
        "content": ["left"],
        "kind": "direct",
        "implicit": False,
        "parent": None,
        "speaker": None,
        "speaker_kind": None,
        "factuality": "CT+",
        "stance": "neutral",
    }
    return Example("t", Path("t.txt"), {"attributions": [{**row, **attribution}]})


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Ann", [(0, 3)]),
        # "he" is not the end of "she" nor the beginning of "her".
        ("he", [(29, 31), (47, 49), (83, 85)]),
        # Glued text has the words only inside others.
        ("wen", [(86, 89)]),
        ("Bob", []),
    ],
)
def test_occurrences(words: str, found: list[tuple[int, int]]) -> None:
    assert occurrences(TEXT, words) == found


def test_nearest_is_the_one_beside_the_content() -> None:
    assert nearest(occurrences(TEXT, "he"), ((22, 28),)) == (29, 31)


def test_nearest_never_takes_words_of_the_content_itself() -> None:
    assert nearest([(0, 3), (10, 13)], ((9, 20),)) == (0, 3)


def test_nearest_refuses_to_choose() -> None:
    assert nearest([(0, 2), (8, 10)], ((4, 6),)) is None


def test_source_and_cue_are_taken_beside_the_content() -> None:
    (found,) = _example(source="he", cue="said", content=['"Yes,"']).attributions(TEXT)
    assert (found.source, found.cue, found.content) == (((29, 31),), ((32, 36),), ((22, 28),))


def test_an_occurrence_can_be_given() -> None:
    (found,) = _example(source={"text": "he", "occurrence": 3}).attributions(TEXT)
    assert found.source == ((83, 85),)


@pytest.mark.parametrize(
    "attribution",
    [
        pytest.param({"content": ["nowhere"]}, id="content absent"),
        pytest.param({"content": ["said"]}, id="content ambiguous"),
        pytest.param({"source": "Bob"}, id="source absent"),
        pytest.param({"cue": {"text": "said", "occurrence": 5}}, id="too few occurrences"),
        pytest.param({"cue": {"text": "said", "occurrence": 0}}, id="occurrences count from one"),
    ],
)
def test_what_does_not_resolve_is_an_error(attribution: dict[str, object]) -> None:
    with pytest.raises(UnresolvedWords, match=r"^t: '"):
        _example(**attribution).attributions(TEXT)


def test_command_writes_gold(tmp_path: Path) -> None:
    out = tmp_path / "gold.jsonl"
    assert main(["--out", str(out)]) == 0
    records = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert len(records) >= 16
    for record in records:
        for attribution in record["attributions"]:
            assert all(0 <= s < e <= len(record["text"]) for s, e in attribution["content"])


def test_command_names_what_does_not_resolve(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = "Ferry sinks\n\n" + "The ferry sank at dawn and nobody was hurt, the captain said.\n" * 3
    (tmp_path / "x.txt").write_text(article, "utf-8")
    row = _example(content=["a whale did it"]).expected
    (tmp_path / "x.expected.json").write_text(json.dumps(row), "utf-8")
    assert main(["--folder", str(tmp_path)]) == 2
    assert capsys.readouterr().err == "x: 'a whale did it' stands 0 times in the text\n"

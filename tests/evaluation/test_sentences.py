"""From a Reading to BIO labels, and the run over pre-cut sentences."""

from __future__ import annotations

import json
from pathlib import Path

from evaluation.penn_tokens import spaced, written_out
from evaluation.sentences import LabelledSentence, gold, labels, predict, score
from reportedly.measures import AttributionRelation
from reportedly.types import Reading
from tests.evaluation.readings import attribution, reading
from tests.measures.making import relation, spans

TOKENS = ["``", "We", "won", ",", "''", "Smith", "said", ",", "adding", "that", "it", "was", "fun", "."]
SENTENCE = spaced(TOKENS)
MAIN = relation(SENTENCE.text, "Smith", "said", "`` We won , ''")
ADDED = relation(SENTENCE.text, "Smith", "adding", "that it was fun")


def labelled(*relations: AttributionRelation, **fields: object) -> str:
    found = [attribution(each, number, **fields) for number, each in enumerate(relations, 1)]
    return " ".join(labels(reading(SENTENCE.text, *found), SENTENCE.spans))


def test_two_attributions_that_share_a_source() -> None:
    assert labelled(MAIN, ADDED) == (
        "B-content I-content I-content I-content I-content B-source B-cue O "
        "B-cue B-content I-content I-content I-content O"
    )


def test_a_token_that_is_touched_belongs_to_the_span() -> None:
    part = AttributionRelation((), (), ((spans(SENTENCE.text, "won")[0][0] + 1, 11),))
    assert labelled(part).split()[:4] == ["O", "O", "B-content", "I-content"]


def test_an_interrupted_content_is_two_spans() -> None:
    split = relation(SENTENCE.text, None, None, "We won", "it was")
    assert labelled(split).split().count("B-content") == 2


def test_neighbouring_spans_of_two_attributions_stay_apart() -> None:
    one, two = relation(SENTENCE.text, None, None, "that it"), relation(SENTENCE.text, None, None, "was fun")
    assert labelled(one, two).split()[9:13] == ["B-content", "I-content", "B-content", "I-content"]


def test_nested_attributions_are_left_out() -> None:
    assert set(labelled(MAIN, parent="a9").split()) == {"O"}


def test_the_more_confident_attribution_labels_first() -> None:
    sure = attribution(relation(SENTENCE.text, None, None, "We won"), 1, confidence=0.9)
    unsure = attribution(relation(SENTENCE.text, "We won", None, "it"), 2, confidence=0.1)
    for order in ((sure, unsure), (unsure, sure)):
        assert labels(reading(SENTENCE.text, *order), SENTENCE.spans)[1:3] == ["B-content", "I-content"]


def test_reading_sentences_both_ways(tmp_path: Path) -> None:
    expected = labelled(MAIN).split()
    file = tmp_path / "polnear-sentences" / "valid.jsonl"
    file.parent.mkdir()
    file.write_text(json.dumps({"tokens": TOKENS, "labels": expected}) + "\n", "utf-8")
    sentences = gold(tmp_path)
    assert sentences == [LabelledSentence(tuple(TOKENS), tuple(expected))]

    def read(_name: str, text: str) -> Reading:
        content = "`` We won , ''" if "``" in text else "“We won,”"
        return reading(text, attribution(relation(text, "Smith", "said", content)))

    for writing in (spaced, written_out):
        scores = score(sentences, predict(sentences, writing, read))
        assert {each.exact.f1 for each in scores.values()} == {1.0}

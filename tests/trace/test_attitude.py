"""How an article stands to a claim: own examples, and texts that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import ModelError
from reportedly.trace.attitude import attitude, attitudes
from reportedly.trace.attitude_text import BUCKETS, bucket, cue_kinds, read_sentence, stem
from reportedly.trace.attitude_trees import decision

BEAR = "Bear walks into Tolvane supermarket and eats forty jars of honey"
REPORT = (
    "A brown bear walked into a supermarket in Tolvane on Monday and ate forty jars of honey, the shop's "
    "manager Orla Venn said. Shoppers left by the back door while the bear sat among the shelves.\n"
    "The animal was led back to the forest in the evening. Nobody was hurt."
)
DENIAL = (
    "The story of a bear that ate forty jars of honey in a Tolvane supermarket is a hoax, police said.\n"
    "The photograph is fake and was made by a student. There was no bear in the supermarket, and the manager "
    "denied that any honey was eaten."
)
RUMOUR = (
    "A bear reportedly walked into a supermarket in Tolvane and ate forty jars of honey, according to a "
    "local website.\nThe report could not be independently verified, and police would not say whether it "
    "was true. It is unclear who took the pictures."
)
BUDGET = (
    "The council of Harwick passed its budget on Thursday after a debate of nine hours. Taxes on second "
    "homes rise by three per cent.\nOpposition members called the vote a mistake."
)
MAYOR = "The mayor of Harwick took money from a builder"
CLEARED = (
    "The mayor of Harwick did not take money from a builder, an inquiry found. The report clears her of all "
    "charges."
)
REJECTED = "The mayor of Harwick denied taking money from a builder. Dana Oake said the claim was false."
JUDGED = (
    "The mayor of Harwick took money from a builder, a court found on Friday. Dana Oake was paid in cash for "
    "permits."
)
PROBED = (
    "Prosecutors are looking into whether the mayor of Harwick took money from a builder, a source said. "
    "She has not commented."
)


@pytest.mark.parametrize(
    ("claim", "article", "kind"),
    [
        # Another matter altogether.
        (BEAR, BUDGET, "unrelated"),
        (MAYOR, REPORT, "unrelated"),
        # Says so in its own voice, or by a witness.
        (BEAR, REPORT, "agrees"),
        (MAYOR, JUDGED, "agrees"),
        # Says that it is a hoax, that it did not happen, that it is denied.
        (BEAR, DENIAL, "denies"),
        (MAYOR, CLEARED, "denies"),
        (MAYOR, REJECTED, "denies"),
        # Passes it on, or asks, and leaves it open.
        (BEAR, RUMOUR, "discusses"),
        (MAYOR, PROBED, "discusses"),
    ],
)
def test_kinds(claim: str, article: str, kind: str) -> None:
    assert attitude(claim, article).kind == kind


def test_reason_is_the_sentence_nearest_to_the_claim() -> None:
    text = f"Good morning from Tolvane. {DENIAL}"
    ((start, end),) = attitude(BEAR, text).spans
    assert text[start:end] == DENIAL.split("\n")[0]


def test_sentence_with_the_word_that_denies_is_a_reason() -> None:
    text = "A mayor of Harwick who took money from a builder? That story is false."
    found = attitude(MAYOR, text)
    assert found.kind == "denies"
    assert [text[start:end] for start, end in found.spans][-1] == "That story is false."


def test_unrelated_has_no_reason() -> None:
    assert attitude(BEAR, BUDGET).spans == ()


def test_many_are_told_as_one_by_one() -> None:
    texts = [REPORT, "", BUDGET, DENIAL, RUMOUR]
    assert attitudes(BEAR, texts) == [attitude(BEAR, text) for text in texts]
    assert attitudes(BEAR, []) == []


@pytest.mark.parametrize(
    ("claim", "article"),
    [
        ("", REPORT),
        (BEAR, ""),
        ("", ""),
        (" \n\t", "… — !!"),
        ("?", "?"),
        # Half a surrogate pair.
        ("\ud800 bear", "\udfff bear."),
        # No letters that the lists know.
        ("Медведь зашёл в магазин", "Медведь зашёл в магазин в понедельник. Он съел мёд."),
        ("熊走进超市", "周一，一只熊走进超市，吃了四十罐蜂蜜。"),
        ("دب يدخل متجرا", "دخل دب متجرا يوم الاثنين وأكل العسل."),
        (BEAR * 1000, REPORT),
        (BEAR, "bear " * 200_000),
        (BEAR, "bear.\n" * 100_000),
        (BEAR, "." * 500_000),
        (BEAR, "b" * 500_000),
        ("bear", "bear"),
    ],
)
def test_hostile_texts_have_an_answer(claim: str, article: str) -> None:
    found = attitude(claim, article)
    assert 0 <= found.confidence <= 1
    assert found.kind in ("agrees", "denies", "discusses", "unrelated")
    assert all(0 <= start < end <= len(article) for start, end in found.spans)


def test_what_comes_after_the_limit_changes_nothing() -> None:
    text = (REPORT + "\n") * 200
    assert attitude(BEAR, text) == attitude(BEAR, text + DENIAL * 10)


@pytest.mark.parametrize(
    ("word", "same"),
    [("denied", "denies"), ("walking", "walked"), ("bears", "bear"), ("Tolvane's".lower(), "tolvane")],
)
def test_stems(word: str, same: str) -> None:
    assert stem(word) == stem(same)


def test_cues_of_words_and_pairs_of_words() -> None:
    counts = dict(
        zip(cue_kinds(), read_sentence("It isn't true, and there is no evidence of a hoax").cues, strict=True)
    )
    assert (counts["negation"], counts["unverified"], counts["falsehood"]) == (2, 1, 1)


def test_buckets_do_not_depend_on_the_process() -> None:
    assert (bucket("bear"), BUCKETS) == (9129, 16384)


def test_parameters_of_other_features_are_refused(tmp_path: Path) -> None:
    import gzip

    with pytest.raises(ModelError, match="other features"):
        decision(gzip.compress(b'{"features": ["length"]}'))

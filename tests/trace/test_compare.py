"""Do two statements say the same? Rows of two statements and what has to come out."""

# Rows are read in one line each.

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.trace.cells import keys
from reportedly.trace.claims import SURE
from reportedly.trace.compare import KINDS, OPPOSED, relate
from reportedly.trace.looks import look, looks
from reportedly.trace.matter import load
from reportedly.trace.pairing import pair
from reportedly.trace.similarity import similarity
from reportedly.trace.values import RelationKind

pytestmark = pytest.mark.model

ROWS: list[tuple[str, str, RelationKind]] = [
    # In the same words but for marks and case.
    ("The dam above Harrow will stay shut.", "the dam above Harrow will stay shut", "same"),
    # One says more.
    (
        "the dam above Harrow will stay closed until spring",
        "that the dam above Harrow will stay closed until spring, when new gates arrive",
        "same",
    ),
    # Another number of the same.
    ("the flood at Harrow killed 12 people", "the flood at Harrow killed 20 people", "differs"),
    ("Holt promised $3 million for the Harrow dam", "Holt promised $5 million for the Harrow dam", "differs"),
    # Negated in one.
    ("Holt took the bribe from the builders", "Holt did not take the bribe from the builders", "denies"),
    ("the council broke the law at Harrow", "the council never broke the law at Harrow", "denies"),
    # Denied without a "not".
    (
        "the council took the bribe from the builders",
        "Holt ruled out that the council took the bribe from the builders",
        "denies",
    ),
    (
        "Holt took the bribe from the builders",
        "there is no truth to the report that Holt took the bribe from the builders",
        "denies",
    ),
    # Only a word of many is negated, the one that matters.
    ("water in Harrow is safe to drink", "water in Harrow was not safe to drink for four days", "denies"),
    (
        "a man was shot by an officer in Harrow after he pointed a gun at the officer",
        "the man shot by an officer in Harrow had no gun",
        "denies",
    ),
    ("the singer Ada Holt is dead", "the singer Ada Holt is alive", "denies"),
    # Both say that something was left out; the one has the noun that the other turns round as a verb.
    ("the count in Harrow left out 874 ballots", "874 ballots were left uncounted in Harrow", "same"),
    # No more than a bound, no more than a date.
    ("the Harrow bridge has five years left", "the Harrow bridge has no more than five years left", "same"),
    ("the bridge at Harrow will open in April", "the bridge at Harrow will not open until April", "same"),
    # Nothing in common.
    ("the flood at Harrow killed 12 people", "taxes on imported steel will rise by a tenth", "unrelated"),
]  # fmt: skip

#: One speaker who says so and then not so; and one who puts it in other words.
OWN: list[tuple[str, str, RelationKind]] = [
    ("the Kestrel dam is safe", "the Kestrel dam is not safe", "denies"),
    ("he would never raise the fuel tax", "he would raise the fuel tax in July", "denies"),
    ("no decision has been made", "a decision has been made", "denies"),
    ("it was not only the mayor who knew", "the mayor knew", "same"),
]

#: Vague words are the same only in the same words.
VAGUE = [("it was a tragedy", "it was a disaster"), ("we will see", "we shall see what happens")]

HOSTILE = [
    "",
    " \n ",
    "…",
    "12 20 $ 3.5 % 1,000,000",
    "the of and to it is",
    "Москва отрицает вмешательство в выборы 2016 года",
    "東京は大会を開かない ١٢",
    "no not never nothing",
    "dam " * 10_000,
    "\ud800 half a pair",
    "🙂🙂",
    "I",
    "n't",
    "they do n't 's '' know",
]


@pytest.mark.parametrize(("one", "other", "kind"), ROWS)
def test_rows(one: str, other: str, kind: RelationKind) -> None:
    found, confidence, _ = relate(look(one), look(other))
    assert found == kind
    assert 0 < confidence <= 1


@pytest.mark.parametrize(("one", "other", "kind"), OWN)
def test_one_speaker(one: str, other: str, kind: RelationKind) -> None:
    assert relate(look(one, "Ada Fenwick"), look(other, "Ada Fenwick"))[0] == kind


def test_a_clause_that_is_denied_denies() -> None:
    leaked = "The Corran refinery leaked at least 400 barrels of oil into the Tarn river in April"
    denied = look("its refinery had leaked oil into the Tarn river", "Corran Oil", "CT-")
    kind, confidence, _ = relate(look(leaked, "an engineer", "CT+"), denied)
    assert kind == "denies"
    assert confidence >= SURE


@pytest.mark.parametrize(("one", "other"), VAGUE)
def test_vague_words_are_not_the_same(one: str, other: str) -> None:
    assert relate(look(one), look(other))[0] != "same"
    assert relate(look(one), look(one))[0] == "same"


def test_numbers_are_the_reason() -> None:
    _, _, reasons = relate(look("the flood killed 12 people"), look("the flood killed 20 people"))
    assert ("number", "12", "20") in reasons


def test_a_denial_by_the_source() -> None:
    claim = "that Ada Holt took the bribe from the builders of the dam"
    kind, _, reasons = relate(look(claim), look(claim, factuality="CT-"))
    assert kind == "denies"
    assert reasons == (("negation", "", "denied"),)


@pytest.mark.parametrize(
    ("one", "other", "voices"),
    [
        ("Ann Poe", "Ben Poe", -1),
        ("Ann Poe", "Poe", 1),
        ("Mike Poe", "Senator Michael J. Poe", 1),
        ("Tarn officials", "Orla officials", -1),
        ("the officials", "Orla officials", 1),
    ],
)
def test_namesakes_are_two(one: str, other: str, voices: float) -> None:
    said = "the ferry is late"
    assert pair(look(said, one), look(said, other))["one speaker"] == voices


def test_a_negation_at_the_end_turns_its_own_part_round() -> None:
    here = look("the mill will dismiss 295 people, and it has asked us for nothing")
    assert not here.under[here.words.index("dismiss")]
    assert here.under[here.words.index("ask")]
    assert look("Holt took the bribe, that is a lie").under.all()


def test_both_negate_something() -> None:
    """Two negations in two places deny nothing, where one alone would."""
    here = look("The harbour prosecutor has done nothing with it.")
    there = look("he had passed a list to the harbour prosecutor and had received no answer")
    assert pair(here, there)["opposed"] >= OPPOSED
    assert relate(here, there)[0] != "denies"
    alone = look("she gave no list of guards to the harbour prosecutor")
    assert relate(look("she gave the list of guards to the harbour prosecutor"), alone)[0] == "denies"


def test_no_question_is_no_denial() -> None:
    claim = "that Ada Holt took the bribe from the builders of the dam"
    stressed = look(f"There is no question {claim}", factuality="CT-")
    assert not stressed.denied
    assert relate(look(claim), stressed)[0] == "same"


def test_days_are_no_people() -> None:
    here, there = look("a 3-year-old contract binds Harrow"), look("a contract binds Harrow and 2 villages")
    assert not [reason for reason in relate(here, there)[2] if reason[0] == "number"]
    days = relate(look("the flood took 12 days at Harrow"), look("the flood took 20 days at Harrow"))
    assert ("number", "12", "20") in days[2]
    for one, other in (("12 days", "20 days"), ("12 people", "20 guards")):
        found = pair(look(f"the flood took {one} at Harrow"), look(f"the flood took {other} at Harrow"))
        assert ("number", "12", "20") in found.reasons


@pytest.mark.parametrize(
    ("one", "other"),
    [("12 people died", "twelve people died"), ("more than 20 people died", "25 people died")],
)
def test_numbers_that_agree(one: str, other: str) -> None:
    kind, _, reasons = relate(look(one), look(other))
    assert kind != "differs"
    assert not [reason for reason in reasons if reason[0] == "number"]


def test_one_speaker_repeats_himself() -> None:
    """In vague words, and with another name for the same: what only one speaker says is the same."""
    vague = "the talks have never been worse", "that the talks “have never been worse,” he told the Echo"
    named = (
        "the Holt inquiry “hurts the bond between the two largest grain producers”",
        "it hurts the bond between the two largest grain producers in Tarn",
    )
    for one, other in (vague, named):
        assert relate(look(one, "Ada Brandt"), look(other, "Ada Brandt"))[0] == "same"
        assert relate(look(one, "Ada Brandt"), look(other, "Jonas Velt"))[0] != "same"


def test_quoted_words_in_common_tell_most() -> None:
    """A few words that one quotes and the other has; the same pair without the marks says less."""
    one = look("the council behaved like a “gang of hoodlums” when it shut the ferry", "The Lantern")
    other = look("the men in the town hall were a “bunch of hoodlums”", "Lantern")
    bare = look("the men in the town hall were a bunch of hoodlums", "Lantern")
    marked, unmarked = pair(one, other), pair(look(one.text.replace("“", "").replace("”", "")), bare)
    assert (marked["quoted both"], unmarked["quoted both"]) == (1, 0)
    assert marked["quoted shared"] > 0.4
    assert marked["quoted telling"] > 1.5
    assert unmarked["quoted shared"] == unmarked["quoted telling"] == 0
    assert (
        load().probabilities(marked.features[None])[0, 0]
        > load().probabilities(unmarked.features[None])[0, 0]
    )


def test_the_speaker_is_who_i_is() -> None:
    assert "holt" in look("I never took a bribe", "Ada Holt").words
    assert "holt" not in look("I never took a bribe").words


@pytest.mark.parametrize("one", HOSTILE)
@pytest.mark.parametrize("other", HOSTILE)
def test_hostile(one: str, other: str) -> None:
    here, there = look(one, "Ada Holt"), look(other)
    kind, confidence, _ = relate(here, there)
    assert kind in KINDS
    assert 0 <= confidence <= 1
    assert (kind, confidence) == relate(there, here)[:2]
    assert 0 <= similarity(here, there) <= 1


@given(
    st.lists(
        st.sampled_from([*" ".join(row[0] for row in ROWS).split(), "not", "20", "$", "no", "I"]), max_size=12
    ),
    st.lists(
        st.sampled_from([*" ".join(row[1] for row in ROWS).split(), "not", "12", "he", "-"]), max_size=12
    ),
)
@settings(max_examples=150, deadline=None)
def test_order_changes_nothing(one: list[str], other: list[str]) -> None:
    here, there = look(" ".join(one), "Ada Holt"), look(" ".join(other), factuality="CT-")
    forth, back = relate(here, there), relate(there, here)
    assert forth[0] == back[0]
    assert forth[1] == pytest.approx(back[1])
    assert similarity(here, there) == pytest.approx(similarity(there, here))


def test_neighbours_change_no_look() -> None:
    texts = [row[0] for row in ROWS]
    alone = [keys(look(text)) for text in texts]
    assert [keys(found) for found in looks(texts[::-1])] == alone[::-1]


@pytest.mark.parametrize(("one", "other", "kind"), [row for row in ROWS if row[2] != "unrelated"])
def test_what_is_to_be_compared_shares_a_key(one: str, other: str, kind: RelationKind) -> None:
    assert {*keys(look(one))} & {*keys(look(other))}, kind


@pytest.mark.parametrize("text", HOSTILE)
def test_keys_are_few_and_small(text: str) -> None:
    found = keys(look(text))
    assert len(found) <= 48
    assert all(0 <= key < 2**63 for key in found)
    assert list(found) == sorted({*found})


def test_another_place_is_another_matter() -> None:
    """With the same number, and all names different; and with another number besides."""
    here = look("75 wells around Harrow contain solvent from the Tarn works")
    for there in (
        "solvent from the Belmo works has reached 75 wells around Orla",
        "12 wells around Orla contain solvent from the Belmo works",
    ):
        assert relate(here, look(there))[0] not in ("same", "differs", "denies")


def test_who_denies_something_of_himself_is_named_in_it() -> None:
    assert "orla" in look("meddling in the vote", "Orla", "CT-").words
    assert "orla" in look("that they had met the builders", "Orla", "CT-").words
    assert "orla" not in look("that Tarn is meddling in the vote", "Orla", "CT-").words
    assert "orla" not in look("meddling in the vote", "Orla", "CT+").words


def test_a_short_denial_of_a_long_accusation() -> None:
    """What is denied stands in the other statement, which says more, and names who denies."""
    accused = look(
        "that Orla meddled in the vote of 2031 so that the harbour party would win it", "Tarn", "CT+"
    )
    denied = look("meddling in the vote", "Orla", "CT-")
    found = pair(accused, denied)
    assert found["denied covered"] > 0.9
    assert found["denier named"] == 1
    assert pair(accused, accused)["denied covered"] == 0


@pytest.mark.parametrize("words", ["it", "the move"])
def test_nobody_denies_what_says_nothing(words: str) -> None:
    assert relate(look(words), look(words, factuality="CT-"))[0] != "denies"


def test_what_is_missing_is_not_opposed_to_what_is_uncounted() -> None:
    here, there = (
        look("the count in Orme left out 874 ballots"),
        look("874 ballots were left uncounted in Orme"),
    )
    assert pair(here, there)["opposites"] == 0

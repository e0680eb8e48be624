"""Which prediction belongs to which gold document."""

from __future__ import annotations

import pytest

from reportedly.errors import MalformedRecord
from reportedly.measures import AnnotatedDocument, AttributionRelation
from reportedly.measures.pairing import pair
from tests.measures.making import GOLD, SMITH, TEXT, document


def by_id(*documents: AnnotatedDocument) -> dict[str, AnnotatedDocument]:
    return {each.id: each for each in documents}


def test_by_id() -> None:
    found = document(SMITH)
    assert pair(by_id(GOLD), by_id(found)) == ((GOLD, found),)


def test_by_text_where_ids_differ() -> None:
    found = document(SMITH, name="sha256-of-the-text")
    assert pair(by_id(GOLD), by_id(found)) == ((GOLD, found),)


def test_a_prediction_need_not_repeat_the_text() -> None:
    found = AnnotatedDocument("d1", None, (SMITH,))
    assert pair(by_id(GOLD), by_id(found)) == ((GOLD, found),)


def test_no_prediction() -> None:
    ((_, found),) = pair(by_id(GOLD), {})
    assert found.attributions == ()


@pytest.mark.parametrize(
    ("predicted", "says"),
    [
        (document(name="stranger", text="Another text."), "neither the id nor the text"),
        (AnnotatedDocument("stranger", None, ()), "neither the id nor the text"),
        (document(SMITH, text=TEXT.replace("Smith", "Smyth")), "differ from character 12 on"),
        (document(SMITH, text=TEXT + " More."), f"differ from character {len(TEXT)} on"),
        (AnnotatedDocument("d1", None, (AttributionRelation((), (), ((0, 999),)),)), "outside its text"),
    ],
)
def test_what_does_not_fit(predicted: AnnotatedDocument, says: str) -> None:
    with pytest.raises(MalformedRecord) as caught:
        pair(by_id(GOLD), by_id(predicted))
    assert says in str(caught.value)


def test_two_predictions_of_one_text() -> None:
    with pytest.raises(MalformedRecord, match="neither the id nor the text"):
        pair(by_id(GOLD), by_id(document(name="x"), document(name="y")))


def test_gold_without_text() -> None:
    with pytest.raises(MalformedRecord, match="the gold document has no text"):
        pair(by_id(AnnotatedDocument("d1", None, ())), {})

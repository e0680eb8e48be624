"""Pairs of statements that may be one claim: judged, respected by the trace, taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
import sqlalchemy as sa
from starlette.testclient import TestClient

from reportedly import Ledger
from reportedly.errors import UsageError
from reportedly.ledger import relating, schema
from reportedly.ledger.correcting import Change
from reportedly.ledger.relating import Related
from reportedly.tracing.headings import headings
from reportedly.web.app import create
from reportedly.web.site import Site
from tests.web.conftest import token
from tests.web.spider import dangers
from tests.web.test_suggestions_page import PART, article_by

WORDS = "The bridge will be closed"


@pytest.fixture(params=[0.42, 0.58], ids=["below", "above"])
def pair(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Ledger]:
    """Two statements of which the machine is not sure whether they are one claim."""
    with Ledger(tmp_path / "pair.db") as made:
        made.add(article_by("Ada <i>Fenwick</i>", 1), article_by("Bo Tarn", 2))
        made.relate()
        put(made, request.param)
        yield made


def put(ledger: Ledger, confidence: float) -> None:
    one, other = sorted(hash for _, hash in stated(ledger))
    related = Related(one, other, "same", confidence, (("words", "bridge", "bridge"),))
    ledger.database.write(lambda connection: relating.put_relations(connection, [related]))


def stated(ledger: Ledger) -> list[tuple[str, int]]:
    """Uid and content of the two statements, by article."""
    uids = sorted(row.uid for row in ledger.statements() if WORDS in row.content)
    columns = schema.assertions.c
    with ledger.database.reading() as connection:
        query = sa.select(columns.uid, columns.content_hash).where(columns.uid.in_(uids))
        return [tuple(row) for row in connection.execute(query.order_by(columns.document))]


def together(ledger: Ledger) -> bool:
    """Whether the trace and the list of claims have both in one claim; both say the same."""
    (one, _), (other, _) = stated(ledger)
    traced = other in ledger.trace(one).statements
    with ledger.database.reading() as connection:
        listed = any(heading.contents == 2 for heading in headings(connection))
    assert traced == listed
    return traced


@pytest.fixture
def reader(pair: Ledger) -> Iterator[TestClient]:
    with TestClient(create(Site(pair, by="Ada")), raise_server_exceptions=False) as made:
        made.headers["x-csrf-token"] = token(made)
        yield made


def shown(client: TestClient) -> str:
    for _ in range(50):
        text = client.get("/suggestions/claims").text
        if "Looking for" not in text:
            return text
    raise AssertionError("the pairs are never found")


def keys(text: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in re.findall(r'name="(left|right)" value="([^"]+)"', text)}


def test_both_texts_stand_side_by_side(reader: TestClient) -> None:
    text = shown(reader)
    assert text.count('<li class="entry pair"') == 1
    assert text.count(WORDS) == 2
    assert "in common: bridge" in text
    assert "Ada &lt;i&gt;" in text
    assert not list(dangers(text))


@pytest.mark.parametrize("same", [True, False])
def test_what_a_person_says_stands_above_the_score(reader: TestClient, pair: Ledger, same: bool) -> None:
    before = together(pair)
    answer = reader.post(
        "/suggestions/judge",
        data={**keys(shown(reader)), "same": "yes" if same else "no", "by": "Bo"},
        headers=PART,
    )
    assert "entry pair" not in answer.text
    assert ("says the same as" if same else "does not say the same as") in answer.text
    assert together(pair) is same
    # Related anew, it is said still.
    put(pair, 0.9)
    assert together(pair) is same
    put(pair, 0.42 if not before else 0.58)
    (made,) = pair.judgements()
    again = reader.post("/suggestions/undo", data={"number": str(made.number), "of": "claims"}, headers=PART)
    assert "entry pair" in again.text
    assert together(pair) is before


def test_it_lasts_when_the_statement_is_read_otherwise(pair: Ledger) -> None:
    (one, _), (other, content) = stated(pair)
    pair.judge(one, other, same=True, by="Bo")
    # The same characters, read with another firmness: another content under the same uid.
    pair.correct(other, Change("attribution", other, "stance", "rejects"), by="Bo")
    pair.relate()
    after = dict(stated(pair))
    assert after[other] != content
    assert other in pair.trace(one).statements


def test_the_last_word_counts_and_copies_share_it(pair: Ledger) -> None:
    (one, _), (other, _) = stated(pair)
    pair.judge(one, other, same=False, by="Bo")
    pair.judge(other, one, same=True, by="Cy")
    assert [made.undone_by for made in pair.judgements()] == [None, "Cy"]
    copy = article_by("Ada <i>Fenwick</i>", 1)
    pair.add(replace(copy, document=replace(copy.document, id="n9", outlet="Elsewhere")))
    pair.relate()
    same = next(uid for uid, _ in stated(pair) if uid not in (one, other))
    assert {one, other, same} <= set(pair.trace(same).statements)
    with pytest.raises(UsageError, match="same words"):
        pair.judge(one, same, same=True, by="Bo")


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"left": "u1-" + "0" * 24, "right": "u1-" + "1" * 24, "same": "yes"}, 404),
        ({"left": "c:u1-'; DROP:9", "right": "p:bo tarn", "same": "yes"}, 404),
    ],
)
def test_what_cannot_be_judged(reader: TestClient, pair: Ledger, values: dict[str, str], status: int) -> None:
    assert reader.post("/suggestions/judge", data=values).status_code == status
    assert pair.judgements() == ()


def test_the_same_for_programs(reader: TestClient, pair: Ledger) -> None:
    (item,) = reader.get("/api/v1/claim-suggestions").json()["items"]
    uids = {side: item[side]["uid"] for side in ("left", "right")}
    made = reader.post("/api/v1/judgements", json={**uids, "same": True, "by": "Cy"})
    assert made.status_code == 201
    assert reader.get("/api/v1/claim-suggestions").json()["items"] == []
    assert together(pair)


def test_a_ledger_without_pairs_says_so(client: TestClient) -> None:
    text = shown(client)
    assert "No two statements" in text or "entry pair" in text

"""The trace through a ledger: the same whatever came first, and what may be asked."""

from __future__ import annotations

import json
import os
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reportedly.bulk import Ledger
from reportedly.errors import NotInLedger, UsageError
from reportedly.export.trace_json import to_dict
from reportedly.pipeline import read_inputs
from reportedly.settings import DEFAULTS
from reportedly.trace.article_values import ArticleTrace
from reportedly.trace.values import Trace
from reportedly.tracing import gather as gathering
from reportedly.tracing import whole
from reportedly.tracing.listing import claim_row
from reportedly.types import Reading
from tests.export.marked import reading

pytestmark = pytest.mark.model

EXAMPLES = Path(__file__).parents[1] / "examples" / "trace"
CLAIM = "Forty crates of rifles left the Orla depot in March"


@pytest.fixture(scope="module")
def story() -> list[Reading]:
    """The seven articles of the example."""
    found = list(read_inputs([str(EXAMPLES)], stdin=bytes, settings=DEFAULTS))
    readings = [one for one in found if isinstance(one, Reading)]
    assert len(readings) == 7
    return readings


@pytest.fixture(scope="module")
def told(story: list[Reading], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with them, related."""
    path = tmp_path_factory.mktemp("told") / "ledger.db"
    with Ledger(path) as ledger:
        ledger.add(*story)
        assert ledger.relate() == 7
        assert ledger.relate() == 0
    return path


def everything(ledger: Ledger, story: list[Reading]) -> list[str]:
    """Every trace there is of a story, as JSON."""
    traces = [ledger.trace(CLAIM), *(ledger.trace(reading.id) for reading in story)]
    traces += [ledger.trace(row.id) for row in ledger.claims(limit=50)]
    return [json.dumps(to_dict(trace), sort_keys=True) for trace in traces]


@pytest.mark.parametrize("seed", range(4))
def test_order_of_arrival_does_not_matter(
    seed: int, story: list[Reading], told: Path, tmp_path: Path
) -> None:
    chance = random.Random(seed)
    shuffled = chance.sample(story, len(story))
    with Ledger(tmp_path / "ledger.db") as ledger:
        while shuffled:
            size = chance.choice((1, 1, 2, 3))
            ledger.add(*shuffled[:size])
            ledger.relate()
            shuffled = shuffled[size:]
        one_by_one = everything(ledger, story)
    with Ledger(told, read_only=True) as ledger:
        assert everything(ledger, story) == one_by_one


def test_all_at_once_or_one_by_one(
    story: list[Reading], told: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Most of a ledger related with every core, and the rest one by one: as if all had come one by one."""
    monkeypatch.setattr(whole, "_MANY", 1)
    with Ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(*story[2:])
        counts: list[int] = []
        assert ledger.relate(counts.append) == sum(counts) == 5
        ledger.add(*story[:2])
        monkeypatch.setattr(whole, "_MANY", 60)
        assert ledger.relate() == 2
        found = everything(ledger, story)
    with Ledger(told, read_only=True) as ledger:
        assert everything(ledger, story) == found


def test_somebody_writes_while_all_is_related(
    story: list[Reading], told: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole, "_MANY", 1)
    path = tmp_path / "ledger.db"
    look = whole._look

    def disturbed(*arguments: Any) -> Any:
        found = look(*arguments)
        with Ledger(path) as other:
            other.add(story[0])
        return found

    monkeypatch.setattr(whole, "_look", disturbed)
    with Ledger(path) as ledger:
        ledger.add(*story[1:])
        assert ledger.relate() == 7
        found = everything(ledger, story)
    with Ledger(told, read_only=True) as ledger:
        assert everything(ledger, story) == found


def test_an_article_that_was_changed_and_changed_back(
    story: list[Reading], told: Path, tmp_path: Path
) -> None:
    """A newer version takes the place of the older one in every trace."""
    last = story[-1]
    changed = replace(last, document=replace(last.document, title="Another headline"))
    with Ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(*story[:-1], changed)
        ledger.relate()
        ledger.add(last)
        ledger.relate()
        assert len(everything(ledger, story)) > 8
        found = ledger.trace(CLAIM)
    with Ledger(told, read_only=True) as ledger:
        expected = ledger.trace(CLAIM)
    assert isinstance(found, Trace)
    assert isinstance(expected, Trace)
    assert to_dict(found) == to_dict(expected)


def test_figures_of_the_story(told: Path) -> None:
    with Ledger(told, read_only=True) as ledger:
        found = ledger.trace(CLAIM)
    assert isinstance(found, Trace)
    assert (found.articles, found.outlets, found.origins, found.parties, found.denied_by) == (6, 6, 2, 2, 1)


def test_the_list_of_claims_has_the_figures_of_the_traces(told: Path) -> None:
    with Ledger(told, read_only=True) as ledger:
        rows = list(ledger.claims(limit=50, least=1))
        traces = [ledger.trace(row.id) for row in rows]
    assert len(rows) > 5
    assert any(row.denied_by for row in rows)
    assert any(row.origins > 1 for row in rows)
    assert rows == [claim_row(one) for one in traces if isinstance(one, Trace)]


def test_every_name_of_a_claim_leads_to_it(told: Path) -> None:
    with Ledger(told, read_only=True) as ledger:
        found = ledger.trace(CLAIM)
        assert isinstance(found, Trace)
        for name in (found.id, *found.statements):
            again = ledger.trace(name)
            assert isinstance(again, Trace)
            assert again.id == found.id


def test_a_file_is_traced_and_not_added(told: Path) -> None:
    copy = EXAMPLES / "5-orla-mail.html"
    with Ledger(told, read_only=True) as ledger:
        count = ledger.count()
        found = ledger.trace(str(copy))
        assert isinstance(found, ArticleTrace)
        assert ledger.count() == count


def test_an_article_of_the_ledger_is_no_copy_of_itself(
    story: list[Reading], told: Path, tmp_path: Path
) -> None:
    same = tmp_path / "same.txt"
    same.write_text(story[0].text, encoding="utf-8")
    with Ledger(told, read_only=True) as ledger:
        found, expected = ledger.trace(str(same)), ledger.trace(story[0].id)
    assert found == expected


def test_draft_of_what_is_known(told: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(
        "A draft\n\nForty crates of rifles left the Orla depot in March, The Harrow Echo reported.\n\n"
        "The canteen of the barracks was painted green.\n",
        encoding="utf-8",
    )
    with Ledger(told, read_only=True) as ledger:
        found = ledger.trace(str(draft))
    assert isinstance(found, ArticleTrace)
    assert not found.in_ledger
    standing = {one.text: one.standing for one in found.statements}
    assert any("rifles" in text and how == "echo" for text, how in standing.items()), standing
    assert all(how == "first" for text, how in standing.items() if "canteen" in text)


@pytest.mark.parametrize("target", ["", "   "])
def test_nothing_to_trace(target: str, told: Path) -> None:
    with Ledger(told, read_only=True) as ledger, pytest.raises(UsageError, match="nothing to trace"):
        ledger.trace(target)


@pytest.mark.parametrize(
    "target",
    ["c1-u1-000000000000000000000000", "https://nowhere.example/x", "Taxes on imported steel will be halved"],
)
def test_unknown(target: str, told: Path) -> None:
    with Ledger(told, read_only=True) as ledger, pytest.raises(NotInLedger):
        ledger.trace(target)


def test_copies_without_end(story: list[Reading], tmp_path: Path) -> None:
    """Hundreds of copies of one text: one origin, each a copy, in a time that grows with their number.

    Were it to grow with the square, four times the copies would take sixteen times as long.
    """
    few, many = (_copies(story, tmp_path / f"{count}.db", count) for count in (150, 600))
    assert many < 9 * max(few, 0.5)


def _copies(story: list[Reading], path: Path, count: int) -> float:
    """Seconds of processor time to relate so many copies and to trace what they say."""
    first = story[0]
    copies = [
        replace(
            first,
            document=replace(
                first.document,
                id=f"copy{number}",
                url=f"https://site{number}.example/rifles",
                outlet=f"Site {number}",
                published="2031-06-01",
            ),
        )
        for number in range(count)
    ]
    with Ledger(path) as ledger:
        ledger.add(first, *copies)
        before = sum(os.times()[:4])
        found = ledger.trace(CLAIM)
        took = sum(os.times()[:4]) - before
    assert isinstance(found, Trace)
    assert (found.articles, found.origins, found.parties) == (count + 1, 1, 1)
    copying = {
        edge.start for edge in found.edges if edge.kind == "copies" and edge.start.startswith("article")
    }
    assert len(copying) == count
    return took


def test_what_is_only_discussed_is_no_claim(tmp_path: Path) -> None:
    """Three articles have the same noun phrase; where one of them says that it is so, it is a claim."""
    spoken = {
        "discussed": "[S|Ann Poe] [C|discussed] [T|Jane Doe, the mayor's pick for the harbour board].",
        "announced": "[S|Ann Poe] [C|announced] [T|the closing of the paper mill by the council of Orla].",
        "asked": "[S|Ann Poe] [C|was asked about] [T|the closing of the paper mill by the council of Orla].",
    }
    with Ledger(tmp_path / "ledger.db") as ledger:
        for number in range(3):
            for name in ("discussed", "asked" if number else "announced"):
                ledger.add(reading(spoken[name], {"Ann Poe": "Ann Poe"}, id=f"{name}-{number}", outlet=name))
        ledger.relate()
        texts = {row.text: row.articles for row in ledger.claims(limit=9)}
    assert texts == {"the closing of the paper mill by the council of Orla": 3}


def test_a_claim_of_two_words_does_not_lead_the_list(tmp_path: Path) -> None:
    """More articles have it, and it tells next to nothing."""
    told = "[S|Ann Poe] [C|said] [T|“The harbour of Orla stays closed until the end of May.”]"
    with Ledger(tmp_path / "ledger.db") as ledger:
        for number in range(4):
            marked = f"[S|Jane Doe] [C|said] [T|“Nobody drowned.”]\n\n{told if number else 'It rained.'}"
            ledger.add(reading(marked, {"Ann Poe": "Ann Poe", "Jane Doe": "Jane Doe"}, id=f"n{number}"))
        ledger.relate()
        rows = list(ledger.claims(limit=9))
    assert [row.articles for row in rows] == [3, 4]
    assert rows[1].text == "“Nobody drowned.”"


def test_the_list_of_claims_loads_every_article_once(told: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[int] = []
    load = gathering._articles

    def counted(connection: Any, documents: Any) -> Any:
        found = load(connection, documents)
        loaded.extend(found)
        return found

    monkeypatch.setattr(gathering, "_articles", counted)
    with Ledger(told) as ledger:
        assert len(ledger.claims(limit=50)) > 1
    assert loaded
    assert len(loaded) == len(set(loaded))

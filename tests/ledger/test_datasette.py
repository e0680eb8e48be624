"""A ledger in one file opens in Datasette, and what a data journalist looks for is there by name."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from reportedly import Ledger
from reportedly.ledger.record import Record
from tests.ledger.making import entries
from tests.ledger.test_exported import MADE

_EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Datasette:
    path = tmp_path_factory.mktemp("datasette") / "news.db"
    with Ledger(path) as ledger:
        ledger.add(str(_EXAMPLES / "trace"), workers=1)
    return Datasette([str(path)])


def _get(datasette: Datasette, address: str) -> Any:
    answer = asyncio.run(datasette.client.get(address))
    assert answer.status_code == 200, (address, answer.text[:300])
    return answer.json() if ".json" in address else answer.text


def test_it_opens_with_the_three_views(opened: Datasette) -> None:
    assert {"statements", "articles", "sources_across_articles"} <= {
        view["name"] for view in _get(opened, "/news.json")["views"]
    }


@pytest.mark.parametrize(
    ("view", "columns"),
    [
        ("statements", {"statement", "said_by", "in_the_words", "outlet", "published_on"}),
        ("articles", {"title", "outlet", "published_on", "url"}),
        ("sources_across_articles", {"name", "kind", "statements"}),
    ],
)
def test_views_have_rows_and_plain_columns(opened: Datasette, view: str, columns: set[str]) -> None:
    found = _get(opened, f"/news/{view}.json?_shape=objects")
    assert found["rows"]
    assert columns <= set(found["rows"][0])


def test_it_opens_whatever_the_articles_say(tmp_path: Path) -> None:
    with Record(tmp_path / "odd.db", create=True) as ledger:
        ledger.keep(entries(*MADE.values()))
    odd = Datasette([str(tmp_path / "odd.db")])
    for view in ("statements", "articles", "sources_across_articles"):
        assert "<script>alert" not in _get(odd, f"/odd/{view}")
        assert _get(odd, f"/odd/{view}.json?_shape=objects&_size=max")["rows"]
    assert len(_get(odd, "/odd/statements.json?_shape=objects&_size=max")["rows"]) == 2 * len(MADE)


def test_the_search_index_is_found_and_filters(opened: Datasette) -> None:
    everything = _get(opened, "/news/attributions.json?_shape=objects&_size=max")["rows"]
    some = _get(opened, "/news/attributions.json?_shape=objects&_search=rifles&_size=max")["rows"]
    assert 0 < len(some) < len(everything)


def test_every_table_and_view_has_a_page(opened: Datasette) -> None:
    found = _get(opened, "/news.json")
    for one in [*found["views"], *(table for table in found["tables"] if not table["hidden"])]:
        assert "</table>" in _get(opened, f"/news/{one['name']}") or not one.get("count", 1)

"""What the trace stores depends on the articles, not on how they came."""

from __future__ import annotations

import random
import shutil
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from reportedly.errors import NotInLedger
from reportedly.ledger import loading, marks, relating, schema
from reportedly.ledger.adding import Entry
from reportedly.ledger.correcting import Change
from reportedly.ledger.record import Record
from tests.ledger.making import entries, ferry
from tests.ledger.tracing import Page, narrow, stored, trace, wanted

WORDS = ("ash", "bay", "cod", "dew", "elm", "fog", "gin")
DAYS = (None, "2024-01-01", "2024-01-02", "2024-02-30", "2031-05-05")


@pytest.fixture(autouse=True)
def short_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    articles, statements = narrow(2, 2)
    monkeypatch.setattr(marks, "ARTICLES", articles)
    monkeypatch.setattr(marks, "STATEMENTS", statements)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    Record(path, create=True).close()
    return path


def keep(ledger: Record, *pages: Page) -> None:
    ledger.keep([Entry(page.reading) for page in pages])


sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(tuple)
pages = st.builds(
    Page,
    address=st.sampled_from([f"p{n}" for n in range(9)]),
    sentences=st.lists(sentences, min_size=1, max_size=3).map(tuple),
    outlet=st.sampled_from((None, "The Gazette", "The Herald")),
    day=st.sampled_from(DAYS),
)


@settings(
    max_examples=30,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(pages, min_size=1, max_size=16), st.data())
def test_any_order_any_steps(empty: Path, found: list[Page], data: st.DataObject) -> None:
    """Later versions take the place of earlier ones; the rest comes in any order, traced now and then."""
    last = {page.address: page for page in found}
    path = empty.with_name("tried.db")
    shutil.copy(empty, path)
    path.with_name(path.name + "-wal").unlink(missing_ok=True)
    with Record(path) as ledger:
        kept: dict[str, list[Page]] = {}
        for page in found:
            if all(page != before for before in kept.get(page.address, [])):
                kept.setdefault(page.address, []).append(page)
                keep(ledger, page)
                if data.draw(st.booleans()):
                    trace(ledger, data.draw(st.integers(1, 4)))
        final = [versions[-1] for versions in kept.values()]
        trace(ledger)
        assert stored(ledger) == wanted(final)
        assert ledger.check().problems == ()
    assert last.keys() == kept.keys()


@pytest.mark.parametrize("seed", range(3))
def test_many_articles_on_every_database(ledger: Record, seed: int) -> None:
    chosen = random.Random(seed)

    def page(number: int) -> Page:
        found = tuple(
            tuple(chosen.choices(WORDS, k=chosen.randint(1, 4))) for _ in range(chosen.randint(1, 4))
        )
        outlet = chosen.choice((None, "The Gazette", "The Herald"))
        return Page(f"p{number}", found, outlet, chosen.choice(DAYS))

    before, after = [page(n) for n in range(40)], [page(n) for n in range(25)]
    keep(ledger, *before)
    trace(ledger, 7)
    assert stored(ledger) == wanted(before)
    keep(ledger, *after[:12])
    trace(ledger, 2)
    keep(ledger, *after[12:])
    trace(ledger)
    final = wanted([*after, *before[25:]])
    assert stored(ledger) == final
    ledger.database.write(relating.clear)
    trace(ledger, 11)
    assert stored(ledger) == final
    trace(ledger, version="t2")  # a newer trace looks at everything anew
    assert stored(ledger) == final
    assert ledger.check().problems == ()

"""Pairs of a source's own statements: shown where they surely contradict each other, else folded."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from reportedly import Ledger
from reportedly.types import Attribution, Document, Reading, Source, Spans
from reportedly.web.app import create
from reportedly.web.links import source
from reportedly.web.site import Site

_CRATES = "crates of rifles left the Orla depot in March"
_WALL = "repairs to the wall cost the town 45 million crowns in all"


def reading(number: int, *said: str) -> Reading:
    text = " ".join(f"Ada Fenwick said {one}." for one in said) + f" It rained at Lisk {number}."

    def spans(words: str) -> Spans:
        return ((text.index(words), text.index(words) + len(words)),)

    attributions = tuple(
        Attribution(
            f"a{place}",
            "indirect",
            content=spans(one),
            cue=spans("said"),
            source=spans("Ada Fenwick"),
            source_id="s1",
            confidence=0.95,
            factuality="CT+",
        )
        for place, one in enumerate(said, 1)
    )
    who = Source("s1", "Ada Fenwick", spans("Ada Fenwick"), "named_person")
    document = Document(f"d{number}", text, outlet=f"Paper {number}", published=f"2031-05-0{number}")
    return Reading(document, attributions=attributions, sources=(who,))


@pytest.mark.parametrize(
    ("articles", "shown", "folded"),
    [
        # The same with another figure, in another article.
        ([[f"forty {_CRATES}"], [f"thirty {_CRATES}"]], 1, 0),
        # Less surely so.
        ([["the wall cost 30 million crowns"], [_WALL]], 0, 1),
        # Both in one article: as a rule they are figures of two things.
        ([[f"forty {_CRATES}", f"thirty {_CRATES}"]], 0, 1),
        ([[f"forty {_CRATES}"], ["the wall cost 45 million crowns"]], 0, 0),
    ],
)
def test_only_what_is_sure_is_shown(
    tmp_path: Path, articles: Sequence[Sequence[str]], shown: int, folded: int
) -> None:
    with Ledger(tmp_path / "news.db") as ledger:
        ledger.add(*(reading(number, *said) for number, said in enumerate(articles, 1)))
        ledger.relate()
        (ada,) = ledger.sources()
        with TestClient(create(Site(ledger))) as client:
            page = html.document_fromstring(client.get(source(ada.number)).text)
    pairs, doubtful = page.cssselect(".echo"), page.cssselect("details.doubtful .echo")
    assert (len(pairs) - len(doubtful), len(doubtful)) == (shown, folded)
    assert all("% sure" in "".join(map(str, pair.itertext())) for pair in pairs)
    assert bool(page.cssselect("#h-against")) == bool(shown or folded)
    if folded:
        assert "None that is sure; 1 pair" in (page.cssselect("details.doubtful > summary")[0].text or "")

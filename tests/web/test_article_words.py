"""Values of a statement whose words stand elsewhere: each is shown where it stands."""

from __future__ import annotations

from pathlib import Path

from reportedly import Ledger
from reportedly.types import Attribution, Document, Place, Reading, Source, When
from reportedly.web.pages.article_view import ArticlePage, Fact, article_page

TEXT = (
    "The Tern reported that Ilse Tamm said Keld was flooded on Friday. It would rain.\n\nSomebody asked why."
)


def spans(words: str) -> tuple[tuple[int, int], ...]:
    start = TEXT.index(words)
    return ((start, start + len(words)),)


READING = Reading(
    Document("flood", TEXT, title="Water, again: Keld", published="2031-05-04"),
    (
        Attribution(
            "a1",
            "indirect",
            spans("that Ilse Tamm said"),
            spans("reported"),
            spans("The Tern"),
            source_id="s1",
        ),
        Attribution(
            "a2",
            "indirect",
            spans("Keld was flooded on Friday"),
            spans("said"),
            spans("Ilse Tamm"),
            source_id="s2",
            parent="a1",
            relay=("s2", "s1"),
            dates=(When("on Friday", "2031-05-02", "2031-05-02", spans("on Friday")[0]),),
        ),
        Attribution("a3", "indirect", spans("It would rain"), implicit=True, continues="a2", source_id="s2"),
        Attribution("a4", "indirect", spans("why"), spans("asked")),
    ),
    (
        Source("s1", "The Tern", spans("The Tern"), "named_organization"),
        Source("s2", "Ilse Tamm", spans("Ilse Tamm"), "named_person"),
    ),
    places=(Place("Keld", spans("Keld"), 54.4, -2.17, "GB", "city"),),
)  # fmt: skip


def page_of(tmp_path: Path) -> ArticlePage:
    with Ledger(tmp_path / "flood.db") as made:
        made.add(READING)
        return article_page(made.shown("flood"))


def facts(page: ArticlePage, number: int) -> dict[str, Fact]:
    margin = page.margins[number]
    return {fact.name: fact for fact in (margin.name, *margin.facts)}


def at(words: str) -> str:
    return " ".join(f"{start}-{end}" for start, end in spans(words))


def test_who_relayed_it_is_shown_where_it_says_so(tmp_path: Path) -> None:
    relay = facts(page_of(tmp_path), 2)["relay"]
    assert relay.spans == f"{at('The Tern')} {at('reported')}"
    assert relay.why == "Who passed it on, up to this page: “The Tern … reported”."


def test_a_follow_on_shows_what_it_goes_on_from(tmp_path: Path) -> None:
    found = facts(page_of(tmp_path), 3)
    assert found["source"].spans == at("Ilse Tamm")
    assert found["implicit"].spans == at("Keld was flooded on Friday")
    assert found["implicit"].why.endswith("goes on from: “Keld was flooded on Friday”.")


def test_an_unresolved_source_shows_the_cue(tmp_path: Path) -> None:
    assert facts(page_of(tmp_path), 4)["source"].spans == at("asked")


def test_what_it_is_about_is_there_where_it_is_chosen(tmp_path: Path) -> None:
    found = facts(page_of(tmp_path), 2)
    assert (found["place"].text, found["place"].spans, found["place"].more) == ("Keld", at("Keld"), True)
    known = "the gazetteer has a town or city in GB at 54.40, -2.17."
    assert found["place"].why == f"A place named in it; {known}"
    assert (found["date"].spans, found["date"].more) == (at("on Friday"), True)
    assert found["date"].why == "A time named in it: 2031-05-02."
    assert "place" not in facts(page_of(tmp_path), 3)


def test_a_headline_in_pieces_names_the_window(tmp_path: Path) -> None:
    text = "Keld is dry, Ilse Tamm says\n\nIt rained."
    said = Attribution("a1", "indirect", ((0, 11),), ((23, 27),), ((13, 22),))
    with Ledger(tmp_path / "dry.db") as made:
        made.add(Reading(Document("dry", text, title=text[:27], headline=(0, 27)), (said,)))
        assert article_page(made.shown("dry")).headline == "Keld is dry, Ilse Tamm says"

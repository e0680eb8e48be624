"""Who denies a claim, and how many they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.trace.denials import deniers, denying_sources
from reportedly.trace.values import Article, Relation, Statement
from reportedly.types import Source
from tests.trace.making import article, source

#: Three articles: the first two of one story, the third of another one.
CLAIM = "A spark from the welder set the Orme granary on fire on Sunday"
DENIAL = "A spark from the welder did not set the Orme granary on fire on Sunday"
ELSEWHERE = "Pensioners were never asked about the gala, nor about the tickets that the opera gives away"


def _told(words: str, key: str, factuality: str | None) -> Article:
    return article(key, (words, source("Jane Doe")), published="2031-03-04", factuality=factuality)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("denial", "factuality", "confidence", "found"),
    [
        (DENIAL, "CT-", 0.7, True),
        # In doubt, but of one story, and put as not so.
        (DENIAL, "CT-", 0.45, True),
        (DENIAL, "CT-", 0.35, False),
        # Left open is not put as not so.
        (DENIAL, "Uu", 0.45, False),
        (ELSEWHERE, "CT-", 0.45, False),
        # What is only spoken of is not said not to be so.
        (DENIAL, None, 0.8, False),
    ],
)
def test_what_words_leave_in_doubt_the_story_decides(
    denial: str, factuality: str | None, confidence: float, found: bool
) -> None:
    articles = {"a": _told(CLAIM, "a", "CT+"), "b": _told(denial, "b", factuality)}
    statements = {s.uid: s for made in articles.values() for s in made.statements}
    relations = [Relation("a1", "b1", "denies", confidence)]
    assert deniers(["a1"], statements, relations, articles) == (("b1",) if found else ())


@pytest.mark.parametrize(
    ("text", "confidence", "found"),
    [(DENIAL, 0.6, True), (ELSEWHERE, 0.6, False), (ELSEWHERE, 0.8, True)],
)
def test_what_an_article_says_itself_denies_in_one_story(text: str, confidence: float, found: bool) -> None:
    articles = {"a": _told(CLAIM, "a", "CT+"), "b": article("b", (text, None), published="2031-03-04")}
    statements = {s.uid: s for made in articles.values() for s in made.statements}
    relations = [Relation("a1", "b1", "denies", confidence)]
    assert deniers(["a1"], statements, relations, articles) == (("b1",) if found else ())


def _denied(text: str, *sources: tuple[str, Source]) -> tuple[list[Statement], dict[str, Article]]:
    made = article("d", (text, sources[0][1]), published="2031-03-04")
    found = []
    for number, (mention, who) in enumerate(sources):
        start = text.index(mention)
        who = replace(who, id=f"s{number}", mentions=((start, start + len(mention)),))
        found.append(replace(made.statements[0], uid=f"d{number}", source=who, chain=()))
    return found, {"d": made}


@pytest.mark.parametrize(
    ("text", "sources", "count"),
    [
        # Described first, named by the same office afterwards.
        (
            "The works' lead engineer said no. Carl Minks, the engineer, said no",
            [
                ("The works' lead engineer", Source("s", "works' lead engineer", (), "unnamed_person")),
                ("Carl Minks, the engineer", Source("s", "Carl Minks", (), "named_person", "engineer")),
            ],
            1,
        ),
        (
            "The works' lead engineer said no. Carl Minks, the foreman, said no",
            [
                ("The works' lead engineer", Source("s", "works' lead engineer", (), "unnamed_person")),
                ("Carl Minks, the foreman", Source("s", "Carl Minks", (), "named_person", "foreman")),
            ],
            2,
        ),
        # A body and who speaks for it; two people with names.
        (
            "Quillby Foods said no. Lena Ost of Quillby Foods said no",
            [
                ("Quillby Foods", Source("s", "Quillby Foods", (), "named_organization")),
                ("Lena Ost", Source("s", "Lena Ost", (), "named_person", affiliation="Quillby Foods")),
            ],
            1,
        ),
        # The body in full and in short, and who speaks for it.
        (
            "Orme Brewery said no. The brewery said no. The brewery's chief executive Lena Ost said no",
            [
                ("Orme Brewery", Source("s", "Orme Brewery", (), "named_organization")),
                ("The brewery", Source("s", "brewery", (), "named_organization")),
                (
                    "The brewery's chief executive Lena Ost",
                    Source("s", "Lena Ost", (), "named_person", affiliation="brewery"),
                ),
            ],
            1,
        ),
        (
            "Ada Roe of Quillby Foods said no. Lena Ost of Quillby Foods said no",
            [
                ("Ada Roe", Source("s", "Ada Roe", (), "named_person", affiliation="Quillby Foods")),
                ("Lena Ost", Source("s", "Lena Ost", (), "named_person", affiliation="Quillby Foods")),
            ],
            2,
        ),
    ],
)
def test_how_many_deny(text: str, sources: list[tuple[str, Source]], count: int) -> None:
    assert len(denying_sources(*_denied(text, *sources))) == count

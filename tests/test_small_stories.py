"""Small stories whose provenance is known, from the text of the articles to the figures of the trace."""

# Rows of text are easier to read on one line.
# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

import pytest

from reportedly import read
from reportedly.bulk import Ledger
from reportedly.trace.values import Trace

pytestmark = pytest.mark.model

#: A company says first that the water is safe and then that it was not; the council says that it is not.
WATER = [
    """Hallam Post
Tap water safe, says Sound Water
By Rosa Keane
Published 21 July 2031

Tap water in Hallam is safe to drink, Sound Water said on Monday after residents complained of a smell of diesel.

"The water is safe," said Judith Ames, the company's head of quality.""",
    """Coast FM
Council tells Hallam to boil water
By Nik Vale
Published 21 July 2031

Hallam residents should boil tap water before drinking it because it is not safe, the council's public health director said on Monday.

Dr Samir Kohli told Coast FM that samples from three schools had contained fuel. "It is not safe to drink," he said.""",
    """Hallam Post
Sound Water admits tap water was not safe
By Rosa Keane
Published 23 July 2031

Sound Water has admitted that tap water in Hallam was not safe to drink for four days.

The company will pay each household for bottled water, it said on Wednesday.""",
]
#: A toll that rises; one paper still has the first one from the agency.
TOLL = [
    """Corvane Press
Floods kill 14 in Serra valley
Published 1 September 2031

ALDEIA, Sept 1 (Corvane Press) - Flash floods have killed at least 14 people in the Serra valley, the civil defence agency said on Monday.""",
    """Corvane Press
Death toll in Serra floods rises to 23
Published 2 September 2031

ALDEIA, Sept 2 (Corvane Press) - The death toll from flash floods in the Serra valley rose to 23 on Tuesday, the civil defence agency said.""",
    """Daily Lantern
Serra floods: 14 dead
By Ida Moss
Published 2 September 2031

At least 14 people have died in flash floods in the Serra valley, the civil defence agency said, according to Corvane Press.""",
]
#: A post that two outlets print, and a third that has it from the first.
POOL = [
    """Channel Nine
Mayor: pool to stay shut all summer
Published 11 August 2031

The mayor of Stanbury says the city's outdoor pool will stay closed all summer.

"The pool will not open this year. The pump is broken and we don't have $300,000," Mayor Rick Dorsey wrote on Facebook Monday.""",
    """Stanbury Sun
City pool closed for season
By Joy Adler
Published 12 August 2031

STANBURY - The outdoor pool will not open this year, Mayor Rick Dorsey said in a post on Facebook on Monday.

"The pump is broken and we don't have $300,000," Dorsey wrote.""",
    """Radio Stanbury
Broken pump keeps pool shut
By Ed Moll
Published 12 August 2031

The Stanbury pool will not open this year because its pump is broken, Channel Nine reports.""",
]
#: A share in words and in figures.
SHARES = [
    """Harlan Post
Two in three children vaccinated, ministry says
By Ruth Ell
Published 6 October 2031

Two thirds of children in Harlan have been vaccinated against measles, the health ministry said on Monday.""",
    """Metro Radio
Measles: many children unprotected
Published 6 October 2031

Sixty-seven per cent of children in Harlan are vaccinated against measles, according to the health ministry.""",
]
#: A rebel and a minister name the place each in his own way.
MINERS = [
    """Corvane Press
Rebels say they hold 60 miners in northern Kessu
Published 4 August 2031

LOMA, Aug 4 (Corvane Press) - Rebels in northern Kessu have taken 60 miners hostage, their spokesman said on Monday.

"We are holding 60 workers of the Dassa gold mine," the spokesman said.""",
    """Kessu Herald
Minister confirms 60 miners taken
By Fatou Bane
Published 4 August 2031

Mines Minister Idrissa Konte confirmed on Monday that 60 miners had been taken hostage by rebels at the Dassa gold mine.""",
]
#: An agency kills its story; another outlet has printed it.
KILLED = [
    """Wireline
Singer Dora Vane dies aged 61 - family
Published 15 July 2031

PARIS, July 15 (Wireline) - The singer Dora Vane has died at the age of 61, her family said on Tuesday.""",
    """The Daily Beacon
Dora Vane dead at 61
Published 15 July 2031

Pop legend Dora Vane has died at the age of 61.

The star passed away in her sleep, her family told Wireline.""",
    """Wireline
KILL: Singer Dora Vane dies
Published 16 July 2031

PARIS, July 16 (Wireline) - Please kill the Wireline story headlined "Singer Dora Vane dies aged 61 - family". The statement was a hoax.""",
]
#: What the paper corrects two days later.
PAID = """The Harbour Times
Ferry chief earned £730,000 last year
Published 22 April 2031

The chief executive of Lowick Ferries, Bruno Hale, was paid £730,000 last year, the company's accounts show."""
#: One paper has the union's word, another the brewery's: itself, "brewery" in the headline, and its chief.
BREWERY = [
    """Hops Weekly
Union: Orme Brewery to cut 230 jobs
Published 1 September 2031

Orme Brewery will cut 230 jobs at its plant in Halby, the brewers' union said on Monday.""",
    """Halby News
Brewery denies job cuts
Published 1 September 2031

Orme Brewery has denied that it will cut 230 jobs in Halby.

"No jobs will be cut in Halby this year," said the brewery's chief executive, Henrik Moss.""",
]
#: The accused says no more than that the charges are false.
ACCUSED = [
    """The Capitol Post
Senator took money from builder, indictment says
Published 24 June 2031

Sen. Ines Roe took $90,000 in bribes from a builder, prosecutors said on Tuesday.

Roe pleaded not guilty to all charges.""",
    """Channel Nine
Senator indicted
Published 24 June 2031

Sen. Ines Roe took $90,000 in bribes from a builder, prosecutors alleged on Tuesday.

"The accusations are false," Roe said.""",
]


def traced(articles: list[str], claim: str, path: Path) -> Trace:
    """The trace of a claim in a ledger with these articles."""
    with Ledger(path / "ledger.db") as ledger:
        ledger.add(*(read(text) for text in articles))
        ledger.relate()
        found = ledger.trace(claim)
    assert isinstance(found, Trace)
    return found


def said(trace: Trace) -> set[tuple[str | None, str | None]]:
    """The outlets and days of what makes the claim."""
    return {(node.outlet, node.day) for node in trace.nodes if node.id in trace.statements}


def test_what_is_not_safe_is_not_the_claim_that_it_is(tmp_path: Path) -> None:
    found = traced(WATER, "Tap water in Hallam is safe to drink", tmp_path)
    assert said(found) == {("Hallam Post", "2031-07-21")}
    assert found.denied_by


def test_a_toll_that_rises_is_another_number(tmp_path: Path) -> None:
    found = traced(TOLL, "Flash floods killed at least 14 people in the Serra valley", tmp_path)
    assert said(found) == {("Corvane Press", "2031-09-01"), ("Daily Lantern", "2031-09-02")}
    assert (found.articles, found.origins, found.parties) == (2, 1, 1)


def test_who_reports_what_another_outlet_has_is_no_origin(tmp_path: Path) -> None:
    found = traced(POOL, "The Stanbury outdoor pool will not open this year", tmp_path)
    assert (found.articles, found.origins, found.parties) == (3, 1, 1)


def test_an_agency_that_kills_its_story_takes_it_back(tmp_path: Path) -> None:
    found = traced(KILLED, "The singer Dora Vane has died at the age of 61", tmp_path)
    assert "2031-07-16" not in {day for _, day in said(found)}
    assert (found.articles, found.denied_by, found.taken_back_by) == (2, 0, 1)
    assert {(node.day, node.taken_back) for node in found.nodes if node.taken_back} == {
        ("2031-07-16", "withdrawn")
    }


@pytest.mark.parametrize(
    "correction",
    [
        "A report on Tuesday said that Bruno Hale, the chief executive of Lowick Ferries, was paid £730,000 last year. In fact he was paid £370,000.",
        "Correction: An earlier version of this article said that Bruno Hale, the chief executive of Lowick Ferries, was paid £730,000 last year.",
    ],
)
def test_a_corrected_report_is_its_outlets_own_taking_back(correction: str, tmp_path: Path) -> None:
    found = traced(
        [PAID, f"The Harbour Times\nCorrections and clarifications\nPublished 24 April 2031\n\n{correction}"],
        "Bruno Hale, the chief executive of Lowick Ferries, was paid £730,000 last year",
        tmp_path,
    )
    assert (found.articles, found.denied_by, found.taken_back_by) == (1, 0, 1)
    assert {node.taken_back for node in found.nodes if node.taken_back} == {"corrected"}


def test_a_body_in_full_and_in_short_and_its_chief_deny_once(tmp_path: Path) -> None:
    found = traced(BREWERY, "Orme Brewery will cut 230 jobs at its plant in Halby", tmp_path)
    assert (found.parties, found.denied_by) == (1, 1)


def test_what_another_paper_says_is_wrong_is_a_denial(tmp_path: Path) -> None:
    other = "Lowick Live\nHale says report was wrong\nPublished 24 April 2031\n\nBruno Hale, the chief executive of Lowick Ferries, was not paid £730,000 last year, the company said on Thursday."
    found = traced([PAID, other], "Bruno Hale was paid £730,000 last year", tmp_path)
    assert (found.articles, found.denied_by, found.taken_back_by) == (1, 1, 0)


def test_who_pleads_not_guilty_denies_what_he_is_charged_with(tmp_path: Path) -> None:
    found = traced(ACCUSED, "Sen. Ines Roe took $90,000 in bribes from a builder", tmp_path)
    assert (found.articles, found.denied_by) == (2, 1)


@pytest.mark.xfail(strict=True, reason="the comparison does not see through a greeting before the claim")
def test_a_greeting_before_the_claim_changes_nothing(tmp_path: Path) -> None:
    greeted = POOL[2].replace("The Stanbury pool", "Bad news for swimmers: the Stanbury pool")
    found = traced([*POOL[:2], greeted], "The Stanbury outdoor pool will not open this year", tmp_path)
    assert (found.articles, found.origins, found.parties) == (3, 1, 1)


def test_a_share_in_words_and_in_figures_is_one(tmp_path: Path) -> None:
    found = traced(SHARES, "67 per cent of children in Harlan are vaccinated against measles", tmp_path)
    assert (found.articles, found.origins, found.parties) == (2, 1, 1)


def test_one_place_by_two_names_in_one_story(tmp_path: Path) -> None:
    found = traced(MINERS, "Rebels have taken 60 miners hostage in northern Kessu", tmp_path)
    assert (found.articles, found.origins, found.parties) == (2, 2, 2)

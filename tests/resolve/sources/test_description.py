"""Kind, title, affiliation and justification of a source, each with the words that led to it."""

from __future__ import annotations

import pytest

from reportedly.resolve.account import is_verb
from reportedly.resolve.words import words
from tests.resolve.sources.marked import only, read, resolve

KINDS = [
    # What names a company by its trade, or ends in a country.
    ("⟦Chipmaker Velora⟧ said that orders were slow.", "named_organization"),
    ("Velora Inc cut jobs. ⟦Velora⟧ said so.", "named_organization"),
    ("⟦Historic England⟧ has listed 12 lamps.", "named_organization"),
    # Anonymity that a later sentence tells of the same person, not of another.
    (
        "⟦A former engineer⟧ said so. It was late. The person asked not to be named because of a contract.",
        "anonymous_source",
    ),
    ("⟦A former engineer⟧ said so. It was late. His boss asked not to be named.", "unnamed_person"),
    # Any noun for who does something.
    ("⟦A reviewer⟧ said so.", "unnamed_person"),
    # A court's paper is a paper.
    ("⟦A federal court ruling⟧ says so.", "document"),
    ("⟦A leaked draft seen by the Herald⟧ says so.", "document"),
    # A body has "which", an apposition that says what body it is, or its legal form behind it.
    ("⟦Corbel Stone, which runs the quarry,⟧ said so.", "named_organization"),
    ("⟦Halvard Wim, the mining company that owns the dam,⟧ said so.", "named_organization"),
    ("⟦The mining company Brandt & Loft⟧ said so.", "named_organization"),
    ("⟦Nordhav AS⟧ said so.", "named_organization"),
    ("⟦Maren Holt, who runs the quarry,⟧ said so.", "named_person"),
    ("⟦Maren Holt, the company's founder,⟧ said so.", "named_person"),
    # The name is withheld, the text says afterwards or in other words.
    ("⟦An engineer⟧ told me so. He begged me not to print his name.", "anonymous_source"),
    ("⟦Her daughter, who cannot be named for legal reasons,⟧ said so.", "anonymous_source"),
    ("⟦An engineer⟧ told me so. He begged me not to go.", "unnamed_person"),
    ("⟦Maren Holt⟧ said so.", "named_person"),
    ("⟦The Northport Herald⟧ reported it.", "named_organization"),
    ("⟦An Acme Energy Corp. spokesman⟧ said so.", "named_organization"),
    ("⟦A State Department official⟧ said so.", "named_organization"),
    ("⟦Russian officials⟧ said so.", "named_organization"),
    ("⟦A State Department official⟧ said so on condition of anonymity.", "anonymous_source"),
    ("⟦People familiar with the matter⟧ said so.", "anonymous_source"),
    ("⟦A new report by the ministry⟧ says so.", "document"),
    ("⟦The Reuters/Ipsos poll⟧ found so.", "document"),
    ("⟦Experts⟧ said so.", "unnamed_group"),
    # Police of a place that the text tells; of several, the one it opens with.
    ("⟦Police⟧ said so.", "unnamed_group"),
    ("Tassel police came. ⟦Police⟧ said so.", "named_organization"),
    ("Tassel police came. It rained. It rained. Harrow police went. ⟦Police⟧ said so.", "named_organization"),
    ("Tassel police came. Harrow police went. ⟦Police⟧ said so.", "unnamed_group"),
    ("⟦Dozens of former employees⟧ said so.", "unnamed_group"),
    ("⟦A police officer⟧ said so.", "unnamed_person"),
    ("⟦A friend of hers⟧ said so.", "unnamed_person"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind(text: str, kind: str) -> None:
    assert only(text).kind == kind


TITLES = [
    (
        "The Fishermen's League blocked the port of Velm. Its chair, ⟦Nora Quill⟧, said so.",
        "chair",
        "Fishermen's League",
    ),
    ("Later ⟦Det Insp Nora Quill⟧ said so when it was over.", "Det Insp", None),
    # A degree stands between name and position; a town is no employer.
    ("Later ⟦Nora Quill, PhD, a cardiologist in Harrow,⟧ said so.", "cardiologist in Harrow", None),
    # An age is no position, and what a minister is for is no body.
    ("Later ⟦Nora Quill, a 52-year-old teacher,⟧ said so.", "teacher", None),
    ("Later ⟦Forestry Minister Nora Quill⟧ said so when it was over.", "Forestry Minister", None),
    (
        "⟦Dr. Nora Quill, a geriatrician at Pell University,⟧ said so.",
        "geriatrician at Pell University",
        "Pell University",
    ),
    # The body before the position, whole; what a post is in, none.
    ("⟦Harrow Police Chief Nora Quill⟧ said so when it was over.", "Harrow Police Chief", "Harrow Police"),
    ("⟦Special Agent in Charge Tom Bell⟧ said so when it was over.", "Special Agent in Charge", None),
    (
        "Later ⟦Justice Department Inspector General Nora Quill⟧ said so when it was over.",
        "Justice Department Inspector General",
        "Justice Department",
    ),
    # "Its" is whoever was named before.
    ("Velora Inc lost. Its finance chief, ⟦Laurel Yates⟧, said so.", "finance chief", "Velora Inc"),
    # A rank behind a position says nothing more.
    ("Later ⟦army spokesman Col. Nora Quill⟧ said so when it was over.", "army spokesman", None),
    ("⟦Sgt. 1st Class Nora Quill⟧ said so when it was over.", "Sgt. 1st Class", None),
    # It goes on behind its noun, up to the name.
    (
        "⟦Deputy head of the Economy Ministry Orla Holt⟧ said so.",
        "Deputy head of the Economy Ministry",
        "Economy Ministry",
    ),
    (
        "⟦UN Special Rapporteur on the right to water Hilal Amar⟧ said so.",
        "UN Special Rapporteur on the right to water",
        None,
    ),
    ("⟦Minister for Justice and Rivers Nora Quill⟧ said so.", "Minister for Justice and Rivers", None),
    ("⟦Chief engineer at Tarrant Gwen Moss⟧ said so.", "Chief engineer at Tarrant", "Tarrant"),
    # Without article the last words must be a name, known or not.
    ("⟦Head of Marsh Primary Orsa Beck⟧ said so when it was over.", "Head of Marsh Primary", "Marsh Primary"),
    # Forms of address say nothing.
    ("⟦Lead researcher Dr Sofia Marek⟧ said so.", "Lead researcher", None),
    # In British style, states without full stops.
    ("⟦Assistant US Attorney Dana Kroll⟧ said so.", "Assistant US Attorney", None),
    # Of several.
    (
        "Otto Brandt and ⟦Maren Holt⟧, political scientists at Hill University, said so.",
        "political scientist at Hill University",
        "Hill University",
    ),
    # What somebody heads.
    (
        "⟦Maren Holt⟧, who heads the rivers programme at Hill University, said so.",
        "heads the rivers programme at Hill University",
        "Hill University",
    ),
    # Other people's positions are not hers.
    ("Speaker Otto Brandt and Senator Ann Roe, ⟦Vice President Maren Holt⟧ said so.", "Vice President", None),
    # Behind the name, with the organisation.
    (
        "⟦Cole Adeyemi, president of the Dockers Union⟧, said so.",
        "president of the Dockers Union",
        "Dockers Union",
    ),
    # Before it; a description such as "longtime" is no part of it.
    (
        "⟦longtime Acme Energy Corp. economist Ida Moreau⟧ said so.",
        "Acme Energy Corp. economist",
        "Acme Energy Corp.",
    ),
    # Before a comma before it.
    ("⟦Acme's chief executive, Ida Moreau⟧, said so.", "Acme's chief executive", "Acme"),
    # The article's own words.
    ("⟦state Del. Ida Moreau (D-Northport)⟧ said so.", "state Del.", None),
    # In another sentence than the statement.
    (
        "⟦Ida Moreau⟧ said so. Moreau, a professor of law at Hill University, knows them.",
        "professor of law at Hill University",
        "Hill University",
    ),
    # In a relative clause, held no longer.
    (
        "⟦Ida Moreau, who served as director of the Port Museum until May,⟧ said so.",
        "director of the Port Museum",
        None,
    ),
    # A second description is not part of it.
    (
        "⟦Ida Moreau, an ecologist at Northport University and a co-author of the study,⟧ said so.",
        "ecologist at Northport University",
        "Northport University",
    ),
    ("⟦Naturalist Ida Moreau⟧ said so.", "Naturalist", None),
    # Of a state, but not on its behalf.
    ("⟦U.S. District Judge Ida Moreau⟧ said so.", "U.S. District Judge", None),
    ("⟦Ida Moreau, a U.S. senator⟧, said so.", "U.S. senator", None),
    # An office of a place.
    ("⟦Texas Attorney General Ida Moreau⟧ said so.", "Texas Attorney General", "Texas"),
    # A writer of a paper; "then-" and ranks are no names.
    ("⟦Northport Herald writer Ida Moreau⟧ said so.", "Northport Herald writer", "Northport Herald"),
    ("⟦Then-FBI Director Ida Moreau⟧ said so.", "Then-FBI Director", "FBI"),
    ("⟦historian Ret. Col. Ida Moreau⟧ said so.", "historian", None),
    # Elected, and not yet in office; held at the time, in small letters.
    ("⟦Congresswoman-elect Ida Moreau⟧ said so.", "Congresswoman-elect", None),
    ("In 2011 ⟦then-governor Ida Moreau, who owns boats,⟧ said so.", "then-governor", None),
    # The body's name goes on with "of".
    (
        "In May ⟦TCLU of Ohio Executive Director Ida Moreau⟧ said so.",
        "TCLU of Ohio Executive Director",
        "TCLU",
    ),
    # Of whom she speaks for, not of whom that is.
    (
        "⟦Ida Moreau, a spokesman for House Speaker Otto Brandt,⟧ said so.",
        "spokesman for House Speaker Otto Brandt",
        "Otto Brandt",
    ),
    # The first of two, where the second tells no authority.
    ("Later ⟦labor leader and river activist Ida Moreau⟧ said so.", "labor leader", None),
    # Behind age and place; what somebody became.
    (
        "Ida Moreau, 65, of Northport, Ohio, is the founder of the Tide Museum. ⟦Moreau⟧ said so.",
        "founder of the Tide Museum",
        "Tide Museum",
    ),
    (
        "⟦Ida Moreau, who taught before taking a job as director of the Tide Museum,⟧ said so.",
        "director of the Tide Museum",
        "Tide Museum",
    ),
    # Somebody else's, in a list.
    (
        "They saw Acme chief Orla Beck and Northport Herald editor Ida Moreau. ⟦Moreau⟧ said so.",
        "Northport Herald editor",
        "Northport Herald",
    ),
    # Of a body by a common noun.
    ("⟦The county's bridge inspector Ida Moreau⟧ said so.", "county's bridge inspector", "county"),
    (
        "According to ⟦the union's general secretary Ida Moreau⟧ it is so.",
        "union's general secretary",
        "union",
    ),
    # What "its" is not: a day, what the speaker talks of, what tells which thing is meant.
    ("The library will shut on Sundays. ⟦Its head, Ida Moreau,⟧ said so.", "head", None),
    (
        "The agency found no fault in the Flurix pump. “Flurix is safe,” said ⟦its director, Ida Moreau⟧.",
        "director",
        None,
    ),
    # What somebody is familiar with is none of it.
    ("⟦Ida Moreau, a professor familiar with the case,⟧ said so.", "professor", None),
    # No authority.
    ("⟦Activist Ida Moreau⟧ said so.", None, None),
    ("⟦Mrs. Ida Moreau⟧ said so.", None, None),
    ("⟦Ida Moreau, a resident of Northport,⟧ said so.", None, None),
]


@pytest.mark.parametrize(("text", "title", "affiliation"), TITLES)
def test_title_and_affiliation(text: str, title: str | None, affiliation: str | None) -> None:
    source = only(text)
    assert (source.title, source.affiliation) == (title, affiliation)


def test_state_owned_media_speak_for_the_state() -> None:
    assert only("According to ⟦Russia's state-owned Sputnik⟧, it rained.").affiliation == "Russia"


JUSTIFICATIONS = [
    ("⟦Ida Moreau, who lost her boat in the storm,⟧ said so.", "lost her boat in the storm"),
    ("⟦people briefed on the talks⟧ said so.", "briefed on the talks"),
    ("⟦Ida Moreau, president of the Dockers Union⟧, said so by email.", None),
    ("⟦Ida Moreau, who spoke by phone,⟧ said so.", None),
    ("⟦Ida Moreau, a plaintiff in the case,⟧ said so.", "plaintiff in the case"),
    ("Flood survivor ⟦Ida Moreau⟧ said so.", "Flood survivor"),
    ("⟦Ida Moreau, a member of the council who voted against the plan,⟧ said so.", "voted against the plan"),
    (
        "⟦Ida Moreau, a professor at Northport University who has studied floods for 20 years,⟧ said so.",
        "has studied floods for 20 years",
    ),
    ("⟦Mayor Ida Moreau⟧ said so. Moreau told reporters that the plan had failed.", None),
    ("⟦Ida Moreau, who declined to comment further,⟧ said so.", None),
    ("⟦officials⟧ said so.", None),
    ("⟦Ida Moreau⟧ said so. She will visit Northport on Monday.", None),
]


@pytest.mark.parametrize(("text", "expected"), JUSTIFICATIONS)
def test_justification(text: str, expected: str | None) -> None:
    plain = read(text)[0]
    told = [plain[start:end].rstrip(",") for start, end in only(text).justification]
    assert told == ([expected] if expected else [])


WITH_BODY = "⟦Cole Adeyemi, president of the Dockers Union⟧, said so."


def test_every_value_has_its_words() -> None:
    plain = read(WITH_BODY)[0]
    source = only(WITH_BODY)
    words = {name: [plain[a:b] for a, b in spans] for name, spans in source.reasons.items()}
    assert words["name"] == ["Cole Adeyemi"]
    assert words["title"] == ["president of the Dockers Union"]
    assert words["affiliation"] == ["Dockers Union"]
    assert source.confidence is not None


def test_confidence_is_lower_for_a_guessed_link() -> None:
    sure = resolve("⟦Maren Holt⟧ said so.")[0].confidence or 0
    unsure = only("Maren Holt met Clara Brandt. ⟦She⟧ said so.").confidence or 0
    assert 0 < unsure < sure <= 1


AFFILIATIONS = [
    ("⟦Ida Moreau of Climate Lantern⟧ said so.", "Climate Lantern"),
    ("⟦Ida Moreau at the Northport Herald⟧ agreed.", "Northport Herald"),
    ("⟦Ida Moreau of the law firm Acme Justice⟧ said so.", "Acme Justice"),
    ("⟦Lyin’ Ida Moreau⟧ said so.", None),
    ("⟦Ida Moreau of Ohio⟧ said so.", None),
    # A document is of a body that made it, not of who published it or of a person.
    ("⟦A report by the Northport Institute⟧ says so.", "Northport Institute"),
    ("⟦A study published in the Northport Journal⟧ says so.", None),
    ("⟦An email from Ida Moreau⟧ says so.", None),
]


@pytest.mark.parametrize(("text", "affiliation"), AFFILIATIONS)
def test_affiliation(text: str, affiliation: str | None) -> None:
    assert only(text).affiliation == affiliation


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police in Los Angeles came. L.A. police left. ⟦Police⟧ said so.", "Police in Los Angeles"),
        ("A Tassel police officer came. ⟦Police⟧ said so.", "Tassel police"),
    ],
)
def test_police_are_named_by_their_place(text: str, name: str) -> None:
    assert only(text).name == name


NAMED_BEHIND = [
    ("⟦The city's largest employer, Tarn Steel,⟧ said so.", "Tarn Steel", "named_organization"),
    ("⟦The operator, Ellen Tramways,⟧ said so.", "Ellen Tramways", "named_organization"),
    ("⟦The operator, Ellen Marsh,⟧ said so.", "Ellen Marsh", "named_person"),
    ("⟦The utility that runs the dam, Norrhaven Water,⟧ said so.", "Norrhaven Water", "named_organization"),
    ("⟦The league's disciplinary chief, Hanne Opdal,⟧ said so.", "Hanne Opdal", "named_person"),
    # A word that opens a sentence is nobody's name.
    (
        'It broke. "Somebody is going to get hurt." It rained. ⟦The utility that runs the dam⟧ said so.',
        "utility that runs the dam",
        "named_organization",
    ),
]


@pytest.mark.parametrize(("text", "name", "kind"), NAMED_BEHIND)
def test_named_behind_a_description(text: str, name: str, kind: str) -> None:
    source = only(text)
    assert (source.name, source.kind) == (name, kind)


@pytest.mark.parametrize(
    ("first", "then", "one"),
    [
        ("The mayor's chief of staff, Lior Banks,", "The league's disciplinary chief", False),
        ("Acme's president, Lior Banks,", "The company's president", True),
        ("The mayor's chief of staff, Lior Banks,", "The mayor's chief of staff", True),
    ],
)
def test_whose_office_it_is_decides(first: str, then: str, one: bool) -> None:
    found = resolve(f"⟦{first}⟧ said so. It rained. ⟦{then}⟧ said no.")
    assert (len(found) == 1) is one


def test_no_verb_stands_behind_a_text() -> None:
    view = words("The pier that burned")
    assert is_verb(view, 3)
    assert not is_verb(view, 4)


BODIES = [
    ("⟦The Marran army's spokesman⟧ said so.", "Marran army"),
    ("⟦A Harrow police department official⟧ said so.", "Harrow police department"),
    ("⟦An Acme company spokesman⟧ said so.", "Acme"),
    ("⟦The Russian army's spokesman⟧ said so.", "Russia"),
    ("⟦The newspaper's Ida Moreau⟧ said so.", "Ida Moreau"),
    # The word before the place is the headline's last one.
    (
        "Beds cut - newspaper\n\nVESSEN (Meridian) - It is so, ⟦the Sentry newspaper⟧ said.",
        "Sentry newspaper",
    ),
]


@pytest.mark.parametrize(("text", "name"), BODIES)
def test_who_speaks(text: str, name: str) -> None:
    assert only(text).name == name


def test_a_company_is_no_outlet() -> None:
    found = only("It is so, Coast FM reported.\n\n⟦The water company⟧ said so.")
    assert found.name == "water company"

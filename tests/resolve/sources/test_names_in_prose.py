"""Names, titles and kinds as long articles put them: several sources, shared titles, months, sons."""

from __future__ import annotations

import pytest

from reportedly.resolve.entities import named
from tests.resolve.sources.marked import resolve

ORGANISATION, PERSON, DOCUMENT, GROUP = (
    "named_organization",
    "named_person",
    "document",
    "unnamed_group",
)

#: Text; kind, name and title of every source, in order.
ROWS = [
    # A title before two names is each one's, in the singular.
    (
        "⟦Justices Nora Quill and Peter Sand⟧ said so.",
        [(PERSON, "Nora Quill", "Justice"), (PERSON, "Peter Sand", "Justice")],
    ),
    (
        "⟦Former Presidents Walter G. Moss and Ben Orla⟧ said so.",
        [(PERSON, "Walter G. Moss", "Former President"), (PERSON, "Ben Orla", "Former President")],
    ),
    ("The reporters met the director and ⟦Ida Moreau⟧, who said so.", [(PERSON, "Ida Moreau", None)]),
    # The owner of a title, and a second source behind "as well as".
    (
        "⟦The panel's chairman Carl Greer, as well as prominent Senator Lena Graham,⟧ said so.",
        [(PERSON, "Carl Greer", "panel's chairman"), (PERSON, "Lena Graham", "Senator")],
    ),
    # Who is named behind the relative clause.
    (
        "⟦One of the senators who may decide, Ohio's Susan Collier,⟧ said so.",
        [(PERSON, "Susan Collier", "senator")],
    ),
    # What was done to somebody is no title, nor what somebody does.
    (
        "⟦Georg Papp, the former campaign adviser recently sentenced to two weeks in jail,⟧ said so.",
        [(PERSON, "Georg Papp", "former campaign adviser")],
    ),
    ("⟦Ida Moreau, defending her former chairman,⟧ said so.", [(PERSON, "Ida Moreau", None)]),
    # A month that is a surname.
    (
        "Prime Minister Helena May left in May. ⟦May⟧ said so on May 3.",
        [(PERSON, "Helena May", "Prime Minister")],
    ),
    # Father and son.
    (
        "President Harold Quist and his son, Harold Quist Jr., met. ⟦Quist Jr.⟧ said so. ⟦Quist⟧ did, too.",
        [(PERSON, "Harold Quist Jr.", None), (PERSON, "Harold Quist", "President")],
    ),
    (
        "Robert Dowling Jr. spoke on Monday. ⟦Robert Dowling⟧ said so. ⟦Dowling⟧ said more.",
        [(PERSON, "Robert Dowling Jr.", None)],
    ),
    # A surname that looks like a participle.
    (
        "Kevin Downing spoke, and Downing left. ⟦Downing, Manfield's attorney,⟧ said so.",
        [(PERSON, "Kevin Downing", "Manfield's attorney")],
    ),
    # Whom somebody represents is not who speaks, nor is the town.
    (
        "Michael Colman left. ⟦A lawyer representing Colman⟧ said so.",
        [("unnamed_person", "A lawyer representing Colman", "lawyer")],
    ),
    (
        "⟦Federal prosecutors in New York⟧ said so.",
        [(GROUP, "Federal prosecutors in New York", None)],
    ),
    # Whole names of bodies.
    (
        "⟦The Department of Health and Human Services⟧ said so.",
        [(ORGANISATION, "Department of Health and Human Services", None)],
    ),
    (
        "⟦The Departments of Justice and Homeland Security⟧ said so.",
        [(ORGANISATION, "Departments of Justice and Homeland Security", None)],
    ),
    (
        "⟦The Department of Justice and Interpol⟧ said so.",
        [(ORGANISATION, "Department of Justice", None), (ORGANISATION, "Interpol", None)],
    ),
    (
        "⟦The Ohio Association of Private Postsecondary Schools⟧ said so.",
        [(ORGANISATION, "Ohio Association of Private Postsecondary Schools", None)],
    ),
    (
        "⟦The Women's Refugee Commission⟧ said so.",
        [(ORGANISATION, "Women's Refugee Commission", None)],
    ),
    ("⟦The contractor, Seaboard Lifting,⟧ said so.", [(ORGANISATION, "Seaboard Lifting", None)]),
    ("⟦Federal investigators in Marlow⟧ said so.", [(GROUP, "Federal investigators in Marlow", None)]),
    ("⟦Feminists United⟧ said so.", [(ORGANISATION, "Feminists United", None)]),
    (
        "⟦The Foundation for Individual Rights in Education's Samantha Harding⟧ said so.",
        [(PERSON, "Samantha Harding", None)],
    ),
    ("⟦Years of scientific research⟧ show it.", [(DOCUMENT, "Years of scientific research", None)]),
    ("⟦Market Lens⟧ said so.", [(ORGANISATION, "Market Lens", None)]),
    ("⟦Former Moreau⟧ said so.", [(PERSON, "Moreau", None)]),
    ("⟦Fusion GPS⟧ said so.", [(ORGANISATION, "Fusion GPS", None)]),
    ("⟦His task force⟧ said so.", [(ORGANISATION, None, None)]),
    # A case is no state.
    ("⟦Gundy v. Ohio⟧ said so.", [(DOCUMENT, "Gundy v. Ohio", None)]),
    # People without a noun for people.
    ("⟦Only one in four⟧ said so.", [(GROUP, "Only one in four", None)]),
    ("⟦A total of 22 percent of respondents⟧ said so.", [(GROUP, None, None)]),
    ("⟦The left⟧ says so.", [(GROUP, "left", None)]),
    ("⟦Organized labor⟧ said so.", [(GROUP, "Organized labor", None)]),
    ("⟦Nearly every member⟧ said so.", [(GROUP, "Nearly every member", None)]),
    ("⟦Several figures in the party⟧ said so.", [(GROUP, "Several figures in the party", None)]),
    ("⟦The figures⟧ say so.", [(DOCUMENT, "figures", None)]),
    ("⟦Two of Hilda Clint's donors and a former employee⟧ said so.", [(GROUP, None, None)]),
    # Who is taken up by owner, by administration, by secrecy; who the lead's judge is.
    (
        "⟦Michael Colman's attorney⟧ said so. ⟦Colman's attorney⟧ said more.",
        [("unnamed_person", "Michael Colman's attorney", "Michael Colman's attorney")],
    ),
    (
        "⟦The president's son, Harold Quist Jr.,⟧ said so. ⟦The president's son⟧ said more.",
        [(PERSON, "Harold Quist Jr.", None)],
    ),
    (
        "Mr. Stump was angry. ⟦The president⟧ said so. ⟦The Stump administration⟧ said more.",
        [(PERSON, "Stump", "president"), (ORGANISATION, "Stump administration", None)],
    ),
    (
        "Ida Stump left the Stump administration. ⟦The president⟧ said so.",
        [("unnamed_person", "president", "president")],
    ),
    (
        "⟦A person familiar with the matter⟧ said so. ⟦The source⟧ said more.",
        [("anonymous_source", "A person familiar with the matter", None)],
    ),
    (
        "⟦A U.S. judge in Ohio⟧ ordered it. ⟦U.S. District Judge Dana Sabrow⟧ said more.",
        [(PERSON, "Dana Sabrow", "U.S. District Judge")],
    ),
    (
        "⟦A former judge⟧ ordered it. ⟦U.S. District Judge Dana Sabrow⟧ said more.",
        [("unnamed_person", None, "former judge"), (PERSON, "Dana Sabrow", "U.S. District Judge")],
    ),
    (
        "⟦Broward Elections Supervisor Brenda Moreau⟧ said so.",
        [(PERSON, "Brenda Moreau", "Broward Elections Supervisor")],
    ),
    ("⟦Senior administration officials⟧ said so.", [(ORGANISATION, "administration", None)]),
    # Told first and named behind the comma.
    (
        "⟦Two Republican members of Congress from Ohio, Ilona Ross and Carlos Curbel,⟧ said so.",
        [(PERSON, "Ilona Ross", None), (PERSON, "Carlos Curbel", None)],
    ),
    ("⟦Two officials, Ilona Ross among them,⟧ said so.", [(GROUP, None, None)]),
    ("⟦Bernd Sanders, pushing fellow senators,⟧ said so.", [(PERSON, "Bernd Sanders", None)]),
    ("⟦Western Journalism⟧ said so.", [(ORGANISATION, "Western Journalism", None)]),
    (
        "⟦Ohio Public Advocate Trish Jamison⟧ said so.",
        [(PERSON, "Trish Jamison", "Ohio Public Advocate")],
    ),
    # Two who are joined are not one.
    (
        "⟦General Oran Poe and the interior minister⟧ said so.",
        [(PERSON, "Oran Poe", "General"), ("unnamed_person", "interior minister", "interior minister")],
    ),
    # "it" is the paper that has said something.
    (
        "The report, written with the help of U.S. agencies, said so. That is clear, ⟦it⟧ said.",
        [(DOCUMENT, "report", None)],
    ),
    (
        "A study of brakes by Acme Motors found faults. They were small, ⟦it⟧ said.",
        [(DOCUMENT, "A study", None)],
    ),
    # "she" goes on from a surname alone.
    (
        "The Education Department waits, and Devoss has yet to sign. She left. ⟦Devoss⟧ said so.",
        [(PERSON, "Devoss", None)],
    ),
    # "who" takes up the people, not the sentence before them.
    (
        "These two examples infuriated many people, ⟦who⟧ said so.",
        [(GROUP, "many people", None)],
    ),
    # A surname is whom the text has named by then, not a brother who comes later; "he" is not who was "she".
    (
        "Dana Colvell wept. ⟦Colvell⟧ said she would sue. Police left out the brother, Simon Colvell.",
        [(PERSON, "Dana Colvell", None)],
    ),
    (
        "She paid her brother. ⟦Dana Colvell⟧ wept. ⟦Colvell⟧ said so. The brother, Simon Colvell, left.",
        [(PERSON, "Dana Colvell", None)],
    ),
    # The lead's description is who is named behind a closing mark, however many lines stand above the lead.
    (
        "Mail\n\nNo Sundays\n\nBy Ann\n\nMonday\n\nIt will shut, ⟦the library's director⟧ said.\n\n"
        "“There is no money,” ⟦Hugh Belling⟧ said.",
        [(PERSON, "Hugh Belling", "library's director")],
    ),
    # Judges as Britain addresses them.
    ("⟦Mr Justice Farro⟧ said so. ⟦He⟧ said more.", [(PERSON, "Farro", "Mr Justice")]),
    # What runs a thing is a company, and "it".
    (
        "It sank, says ⟦its operator, Straits Wedge⟧. Straits Wedge mended it in March, ⟦it⟧ says.",
        [(ORGANISATION, "Straits Wedge", None)],
    ),
    ("⟦Its owner, Dinah Farr,⟧ said so.", [(PERSON, "Dinah Farr", None)]),
    (
        "⟦A report seen by us⟧ says so. Acme Motors replaced them in March, ⟦it⟧ says.",
        [(DOCUMENT, None, None), (ORGANISATION, "Acme Motors", None)],
    ),
    # Bodies by their noun alone.
    *(
        (f"⟦The {body}⟧ said so.", [(ORGANISATION, body, None)])
        for body in ("coastguard", "navy", "museum", "airport", "diocese", "clinic", "embassy", "drugmaker")
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_sources(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    found = resolve(text)
    assert [(s.kind, s.title) for s in found] == [(kind, title) for kind, _, title in expected]
    assert all(name in (None, s.name) for s, (_, name, _) in zip(found, expected, strict=True)), found


def test_the_committee_is_the_whole_committee() -> None:
    (source,) = resolve("⟦Senate Rules Committee Chairman Roy Blunt⟧ said so.")
    assert source.affiliation == "Senate Rules Committee"


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("⟦White House Press Secretary Sarah Sandor⟧ said so.", "White House"),
        (
            "Human Rights Watch works. ⟦Akshaya Kumal, the organization's deputy U.N. director,⟧ said so.",
            "Human Rights Watch",
        ),
        ("⟦Louise Melling with the Harbour League⟧ said so.", "Harbour League"),
    ],
)
def test_for_whom_they_speak(text: str, affiliation: str | None) -> None:
    (source,) = resolve(text)
    assert source.affiliation == affiliation


def test_an_agency_of_another_body_is_not_the_one_named_before() -> None:
    text = "Bob Carr of the Office of Refugee Resettlement spoke. ⟦The UN refugee agency⟧ said so."
    assert [source.name for source in resolve(text)] == ["UN refugee agency"]


def test_pronouns_tell_a_gender() -> None:
    text = "Dinko Colvell wept. She left. Ann Roe said Colvell had ordered him to go. Colvell says she will."
    assert [e.gender for e in named(text).entities if e.names[0].words[0] == "Dinko"] == ["female"]

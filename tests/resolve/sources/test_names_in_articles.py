"""Names, kinds, titles and bodies as articles of many outlets put them."""

from __future__ import annotations

import pytest

from tests.resolve.sources.marked import grouped, resolve

ORGANISATION, PERSON, DOCUMENT, GROUP, SOMEBODY = (
    "named_organization",
    "named_person",
    "document",
    "unnamed_group",
    "unnamed_person",
)

#: Text; kind, name, title and affiliation of every source, in order.
ROWS = [
    # A possessive inside the name of a body; "of" behind its noun.
    ("⟦The Attorney General's Office⟧ said so.", [(ORGANISATION, "Attorney General's Office", None, None)]),
    ("⟦The Archdiocese of Northport⟧ said so.", [(ORGANISATION, "Archdiocese of Northport", None, None)]),
    # A firm behind its trade, even one that looks like a participle.
    (
        "⟦British clothing company Harrow & Pell Ltd.⟧ said so.",
        [(ORGANISATION, "Harrow & Pell Ltd.", None, None)],
    ),
    # What follows a home state is said of the person.
    (
        "They pressed Senator Mitch Corrigan of Ohio, the majority leader ⟦who⟧ has resisted it. "
        "The majority leader left.",
        [(PERSON, "Mitch Corrigan", "majority leader", None)],
    ),
    # An office of another place is somebody else's.
    (
        "⟦Sen. Amy Kessel⟧ said so. ⟦The mayor of Velm⟧ said more.",
        [(PERSON, "Amy Kessel", "Sen.", None), (SOMEBODY, "mayor of Velm", "mayor of Velm", "Velm")],
    ),
    # A name that kin bears is not the fuller name of whom the text speaks of.
    (
        "⟦President Dunmore⟧ said so. His father, Frederick Dunmore, left. ⟦Dunmore⟧ said more.",
        [(PERSON, "Dunmore", "President", None)],
    ),
    # People.
    (
        "It drew blame from ⟦some in Corrigan's own party⟧.",
        [(GROUP, "some in Corrigan's own party", None, None)],
    ),
    (
        "⟦34 percent of Republican registered voters and 32 percent of the others⟧ said so.",
        [(GROUP, None, None, None)],
    ),
    ("⟦Asian-Americans⟧ said so.", [(GROUP, "Asian-Americans", None, None)]),
    (
        "⟦Democrats on the House Harbour Committee⟧ said so.",
        [(GROUP, "Democrats on the House Harbour Committee", None, None)],
    ),
    # Papers.
    ("⟦The prepared remarks⟧ said so. ⟦The test⟧ showed it.", [(DOCUMENT,) + (None,) * 3] * 2),
    (
        "⟦A Lantern poll released on Wednesday⟧ found it.",
        [(DOCUMENT, "A Lantern poll released on Wednesday", None, "Lantern")],
    ),
    # What somebody does is no title; where a title begins.
    (
        "⟦Rudy Galliano, who is representing President Dunmore in the Orla inquiry,⟧ said so.",
        [(PERSON, "Rudy Galliano", None, None)],
    ),
    (
        "President Ida Dorn attacked his lawyer after ⟦his former personal attorney, Michael Cohn,⟧ said so.",
        [(PERSON, "Michael Cohn", "former personal attorney", None)],
    ),
    (
        "⟦Bob Chapman, chairman of Acme Group, Games and Toy Shops,⟧ said so.",
        [(PERSON, "Bob Chapman", "chairman of Acme Group, Games and Toy Shops", "Acme Group")],
    ),
    # The body that "department" and "company" stand for in a title.
    (
        "The Harbour Department was quiet. ⟦Department spokeswoman Helen Nauheim⟧ said so.",
        [(PERSON, "Helen Nauheim", "Department spokeswoman", "Harbour Department")],
    ),
    (
        "Harrow & Pell Ltd. sold it. ⟦Company president Carl Brown⟧ said so.",
        [(PERSON, "Carl Brown", "Company president", "Harrow & Pell Ltd.")],
    ),
    ("Harrow & Pell Ltd. sold it. ⟦Court judge Carl Brown⟧ said so.", [(PERSON, "Carl Brown", None, None)]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_sources(text: str, expected: list[tuple[str | None, ...]]) -> None:
    found = resolve(text)
    assert len(found) == len(expected), found
    for source, (kind, name, title, affiliation) in zip(found, expected, strict=True):
        assert (source.kind, source.affiliation) == (kind, affiliation), source
        assert name in (None, source.name), source
        assert title is None or source.title == title, source


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # An office by the state's name and by its adjective.
        (
            "⟦Russia's harbour minister⟧ said so. ⟦Russian Harbour Minister Yuri Karz⟧ said more.",
            [["Yuri Karz"], ["Yuri Karz"]],
        ),
        # The whole name of a paper, and its last word.
        (
            "⟦The Morwell Lamp⟧ said so. ⟦The Lamp⟧ said more.",
            [["Morwell Lamp"], ["Morwell Lamp"]],
        ),
        # A river is not the town.
        (
            "They crossed the Velmar River. ⟦Velmar⟧ said so.",
            [["Velmar"]],
        ),
        # What the text calls an agency is the agency.
        (
            "The State Department waits. ⟦Orla's leading harbour agency, Sea Affairs Orla,⟧ said so. "
            "⟦The agency⟧ said more.",
            [["Sea Affairs Orla"], ["Sea Affairs Orla"]],
        ),
        # One pronoun tells the gender for the next.
        (
            "⟦Ms. McCosker⟧ spoke of Judge Kavan. “⟦He⟧ has lied,” ⟦she⟧ said.",
            [["McCosker"], ["Kavan"], ["McCosker"]],
        ),
    ],
)
def test_grouping(text: str, expected: list[list[str]]) -> None:
    assert grouped(text) == expected

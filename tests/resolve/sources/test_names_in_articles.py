"""Names, kinds, titles and bodies as articles of many outlets put them."""

from __future__ import annotations

import pytest

from reportedly.resolve.entities import named
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
    # Initials behind a name tell how far it goes.
    (
        "⟦Gun Owners of Orla (GOO)⟧ sued.",
        [(ORGANISATION, "Gun Owners of Orla", None, None)],
    ),
    (
        "⟦The U.S. Department of Health and Human Services⟧ said so.",
        [(ORGANISATION, "U.S. Department of Health and Human Services", None, None)],
    ),
    ("⟦The Brenner Center for Justice⟧ said so.", [(ORGANISATION, "Brenner Center for Justice", None, None)]),
    ("⟦Protect Our Care⟧ said so.", [(ORGANISATION, "Protect Our Care", None, None)]),
    (
        "⟦Groups including the Harbour League and the Partnership for Civil Fairness⟧ said so.",
        [(GROUP, None, None, None)],
    ),
    (
        "⟦Both judges, Justices Nora Quill and Peter Sand,⟧ said so.",
        [(PERSON, "Nora Quill", "Justice", None), (PERSON, "Peter Sand", "Justice", None)],
    ),
    ("⟦Former Acme News⟧ said so.", [(ORGANISATION, "Acme News", None, None)]),
    (
        "It went to the appeal, and ⟦the 9th Circuit Court of Appeals⟧ said so.",
        [(ORGANISATION, "9th Circuit Court of Appeals", None, None)],
    ),
    ("⟦Senate Bill 1192⟧ says so.", [(DOCUMENT, "Senate Bill 1192", None, None)]),
    ("⟦Newly passed rules in Ohio⟧ ban it.", [(DOCUMENT, None, None, None)]),
    ("⟦The circus⟧ said so.", [(ORGANISATION, "circus", None, None)]),
    ("⟦Dunmore's eulogy⟧ says so.", [(DOCUMENT, "Dunmore's eulogy", None, "Dunmore")]),
    # People: one of many, others, a nation, a model.
    (
        "⟦Jane McCall and others⟧ said so.",
        [(PERSON, "Jane McCall", None, None), (GROUP, "others", None, None)],
    ),
    ("⟦The American people⟧ want it.", [(GROUP, "American people", None, None)]),
    ("⟦A well-known former model⟧ said so.", [(SOMEBODY, "A well-known former model", None, None)]),
    ("⟦Prosecutors in Manhattan⟧ said so.", [(GROUP, "Prosecutors in Manhattan", None, None)]),
    ("⟦Two senators who this week⟧ said so.", [(GROUP, "Two senators", None, None)]),
    (
        "They met Sen. Susan Collier (R-ME), a key swing vote, ⟦who⟧ said so.",
        [(PERSON, "Susan Collier", "Sen.", None)],
    ),
    (
        "⟦Kris Crane, president of Forefront, a firm that sells and an expert on law,⟧ said so.",
        [(PERSON, "Kris Crane", "president of Forefront", "Forefront")],
    ),
    # Whose spokeswoman and chairman they are.
    (
        "The Orla Cancer Society backs it. ⟦Spokeswoman Stephanie Wynn⟧ said so.",
        [(PERSON, "Stephanie Wynn", "Spokeswoman", "Orla Cancer Society")],
    ),
    ("⟦District 27J⟧ said so.", [(ORGANISATION, "District 27J", None, None)]),
    ("⟦The First Amendment⟧ says so.", [(DOCUMENT, "First Amendment", None, None)]),
    ("⟦Much of America⟧ says so.", [(GROUP, "Much of America", None, None)]),
    ("⟦Acme's explainer on law⟧ says so.", [(DOCUMENT, "Acme's explainer on law", None, "Acme")]),
    # Lists inside a relative clause; a native of somewhere; a trade with a hyphen.
    (
        "⟦The school district, which serves Brixton, Harrow and Aurel,⟧ said so.",
        [(ORGANISATION, "school district", None, None)],
    ),
    (
        "It came from singer Katy Perrin, a native Ohioan, ⟦who⟧ said so.",
        [(PERSON, "Katy Perrin", None, None)],
    ),
    ("⟦Singer-songwriter John Legrand⟧ said so.", [(PERSON, "John Legrand", None, None)]),
    # Two offices of one person; a title whole, and what it is of.
    ("⟦Acme founder and CEO Carl Dorn⟧ said so.", [(PERSON, "Carl Dorn", "Acme founder and CEO", "Acme")]),
    ("⟦Amazon (AMZN) founder and CEO Carl Dorn⟧ said so.", [(PERSON, "Carl Dorn", None, None)]),
    (
        "⟦Jim McCarr, acting under secretary for policy at the Harbour Department,⟧ said so.",
        [
            (
                PERSON,
                "Jim McCarr",
                "acting under secretary for policy at the Harbour Department",
                "Harbour Department",
            )
        ],
    ),
    (
        "⟦Hal Schultz, General President of the International Association of Pipe Fitters,⟧ "
        "said that the comments were bad and came late.",
        [(PERSON, "Hal Schultz", None, "International Association of Pipe Fitters")],
    ),
    (
        "⟦Tim Presley of the law firm EarthRight, who served as lead attorney,⟧ said so.",
        [(PERSON, "Tim Presley", None, "EarthRight")],
    ),
    (
        "⟦Senate Judiciary Chairman Chuck Grassel⟧ said so. The Senate Judiciary Committee met.",
        [(PERSON, "Chuck Grassel", None, "Senate Judiciary Committee")],
    ),
    (
        "⟦White House press secretary Sarah Sandor⟧ spoke in the White House Situation Room.",
        [(PERSON, "Sarah Sandor", None, "White House")],
    ),
    (
        "⟦A statement by the Russian foreign ministry on its Facebook page⟧ said so.",
        [(DOCUMENT, None, None, "Russia")],
    ),
    ("⟦The jury of six men and six women⟧ said so.", [(GROUP, "jury of six men and six women", None, None)]),
    (
        "He flouts the Constitution, raking in money from supplicants ⟦who⟧ praise him.",
        [(GROUP, "supplicants", None, None)],
    ),
    # Offices and holders in a row; ranks and backers that are no part of a title; a plural owner.
    (
        "⟦Homeland Security Secretary Kirsten Nelson, Attorney General Jeff Sessler and Health and "
        "Human Services Secretary Alex Azer⟧ said that it was so and that it would stay.",
        [
            (PERSON, "Kirsten Nelson", "Homeland Security Secretary", "Homeland Security"),
            (PERSON, "Jeff Sessler", "Attorney General", None),
            (PERSON, "Alex Azer", "Health and Human Services Secretary", None),
        ],
    ),
    (
        "⟦Acme military analyst retired Lt. Gen. Mark Hartling⟧ said that it was bad.",
        [(PERSON, "Mark Hartling", "Acme military analyst", "Acme")],
    ),
    (
        "⟦Carl Dunmore, a Moreau-backed Orla mayor,⟧ said so.",
        [(PERSON, "Carl Dunmore", "Orla mayor", "Orla")],
    ),
    (
        "He wrote it in a letter to Daniels' attorney Michael Avery on Monday. ⟦Avery⟧ said so.",
        [(PERSON, "Michael Avery", "Daniels' attorney", "Daniels")],
    ),
    ("⟦Those fleeing Ohio⟧ said so.", [(GROUP, None, None, None)]),
    ("⟦Dems⟧ said so.", [(GROUP, "Dems", None, None)]),
    ("⟦Sunday's episode⟧ showed it.", [(DOCUMENT, "Sunday's episode", None, None)]),
    # A person whose name ends like a trade.
    ("⟦Chinese President Xi Jinping⟧ said so.", [(PERSON, "Xi Jinping", "Chinese President", "China")]),
    # Parties and counts beside a title; what is none of it.
    ("⟦Republican Sen. Lindsay Grimes⟧ said so.", [(PERSON, "Lindsay Grimes", "Republican Sen.", None)]),
    ("⟦Take Ohio Republican Sen. Mike Crane⟧.", [(PERSON, "Mike Crane", "Ohio Republican Sen.", None)]),
    ("Then ⟦Outgoing Republican Gov. John Kasper⟧ left.", [(PERSON, None, "Outgoing Republican Gov.", None)]),
    (
        "⟦John Kell, one of the two former Marine generals,⟧ said so.",
        [(PERSON, "John Kell", "former Marine general", None)],
    ),
    (
        "⟦Lou Jiwen, who retired as finance minister in 2016 but is still there,⟧ said so.",
        [(PERSON, "Lou Jiwen", "finance minister", None)],
    ),
    (
        "⟦Aides to the Senate's Republican majority leader, Mitch McCall,⟧ waited. ⟦McCall⟧ said so.",
        [
            (GROUP, None, None, None),
            (PERSON, "Mitch McCall", "Senate's Republican majority leader", "Senate"),
        ],
    ),
    # For whom they speak.
    (
        "⟦Michael Pierce, senior United States economist with Capital Economics,⟧ said so.",
        [(PERSON, "Michael Pierce", None, "Capital Economics")],
    ),
    (
        "The Harbour Authority closed it. ⟦Ana Moss, a spokeswoman for the authority,⟧ said so.",
        [(PERSON, "Ana Moss", "spokeswoman for the authority", "Harbour Authority")],
    ),
    ("⟦U.S. diplomats⟧ said so.", [(GROUP, "U.S. diplomats", None, None)]),
    # The people of a sentence before are not those who ask for secrecy.
    (
        "⟦Trade experts⟧ dismiss it. They have rejected it, said ⟦the people⟧, who asked not to be named.",
        [(GROUP, "Trade experts", None, None), ("anonymous_source", None, None, None)],
    ),
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
        # Bodies taken up: by their noun, by what the text calls them.
        (
            "⟦Brexley council⟧ said so. ⟦Brexley residents⟧ left. ⟦A council spokesman⟧ said more.",
            [["Brexley council"], ["Brexley residents"], ["Brexley council"]],
        ),
        (
            "⟦The Orla Labour Project⟧ said so. ⟦The project⟧ said more.",
            [["Orla Labour Project"], ["Orla Labour Project"]],
        ),
        (
            "The Dunmore administration waits. ⟦His administration⟧ said so. ⟦The administration⟧ said more.",
            [["Dunmore administration"], ["Dunmore administration"]],
        ),
        # Whoever headed an administration, where the text is about him; the judge of the lead.
        (
            "Carl Dunmore left. Dunmore is back. ⟦The former president⟧ said so. "
            "It was in the Dunmore administration.",
            [["Carl Dunmore"]],
        ),
        (
            "⟦A U.S. judge in Ohio⟧ told President Carl Dunmore to pay.\n\n"
            "⟦U.S. District Judge Dana Sabrow⟧ said so.",
            [["Dana Sabrow"], ["Dana Sabrow"]],
        ),
        # A former office, where nobody is introduced so; a surname that is a state's name.
        (
            "⟦House Minority Leader Nancy Pellow⟧ said so. ⟦The former speaker⟧ said more.",
            [["Nancy Pellow"], ["Nancy Pellow"]],
        ),
        (
            "⟦Rep. Jim Jordan⟧ said so. Then ⟦Jordan⟧ said more.",
            [["Jim Jordan"], ["Jim Jordan"]],
        ),
        (
            "⟦Omar Newman⟧ said so. ⟦The former White House aide, who had left,⟧ said more.",
            [["Omar Newman"], ["Omar Newman"]],
        ),
        # What somebody is, told by the sentence.
        (
            "President Carl Dunmore left. ⟦Andrés López⟧ is the first leftist president. "
            "⟦The leftist president⟧ said so.",
            [["Andrés López"], ["Andrés López"]],
        ),
        # An attorney general is no general; whom the text calls president without a word more.
        (
            "⟦President Carl Dunmore⟧ said so. ⟦The attorney general⟧ said no.",
            [["Carl Dunmore"], ["attorney general"]],
        ),
        (
            "⟦President Dunmore⟧ will meet Russian President Vlad Petrin. ⟦The president⟧ said so.",
            [["Dunmore"], ["Dunmore"]],
        ),
        ("⟦The New Yorker⟧ said so. ⟦The magazine⟧ said more.", [["New Yorker"], ["New Yorker"]]),
        (
            "Shortly after that, the Smash Rivers DC Twitter account was gone. ⟦Smash Rivers DC⟧ said so.",
            [["Smash Rivers DC"]],
        ),
        # Whom the lead describes is not whom it speaks about; whoever is president though nobody says so.
        (
            "⟦CNN's Pentagon correspondent⟧ said that President Dunmore broke the rules.\n\n"
            "“What commander allowed that?” ⟦Barbara Sterr⟧ asked.",
            [["Barbara Sterr"], ["Barbara Sterr"]],
        ),
        (
            "⟦Donald Trump⟧ left. Trump is back. Trump met Trump's aides. ⟦The president⟧ said so.",
            [["Donald Trump"], ["Donald Trump"]],
        ),
        # What stands under a picture is nobody's first name.
        (
            "Pool Photo Smith, 29, met Rep. Alexandra Smith, a star, and left. ⟦Smith⟧ said no.",
            [["Alexandra Smith"]],
        ),
        # An outlet as somebody rails at it.
        (
            "The Failing Northport Times is bad. ⟦The Northport Times⟧ said no.",
            [["Northport Times"]],
        ),
        # Nobody is only in what they themselves are quoted with.
        (
            "⟦Hirano⟧ said so. ⟪“I have never heard a justice say it,”⟫ ⟦she⟧ said.",
            [["Hirano"], []],
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


def test_people_that_the_text_calls_an_organization_are_one() -> None:
    text = "He left groups such as The Dream Defenders. ⟦The activist organization⟧ said so."
    assert [(source.name, source.kind) for source in resolve(text)] == [("Dream Defenders", ORGANISATION)]


@pytest.mark.parametrize(
    "text",
    [
        # What stands behind the comma is somebody else, or what happens next.
        "⟦Miller⟧ said so. It was used against Stephen Miller, President Dunmore, and others.",
        "Speaking of Mr. Ryall, the speaker needs to stop. ⟦Mr. Ryall⟧ said so.",
        "⟦Rudy Galliano, who is representing President Dunmore,⟧ said so.",
        "It went from Comber, Special Counsel Robert Miller, to others. ⟦Comber⟧ said so.",
    ],
)
def test_no_title(text: str) -> None:
    (source,) = resolve(text)
    assert source.title is None


def test_a_name_does_not_end_in_a_sign() -> None:
    text = "It is hard to believe that there was a Congress & President who would approve it."
    assert [name.words for name in named(text).names] == [("Congress",)]

"""Mentions that are easily taken for another kind, name or title than they have."""

from __future__ import annotations

import pytest

from tests.resolve.sources.marked import only

ORGANISATION, PERSON, DOCUMENT = "named_organization", "named_person", "document"
ANONYMOUS, ONE, GROUP = "anonymous_source", "unnamed_person", "unnamed_group"

#: Text, kind, and the name; ``None``: not asked.
IDENTITIES = [
    # Bodies whose names begin like people or hold a plural.
    ("⟦The Larkmoor Conference of Mayors⟧ said so.", ORGANISATION, "Larkmoor Conference of Mayors"),
    ("⟦Parents for Safer Crossings⟧ said so.", ORGANISATION, "Parents for Safer Crossings"),
    ("⟦Nurses United⟧ said so.", ORGANISATION, "Nurses United"),
    ("⟦The Marrow Education Fund⟧ said so.", ORGANISATION, "Marrow Education Fund"),
    # The comma stands in the name of the body.
    ("So said ⟦University of Ohio, Northport economist Ida Moreau⟧.", PERSON, "Ida Moreau"),
    ("So said ⟦University of Ohio, which runs the port⟧.", ORGANISATION, "University of Ohio"),
    ("⟦Citizens Against Toll Roads⟧ said so.", ORGANISATION, "Citizens Against Toll Roads"),
    ("⟦The Tassel Institute for Fair Wages⟧ said so.", ORGANISATION, None),
    ("⟦The University of Larkmoor⟧ said so.", ORGANISATION, "University of Larkmoor"),
    ("⟦Larkmoor General Hospital⟧ said so.", ORGANISATION, "Larkmoor General Hospital"),
    ("⟦The Larkmoor County Sheriff's Office⟧ said so.", ORGANISATION, None),
    ("⟦The Larkmoor Fire Department⟧ said so.", ORGANISATION, "Larkmoor Fire Department"),
    ("⟦The White House⟧ said so.", ORGANISATION, "White House"),
    ("⟦The Kremlin⟧ said so.", ORGANISATION, "Kremlin"),
    ("⟦Downing Street⟧ said so.", ORGANISATION, "Downing Street"),
    ("⟦Beijing⟧ said so.", ORGANISATION, None),
    ("⟦The Norwegian government⟧ said so.", ORGANISATION, None),
    ("⟦Harlow & Sons⟧ said so.", ORGANISATION, "Harlow & Sons"),
    # Officials of a named body are the body.
    ("⟦A spokeswoman for Brandt Motors⟧ said so.", ORGANISATION, "Brandt Motors"),
    ("⟦Officials at the Ministry of Fisheries⟧ said so.", ORGANISATION, "Ministry of Fisheries"),
    ("⟦Brandt Motors' lawyers⟧ said so.", ORGANISATION, "Brandt Motors"),
    ("⟦A Treasury Department spokesman⟧ said so.", ORGANISATION, "Treasury Department"),
    ("⟦Police in Larkmoor⟧ said so.", ORGANISATION, None),
    ("⟦Larkmoor police⟧ said so.", ORGANISATION, "Larkmoor police"),
    ("⟦A Larkmoor police spokesman⟧ said so.", ORGANISATION, None),
    ("⟦A senior Pentagon official⟧ said so.", ORGANISATION, "Pentagon"),
    ("⟦A spokesman for the police in Larkmoor⟧ said so.", ORGANISATION, "police in Larkmoor"),
    ("⟦A spokeswoman for the hospital in Larkmoor⟧ said so.", ORGANISATION, "hospital in Larkmoor"),
    ("⟦Inspectors from the Ministry of Fisheries⟧ said so.", ORGANISATION, "Ministry of Fisheries"),
    ("⟦Lisk Rovers⟧ have said so.", ORGANISATION, "Lisk Rovers"),
    ("⟦Velm Harriers⟧ have said so.", ORGANISATION, "Velm Harriers"),
    # A name that only tells where somebody is.
    ("⟦Shopkeepers along Bramble Street⟧ said so.", GROUP, "Shopkeepers along Bramble Street"),
    # The name that a description goes by.
    ("⟦The captain, who goes by the name Abu Lisk,⟧ said so.", PERSON, "Abu Lisk"),
    ("⟦The regulator, known as the Water Safety Board,⟧ said so.", ORGANISATION, "Water Safety Board"),
    # Promised anonymity.
    ("⟦A clerk⟧ said so. She asked that her name not be published for fear of reprisals.", ANONYMOUS, None),
    ("⟦A senior administration official⟧ said so, speaking on condition of anonymity.", ANONYMOUS, None),
    ("⟦Two people familiar with the matter⟧ said so.", ANONYMOUS, None),
    ("⟦Two people with knowledge of the talks⟧ said so.", ANONYMOUS, None),
    ("⟦A person close to the negotiations⟧ said so.", ANONYMOUS, None),
    ("⟦Sources⟧ said so.", ANONYMOUS, "Sources"),
    ("⟦A law enforcement source⟧ said so.", ANONYMOUS, None),
    ("⟦Three officials briefed on the inquiry⟧ said so.", ANONYMOUS, None),
    ("⟦One nurse, who asked that her name be withheld,⟧ said so.", ANONYMOUS, None),
    ("⟦A clerk who was not authorized to speak publicly⟧ said so.", ANONYMOUS, None),
    ("⟦A teacher who did not want to be identified for fear of reprisal⟧ said so.", ANONYMOUS, None),
    # Groups.
    ("⟦Witnesses⟧ said so.", GROUP, "Witnesses"),
    ("⟦Critics⟧ said so.", GROUP, "Critics"),
    ("⟦Opponents of the dam⟧ said so.", GROUP, "Opponents of the dam"),
    ("⟦Many doctors⟧ said so.", GROUP, None),
    ("⟦Analysts⟧ said so.", GROUP, "Analysts"),
    ("⟦Senate Democrats⟧ said so.", GROUP, "Senate Democrats"),
    ("⟦Some parents⟧ said so.", GROUP, None),
    ("⟦The couple⟧ said so.", GROUP, None),
    ("⟦The family⟧ said so.", GROUP, None),
    ("⟦A few early backers⟧ said so.", GROUP, "A few early backers"),
    ("⟦Each of the tenants⟧ said so.", GROUP, None),
    ("⟦Scientists at the university⟧ said so.", None, None),
    ("⟦My siblings⟧ said so.", GROUP, "My siblings"),
    ("⟦Lawyers for the two men⟧ said so.", GROUP, None),
    ("⟦Authorities⟧ said so.", GROUP, "Authorities"),
    ("⟦House Republicans⟧ said so.", GROUP, "House Republicans"),
    ("⟦Supporters of Orla Beck⟧ said so.", GROUP, None),
    # A number at the end of a name.
    ("⟦HARBOUR 31⟧ said so.", ORGANISATION, "HARBOUR 31"),
    ("⟦Nearly 300⟧ said so.", GROUP, None),
    # A day behind the noun is none of its words.
    ("⟦A federal judge Friday⟧ said so.", ONE, "A federal judge"),
    ("⟦The company Monday⟧ said so.", ORGANISATION, None),
    # One person.
    ("⟦A witness⟧ said so.", ONE, "A witness"),
    ("⟦An eyewitness to the crash⟧ said so.", ONE, None),
    ("⟦One mother⟧ said so.", ONE, "One mother"),
    ("⟦A local shop owner⟧ said so.", ONE, None),
    ("⟦One Twitter user⟧ said so.", ONE, "One Twitter user"),
    ("⟦The victim's sister⟧ said so.", ONE, None),
    ("⟦A judge⟧ said so.", ONE, None),
    ("⟦One voice in the crowd⟧ said so.", ONE, None),
    ("⟦Another caller⟧ said so.", ONE, None),
    # Papers.
    ("⟦The lawsuit⟧ says so.", DOCUMENT, "lawsuit"),
    ("⟦The poll⟧ found so.", DOCUMENT, "poll"),
    ("⟦The indictment⟧ says so.", DOCUMENT, "indictment"),
    ("⟦Court documents⟧ show so.", DOCUMENT, "Court documents"),
    ("⟦A study in the journal Tides⟧ found so.", DOCUMENT, None),
    ("⟦The criminal complaint⟧ says so.", DOCUMENT, None),
    ("⟦An affidavit filed on Monday⟧ says so.", DOCUMENT, None),
    ("⟦A sign on the door⟧ said so.", DOCUMENT, None),
    ("⟦The police report⟧ says so.", DOCUMENT, None),
    ("⟦A series of online postings⟧ says so.", DOCUMENT, "A series of online postings"),
    ("⟦The memo, dated May 3,⟧ says so.", DOCUMENT, None),
    ("⟦The company's website⟧ says so.", DOCUMENT, None),
    ("⟦Census data⟧ show so.", DOCUMENT, "Census data"),
    ("⟦The charging documents⟧ say so.", DOCUMENT, None),
    ("⟦The autopsy⟧ found so.", DOCUMENT, None),
    ("⟦The 1998 statute⟧ says so.", DOCUMENT, None),
    ("⟦The obituary⟧ said so.", DOCUMENT, None),
    ("⟦A recording of the call⟧ showed so.", DOCUMENT, None),
    ("⟦Surveillance video⟧ showed so.", DOCUMENT, None),
]

#: Text, name and title of a named person; ``None``: no title.
TITLES = [
    ("⟦Mr. Orla Beck⟧ said so.", "Orla Beck", None),
    ("⟦Sir Orrin Beck⟧ said so.", "Orrin Beck", None),
    ("⟦Mrs. Orla Beck, a widow,⟧ said so.", "Orla Beck", None),
    ("⟦Orla Beck, 34, a resident of Harrow,⟧ said so.", "Orla Beck", None),
    ("⟦Activist Orla Beck⟧ said so.", "Orla Beck", None),
    ("⟦Then-Mayor Orla Beck⟧ said so.", "Orla Beck", "Then-Mayor"),
    ("⟦Former Mayor Orla Beck⟧ said so.", "Orla Beck", "Former Mayor"),
    ("⟦Former first lady Orla Beck⟧ said so.", "Orla Beck", "Former first lady"),
    ("⟦Orla Beck, head of research at Velora,⟧ said so.", "Orla Beck", "head of research at Velora"),
    (
        "⟦Orla Beck, a Republican state senator from Ohio,⟧ said so.",
        "Orla Beck",
        "Republican state senator from Ohio",
    ),
    ("⟦Velora CEO Orla Beck⟧ said so.", "Orla Beck", "Velora CEO"),
    ("⟦CNN's Pentagon correspondent Orla Beck⟧ said so.", "Orla Beck", "CNN's Pentagon correspondent"),
    (
        "⟦Dr. Orla Beck, a cardiologist at Larkmoor Hospital,⟧ said so.",
        "Orla Beck",
        "cardiologist at Larkmoor Hospital",
    ),
    ("⟦Lt. Col. Orla Beck⟧ said so.", "Orla Beck", "Lt. Col."),
    ("⟦Assistant U.S. Attorney Orla Beck⟧ said so.", "Orla Beck", "Assistant U.S. Attorney"),
    (
        "⟦Larkmoor County District Attorney Orla Beck⟧ said so.",
        "Orla Beck",
        "Larkmoor County District Attorney",
    ),
    ("⟦U.S. District Judge Orla Beck⟧ said so.", "Orla Beck", "U.S. District Judge"),
    (
        "⟦Orla Beck, an executive at Harlow Savings Bank,⟧ said so.",
        "Orla Beck",
        "executive at Harlow Savings Bank",
    ),
    ("⟦Orla Beck, a registered nurse,⟧ said so.", "Orla Beck", "registered nurse"),
    ("⟦Orla Beck, a security officer in Harrow,⟧ said so.", "Orla Beck", "security officer in Harrow"),
    (
        "⟦Orla Beck, vice president of policy, research and ethics at Velora,⟧ said so.",
        "Orla Beck",
        "vice president of policy, research and ethics at Velora",
    ),
    (
        "⟦Orla Beck, who chairs the Larkmoor water board,⟧ said so.",
        "Orla Beck",
        "chairs the Larkmoor water board",
    ),
    (
        "⟦Orla Beck — an academic at the University of Larkmoor —⟧ said so.",
        "Orla Beck",
        "academic at the University of Larkmoor",
    ),
    (
        "⟦Orla Beck, director of the Tide Laboratory, which maps reefs,⟧ said so.",
        "Orla Beck",
        "director of the Tide Laboratory",
    ),
    ("⟦Fire Chief Orla Beck⟧ said so.", "Orla Beck", "Fire Chief"),
    ("⟦Sheriff's Deputy Orla Beck⟧ said so.", "Orla Beck", "Sheriff's Deputy"),
    ("⟦head coach Orla Beck⟧ said so.", "Orla Beck", "head coach"),
    ("⟦Norwegian Foreign Minister Orla Beck⟧ said so.", "Orla Beck", "Norwegian Foreign Minister"),
    ("⟦Orla Beck, the school's principal,⟧ said so.", "Orla Beck", "school's principal"),
    ("⟦Lead author Orla Beck of the University of Larkmoor⟧ said so.", "Orla Beck", "Lead author"),
    (
        "⟦Orla Beck, spokeswoman for the Larkmoor Fire Department,⟧ said so.",
        "Orla Beck",
        "spokeswoman for the Larkmoor Fire Department",
    ),
    ("⟦Police Commissioner Orla Beck⟧ said so.", "Orla Beck", "Police Commissioner"),
    ("⟦Team captain Orla Beck⟧ said so.", "Orla Beck", "Team captain"),
]


@pytest.mark.parametrize(("text", "kind", "name"), IDENTITIES)
def test_kind_and_name(text: str, kind: str | None, name: str | None) -> None:
    source = only(text)
    assert kind is None or source.kind == kind
    assert name is None or source.name.removeprefix("The ") == name


@pytest.mark.parametrize(("text", "name", "title"), TITLES)
def test_title(text: str, name: str, title: str | None) -> None:
    source = only(text)
    assert (source.kind, source.name, source.title) == (PERSON, name, title)

"""Which source every mention belongs to."""

from __future__ import annotations

import pytest

from tests.resolve.sources.marked import grouped, resolve

MAREN = "Maren Holt"
ROWS = [
    # A company spokeswoman is the company's, by whatever noun.
    ("⟦Velora Inc⟧ said no. ⟦A company spokeswoman⟧ left.", [["Velora Inc"]] * 2),
    ("⟦The Sunday Ledger⟧ said no.", [["Sunday Ledger"]]),
    ("⟦The Metropolitan police⟧ said no.", [["Metropolitan police"]]),
    ("⟦Langton's brother, Dev,⟧ said no.", [["Dev"]]),
    ("⟦A captain, who gave only his first name, Yusuf,⟧ said no.", [["Yusuf"]]),
    ("⟦Coworker Jim Tully⟧ said no when it was over.", [["Jim Tully"]]),
    # Named behind the comma.
    (
        "His apprentice, Sade Okoro, is 22. ⟪“It went well,”⟫ ⟦she⟧ said.",
        [["Sade Okoro"]],
    ),
    # The name is bare where a title with complement stands before it; the title stays one phrase.
    ("⟦Deputy head of the Economy Ministry Jane Holt⟧ said no. ⟦Holt⟧ left.", [["Jane Holt"]] * 2),
    ("⟦The head of the UN's refugee agency Filippa Grandel⟧ said no.", [["Filippa Grandel"]]),
    ("⟦Vice-chair of the Friends of Marsh Library Dora Quill⟧ said no.", [["Dora Quill"]]),
    ("⟦Spokesman for the coast guard Lt. Cmdr. Rick Dahl⟧ said no.", [["Rick Dahl"]]),
    # Somebody else's name in it is not the speaker's.
    ("⟦A spokesman for the singer Jane Holt⟧ said no.", [["A spokesman for the singer Jane Holt"]]),
    ("⟦A friend of the late Jane Holt⟧ said no.", [["A friend of the late Jane Holt"]]),
    # An apposition of two titles is one person.
    ("⟦Maren Holt, chief of Acme and author of the study,⟧ said no.", [["Maren Holt"]]),
    ("⟦Maren Holt, a dean of the school and a judge at the Marsh Court,⟧ said no.", [["Maren Holt"]]),
    ("⟦Google, Facebook and Twitter⟧ said no.", [["Google", "Facebook", "Twitter"]]),
    ("⟦Ana Reyes, Peter Lind and John Hedman⟧ said no.", [["Ana Reyes", "Peter Lind", "John Hedman"]]),
    (
        "⟦Maren Holt, a dean for the Marsh Society and an envoy under President Petra Lind,⟧ said no.",
        [["Maren Holt"]],
    ),
    ("⟦Maren Holt, president and CEO of the Paper Union,⟧ said no.", [["Maren Holt"]]),
    ("⟦Maren Holt, an aide at the Office of Water and River Services,⟧ said no.", [["Maren Holt"]]),
    (
        "⟦Maren Holt, the mayor, and a nurse from the clinic⟧ said no.",
        [["Maren Holt", "a nurse from the clinic"]],
    ),
    # Those for whom several speak are not the speakers, unless they differ in kind.
    (
        "⟦Aides of Senator Maren Holt and Mayor Petra Lind⟧ said no.",
        [["Aides of Senator Maren Holt and Mayor Petra Lind"]],
    ),
    (
        "⟦Members of the Marsh Union and Mayor Petra Lind⟧ said no.",
        [["Members of the Marsh Union", "Petra Lind"]],
    ),
    ("⟦Aides to Sen. Maren Holt, R-Ky., and Petra Lind⟧ said no.", [["Aides to Sen. Maren Holt"]]),
    (
        "⟦Spokesmen for House Leader Maren Holt and Petra Lind⟧ said no.",
        [["Spokesmen for House Leader Maren Holt and Petra Lind"]],
    ),
    # Adjectives behind a comma go on with the description.
    ("⟦A cautious, bookish and dull group⟧ said no.", [["A cautious, bookish and dull group"]]),
    ("⟦Mayor Maren Holt and other officials⟧ said no.", [["Maren Holt", "other officials"]]),
    # A title in capitals, and who holds it.
    ("⟦The District Collector, K. Arumugam,⟧ said no. ⟦Mr. Arumugam⟧ left.", [["K. Arumugam"]] * 2),
    ("⟦The Marsh Courier⟧ said no.", [["Marsh Courier"]]),
    # The first word alone of a whole name, which may be the family's.
    ("⟦Zhao Wenli, head of the port,⟧ said no. ⟦Zhao⟧ left.", [["Zhao Wenli"]] * 2),
    ("⟦Wu Lihua, a physicist,⟧ said no. ⟦Wu⟧ left.", [["Wu Lihua"]] * 2),
    ("⟦Kayliegh Brandt, 27,⟧ said no. ⟦Kayliegh⟧ left.", [["Kayliegh Brandt"]] * 2),
    ("⟦Maren Holt⟧ of Acme Ferries said no. ⟦Acme⟧ paid.", [["Maren Holt"], ["Acme Ferries"]]),
    # A given name that is a position, too, or a preposition.
    ("⟦Sen. Dean Holt⟧ said no.", [["Dean Holt"]]),
    ("⟦Finance minister Per Holt⟧ said no.", [["Per Holt"]]),
    # A form of address.
    ("His Excellency Foreign Minister Dr. Salim Hadd rose. ⟦His Excellency⟧ said no.", [["Salim Hadd"]]),
    # A paper is no station.
    ("⟦Radio Marsh⟧ paid. ⟦The newspaper⟧ said no.", [["Radio Marsh"], ["newspaper"]]),
    # A body that is the owner of something.
    ("⟦The ship's owner, Northern Lines,⟧ said no.", [["Northern Lines"]]),
    # A short form behind the full name; not what others share.
    ("⟦Corbel Stone, which digs,⟧ said no. ⟦Corbel⟧ paid.", [["Corbel Stone"]] * 2),
    ("⟦The Department of Rivers⟧ said no. ⟦The Rivers Department⟧ paid.", [["Department of Rivers"]] * 2),
    # Described first, named afterwards, where the text calls back to it.
    (
        "⟦A dam inspector⟧ said no. It rained. ⟦Ola Hedman, the inspector,⟧ left.",
        [["Ola Hedman"]] * 2,
    ),
    ("⟦A witness⟧ said no. ⟦Bob Carew, who owns the shop,⟧ left.", [["A witness"], ["Bob Carew"]]),
    # A spokesman of the body that the paragraph speaks of, and of no other.
    ("⟦GridNorth Ltd⟧ said no. It paid, ⟦a spokesman⟧ added.", [["GridNorth Ltd"]] * 2),
    ("⟦GridNorth Ltd⟧ said no.\n\nIt paid, ⟦a spokesman⟧ added.", [["GridNorth Ltd"], ["a spokesman"]]),
    # "who" is no deli.
    (
        "⟦Janice Wye, a waitress at the Harbour Deli ⟦who⟧ left early,⟧ said no.",
        [["Janice Wye"]] * 2,
    ),
    # Full name, then surname, honorific, pronoun.
    (
        "⟦Maren Holt⟧ said no. ⟦Holt⟧ agreed. ⟦Ms. Holt⟧ left, and ⟦she⟧ added that it was late.",
        [[MAREN]] * 4,
    ),
    # A nickname in quotation marks and an apposition belong to one span.
    (
        '⟦Holt\'s niece, state Del. Petra "Pip" Lindqvist (D-Northport),⟧ said so. ⟦Lindqvist⟧ repeated it.',
        [['Petra "Pip" Lindqvist']] * 2,
    ),
    # Two with one surname, told apart by the honorific.
    (
        "Otto Brandt and Clara Brandt run the mill. ⟦Mr. Brandt⟧ said yes. ⟦Mrs. Brandt⟧ said no.",
        [["Otto Brandt"], ["Clara Brandt"]],
    ),
    # Two sources in one mention.
    (
        "⟦Tom Okafor (R-Mont.) and Dana Ruiz (D-La.)⟧ said so. ⟦Ruiz⟧ insisted.",
        [["Tom Okafor", "Dana Ruiz"], ["Dana Ruiz"]],
    ),
    # Whoever is named behind a description is the source, whatever the description's noun.
    ("⟦Holt's running mate, Gov. Dana Ruiz,⟧ agreed.", [["Dana Ruiz"]]),
    ("⟦One of the mayor's personal lawyers, Dana Ruiz,⟧ agreed.", [["Dana Ruiz"]]),
    ("It is late, said ⟦Department of State spokeswoman Dana Ruiz⟧.", [["Dana Ruiz"]]),
    # Behind a quotation "he said" is who spoke last, not who was last named in it.
    (
        "⟦Otto Brandt⟧ opened the meeting.\n\n⟪“Ask Ben Cole. Ben Cole knows the mill,”⟫ ⟦he⟧ said.",
        [["Otto Brandt"], ["Otto Brandt"]],
    ),
    # A poll named with its makers is a paper of its own.
    ("⟦The Harbor Times Daybreak tracking poll⟧ shows so.", [["Harbor Times Daybreak tracking poll"]]),
    # A campaign is not its candidate.
    (
        "⟦Dana Ruiz⟧ spoke. ⟦The Ruiz campaign⟧ denied it. ⟦Ruiz's campaign⟧ apologised.",
        [["Dana Ruiz"], ["Ruiz campaign"], ["Ruiz campaign"]],
    ),
    # The general is the one person introduced as general.
    ("Gen. Viktor Samsa met Maren Holt. ⟦The general⟧ said little.", [["Viktor Samsa"]]),
    # The age points back to whoever has it.
    (
        "Ida Moreau, 34, lost her boat. Ben Cole, 51, did not. ⟦The 34-year-old⟧ said it was old.",
        [["Ida Moreau"]],
    ),
    # A spokesman without a name is whom he speaks for.
    (
        "The Harbor Authority closed it. ⟦A spokesman for the Harbor Authority⟧ said so. ⟦It⟧ added nothing.",
        [["Harbor Authority"]] * 2,
    ),
    # A relative pronoun steps over an apposition ...
    ("Maren Holt, a nurse at the clinic, ⟦who⟧ says she saw it, left.", [[MAREN]]),
    # ... and stands for the group before it, whoever else is named.
    ("Otto Brandt faces complaints from six women, ⟦who⟧ said he lied.", [["six women"]]),
    # "I" in quoted words is whoever says them.
    ("⟪“We won, ⟦I⟧ think ⟪it was luck⟫,”⟫ said ⟦Maren Holt⟧.", [[MAREN], [MAREN]]),
    # What the opening describes, the next sentence names.
    (
        "⟦The chief of the northern naval command⟧ warned the islands.\n\nAdm. Viktor Samsa, head of that "
        "northern naval command, gave an interview. ⟦Samsa⟧ was calm.",
        [["Viktor Samsa"], ["Viktor Samsa"]],
    ),
    # A company by its sort, an acronym by its letters.
    (
        "Acme Motors Co. cut jobs. ⟦The automaker⟧ blamed steel. ⟦AMC⟧ declined.",
        [["Acme Motors Co."], ["AMC"]],
    ),
    (
        "The National Union of Ferry Crews (NUFC) met. ⟦The NUFC⟧ said no.",
        [["National Union of Ferry Crews"]],
    ),
    # A capital that speaks is its state.
    ("Russia closed the strait. ⟦Moscow⟧ said it would reopen. ⟦Russia⟧ did not say when.", [["Russia"]] * 2),
    # Not the speaker of the quotation, but the other one of that gender.
    (
        "Clara Brandt praised Maren Holt. ⟪“⟦She⟧ says it will rain,”⟫ ⟦Brandt⟧ said.",
        [[MAREN], ["Clara Brandt"]],
    ),
    # What a text is about is meant rather than what it names by the way, or by another noun.
    (
        "Velora Holdings lost money. Velora cut jobs. Holt works at Ridgeway, a fund. ⟦The company⟧ said so.",
        [["Velora Holdings"]],
    ),
    (
        "Velora Holdings lost money. ⟦The union Unify⟧ wants talks. ⟦The company⟧ declined.",
        [["Unify"], ["Velora Holdings"]],
    ),
    ("Shares in Velora Holdings fell after ⟦the steel group⟧ lost money.", [["Velora Holdings"]]),
    # A ministry with another portfolio is another.
    (
        "⟦Officials from the Ministry of Defence⟧ said so. ⟦The foreign ministry⟧ denied it. "
        "⟦The defense ministry⟧ agreed.",
        [["Ministry of Defence"], ["foreign ministry"], ["Ministry of Defence"]],
    ),
    # She who speaks for a body is the body.
    (
        "⟦A spokeswoman for the Care Inspectorate⟧ confirmed it. ⟪“We are in contact,”⟫ ⟦she⟧ said.",
        [["Care Inspectorate"], ["Care Inspectorate"]],
    ),
    # What stands behind the comma speaks; the town before it is nobody.
    (
        "Rebels have taken the town of Azmar, ⟦a commander of the group and two residents⟧ said on Monday. "
        "⟦The commander, who goes by the name Abu Lisk,⟧ agreed.",
        [["a commander of the group", "two residents"], ["Abu Lisk"]],
    ),
    # Both are the two who spoke.
    (
        "⟦A baker from Orla⟧ said he saw smoke. ⟦Another, a nurse,⟧ heard it. ⟦Both⟧ asked for calm.",
        [["A baker from Orla"], ["Another, a nurse"], ["A baker from Orla", "Another, a nurse"]],
    ),
    # Whom the sentence is about rather than who spoke last.
    (
        "⟪“Why go?”⟫ ⟦Torbal Lien⟧ said. His daughter Anna disagrees: they should leave, ⟦she⟧ says.",
        [["Torbal Lien"], ["Anna"]],
    ),
    # The sentence before, in the same paragraph, turns to somebody else; whose something is, does not.
    (
        "⟪“Weather,”⟫ ⟦Ray Colquitt⟧ wrote.\n\nMoss's co-author, Jens Aabye, pushed back. It ended early, "
        "⟦he⟧ noted.",
        [["Ray Colquitt"], ["Jens Aabye"]],
    ),
    (
        "⟪“Weather,”⟫ ⟦Ray Colquitt⟧ wrote. At a hearing on Jens Aabye's plan, ⟦he⟧ said no.",
        [["Ray Colquitt"], ["Ray Colquitt"]],
    ),
    # The lead has said who it is that comes without a word on who that is.
    (
        "⟦The former finance chief of Corbel Shipping⟧ wept.\n\nGiving evidence, ⟦Anton Brisk, 58,⟧ said no.",
        [["Anton Brisk"], ["Anton Brisk"]],
    ),
    (
        "⟦The former finance chief of Corbel Shipping⟧ wept.\n\n⟦Anton Brisk, a baker,⟧ said no.",
        [["former finance chief of Corbel Shipping"], ["Anton Brisk"]],
    ),
    (
        "Corran leaked oil, ⟦a former engineer at the plant⟧ said.\n\n⟪“We hid it,”⟫ said "
        "⟦Ruth Amery, who left the plant in May⟧.",
        [["Ruth Amery"], ["Ruth Amery"]],
    ),
    # A position alone in the headline is whom the text gives it, but not who is named beside it.
    (
        "Rifles left the depot, ⟦general⟧ says\n\n⟦General Tomas Reyl⟧ said no.",
        [["Tomas Reyl"], ["Tomas Reyl"]],
    ),
    (
        "Holt would refuse a deal: ⟦lawyer⟧\n\n⟦The lawyer Maren Holt⟧ left.",
        [["lawyer"], ["Maren Holt"]],
    ),
    # What the lead has somebody say is said again by name right behind it.
    (
        "⟪Forty crates of rifles left a depot in March,⟫ ⟦the commander of the garrison⟧ said.\n\n"
        "⟦General Tomas Reyl⟧ said ⟪that forty crates of rifles left the Orla depot in March⟫.",
        [["Tomas Reyl"], ["Tomas Reyl"]],
    ),
    (
        "⟪Forty crates of rifles left a depot in March,⟫ ⟦the commander of the garrison⟧ said.\n\n"
        "⟦General Tomas Reyl⟧ said ⟪that nobody had told him anything⟫.",
        [["commander of the garrison"], ["Tomas Reyl"]],
    ),
    # Who tells what to be called is one person.
    ("⟦A nurse who asked to be called Ines⟧ said no. ⟦Ines⟧ left.", [["Ines"], ["Ines"]]),
    ("A nurse ⟦who⟧ asked for tea. ⟦The nurse⟧ left.", [["A nurse"], ["A nurse"]]),
    # "Sir" and "KC" around a name are no part of a description.
    ("⟦His barrister, Sir Alan Pike KC,⟧ said no. ⟦Pike⟧ left.", [["Alan Pike"], ["Alan Pike"]]),
    # A spokesman speaks for the body that his sentence is about.
    ("⟦Velora⟧ fell. Helm Energy is looking into it, ⟦a spokesman⟧ said.", [["Velora"], ["Helm Energy"]]),
    ("The city clerk's office is closed, ⟦a spokesman⟧ said.", [["city clerk's office"]]),
    ("Jane Holt is well, ⟦a spokesman⟧ said.", [["a spokesman"]]),
    ("State police are looking. ⟦A spokesman⟧ said no.", [["State police"]]),
    ("Jane Holt is well. ⟦A spokesman⟧ said no.", [["A spokesman"]]),
    # "The company" is not a rival's adjective, nor the desk that answers for it.
    (
        "⟦Helm Energy⟧ fell. Ask Helm Energy Media Relations. Rival broker Pinter lost. ⟦The company⟧ won.",
        [["Helm Energy"], ["Helm Energy"]],
    ),
    # "They" are those whom the sentence before was about.
    (
        "⟦Republicans⟧ said no.\n\nDemocrats oppose Holt's wall in the hills. ⟦They⟧ offered money.",
        [["Republicans"], ["Democrats"]],
    ),
    # A title that goes on behind its noun, and whose it is before it.
    ("⟦Velora's vice president for trust and safety Jane Holt⟧ said no.", [["Jane Holt"]]),
    ("⟦Velora's new head of trade and rivers Jane Holt⟧ said no.", [["Jane Holt"]]),
    # Who is told anew is nobody known.
    (
        "⟦Lou Bracco, president of the Paper Union,⟧ said no. ⟦The mayor, a former lawyer,⟧ agreed.",
        [["Lou Bracco"], ["mayor"]],
    ),
    (
        "⟪“Rest,”⟫ said ⟦Maya Flores, RD⟧.\n\nMy own doctor laughed. ⟪“Do you like it?”⟫ ⟦she⟧ asked.",
        [["Maya Flores"], ["My own doctor"]],
    ),
    # Whose spokesman it is, in the clause behind the body; of a person it is somebody else.
    (
        "⟦The foreign ministry⟧ shared it. The foreign ministry, ⟦whose spokesman⟧ agreed, left.",
        [["foreign ministry"]] * 2,
    ),
    ("It was shared by Velora Inc, ⟦whose spokesman⟧ agreed.", [["Velora Inc"]]),
    # "Mrs." is not the granddaughter; the president is not whoever spoke last.
    (
        "Ludmila Farkas died. Her granddaughter, the novelist ⟦Iva Farkas⟧, agreed. ⟦Mrs. Farkas⟧ left.",
        [["Iva Farkas"], ["Ludmila Farkas"]],
    ),
    (
        "⟦MR. HALVERSEN⟧: Good day. ⟦The President⟧ left.\n\nQ ⟦Senator Brock⟧ said no.",
        [["HALVERSEN"], ["President"], ["Brock"]],
    ),
    # "The Italian" is somebody, not the state; a weekly or an evening paper is a paper.
    ("⟦Paolo Conti⟧ left. ⟪“No,”⟫ said ⟦the Italian⟧.", [["Paolo Conti"], ["Paolo Conti"]]),
    ("⟦The Italians⟧ said no.", [["Italians"]]),
    ("⟦The weekly Fakt⟧ said no. ⟦The paper⟧ gave no names.", [["Fakt"], ["Fakt"]]),
    ("⟦The Evening Lisk⟧ said no. ⟦The paper⟧ gave no names.", [["Evening Lisk"], ["Evening Lisk"]]),
    ("Here's ⟦who⟧ says so.", [[]]),
    # An age that nobody is said to have is that of whoever spoke last.
    ("⟦Otto Brandt⟧ blamed steel. ⟪“Ask them,”⟫ ⟦the 47-year-old⟧ replied.", [["Otto Brandt"]] * 2),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_grouping(text: str, expected: list[list[str]]) -> None:
    assert grouped(text) == expected


def test_nobody_is_guessed() -> None:
    """A pronoun that nobody fits stays unresolved."""
    assert grouped("The pier burned. ⟦She⟧ said so.") == [[]]


def test_sources_come_in_order_of_first_mention() -> None:
    sources = resolve("⟦Dana Ruiz⟧ spoke. ⟦Tom Okafor⟧ answered. ⟦Ruiz⟧ left.")
    assert [(s.id, s.name, len(s.mentions)) for s in sources] == [
        ("s1", "Dana Ruiz", 2),
        ("s2", "Tom Okafor", 1),
    ]


def test_headline_takes_the_full_name_of_the_text() -> None:
    text = "⟦Holt⟧: Ferry Crews Will Strike On Sunday Morning\n\n⟦Maren Holt⟧ said the crews would strike."
    assert grouped(text) == [["Maren Holt"], ["Maren Holt"]]

"""Plain text: what is taken off, what is kept, what is said about it."""

# Rows of text are easier to read on one line.
# ruff: noqa: E501
from __future__ import annotations

import pytest

from tests.read.making import PROSE, body, record, text

SCRAPED = f"""Environment Local News Top Stories World

Harbour master says ferry will not sail
By Ada Quill
Published 3 May 2018

{PROSE}

The repair will start as soon as the parts arrive in the harbourReuters reports.

ADVERTISEMENT

“We were never asked,” said Tom Rill, who runs the café on the pier.

Read more: Museum reopens after flood

A bus will replace it, Reuters reports, until the end of April.


Ada Quill
Ada Quill is a reporter who covers the coast. Follow her on Mastodon: @ada

2 Replies to “Harbour master says ferry will not sail”

Leave a Reply

Your email address will not be published. Required fields are marked *"""


def test_scraped_page() -> None:
    found = text(SCRAPED)
    assert found.labels == ("Environment", "Local News", "Top Stories", "World")
    assert found.title == "Harbour master says ferry will not sail"
    assert found.text[slice(*found.headline or (0, 0))] == found.title
    assert found.byline == "Ada Quill"
    assert found.published == "2018-05-03"
    assert found.bio == "Ada Quill is a reporter who covers the coast. Follow her on Mastodon: @ada"
    assert found.credits == ()  # "Reuters reports" is an attribution
    assert body(found) == [
        PROSE,
        "The repair will start as soon as the parts arrive in the harbour Reuters reports.",
        "“We were never asked,” said Tom Rill, who runs the café on the pier.",
        "A bus will replace it, Reuters reports, until the end of April.",
    ]


def test_hard_wrapped_lines_are_joined() -> None:
    wrapped = (
        "The ferry between the two towns will not sail before the spring,\n"
        "the harbour master said on Tuesday. She told the council that the\n"
        "engine had to be taken out and that nobody knew what it would\n"
        "cost.\n"
        "\n"
        "The council will meet again in the first week of March to decide\n"
        "whether it can pay for a second boat.\n"
    )
    assert text(wrapped).text.split("\n\n") == [
        PROSE.replace("\n", " "),
        "The council will meet again in the first week of March to decide whether it can pay for a second boat.",
    ]


def test_each_line_a_paragraph() -> None:
    lines = (
        f"Ferry stays in port\n{PROSE}\n“It is a disgrace,” said Tom Rill.\nThe council will meet in March."
    )
    found = text(lines)
    assert found.title == "Ferry stays in port"
    assert body(found) == lines.split("\n")[1:]


def test_two_line_headline_of_an_archive() -> None:
    found = text(f"Ferry stays in port; \nTowns must wait until spring for their boat.\n\n{PROSE}")
    assert found.title == "Ferry stays in port"
    assert body(found) == ["Towns must wait until spring for their boat.", PROSE]


def test_odd_spaces_and_line_ends() -> None:
    found = text(
        f"Ferry stays in port\r\n\r\nIt is\u00a0a dis\u00adgrace,  said\u200b Tom Rill.\r\n\r\n{PROSE}\u2028Last line here."
    )
    assert body(found) == ["It is a disgrace, said Tom Rill.", PROSE, "Last line here."]


@pytest.mark.parametrize(
    ("top", "byline", "published"),
    [
        ("By Ada Quill", "Ada Quill", None),
        ("By ADA QUILL and TOM RILL", "ADA QUILL and TOM RILL", None),
        ("By Ada Quill | May 3, 2018", "Ada Quill", "2018-05-03"),
        ("By Ada Quill, Staff Writer - 3 May 2018", "Ada Quill, Staff Writer", "2018-05-03"),
        ("Posted on May 3rd, 2018 by Ada Quill", "Ada Quill", "2018-05-03"),
        ("Updated: 3 May 2018, 10:30 a.m. ET", None, "2018-05-03T10:30:00-04:00"),
        ("Thursday, 3 May 2018 14:05 BST", None, "2018-05-03T14:05:00+01:00"),
        ("Ada Quill and Tom Rill\n\nThe Harbour Post", "Ada Quill and Tom Rill, The Harbour Post", None),
    ],
)
def test_lines_above_the_body(top: str, byline: str | None, published: str | None) -> None:
    found = text(f"Ferry stays in port\n\n{top}\n\n{PROSE}")
    assert (found.byline, found.published) == (byline, published)
    assert body(found) == [PROSE]


@pytest.mark.parametrize(
    "kept",
    [
        "By the time the ferry sails, Tom Rill will have closed his café.",
        "Related: that is how he put it when asked about the two events, and he put it well in front of the whole council and its guests; "
        "nobody in the room that evening, and there were more than two hundred of them, could say why it had been so long in coming.",
        "Comments by the minister were read out.",
        "Share prices fell, the exchange said.",
        "Watch out, he said.",
        "Ada Quill is a lawyer who won the case.",  # in the middle: a person of the story
        "More than 40 people signed the letter.",
        "Read it again, she told them.",
        "Sign language was used, he added.",
        "Photographers were kept out, the court heard.",
    ],
)
def test_keeps_what_only_looks_like_furniture(kept: str) -> None:
    found = text(f"Ferry stays in port\n\n{PROSE}\n\n{kept}\n\n{PROSE} Ada Quill was there.")
    assert kept in body(found)


@pytest.mark.parametrize(
    "furniture",
    [
        "Advertisement",
        "Story Continued Below",
        "SHARE THIS ARTICLE Share Tweet Post Email",
        "Facebook Twitter LinkedIn WhatsApp",
        "Read more: Museum reopens after flood",
        "Related: Ten ferries that never sailed",
        "Sign up for our newsletter",
        "Morning Post newsletter Sign up today to receive the best stories of the coast in your inbox.",
        "FILE PHOTO: The ferry in port, March 1, 2018. REUTERS/Jo Lens/File Photo",
        "The ferry in port on Tuesday. (Jo Lens/Reuters)",
        "Enlarge this image toggle caption Jo Lens/AP Jo Lens/AP",
        "Jo Lens/Getty Images",
        "Updated at 6:10 a.m. ET",
        "3 min read",
        "This article is more than 1 year old",
        "Filed under: Ferries, Coast, Money",
        "© 2018 The Harbour Post. All rights reserved.",
        "The views expressed in this article are the author’s own and do not reflect those of the paper.",
        "* * *",
    ],
)
def test_furniture_goes(furniture: str) -> None:
    found = text(f"Ferry stays in port\n\n{PROSE}\n\n{furniture}\n\n{PROSE}")
    assert body(found) == [PROSE, PROSE]


@pytest.mark.parametrize(
    "end", ["Leave a Reply", "3 Comments", "Related stories", "You may also like", "Most read"]
)
def test_nothing_is_read_after_the_end(end: str) -> None:
    found = text(
        f"Ferry stays in port\n\n{PROSE}\n\n{PROSE}\n\n{end}\n\nMuseum reopens after flood\n\nIt was time, wrote anna77."
    )
    assert body(found) == [PROSE, PROSE]


def test_bio_of_somebody_the_article_does_not_mention() -> None:
    bio = "Orla Finch is a professor of maritime law at the University of Kelso."
    found = text(f"Ferry stays in port\n\n{PROSE}\n\n{PROSE}\n\n{bio}")
    assert (found.bio, found.byline) == (bio, "Orla Finch")


def test_credits_below_the_text_survive_the_bio() -> None:
    found = text(
        f"Ferry stays in port\n\nBy Ada Quill\n\n{PROSE}\n\n{PROSE}\n\nFollow Ada Quill on Mastodon.\n\nContributing: Associated Press"
    )
    assert [c.outlet for c in found.credits] == ["Associated Press"]
    assert found.bio == "Follow Ada Quill on Mastodon."


def test_records_get_light_treatment() -> None:
    content = f"{PROSE}\n\nTags: one could call them that.\n\n{PROSE}"
    found = record(
        content,
        title="Ferry stays in port",
        authors=("Ada Quill", "Tom Rill"),
        published="2018-05-03",
        id="r1",
    )
    assert found.text == f"Ferry stays in port\n\n{content}"
    assert found.headline == (0, 19)
    assert (found.id, found.byline, found.published) == ("r1", "Ada Quill, Tom Rill", "2018-05-03")


def test_record_whose_text_has_its_title_already() -> None:
    found = record(f"FERRY STAYS IN PORT\n\n{PROSE}", title="Ferry stays in port")
    assert found.text == f"Ferry stays in port\n\n{PROSE}"


def test_record_whose_caption_has_run_into_the_headline() -> None:
    first = "The ferry in port on Tuesday. | Jo Lens/AP Photo Transport Ferry stays in port Towns must wait until spring."
    found = record(f"{first}\n\n{PROSE}", title="Ferry stays in port")
    assert body(found) == ["Towns must wait until spring.", PROSE]


def test_a_short_lead_behind_place_and_date_is_no_line_of_them() -> None:
    lead = "VELM, May 2, 2031 - Governor Tom Reiss said he would never raise the fuel tax."
    assert lead in text(f"Governor promises no new taxes\n\n{lead}").text


def test_a_line_of_dates_is_none_of_the_text() -> None:
    found = text(f"Ferry stays\n\nPublished May 3, 2018 - Last updated on May 4, 2018 at 10 a.m.\n\n{PROSE}")
    assert "Last updated" not in found.text


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        ("VELM, May 2, 2031 -", "2031-05-02"),
        ("PORT SABLE, Maranda, 3 May 2031 —", "2031-05-03"),
        ("LISK, July 30, 2031 /NewsLine/ --", "2031-07-30"),
        ("KHARVIN, Sept 9 (Meridian) -", None),
    ],
)
def test_a_whole_date_before_the_lead_is_that_of_the_article(dateline: str, day: str | None) -> None:
    found = text(f"Ferry stays\n\n{dateline} {PROSE}")
    assert found.published == day
    assert dateline in found.text


BELOW = "Ferry to Orme runs aground\nBy Ida Moor\nPublished 4 May 2031, 10:20\n\n"


@pytest.mark.parametrize(
    ("first", "more", "outlet"),
    [
        ("The Kelso Argus", "", "The Kelso Argus"),
        ("Coast FM", "", "Coast FM"),
        ("Reuters", "", "Reuters"),
        # Named below as the one that writes.
        ("Wireline", "KELSO, May 4 (Wireline) - ", "Wireline"),
        ("Northtide", "The master told Northtide so. ", "Northtide"),
        ("Goalpost", "Orme have sold a ferry, Goalpost understands. ", "Goalpost"),
        ("The Sentinel Eye", "So says a memo seen by The Sentinel Eye. ", "The Sentinel Eye"),
        ("Orme Coast News", "", "Orme Coast News"),
        ("Maranda Press Bureau", "VELM, May 4 (MPB) - ", "Maranda Press Bureau"),
        ("The Spindle", "That is what a poll for The Spindle shows. ", "The Spindle"),
        # Neither a label nor a person nor what the article is about.
        ("Anchor Talk", "", "Anchor Talk"),
        ("Kelso Patchwork", "A ship from Kelso is lost. ", "Kelso Patchwork"),
        # What has no sign of a publication is none.
        ("World News", "", None),
        ("Ships and Sailing", "", None),
        ("Health Matters", "", None),
        ("Ida Moor", "", None),
        ("Lost Anchor", "The anchor was lost. ", None),
        ("Why Ships Sink", "", None),
        ("Orme Crossing", "Two ships were seen by Orme harbour. ", None),
        ("Orme Crossing", "", None),
    ],
)
def test_outlet_on_the_first_line(first: str, more: str, outlet: str | None) -> None:
    found = text(f"{first}\n{BELOW}{more}{PROSE}")
    assert found.outlet == outlet
    if outlet:
        assert found.title == "Ferry to Orme runs aground"
        assert (found.byline, found.published) == ("Ida Moor", "2031-05-04")
        assert body(found) == [more + PROSE]


def test_first_line_without_byline_or_date_is_no_outlet() -> None:
    found = text(f"Coast Times\nFerry to Orme runs aground\n\n{PROSE}")
    assert found.outlet is None


@pytest.mark.parametrize(
    "line", ["Nine in ten masters stay at home", "Aground!", "Ship in two: no one hurt, say owners"]
)
def test_headline_between_outlet_and_date(line: str) -> None:
    found = text(f"Orme Radio\n{line}\nMay 4, 2031 11:15 PM\n\nThe ship is lost.\n\nNobody was on it.")
    assert (found.outlet, found.title) == ("Orme Radio", line)
    assert body(found) == ["The ship is lost.", "Nobody was on it."]


def test_staff_of_the_outlet_sign() -> None:
    found = text(f"Northtide\nFerry to Orme runs aground\nBy Northtide staff\n4 May 2031\n\n{PROSE}")
    assert (found.outlet, found.byline) == ("Northtide", "Northtide staff")
    assert body(found) == [PROSE]


def test_a_word_above_the_headline_may_be_a_label() -> None:
    found = text(f"Northtide\n{BELOW}{PROSE}")
    assert (found.outlet, found.labels) == (None, ("Northtide",))
    assert found.title == "Ferry to Orme runs aground"


@pytest.mark.parametrize(
    ("line", "outlet", "title"),
    [
        ("Orme Courier | Ferry runs aground off Kelso", "Orme Courier", "Ferry runs aground off Kelso"),
        (
            "Ferry runs aground off Kelso | The Orme Courier",
            "The Orme Courier",
            "Ferry runs aground off Kelso",
        ),
        ("Ferry runs aground off Kelso | Anchor Talk", "Anchor Talk", "Ferry runs aground off Kelso"),
        ("Ferry runs aground off Kelso | World News", None, "Ferry runs aground off Kelso | World News"),
        ("Ferry runs aground off Kelso | Ida Moor", None, "Ferry runs aground off Kelso | Ida Moor"),
        # Who reported it first stands behind a dash.
        ("Ferry runs aground off Kelso - Orme Courier", None, "Ferry runs aground off Kelso - Orme Courier"),
    ],
)
def test_outlet_beside_the_headline(line: str, outlet: str | None, title: str) -> None:
    found = text(f"{line}\n\n{PROSE}")
    assert (found.outlet, found.title) == (outlet, title)


@pytest.mark.parametrize(
    ("above", "below", "outlet"),
    [
        ("By Ida Moor, The Orme Courier", "", "The Orme Courier"),
        ("By Ida Moor, Associated Press", "", None),
        ("By Ida Moor, Staff Writer", "", None),
        ("Orme Courier, May 4, 2031", "", "Orme Courier"),
        ("Orme, May 4, 2031", "", None),
        ("By Ida Moor", "© 2031 Orme Courier. All rights reserved.", "Orme Courier"),
        ("By Ida Moor", "Copyright 2031 Orme Shipping", None),
        # Two are named: which one is it?
        ("Orme Courier, May 4, 2031", "© 2031 Kelso Argus", None),
    ],
)
def test_outlet_beside_author_date_or_copyright(above: str, below: str, outlet: str | None) -> None:
    found = text(f"Ferry to Orme runs aground\n{above}\n\n{PROSE}\n\n{below}")
    assert found.outlet == outlet
    assert found.title == "Ferry to Orme runs aground"


def test_newsletter_at_the_foot() -> None:
    found = text(f"Ferry to Orme runs aground\n\n{PROSE}\n\nSign up to our newsletter\n")
    assert body(found) == [PROSE]

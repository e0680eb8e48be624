from __future__ import annotations

from dataclasses import replace

from reportedly.resolve.card import summarise
from reportedly.resolve.parties import named, parties
from reportedly.types import Card, Document, Source
from tests.resolve.manner.marked import article

DOCUMENT = Document("d", "")


def source(id: str, name: str, kind: str = "named_person", **about: str) -> Source:
    return Source(id, name, (), kind, **about)  # type: ignore[arg-type]


def test_officials_and_media_of_one_state_are_one_party() -> None:
    found = parties(
        DOCUMENT,
        [
            source("s1", "Ilya Maronov", title="chief of the Russian General Staff"),
            source("s2", "Russia", "named_organization"),
            source("s3", "Lev Orlov", title="Russian President’s envoy for Syria"),
            source("s4", "Russia’s state-owned Lantern", "named_organization"),
            source("s5", "Ada Vance", title="professor at Harbor University"),
        ],
    )
    assert found == (("s1", "s2", "s3", "s4"), ("s5",))


def test_members_of_parliament_are_not_their_government() -> None:
    found = parties(
        DOCUMENT,
        [
            source("s1", "British government", "named_organization"),
            source("s2", "Ada Vance", title="British opposition lawmaker"),
        ],
    )
    assert found == (("s1",), ("s2",))


def test_campaign_and_candidate_are_one_party() -> None:
    found = parties(
        DOCUMENT,
        [
            source("s1", "Ada Vance"),
            source("s2", "the Vance campaign", "named_organization"),
            source("s3", "Bo Moor"),
        ],
    )
    assert found == (("s1", "s2"), ("s3",))


def test_one_organisation_is_one_party() -> None:
    found = parties(
        DOCUMENT,
        [
            source("s1", "Ada Vance", affiliation="Harbor Bank"),
            source("s2", "Harbor Bank", "named_organization"),
        ],
    )
    assert found == (("s1", "s2"),)


def summed() -> Card:
    document, marked = article(
        "<Vance> [claimed] {it broke}. {2“It was old,”} <2Moor> [2said]. <3An insider> [3denied] {3that it "
        "broke}. The river runs. {4It fell.}"
    )
    a1, a2, a3, a4 = marked
    attributions = (
        replace(a1, source_id="s1", relay=("s1", "s4"), stance="distances", factuality="CT+"),
        replace(a2, source_id="s2", relay=("s2",)),
        replace(a3, source_id="s3", relay=("s3",), factuality="CT-"),
        replace(a4, source_id="s2", relay=("s2",), implicit=True),
    )
    known = [
        source("s1", "Ada Vance"),
        source("s2", "Bo Moor"),
        source("s3", "an insider", "anonymous_source"),
        source("s4", "Reuters", "named_organization"),
    ]
    start = document.text.index("The river")
    return summarise(document, attributions, known, ((start, start + 15),))


def test_counts() -> None:
    card = summed()
    assert (card.statements, card.follow_ons, card.anonymous) == (4, 1, 1)
    assert card.kinds == {"direct": 1, "indirect": 3}
    assert (card.relayed, card.first_hand, card.distanced, card.denials) == (1, 3, 1, 1)
    assert card.most_quoted[0] == ("s2", 2)


def test_an_outlet_that_only_relays_is_no_source() -> None:
    card = summed()
    assert card.sources == {"named_person": 2, "anonymous_source": 1}
    assert (card.people, card.organizations) == (3, 0)
    assert card.parties == (("s2",), ("s1",), ("s3",))
    assert not card.single_source
    assert not card.single_party


def test_shares_are_of_the_words() -> None:
    card = summed()
    # 20 words in all; "it broke", "It was old", "that it broke", "It fell"; the quotation; the own voice.
    assert (card.attributed_share, card.quoted_share, card.own_voice_share) == (0.5, 0.15, 0.15)
    assert card.anonymous_share == 0.15


def test_one_source() -> None:
    document, marked = article("<Vance> [said] {it broke}. <2Vance> [2said] {2it was old}.")
    attributions = [replace(a, source_id="s1", relay=("s1",)) for a in marked]
    card = summarise(document, attributions, [source("s1", "Ada Vance")], ())
    assert card.single_source
    assert not card.single_party


def test_one_party() -> None:
    document, marked = article("<Vance> [said] {it broke}. <2The Vance campaign> [2said] {2it was old}.")
    attributions = [replace(a, source_id=f"s{n}", relay=(f"s{n}",)) for n, a in enumerate(marked, 1)]
    known = [source("s1", "Ada Vance"), source("s2", "the Vance campaign", "named_organization")]
    assert summarise(document, attributions, known, ()).single_party


def test_nothing_attributed() -> None:
    assert summarise(Document("d", "It rained."), (), (), ((0, 10),)) == Card(own_voice_share=1.0)


def test_inner_statements_count_and_who_passes_on_is_not_first_hand() -> None:
    document, marked = article(
        "<Reuters> [noted] {that <2Vance> [2said] {2it broke}}. <3Moor> [3said] {3no}."
    )
    attributions = (
        replace(marked[0], source_id="s1", relay=("s1",)),
        replace(marked[1], source_id="s2", relay=("s2", "s1"), parent="a1"),
        replace(marked[2], source_id="s3", relay=("s3",)),
    )
    known = [
        source("s1", "Reuters", "named_organization"),
        source("s2", "Ada Vance"),
        source("s3", "Bo Moor"),
    ]
    card = summarise(document, attributions, known, ())
    assert (card.statements, card.relayed, card.first_hand) == (3, 1, 1)
    assert sum(card.kinds.values()) == 3


def test_outlets_without_a_name_are_no_party_of_a_name() -> None:
    """ "A newspaper" of one article is not that of another."""
    (one,) = named(DOCUMENT, [source("s1", "a Karelian newspaper", None)])  # type: ignore[arg-type]
    assert one.party is None

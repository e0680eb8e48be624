"""For whom a source speaks, by how its article calls it."""

from __future__ import annotations

import pytest

from reportedly.trace.behalf import Behalf, behalf, demonym, one_interest, one_voice, states_apart
from reportedly.trace.interests import parties
from reportedly.types import Source, SourceKind


def _of(
    text: str, mention: str, name: str, kind: SourceKind = "named_organization", **told: str
) -> tuple[Source, str]:
    start = text.index(mention)
    return Source("s1", name, ((start, start + len(mention)),), kind=kind, **told), text  # type: ignore[arg-type]


ARMY = _of(
    "Two ships were sunk, the Tarsan army's spokesman said.", "the Tarsan army's spokesman", "Tarsan army"
)
NAVY = _of("The Tarsan navy sank a ship, the navy's spokesman said.", "the navy's spokesman", "navy")
STATE = _of("Tarsa said two ships were sunk.", "Tarsa", "Tarsa")
DEFENCE = _of(
    "Tarsa's defence ministry said two ships were sunk.",
    "Tarsa's defence ministry",
    "Tarsa's defence ministry",
)
OFFICIALS = _of("He said Tarsan law forbade it. Tarsan officials disagreed.", "Tarsan officials", "Tarsan")
SENIOR = _of(
    "Senior officials said two ships were sunk.", "Senior officials", "Senior officials", "unnamed_group"
)
REBELS = _of(
    "Two ships were sunk by the Tarsan rebels, the Tarsan rebels said.",
    "the Tarsan rebels",
    "Tarsan rebels",
    "unnamed_group",
)
OTHER = _of("Ships were sunk, Norland's navy said.", "Norland's navy", "Norland's navy")
PAPER = _of("The Tarsan said two ships were sunk.", "The Tarsan", "Tarsan")
MINISTER = _of(
    "Health Minister Greta Holm denied it.",
    "Health Minister Greta Holm",
    "Greta Holm",
    "named_person",
    title="Health Minister",
)
VELT = _of(
    "Health Minister Janos Velt denied it.",
    "Health Minister Janos Velt",
    "Janos Velt",
    "named_person",
    title="Health Minister",
)
HEALTH = _of("The health ministry denied it.", "The health ministry", "health ministry")
LAWYER = _of(
    "Boothe took nothing, a lawyer for Boothe said.",
    "a lawyer for Boothe",
    "a lawyer for Boothe",
    "unnamed_person",
    title="lawyer for Boothe",
    affiliation="Harlan Boothe",
)
HOLT = _of(
    "Harlan Boothe was charged. His lawyer, Dana Holt, denied it.",
    "His lawyer, Dana Holt",
    "Dana Holt",
    "named_person",
    title="lawyer",
)
ELSE = _of(
    "Carl Minks was charged. His lawyer, Ada Roe, denied it.",
    "His lawyer, Ada Roe",
    "Ada Roe",
    "named_person",
    title="lawyer",
)
BOOTHE = _of("Harlan Boothe denied it.", "Harlan Boothe", "Harlan Boothe", "named_person")
ONCE = _of(
    "A former lawyer for Boothe said so.",
    "A former lawyer for Boothe",
    "a former lawyer for Boothe",
    "unnamed_person",
    title="former lawyer for Boothe",
    affiliation="Harlan Boothe",
)
CHIEF = _of(
    "Lena Ost, chief executive of Quillby Foods, denied it.",
    "Lena Ost, chief executive of Quillby Foods",
    "Lena Ost",
    "named_person",
    title="chief executive of Quillby Foods",
    affiliation="Quillby Foods",
)
FOODS = _of("Quillby Foods denied it.", "Quillby Foods", "Quillby Foods")
ACME = _of("A spokesman for Acme Foods denied it.", "A spokesman for Acme Foods", "Acme Foods")


def _made(one: tuple[Source, str]) -> Behalf:
    return behalf(*one)


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (ARMY, STATE, True),
        (ARMY, DEFENCE, True),
        (NAVY, DEFENCE, True),
        (STATE, DEFENCE, True),
        (OFFICIALS, ARMY, True),
        (ARMY, OTHER, False),
        (ARMY, REBELS, False),
        (REBELS, STATE, False),
        (SENIOR, SENIOR, False),
        # A newspaper of that name.
        (PAPER, DEFENCE, False),
        (MINISTER, HEALTH, True),
        # The health ministers of two states.
        (MINISTER, VELT, False),
        (LAWYER, HOLT, True),
        (LAWYER, ELSE, False),
        (HOLT, ELSE, False),
        (LAWYER, BOOTHE, True),
        (ONCE, BOOTHE, False),
        (CHIEF, FOODS, True),
        (FOODS, ACME, False),
    ],
)
def test_one_interest(one: tuple[Source, str], other: tuple[Source, str], together: bool) -> None:
    assert one_interest(_made(one), _made(other)) is together
    assert one_interest(_made(other), _made(one)) is together


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        # The lawyer with and without a name; a body and who speaks for it; a state and its army.
        (LAWYER, HOLT, True),
        (CHIEF, FOODS, True),
        (ARMY, STATE, True),
        # The accused and his lawyer; two bodies of one state.
        (LAWYER, BOOTHE, False),
        (ARMY, DEFENCE, False),
    ],
)
def test_one_voice(one: tuple[Source, str], other: tuple[Source, str], together: bool) -> None:
    assert one_voice(_made(one), _made(other)) is together


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("tarsan", "tarsa", True),
        ("norlandic", "norland", True),
        ("norlander", "norlandic", True),
        ("keldish", "keldland", True),
        ("kessuan", "kessu", True),
        ("austrian", "australian", False),
        ("iranian", "iraqi", False),
        ("norland", "norway", False),
    ],
)
def test_demonyms(one: str, other: str, together: bool) -> None:
    assert demonym(one, other) is together


def test_two_states_are_apart() -> None:
    assert states_apart(_made(ARMY), _made(OTHER))
    assert not states_apart(_made(ARMY), _made(STATE))


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ([ARMY, DEFENCE, STATE], 1),
        ([ARMY, OTHER, STATE], 2),
        # "The council", where one has a name and where two have.
        (
            [
                _of("The council denied it.", "The council", "council"),
                _of("Ashmere council said so.", "Ashmere council", "Ashmere council"),
            ],
            1,
        ),
        (
            [
                _of("The council denied it.", "The council", "council"),
                _of("Ashmere council said so.", "Ashmere council", "Ashmere council"),
                _of("Brindle council said so.", "Brindle council", "Brindle council"),
            ],
            3,
        ),
        # Two people with one name.
        (
            [
                _of(
                    "The goalkeeper Jane Doe said so.",
                    "Jane Doe",
                    "Jane Doe",
                    "named_person",
                    title="goalkeeper",
                    party="person:jane doe",
                ),
                _of(
                    "Bishop Jane Doe said so.",
                    "Bishop Jane Doe",
                    "Jane Doe",
                    "named_person",
                    title="bishop",
                    party="person:jane doe",
                ),
            ],
            2,
        ),
    ],
)
def test_parties_of_a_claim(told: list[tuple[Source, str]], count: int) -> None:
    named = [(source.party or f"organisation:{source.name.casefold()}", source) for source, _ in told]
    assert len(set(parties(named, [text for _, text in told]))) == count

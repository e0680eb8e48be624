"""Quotations whose speaker stands beside them under an unusual verb, and paraphrase far from its cue."""

import pytest

from reportedly.extract.amend import astray
from reportedly.extract.introduced import introduced
from reportedly.extract.words import split
from reportedly.types import Attribution

MARSH = "Captain Lee Marsh said: “We owe the fans an apology.”\n\n"


def found(paragraph: str) -> list[tuple[str, ...]]:
    """Source, cue and content of each attribution, where the network gave a paragraph to Marsh above it."""
    text = MARSH + paragraph
    said = len(MARSH) - 2
    marsh = Attribution(
        id="", kind="direct", source=((0, 17),), cue=((18, 22),), content=((24, said), (said + 2, len(text)))
    )
    return [
        tuple(" … ".join(text[s:e] for s, e in part) for part in (a.source, a.cue, a.content))
        for a in introduced(split(text), [marsh])
    ]


@pytest.mark.parametrize(
    ("paragraph", "source", "cue", "content"),
    [
        (
            "Athletic manager Rosa Quint was delighted. “The lads were great. I’m over the moon.”",
            "Athletic manager Rosa Quint",
            "was delighted",
            "“The lads were great. I’m over the moon.”",
        ),
        ("Quint, 41, was not so sure: “We were lucky.”", "Quint", "was not so sure", "“We were lucky.”"),
        ("Rosa Quint disagreed. “It was a foul.”", "Rosa Quint", "disagreed", "“It was a foul.”"),
        ("She was furious. “It was a foul.”", "She", "was furious", "“It was a foul.”"),
        (
            "“Gutted,” posted winger Jo Amadi on Instagram. “We go again.”",
            "winger Jo Amadi",
            "posted",
            "“Gutted,” … “We go again.”",
        ),
        ("'Never again,' sighed the goalkeeper.", "the goalkeeper", "sighed", "'Never again,'"),
    ],
)
def test_the_speaker_beside_it(paragraph: str, source: str, cue: str, content: str) -> None:
    marsh, other = found(paragraph)
    assert other == (source, cue, content)
    assert marsh[2] == "“We owe the fans an apology.”"


@pytest.mark.parametrize(
    "paragraph",
    [
        "“We were poor from the first minute.”",
        "The pitch was clear. “We had no excuse.”",
        "Quint was delighted with what her team took home. Nobody else was. “We had no excuse.”",
        "“We had no excuse,” posted on every wall of the ground, is the club’s new motto.",
        "The club’s motto, “No excuses”, was never truer.",
    ],
)
def test_nobody_beside_it(paragraph: str) -> None:
    (marsh,) = found(paragraph)
    assert marsh[0] == "Captain Lee Marsh"


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("Hume slams lazy defending\n\nRovers lost again on Saturday", "Rovers lost again on Saturday"),
        ("The group demands:\n\nan end to fees", ""),
        ("Hume slams lazy defending\n\n“We were lazy”", ""),
    ],
)
def test_paraphrase_in_another_paragraph(text: str, lost: str) -> None:
    words = split(text)
    begin = text.index("\n\n") + 2
    away = astray(words, ((5, 10),), ((11, begin - 2), (begin, len(text))))
    assert "".join(text[s:e] for s, e in away) == lost

"""Invented prose for articles that have to be long: the same seed gives the same words."""

from __future__ import annotations

import random

from reportedly.trace.values import Article
from reportedly.types import Credit, Document, Link

_SYLLABLES = (
    "ba",
    "de",
    "fi",
    "go",
    "lu",
    "ma",
    "ne",
    "pi",
    "ro",
    "su",
    "ta",
    "ve",
    "wi",
    "zo",
    "kel",
    "mar",
    "tin",
    "dor",
)
_COMMON = ("the", "of", "and", "in", "to", "a", "with", "for", "on", "by")

#: Three sentences of one reporter.
FERRY = (
    "The ferry to Marlow Island ran aground shortly after noon and was pulled free by two harbour tugs "
    "an hour later. "
    "Nobody was hurt, but the line will stay shut until divers have looked at the hull and the rudder. "
    "It is the third accident on that line since the new timetable began in the spring."
)
#: What somebody said of it.
SAID = "we have asked for a second pilot on every crossing for years and nobody has ever answered our letters"


def prose(seed: int, words: int = 300) -> str:
    """So many words in sentences and paragraphs, almost none of them those of another seed."""
    draw = random.Random(seed)
    sentences, left = [], words
    while left > 0:
        length = min(left, draw.randint(8, 22))
        made = [
            draw.choice(_COMMON)
            if draw.random() < 0.3
            else "".join(draw.choices(_SYLLABLES, k=draw.randint(2, 4)))
            for _ in range(length)
        ]
        sentences.append(" ".join(made).capitalize() + ".")
        left -= length
    return "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))


def page(
    key: str,
    text: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    url: str | None = None,
    byline: str | None = None,
    credit: str | None = None,
    link: str | None = None,
) -> Article:
    """An article without statements; a credit's name has to stand in its text, or it is the metadata's."""
    at = text.find(credit) if credit else -1
    return Article(
        key,
        Document(
            key,
            text,
            outlet=outlet,
            published=published,
            url=url,
            byline=byline,
            credits=(Credit(credit, (at, at + len(credit)) if at >= 0 else None),) if credit else (),
            links=(Link((0, 1), link),) if link else (),
        ),
    )

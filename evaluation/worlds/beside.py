"""Articles beside a story that must not be mixed up with it: other news of the same people, other numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from evaluation.worlds import speakers
from evaluation.worlds.grammar import expand
from evaluation.worlds.lexicon import load
from evaluation.worlds.names import Names
from evaluation.worlds.spreading import Newsroom
from evaluation.worlds.story import Story, day_of, facts_of, in_words
from evaluation.worlds.values import Occasion, Outlet, Paragraph, Piece


def asides(
    story: Story,
    written: list[Piece],
    number: int,
    random: Random,
    names: Names,
    outlet: Callable[[], Outlet | None],
) -> Iterator[tuple[Piece, Piece | None]]:
    """Articles that belong to no claim; with each correction the article that it corrects.

    Args:
        story: what they stand beside.
        written: the articles about it.
        number: of the first of them.
        random: decides which there are.
        names: gives new names.
        outlet: gives a newspaper with nothing on the story.
    """
    for chance, make in ((0.4, _same_speaker), (0.2, _other_number)):
        paper = outlet()
        if random.random() < chance and paper is not None:
            other = make(story, names, random)
            yield Newsroom(other, paper, random, names).original(number, 0), None
            number += 1
    if random.random() < 0.15:
        yield _correction(story, written[0], number, random, names), written[0]


def _same_speaker(story: Story, names: Names, random: Random) -> Story:
    """The same person on the same day about something else."""
    kinds = load("events")["event"]
    kind = kinds[(story.number + random.randint(1, len(kinds) - 1)) % len(kinds)]
    facts = {**facts_of(kind, names, random), "home": story.facts["home"], "capital": story.facts["capital"]}
    count = random.randint(kind["low"], kind["high"])
    occasion = replace(story.occasions[0], way="statement", place=facts["place"], outlet=None)
    quote = expand(random.choice(kind["quote"]), random, {**facts, "n": in_words(count)})
    return _beside(story, occasion=replace(occasion, quote=quote), count=count, facts=facts, kind=kind)


def _other_number(story: Story, names: Names, random: Random) -> Story:
    """Somebody else has counted, too, and to another number."""
    speaker = speakers.other(names, random, story.facts)
    count = _another(story, random)
    hour = story.hour + random.randint(2, 30)
    quote = expand(random.choice(story.kind["quote"]), random, story.named(count))
    occasion = Occasion(speaker, "statement", day_of(hour), story.facts["place"], hour, quote)
    return _beside(story, occasion=occasion, count=count, facts=story.facts, kind=story.kind)


def _correction(story: Story, original: Piece, number: int, random: Random, names: Names) -> Piece:
    """The first outlet takes its number back, days later."""
    count = _another(story, random)
    hour = original.hour + random.randint(60, 110)
    occasion = replace(
        story.occasions[0], way="statement", outlet=None, quote="", hour=hour, day=day_of(hour)
    )
    other = _beside(story, occasion=occasion, count=count, facts=story.facts, kind=story.kind)
    piece = Newsroom(other, original.outlet, random, names).original(number, 0)
    line = expand(random.choice(load("prose")["correction"]["lines"]), random, {"old": in_words(story.count)})
    return replace(piece, paragraphs=(*piece.paragraphs, Paragraph(line, "x")))


def _beside(
    story: Story, *, occasion: Occasion, count: int, facts: dict[str, str], kind: dict[str, object]
) -> Story:
    return replace(
        story,
        kind=kind,
        facts=facts,
        count=count,
        occasions=(occasion,),
        hedged=(False,),
        denier=None,
        told={},
    )


def _another(story: Story, random: Random) -> int:
    numbers = range(story.kind["low"], story.kind["high"] + 1)
    return random.choice([one for one in numbers if one != story.count])

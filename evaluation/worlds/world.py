"""Makes a world from a seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from evaluation.worlds import beside
from evaluation.worlds import story as stories
from evaluation.worlds.names import Names
from evaluation.worlds.spreading import Newsroom
from evaluation.worlds.story import Story
from evaluation.worlds.truth import truth
from evaluation.worlds.values import Mode, Outlet, OutletKind, Piece, World, Written

#: The Monday on which a world begins.
_BEGINNING = datetime(2018, 1, 8)
#: How others take a story over, and how often.
_MODES: dict[Mode, int] = {
    "relay": 5,
    "rewrite": 3,
    "silent_rewrite": 3,
    "partial": 2,
    "blog": 3,
    "wire_copy": 5,
    "syndicated": 2,
    "quote_only": 2,
    "merge": 2,
}


def build(seed: int, claims: int) -> World:
    """A world.

    Args:
        seed: one seed always gives the same world.
        claims: how many claims are traced in it.
    """
    random = Random(f"worlds {seed}")
    names = Names(random)
    press = {kind: [names.outlet(kind) for _ in range(count)] for kind, count in _press(claims).items()}
    pieces: list[Piece] = []
    corrected: list[list[tuple[Piece, Piece]]] = []
    number = 0
    told: list[tuple[Story, list[Piece]]] = []
    for index in range(claims):
        hour = random.randrange(8, 24 * (6 + claims // 3))
        desk = _Desk(press, random, names)
        story = stories.invent(index, hour, names, random, desk.paper)
        written = list(desk.spread(story, number))
        number += len(written)
        aside = list(beside.asides(story, written, number, random, names, desk.spare))
        number += len(aside)
        told.append((story, written))
        corrected.append([(one, other) for one, other in aside if other is not None])
        pieces += [*written, *(one for one, _ in aside)]
    ids = {piece.number: f"w{seed}-{rank:05}" for rank, piece in enumerate(_in_time(pieces), 1)}
    articles = tuple(_written(piece, ids[piece.number]) for piece in _in_time(pieces))
    truths = tuple(
        replace(
            truth(story, written, ids), corrections=tuple((ids[a.number], ids[b.number]) for a, b in pairs)
        )
        for (story, written), pairs in zip(told, corrected, strict=True)
    )
    return World(seed, articles, truths)


def _press(claims: int) -> dict[OutletKind, int]:
    return {"paper": 24 + claims // 2, "agency": 5, "blog": 12, "aggregator": 6}


def _in_time(pieces: list[Piece]) -> list[Piece]:
    return sorted(pieces, key=lambda piece: (piece.hour, piece.number))


class _Desk:
    """Lets a story spread; no outlet writes about it twice."""

    def __init__(self, press: dict[OutletKind, list[Outlet]], random: Random, names: Names) -> None:
        self._random, self._names = random, names
        self._left = {kind: random.sample(outlets, len(outlets)) for kind, outlets in press.items()}

    def paper(self) -> Outlet:
        """A newspaper with nothing on the story yet."""
        return self._left["paper"].pop()

    def spare(self) -> Outlet | None:
        """A newspaper, if there is one left."""
        return self._left["paper"].pop() if self._left["paper"] else None

    def spread(self, story: Story, number: int) -> Iterator[Piece]:
        """The articles about a story; the first have the smallest numbers."""
        written: list[Piece] = []
        for rank, occasion in enumerate(story.occasions):
            alone = [occasion.outlet] if occasion.outlet else None
            for outlet in alone or self._covering():
                piece = self._room(story, outlet).original(number + len(written), rank)
                written.append(piece)
                yield piece
        for _ in range(self._random.choice((2, 3, 4, 5, 6, 8, 10))):
            made = self._echo(story, written, number + len(written))
            if made is not None:
                written.append(made)
                yield made

    def _covering(self) -> list[Outlet]:
        """Who comes to a news conference."""
        papers = [self.paper() for _ in range(self._random.choice((1, 1, 2)))]
        agency = [self._left["agency"].pop()] if self._random.random() < 0.5 else []
        return papers + agency

    def _echo(self, story: Story, written: list[Piece], number: int) -> Piece | None:
        (mode,) = self._random.choices(list(_MODES), list(_MODES.values()))
        parents = self._parents(story, written, mode)
        kind = self._kind(mode)
        if not parents or not self._left[kind]:
            return None
        return self._room(story, self._left[kind].pop()).echo(number, parents, mode)

    def _parents(self, story: Story, written: list[Piece], mode: Mode) -> tuple[Piece, ...]:
        """What the next article is made from; nothing where the mode does not fit."""
        fitting = [one for one in written if _fits(one, mode, story)]
        if mode == "merge":
            pairs = [
                (one, other)
                for one in fitting
                for other in fitting
                if not {t.occasion for t in one.account.tellings}
                & {t.occasion for t in other.account.tellings}
            ]
            return self._random.choice(pairs) if pairs else ()
        return (self._random.choice(fitting),) if fitting else ()

    def _kind(self, mode: Mode) -> OutletKind:
        if mode == "blog":
            return "blog"
        if mode == "relay" and self._random.random() < 0.4:
            return "agency"
        if mode in ("syndicated", "silent_rewrite") and self._random.random() < 0.4:
            return "aggregator"
        return "paper"

    def _room(self, story: Story, outlet: Outlet) -> Newsroom:
        return Newsroom(story, outlet, self._random, self._names)


def _fits(piece: Piece, mode: Mode, story: Story) -> bool:
    first = piece.account.tellings[0]
    if mode == "wire_copy":
        return piece.outlet.kind == "agency" and piece.mode != "wire_copy"
    if mode == "quote_only":
        alone = story.occasions[first.occasion].way == "interview"
        return alone and bool(first.quote) and first.speaker == "full"
    if mode == "merge":
        return first.speaker not in ("none", "outlet")
    return piece.outlet.kind not in ("blog", "aggregator")


def _written(piece: Piece, id: str) -> Written:
    at = _BEGINNING + timedelta(hours=piece.hour)
    published = at.date().isoformat() if piece.day_only else at.strftime("%Y-%m-%dT%H:%M:%SZ")
    text = "\n\n".join(paragraph.text for paragraph in piece.paragraphs)
    authors = (piece.author,) if piece.author else ()
    return Written(id, piece.url, piece.title, piece.outlet.name, published, authors, text)

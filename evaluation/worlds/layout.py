"""Arranges an account into the paragraphs of an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from evaluation.worlds import telling as wording
from evaluation.worlds.grammar import expand, upper_first
from evaluation.worlds.lexicon import load
from evaluation.worlds.story import Story
from evaluation.worlds.values import Account, Outlet, Paragraph


def arrange(
    story: Story, account: Account, outlet: Outlet, random: Random, link: tuple[Outlet, str] | None = None
) -> tuple[Paragraph, ...]:
    """The paragraphs.

    Args:
        story: gives the facts.
        account: what the article says.
        outlet: which publication writes.
        random: decides the layout and the wording.
        link: a blog's: to which publication it links, and the address.
    """
    layouts = load("prose")["blog" if link else "layout"]
    fitting = [one for one in layouts if outlet.kind not in one.get("not_for", ())]
    (layout,) = random.choices(fitting, [one.get("often", 1) for one in fitting])
    slots = _Slots(story, account, outlet, random, link, layout)
    found = [slots.paragraph(pattern) for pattern in layout["paragraphs"]]
    rest = slots.rest()
    return tuple(one for one in [*found, *rest] if one is not None)


class _Slots:
    """Fills the slots of a layout, each sentence once."""

    def __init__(
        self,
        story: Story,
        account: Account,
        outlet: Outlet,
        random: Random,
        link: tuple[Outlet, str] | None,
        layout: Mapping[str, Any],
    ) -> None:
        self._story, self._account, self._outlet, self._random = story, account, outlet, random
        self._link, self._layout = link, layout
        self._context, self._sides = list(account.context), list(account.sides)
        self._named: set[int] = set()
        self._own: dict[str, list[str]] = {}

    def paragraph(self, pattern: str) -> Paragraph | None:
        """What fills a paragraph's slots; ``None``: nothing does."""
        parts: list[Paragraph] = []
        for token in pattern.split():
            parts += self._filled(token)
        if not any(part.roles != "x" for part in parts) and not (len(parts) == 1 and " " not in pattern):
            return None
        return joined(parts)

    def rest(self) -> list[Paragraph]:
        """Context that found no slot."""
        left, self._context = self._context, []
        return [Paragraph(one, "C") for one in left]

    def _filled(self, token: str) -> list[Paragraph]:
        first = self._account.tellings[:1]
        if token == "T":
            return [self._claim(one) for one in first]
        if token == "Q":
            return [one for one in map(self._quote, first) if one]
        if token == "+":
            return self._others()
        if token == "C":
            return [Paragraph(self._context.pop(0), "C")] if self._context else []
        if token == "S":
            return [Paragraph(self._sides.pop(0), "S")] if self._sides else []
        if token == "D":
            return [wording.denial(self._story, self._random)] if self._account.denial else []
        if token == "L":
            return [self._linked()]
        return [self._layouts_own(token)]

    def _claim(self, one: Any) -> Paragraph:
        first = one.occasion not in self._named
        self._named.add(one.occasion)
        return wording.claim(self._story, one, self._outlet, self._random, first=first)

    def _quote(self, one: Any) -> Paragraph | None:
        first = one.occasion not in self._named
        self._named.add(one.occasion)
        return wording.quotation(self._story, one, self._outlet, self._random, first=first)

    def _others(self) -> list[Paragraph]:
        found: list[Paragraph] = []
        for one in self._account.tellings[1:]:
            said, quoted = self._claim(one), self._quote(one)
            found += [said, quoted] if quoted else [said]
        return found

    def _linked(self) -> Paragraph:
        assert self._link is not None
        outlet, url = self._link
        facts = {"linked": outlet.said, "url": url}
        text = expand(self._random.choice(load("prose")["telling"]["linked"]), self._random, facts)
        return Paragraph(upper_first(text), "x")

    def _layouts_own(self, token: str) -> Paragraph:
        left = self._own.setdefault(token, list(self._layout[token]))
        text = left.pop(0) if left else self._random.choice(self._layout[token])
        return Paragraph(expand(text, self._random, self._story.facts), "x")


def joined(parts: Sequence[Paragraph]) -> Paragraph:
    """Several as one paragraph."""
    return Paragraph(
        " ".join(part.text for part in parts),
        "".join(part.roles for part in parts),
        tuple(statement for part in parts for statement in part.statements),
    )
